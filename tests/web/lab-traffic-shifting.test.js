// "Shift the traffic": cases worked by hand, what holds for every update, and what an address may say.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { frames, isExcluded, shares, tripped } from "../../overrides/js/labs/shift-frames.js";
import { problems, warnings } from "../../overrides/js/labs/shift-rules.js";
import { figures, outcome, told } from "../../overrides/js/labs/shift-words.js";
import { ends, link, notes, parse, shiftOf, step } from "../../overrides/js/labs/traffic-shifting.js";

/** @typedef {import("../../overrides/js/labs/shift-frames.js").Shift} Shift */

/** @type {{ cases: { why: string, input: Shift, expected: any }[] }} */
const vectors = JSON.parse(readFileSync(new URL("../vectors/labs/traffic-shifting.json", import.meta.url), "utf8"));

/** @param {Shift} shift */
function outcomeOf(shift) {
  const found = problems(shift).map(({ code }) => code);
  if (found.length) return { problems: found, warnings: [] };
  const all = frames(shift);
  const { peak, waitSeconds, totalSeconds, rollbackSteps } = figures(shift);
  const green = all.at(-1)?.share;
  return {
    problems: found,
    warnings: warnings(shift).map(({ code }) => code),
    mode: isExcluded(shift) ? "ALL_AT_ONCE" : shift.mode,
    bakes: all.filter(({ what }) => what === "bake").map((frame) => ({ green: frame.share, old: frame.old, new: frame.new })),
    peak,
    waitSeconds,
    totalSeconds,
    outcome: green ? "updated" : "rolled-back",
    green,
    rollbackSteps,
  };
}

for (const { why, input, expected } of vectors.cases) {
  test(`shift: ${why}`, () => {
    const found = outcomeOf(input);
    const rounded = JSON.parse(JSON.stringify(found), (_, value) => (typeof value === "number" ? Math.round(value * 1e9) / 1e9 : value));
    const wanted = JSON.parse(JSON.stringify(expected), (_, value) => (typeof value === "number" ? Math.round(value * 1e9) / 1e9 : value));
    assert.deepEqual(rounded, wanted);
  });
}

const size = fc.oneof(
  fc.record({ type: fc.constant(/** @type {const} */ ("CAPACITY_PERCENT")), value: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ type: fc.constant(/** @type {const} */ ("INSTANCE_COUNT")), value: fc.integer({ min: 1, max: 10 }) }),
);
/** Updates that are not refused. @type {fc.Arbitrary<Shift>} */
const shifts = fc
  .record({
    mode: fc.constantFrom("ALL_AT_ONCE", "CANARY", "LINEAR", "ROLLING"),
    instances: fc.integer({ min: 1, max: 30 }),
    size,
    rollbackSize: fc.option(size),
    waitSeconds: fc.integer({ min: 0, max: 3600 }),
    terminationSeconds: fc.integer({ min: 0, max: 3600 }),
    timeoutSeconds: fc.option(fc.integer({ min: 600, max: 28_800 })),
    provisionSeconds: fc.integer({ min: 0, max: 900 }),
    alarms: fc.integer({ min: 0, max: 10 }),
    trip: fc.option(fc.record({ bake: fc.integer({ min: 1, max: 22 }), after: fc.integer({ min: 0, max: 3600 }) })),
    feature: fc.constantFrom("none", "inf1", "marketplace", "serverless", "multi-variant"),
  })
  .map((shift) => /** @type {Shift} */ (shift))
  .filter((shift) => problems(shift).length === 0);

test("at no moment are there fewer instances than the fleet had, nor more than two fleets", () => {
  fc.assert(
    fc.property(shifts, (shift) => {
      for (const frame of frames(shift)) {
        assert.ok(frame.old + frame.new >= shift.instances, `${JSON.stringify(frame)}`);
        assert.ok(frame.old <= shift.instances && frame.new <= shift.instances && frame.old >= 0 && frame.new >= 0);
      }
    }),
  );
});

test("traffic goes only where instances are, in shares from 0 to 1", () => {
  fc.assert(
    fc.property(shifts, (shift) => {
      for (const { old, new: fresh, share } of frames(shift)) {
        assert.ok(share >= 0 && share <= 1);
        assert.ok((share === 0 || fresh > 0) && (share === 1 || old > 0));
      }
    }),
  );
});

test("on the way forward the share only grows, and it ends at all of it; on the way back it only falls, to none", () => {
  fc.assert(
    fc.property(shifts, (shift) => {
      const all = frames(shift).map(({ share }) => share);
      const top = all.lastIndexOf(Math.max(...all));
      assert.deepEqual(all.slice(0, top + 1), all.slice(0, top + 1).sort((one, other) => one - other));
      assert.deepEqual(all.slice(top), all.slice(top).sort((one, other) => other - one));
      assert.equal(all.at(-1), tripped(shift) ? 0 : 1);
    }),
  );
});

