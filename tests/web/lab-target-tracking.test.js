// "Target tracking": cases worked by hand, what holds for every policy and traffic, and what an address may say.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { minutesOf, POINTS, pointsOf } from "../../overrides/js/labs/curves.js";
import { moves, told } from "../../overrides/js/labs/scaling-words.js";
import { problems, simulated, tally, targetValue } from "../../overrides/js/labs/scaling.js";
import * as lab from "../../overrides/js/labs/target-tracking.js";

/** @typedef {import("../../overrides/js/labs/scaling.js").Policy} Policy */

/** @type {{ cases: { why: string, policy: Policy, traffic: number[], expected: any }[], targets: any[] }} */
const vectors = JSON.parse(readFileSync(new URL("../vectors/labs/target-tracking.json", import.meta.url), "utf8"));

for (const { why, policy, traffic, expected } of vectors.cases) {
  test(`tracking: ${why}`, () => {
    const found = problems(policy, false).map(({ code }) => code);
    assert.deepEqual(found, expected.problems);
    if (found.length) return;
    const course = simulated(policy, traffic);
    const { over, hours } = tally(course);
    assert.deepEqual(
      { problems: found, serving: course.map(({ serving }) => serving), desired: course.map(({ wanted }) => wanted), overTarget: over },
      { problems: [], serving: expected.serving, desired: expected.desired, overTarget: expected.overTarget },
    );
    assert.ok(Math.abs(hours * 60 - expected.instanceMinutes) < 1e-9, `${hours * 60}`);
  });
}

for (const { why, maxRps, safetyFactor, target } of vectors.targets) {
  test(`target: ${why}`, () => assert.equal(targetValue(maxRps, safetyFactor), target));
}

const policies = fc
  .record({
    target: fc.integer({ min: 1, max: 500 }),
    min: fc.integer({ min: 0, max: 6 }),
    max: fc.integer({ min: 1, max: 20 }),
    start: fc.integer({ min: 0, max: 20 }),
    outCooldown: fc.integer({ min: 0, max: 1200 }),
    inCooldown: fc.integer({ min: 0, max: 1200 }),
    outMinutes: fc.integer({ min: 1, max: 5 }),
    inMinutes: fc.integer({ min: 1, max: 20 }),
    startMinutes: fc.integer({ min: 0, max: 10 }),
  })
  .filter((policy) => problems(policy, true).length === 0);
const traffics = fc.array(fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.constant(0)), { minLength: 1, maxLength: 120 });

test("instances stay from Min to Max, and no more serve than run", () => {
  fc.assert(
    fc.property(policies, traffics, (policy, traffic) => {
      for (const { serving, running, wanted } of simulated(policy, traffic)) {
        assert.ok(wanted >= policy.min && wanted <= policy.max);
        assert.ok(serving >= 0 && serving <= running);
      }
    }),
  );
});

test("it scales in by one at a time, never within its cooldown unless it has scaled out since, and never above the target", () => {
  fc.assert(
    fc.property(policies, traffics, (policy, traffic) => {
      let last = -Infinity;
      for (const [at, { serving, running, wanted, move }] of simulated(policy, traffic).entries()) {
        if (move === "out") last = -Infinity;
        if (move !== "in") continue;
        assert.equal(serving, running, "none goes while another one starts");
        assert.equal(wanted, running - 1);
        assert.ok((at - last) * 60 >= policy.inCooldown);
        assert.ok((traffic[at] ?? 0) <= wanted * policy.target);
        last = at;
      }
    }),
  );
});

test("it scales out to what the target needs and no further, and within its cooldown only by more than before", () => {
  fc.assert(
    fc.property(policies, traffics, (policy, traffic) => {
      let [last, added] = [-Infinity, 0];
      for (const [at, { running, wanted, move }] of simulated(policy, traffic).entries()) {
        if (move !== "out") continue;
        assert.equal(wanted, Math.min(policy.max, Math.ceil((traffic[at] ?? 0) / policy.target)));
        assert.ok((at - last) * 60 >= policy.outCooldown || wanted - running > added);
        [last, added] = [at, wanted - running];
      }
    }),
  );
});

test("what is told of a minute is one sentence", () => {
  fc.assert(
    fc.property(policies, traffics, (policy, traffic) => {
      const course = simulated(policy, traffic);
      for (const at of course.keys()) assert.match(told(policy, course, at), /^(?:(?![.!?] [A-Z]).)+\.$/);
    }),
  );
});

test("the numbers count every request and every minute once", () => {
  fc.assert(
    fc.property(policies, traffics, (policy, traffic) => {
      const course = simulated(policy, traffic);
      const { requests, over, hours, moves: count, worst } = tally(course);
      assert.equal(requests, traffic.reduce((sum, one) => sum + one, 0));
      assert.ok(over >= 0 && over <= requests && worst >= 0);
      assert.ok(hours * 60 <= policy.max * course.length + 1e-6 && hours * 60 >= policy.min * course.length - 1e-6);
      assert.equal(moves(policy, course).length, count);
      for (const at of course.keys()) assert.ok(told(policy, course, at));
    }),
  );
});

