// What labs are built with: addresses, chance, scales, words for numbers.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { counted, duration, figure, listed, percent } from "../../overrides/js/labs/formats.js";
import { seeded } from "../../overrides/js/labs/random.js";
import { scaled, ticks } from "../../overrides/js/labs/scale.js";
import { addressed, choice, flag, isWithin, number, numbers, replaced, wantedOf } from "../../overrides/js/labs/settings.js";

const fields = {
  instances: number({ label: "Instances", usual: 8, least: 1, most: 40 }),
  size: number({ label: "Size", usual: 0.5, least: 0, most: 2, step: 0.1 }),
  way: choice({
    label: "Way",
    usual: "canary",
    options: [
      { value: "canary", words: "Canary" },
      { value: "linear", words: "Linear" },
    ],
  }),
  alarm: flag({ label: "Alarm", usual: false }),
  weights: numbers({ label: "Weights", usual: [2, 1], least: 0, most: 9, step: 0.5, fewest: 1, longest: 3, each: (at) => `Weight ${at + 1}` }),
};
const lab = addressed(fields);
const usual = { instances: 8, size: 0.5, way: "canary", alarm: false, weights: [2, 1] };

test("an empty address gives the usual state, which has an empty address", () => {
  assert.deepEqual(lab.parse(new URLSearchParams()), usual);
  assert.equal(lab.link(lab.parse(new URLSearchParams())).toString(), "");
});

test("an address says only what differs, in signs that stay as they are", () => {
  const state = lab.parse(new URLSearchParams("instances=12&alarm=on&weights=0.5_1_9&way=canary"));
  assert.deepEqual(state, { ...usual, instances: 12, alarm: true, weights: [0.5, 1, 9] });
  assert.equal(lab.link(state).toString(), "instances=12&alarm=on&weights=0.5_1_9");
});

test("every state comes back from its address", () => {
  const halves = fc.integer({ min: 0, max: 18 }).map((count) => count / 2);
  const states = fc.record(
    {
      instances: fc.integer({ min: 1, max: 40 }),
      size: fc.integer({ min: 0, max: 20 }).map((tenths) => tenths / 10),
      way: fc.constantFrom("canary", "linear"),
      alarm: fc.boolean(),
      weights: fc.array(halves, { minLength: 1, maxLength: 3 }),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(states, (state) => {
      const address = lab.link(/** @type {any} */ (state)).toString();
      assert.deepEqual(lab.parse(new URLSearchParams(address)), state);
      assert.deepEqual(lab.notes(new URLSearchParams(address)), []);
    }),
  );
});

const WRONG = ["", " ", "0", "41", "8.5", "-1", "1e1", "Infinity", "NaN", "0x8", "８", "8 ", "<b>8</b>", "9".repeat(500)];

for (const text of WRONG) {
  test(`a number that is none falls back, and is told of: ${JSON.stringify(text.slice(0, 12))}`, () => {
    const params = new URLSearchParams({ instances: text });
    assert.equal(lab.parse(params).instances, 8);
    const [note, ...others] = lab.notes(params);
    assert.deepEqual(others, []);
    assert.match(note ?? "", /for “Instances”, which is not a whole number from 1 to 40; 8 is taken\.$/);
    assert.ok((note ?? "").length < 140);
  });
}

test("any address gives a sound state", () => {
  const names = fc.constantFrom(...Object.keys(fields), "__proto__", "constructor", "other");
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.string({ maxLength: 40 }))), (pairs) => {
      const state = lab.parse(new URLSearchParams(pairs));
      assert.deepEqual(Object.keys(state), Object.keys(fields));
      assert.deepEqual(lab.parse(lab.link(state)), state);
    }),
  );
});

test("lists that are too long, too short or hold a wrong number fall back as a whole", () => {
  for (const text of ["", "1_2_3_4", "1_", "1_10", "1_0.3", "1,2", `1${"_1".repeat(100_000)}`]) {
    assert.deepEqual(lab.parse(new URLSearchParams({ weights: text })).weights, [2, 1], text.slice(0, 20));
  }
  assert.deepEqual(replaced([2, 1], 1, 7), [2, 7]);
});