test("what nothing stops waits for each bake and for the end of the old fleet, and no longer", () => {
  fc.assert(
    fc.property(shifts, (shift) => {
      const { waitSeconds, totalSeconds } = figures(shift);
      const bakes = shares(shift).length;
      const whole = isExcluded(shift) ? 0 : bakes * shift.waitSeconds + (shift.mode === "ROLLING" ? 0 : shift.terminationSeconds);
      if (tripped(shift)) assert.ok(waitSeconds <= tripped(shift) * shift.waitSeconds);
      else assert.equal(waitSeconds, whole);
      if (!tripped(shift)) {
        const starts = shift.mode === "ROLLING" && !isExcluded(shift) ? bakes : 1;
        assert.equal(totalSeconds, whole + starts * shift.provisionSeconds);
      }
    }),
  );
});

test("a rolling update needs one batch more than the fleet, and blue/green a second fleet", () => {
  fc.assert(
    fc.property(shifts, (shift) => {
      const { peak } = figures(shift);
      const bakes = shares(shift).length;
      if (shift.mode !== "ROLLING" || isExcluded(shift)) assert.equal(peak, 2 * shift.instances);
      else assert.ok(peak <= shift.instances + Math.ceil(shift.instances / Math.max(1, bakes - 1)));
    }),
  );
});

test("without an alarm nothing goes back", () => {
  fc.assert(
    fc.property(shifts, (shift) => {
      assert.equal(frames({ ...shift, alarms: 0 }).at(-1)?.share, 1);
    }),
  );
});

test("a rollback goes by its batch size, and its steps bake no further", () => {
  const shift = { ...shiftOf(parse(new URLSearchParams("mode=ROLLING&instances=10&size=30&back=20&bad=2&after=30&start=0"))) };
  const back = frames(shift).slice(frames(shift).findLastIndex(({ what }) => what === "bake") + 1);
  assert.deepEqual(
    back.map((frame) => [frame.what, frame.old, frame.new, frame.share]),
    [
      ["restored", 9, 6, 0.4],
      ["cleared", 9, 4, 0.4],
      ["restored", 10, 4, 0.2],
      ["cleared", 10, 2, 0.2],
      ["restored", 10, 2, 0],
      ["undone", 10, 0, 0],
    ],
  );
});

const params = fc.dictionary(
  fc.constantFrom("mode", "instances", "unit", "size", "back", "wait", "termination", "timeout", "start", "alarms", "bad", "after", "feature", "at"),
  fc.oneof(fc.string(), fc.integer({ min: -5, max: 8000 }).map(String), fc.constantFrom("ROLLING", "LINEAR", "INSTANCE_COUNT", "inf1")),
);

test("any address gives a state that can be shown, and that its own address gives again", () => {
  fc.assert(
    fc.property(params, (said) => {
      const state = parse(new URLSearchParams(said));
      assert.deepEqual(parse(link(state)), state);
      const shift = shiftOf(state);
      if (problems(shift).length) return;
      const frame = frames(shift)[state.at];
      assert.ok(frame && told(shift, frame) && outcome(shift));
    }),
  );
});

test("a hostile address is told, and changes nothing", () => {
  const said = new URLSearchParams("instances=1e9&mode=<script>&at=-1&size=NaN");
  assert.deepEqual(parse(said), parse(new URLSearchParams()));
  assert.equal(notes(said).length, 4);
});

test("time goes to the end, and begins anew", () => {
  let state = parse(new URLSearchParams("mode=LINEAR&bad=3"));
  while (!ends(state)) state = step(state, { type: "tick" });
  assert.equal(frames(shiftOf(state))[state.at]?.what, "undone");
  assert.deepEqual(step(state, { type: "tick" }), state);
  assert.equal(step(state, { type: "rewind" }).at, 0);
});

test("what cannot be deployed has no time", () => {
  const state = parse(new URLSearchParams("size=60&at=3"));
  assert.deepEqual([ends(state), state.at], [true, 0]);
});

test("a change keeps to moments, bakes and sizes that there are", () => {
  const linear = parse(new URLSearchParams("mode=LINEAR&size=10&bad=9&at=12"));
  assert.equal(linear.bad, 9);
  const canary = step(linear, { type: "set", name: "mode", value: "CANARY" });
  assert.equal(canary.bad, 2);
  assert.ok(canary.at < frames(shiftOf(canary)).length);
  const counted = step(parse(new URLSearchParams("instances=20&unit=INSTANCE_COUNT&size=10")), { type: "set", name: "instances", value: 4 });
  assert.equal(counted.size, 4);
});

test("another unit keeps the sizes", () => {
  const state = parse(new URLSearchParams("mode=ROLLING&instances=20&back=50"));
  const counted = step(state, { type: "set", name: "unit", value: "INSTANCE_COUNT" });
  assert.deepEqual([counted.size, counted.back], [5, 10]);
  assert.deepEqual(step(counted, { type: "set", name: "unit", value: "CAPACITY_PERCENT" }), state);
});

test("a time limit that only the waits keep is told", () => {
  const codes = (/** @type {string} */ said) => warnings(shiftOf(parse(new URLSearchParams(said)))).map(({ code }) => code);
  assert.deepEqual(codes("timeout=721&start=0"), []);
  assert.deepEqual(codes("timeout=721"), ["timeout-exceeded"]);
  assert.deepEqual(codes("timeout=720"), ["timeout-not-above-waits"]);
  // Rolling knows no wait before the old fleet ends: four bakes, and four times the start of a batch.
  assert.deepEqual(codes("mode=ROLLING&timeout=1201&termination=3600&start=0"), []);
  assert.deepEqual(codes("mode=ROLLING&timeout=2160"), []);
});