test("steady traffic that Max can hold ends within the target, and stays there", () => {
  fc.assert(
    fc.property(policies, fc.integer({ min: 0, max: 5000 }), (policy, level) => {
      fc.pre(level <= policy.max * policy.target);
      const course = simulated(policy, Array.from({ length: 2000 }, () => level));
      assert.equal(course.at(-1)?.over, 0);
      assert.equal(course.slice(-200).every(({ move }) => move === ""), true);
    }),
    { numRuns: 40 },
  );
});

test("without traffic only Min is left, one instance after the other", () => {
  const policy = { ...lab.parse(new URLSearchParams()), start: 5, min: 0, max: 8 };
  const course = simulated(policy, Array.from({ length: 120 }, () => 0));
  assert.deepEqual(course.filter(({ move }) => move).map(({ wanted }) => wanted), [4, 3, 2, 1, 0]);
});

test("from none it wakes when requests come", () => {
  const policy = { ...lab.parse(new URLSearchParams()), start: 0, min: 0, max: 8, target: 100, outMinutes: 1, startMinutes: 2 };
  const course = simulated(policy, [0, 150, 150, 150, 150]);
  assert.deepEqual(course.map(({ serving }) => serving), [0, 0, 0, 0, 2]);
  assert.match(told(policy, course, 1), /requests wait/);
});

test("curves have a point for every span, and lines between them", () => {
  assert.deepEqual(pointsOf("steady", 10, 70, []), Array.from({ length: POINTS }, () => 70));
  assert.deepEqual(pointsOf("ramp", 0, 110, []), [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110]);
  assert.deepEqual(pointsOf("burst", 1, 9, []), [1, 1, 1, 1, 9, 9, 1, 1, 1, 1, 1, 1]);
  assert.deepEqual(pointsOf("daily", 0, 100, []), [0, 7, 25, 50, 75, 93, 100, 93, 75, 50, 25, 7]);
  assert.deepEqual(minutesOf([0, 10, 4], 2), [0, 5, 10, 7, 4, 4]);
});

test("who begins to draw goes on from what is there; who types or draws a point makes the curve their own", () => {
  const ramp = lab.parse(new URLSearchParams("curve=ramp&quiet=0&busy=110"));
  const own = lab.step(ramp, { type: "set", name: "curve", value: "own" });
  assert.deepEqual(own.points, lab.points(ramp));
  const typed = lab.step(ramp, { type: "set", name: "points.3", value: 500 });
  assert.deepEqual([typed.curve, typed.points[3], typed.points[4]], ["own", 500, 40]);
  const drawn = lab.step(ramp, { type: "point", at: 0, value: 12.6 });
  assert.deepEqual([drawn.curve, drawn.points[0]], ["own", 13]);
  assert.equal(lab.step(drawn, { type: "point", at: 0, value: -5 }).points[0], 0);
});

test("a pointer draws the nearest point", () => {
  const state = lab.parse(new URLSearchParams());
  assert.deepEqual([-9, 0, 4, 6, 119, 500].map((minute) => lab.nearest(state, minute)), [0, 0, 0, 1, 11, 11]);
});

test("a step goes to the next time it scales, or to the next point", () => {
  let state = lab.parse(new URLSearchParams());
  const seen = [state.at];
  while (!lab.ends(state)) {
    state = lab.step(state, { type: "tick" });
    seen.push(state.at);
  }
  const scaling = lab.course(state).flatMap(({ move }, at) => (move && at ? [at] : []));
  const points = Array.from({ length: POINTS }, (_, at) => at * 10);
  assert.ok(scaling.length > 3);
  assert.deepEqual(seen, [...new Set([...points, ...scaling, 119])].sort((one, other) => one - other));
  assert.equal(lab.step(state, { type: "rewind" }).at, 0);
});

const params = fc.dictionary(
  fc.constantFrom("curve", "span", "quiet", "busy", "points", "endpoint", "target", "rps", "safety", "min", "max", "start", "outCooldown", "inCooldown", "outMinutes", "inMinutes", "startMinutes", "at"),
  fc.oneof(
    fc.string(),
    fc.integer({ min: -5, max: 8000 }).map(String),
    fc.array(fc.nat(9000), { minLength: 10, maxLength: 14 }).map((list) => list.join("_")),
    fc.constantFrom("own", "daily", "async", "5", "30"),
  ),
);

test("any address gives a state that can be shown, and that its own address gives again", () => {
  fc.assert(
    fc.property(params, (said) => {
      const state = lab.parse(new URLSearchParams(said));
      assert.deepEqual(lab.parse(lab.link(state)), state);
      if (lab.problems(state).length) return;
      assert.ok(told(state, lab.course(state), state.at));
    }),
    { numRuns: 60 },
  );
});

test("what is refused has no time", () => {
  const state = lab.parse(new URLSearchParams("min=0&start=0"));
  assert.deepEqual([lab.problems(state).map(({ code }) => code), lab.ends(state)], [["min-below-one"], true]);
  assert.deepEqual(lab.problems(lab.parse(new URLSearchParams("min=0&start=0&endpoint=async"))), []);
});
