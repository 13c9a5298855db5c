// "One zone fails": cases worked by hand, what holds for every fleet, who does what, and what an address may say.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import * as lab from "../../overrides/js/labs/zone-failure.js";
import { SOURCES, STEPS } from "../../overrides/js/labs/zone-steps.js";
import { enoughFor, left, problems, spread } from "../../overrides/js/labs/zones.js";

/** @typedef {import("../../overrides/js/labs/zones.js").Failure} Failure */

/** @type {{ sources: any, cases: { why: string, input: Failure, expected: any }[], steps: any[] }} */
const vectors = JSON.parse(readFileSync(new URL("../vectors/labs/zone-failure.json", import.meta.url), "utf8"));

for (const { why, input, expected } of vectors.cases) {
  test(`zones: ${why}`, () => {
    const found = problems(input);
    const round = (/** @type {unknown} */ _, /** @type {unknown} */ value) => (typeof value === "number" ? Math.round(value * 1e9) / 1e9 : value);
    const told = found.length ? { problems: found } : { problems: found, ...left(input) };
    const same = (/** @type {object} */ one) => JSON.parse(JSON.stringify(one), (key, value) => round(key, value));
    assert.deepEqual(same(told), same(expected));
  });
}

test("who does which step is told as the vectors have it", () => {
  assert.deepEqual(STEPS, vectors.steps);
  assert.deepEqual(SOURCES, vectors.sources);
});

const failures = fc
  .record({
    instances: fc.integer({ min: 1, max: 40 }),
    zones: fc.integer({ min: 1, max: 6 }),
    unitsEach: fc.integer({ min: 1, max: 10 }),
    failed: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(/** @type {const} */ ("instance")), fc.constant(null)),
    needUnits: fc.integer({ min: 0, max: 400 }),
  })
  .filter((failure) => problems(failure).length === 0);

test("instances are spread to within one of each other, and none is lost on the way", () => {
  fc.assert(
    fc.property(failures, ({ instances, zones }) => {
      const placed = spread(instances, zones);
      assert.equal(placed.reduce((sum, count) => sum + count, 0), instances);
      assert.ok(Math.max(...placed) - Math.min(...placed) <= 1);
    }),
  );
});

test("what is left is never below none or the worst case of a zone, and with what is lost it makes up the whole", () => {
  fc.assert(
    fc.property(failures, (failure) => {
      const { lostUnits, leftUnits, leftShare, worstLeftShare, enough } = left(failure);
      assert.ok(leftUnits >= 0 && leftShare >= 0 && leftShare <= 1);
      assert.equal(lostUnits + leftUnits, failure.instances * failure.unitsEach);
      assert.equal(enough, leftUnits >= failure.needUnits);
      if (typeof failure.failed === "number") assert.ok(leftShare >= worstLeftShare - 1e-9);
    }),
  );
});

test("after the failure as many run as before, none of them in the zone that is out", () => {
  fc.assert(
    fc.property(failures, (failure) => {
      const { recovered } = left(failure);
      if (!recovered) return assert.equal(failure.zones, 1);
      assert.equal(recovered.reduce((sum, count) => sum + count, 0), failure.instances);
      if (typeof failure.failed === "number") assert.equal(recovered[failure.failed - 1], 0);
      return undefined;
    }),
  );
});

test("many small ones leave no less than few large ones that are whole multiples of them", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (large, times, zones) => {
      const small = large * times;
      const of = (/** @type {number} */ instances, /** @type {Failure["failed"]} */ failed) =>
        left({ instances, zones, unitsEach: 1, failed, needUnits: 0 });
      assert.ok(of(small, 1).worstLeftShare >= of(large, 1).worstLeftShare - 1e-9);
      assert.ok(of(small, "instance").leftShare >= of(large, "instance").leftShare - 1e-9);
    }),
  );
});

test("the fewest that are enough are enough with any zone gone, and one fewer are not", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2, max: 6 }), (needUnits, unitsEach, zones) => {
      const count = enoughFor(needUnits, unitsEach, zones);
      const fits = (/** @type {number} */ instances) => left({ instances, zones, unitsEach, failed: 1, needUnits }).enough;
      assert.equal(fits(count), true);
      if (count > 1) assert.equal(fits(count - 1), false);
    }),
  );
  assert.equal(enoughFor(3, 1, 1), Infinity);
});

test("both fleets of the lab have the same capacity", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 }), (units, small, large) => {
      const state = { ...lab.parse(new URLSearchParams()), units, small, large };
      for (const instances of [small, large]) {
        const { lostUnits, leftUnits } = lab.leftOf(state, instances);
        assert.ok(Math.abs(lostUnits + leftUnits - units) < 1e-6);
      }
    }),
  );
});

test("the failure comes and goes with the steps", () => {
  let state = lab.parse(new URLSearchParams("at=1"));
  const seen = [lab.phase(state)];
  while (!lab.ends(state)) {
    state = lab.step(state, { type: "tick" });
    seen.push(lab.phase(state));
  }
  assert.deepEqual(seen, ["before", "before", "before", "before", "before", "out", "out", "out", "mended"]);
  assert.deepEqual(STEPS.slice(5, 8).map(({ id }) => id), ["notice", "replace", "install"]);
  assert.equal(lab.step(state, { type: "rewind" }).at, 1);
});

test("a zone that is taken away cannot fail", () => {
  const state = lab.parse(new URLSearchParams("zones=5&failed=5"));
  assert.equal(lab.step(state, { type: "set", name: "zones", value: 2 }).failed, "2");
  assert.equal(lab.parse(new URLSearchParams("zones=2&failed=6")).failed, "2");
});

const params = fc.dictionary(
  fc.constantFrom("units", "small", "large", "zones", "failed", "need", "at"),
  fc.oneof(fc.string(), fc.integer({ min: -5, max: 2000 }).map(String), fc.constant("instance")),
);

test("any address gives a state that its own address gives again", () => {
  fc.assert(
    fc.property(params, (said) => {
      const state = lab.parse(new URLSearchParams(said));
      assert.deepEqual(lab.parse(lab.link(state)), state);
      assert.ok(lab.leftOf(state, state.small) && lab.enough(state, state.large) > 0);
    }),
  );
});