test("controls say what fields are", () => {
  assert.deepEqual(lab.controls(lab.parse(new URLSearchParams()), "instances", "alarm"), [
    { kind: "number", name: "instances", value: 8, label: "Instances", least: 1, most: 40 },
    { kind: "checkbox", name: "alarm", value: false, label: "Alarm" },
  ]);
  const [group] = lab.controls(lab.parse(new URLSearchParams()), "weights");
  assert.ok(group?.kind === "group");
  assert.deepEqual(
    group.controls.map((one) => "name" in one && [one.name, one.label]),
    [
      ["weights.0", "Weight 1"],
      ["weights.1", "Weight 2"],
    ],
  );
});

test("steps are counted from the least value, also those with a point", () => {
  assert.ok(isWithin(0.3, { least: 0, most: 1, step: 0.1 }));
  assert.ok(!isWithin(0.35, { least: 0, most: 1, step: 0.1 }));
  assert.ok(isWithin(35, { least: 5, most: 50, step: 15 }));
  assert.ok(!isWithin(Number.NaN, { least: 0, most: 1 }));
  assert.equal(wantedOf({ least: 1, most: 1000, unit: "MB" }), "a whole number from 1 to 1,000 MB");
});

/** Worked out with whole numbers of any length, in another language. */
const REFERENCE = [
  [1_144_304_738, 1_416_247, 958_946_056],
  [2_693_262_067, 11_749_833, 2_265_367_787],
];

test("chance: the numbers that mulberry32 gives elsewhere", () => {
  const first = (/** @type {number} */ seed) => {
    const next = seeded(seed);
    return [next(), next(), next()].map((value) => value * 2 ** 32);
  };
  assert.deepEqual(first(0), REFERENCE[0]);
  assert.deepEqual(first(1), REFERENCE[1]);
});

test("chance: the same seed gives the same, within 0 and 1, and near a half in the middle", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
      const [one, other] = [seeded(seed), seeded(seed)];
      const values = Array.from({ length: 400 }, one);
      assert.deepEqual(values, Array.from({ length: 400 }, other));
      assert.ok(values.every((value) => value >= 0 && value < 1));
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      assert.ok(Math.abs(mean - 0.5) < 0.1, `${mean}`);
    }),
  );
});

test("axes name round numbers within their range", () => {
  assert.deepEqual(ticks(0, 10, 4), [0, 5, 10]);
  assert.deepEqual(ticks(0, 1, 4), [0, 0.5, 1]);
  assert.deepEqual(ticks(0, 0.3, 3), [0, 0.1, 0.2, 0.3]);
  assert.deepEqual(ticks(7, 7, 4), [7]);
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (least, span) => {
      const made = ticks(least, least + span, 5);
      assert.ok(made.length <= 12, `${made}`);
      assert.ok(made.every((value) => value >= least - span * 1e-6 && value <= least + span * (1 + 1e-6)));
    }),
  );
});

test("places lie between the edges", () => {
  const place = scaled([0, 10], [100, 0]);
  assert.deepEqual([0, 5, 10, 20, -3].map(place), [100, 50, 0, 0, 100]);
  assert.equal(scaled([3, 3], [0, 10])(3), 0);
});

test("numbers as they are read", () => {
  assert.equal(figure(6_291_456), "6,291,456");
  assert.deepEqual([0, 999, 1000, -1234.5, 0.126, -0.001, 12.999].map((value) => figure(value)), ["0", "999", "1,000", "-1,234.5", "0.13", "0", "13"]);
  assert.equal(percent(2 / 3), "66.7%");
  assert.equal(percent(1), "100%");
  assert.equal(counted(1, "instance"), "1 instance");
  assert.equal(counted(0, "batch", "batches"), "0 batches");
  assert.deepEqual([0, 45, 90, 3600, 86_399].map(duration), ["0 s", "45 s", "1 min 30 s", "1 h", "23 h 59 min 59 s"]);
  assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((words) => listed(words)), ["", "a", "a and b", "a, b and c"]);
});
