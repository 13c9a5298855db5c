// Requests over production variants: cases worked by hand, counts that sum up, chance that can be repeated.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { address, planned, REQUESTS, sentOut, step, variantAt } from "../../overrides/js/labs/production-variants.js";

/**
 * @typedef {import("../../overrides/js/labs/production-variants.js").State} State
 * @typedef {import("../../overrides/js/labs/production-variants.js").Variant} Variant
 */

const { cases, picks } = JSON.parse(readFileSync(new URL("../vectors/labs/production-variants.json", import.meta.url), "utf-8"));

assert.ok(cases.length >= 15 && picks.length >= 4);
for (const { why, variants, target, requests, problems, shares, expected } of cases) {
  test(why, () => {
    const plan = planned(variants, target, requests);
    assert.deepEqual(plan.problems, problems);
    near(plan.shares, shares);
    near(plan.expected, expected);
  });
}
for (const { why, variants, draws } of picks) {
  test(why, () => {
    const weights = variants.map((/** @type {Variant} */ { weight = 1 }) => weight);
    for (const { draw, to } of draws) assert.equal(variants[variantAt(weights, draw)].name, to, `${draw}`);
  });
}

/**
 * @param {readonly number[] | null} found
 * @param {readonly number[] | null} wanted
 */
function near(found, wanted) {
  assert.equal(found?.length, wanted?.length);
  for (const [at, value] of (wanted ?? []).entries()) assert.ok(Math.abs((found?.[at] ?? Number.NaN) - value) < 1e-9, `${found}`);
}

const weight = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 999 }).map((value) => value / 1000));
const lists = fc.array(weight, { minLength: 1, maxLength: 10 });
/** @type {fc.Arbitrary<State>} */
const states = fc
  .record({
    weights: lists,
    desired: lists,
    change: fc.boolean(),
    at: fc.nat(10),
    targeted: fc.integer({ min: 0, max: 100 }),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    sent: fc.integer({ min: 0, max: 20 }).map((strides) => strides * 50),
  })
  .map(({ at, change, ...rest }) => {
    const params = new URLSearchParams({ target: "ABCDEFGHIJ"[at] ?? "none", change: change ? "on" : "off" });
    for (const [name, value] of Object.entries(rest)) params.set(name, Array.isArray(value) ? value.join("_") : String(value));
    return address.parse(params);
  });

test("shares sum up to 1, and none is below 0", () => {
  fc.assert(
    fc.property(lists, (weights) => {
      const variants = weights.map((one, at) => ({ name: String(at), weight: one }));
      const { shares } = planned(variants, null, 1);
      if (!weights.some(Boolean)) return assert.equal(shares, null);
      assert.ok(shares?.every((share) => share >= 0));
      assert.ok(Math.abs((shares ?? []).reduce((sum, share) => sum + share, 0) - 1) < 1e-9);
    }),
  );
});

test("a draw never goes to a weight of 0", () => {
  const draws = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(
      lists.filter((weights) => weights.some(Boolean)),
      draws,
      (weights, draw) => assert.ok((weights[variantAt(weights, draw)] ?? 0) > 0),
    ),
  );
});

test("every request that was sent is counted once, also after a change of weights", () => {
  fc.assert(
    fc.property(states, (state) => {
      const { counts, lost, expected } = sentOut(state);
      const sum = counts.reduce((all, count) => all + count, lost);
      assert.equal(sum, state.sent);
      assert.ok(Math.abs(expected.reduce((all, count) => all + count, lost) - state.sent) < 1e-6);
      const isOpen = [state.weights, ...(state.change ? [state.desired] : [])].every((weights) => weights.some(Boolean));
      if (isOpen) assert.equal(lost, 0);
    }),
  );
});

test("the same link gives the same counts; another seed, in most cases, others", () => {
  let others = 0;
  fc.assert(
    fc.property(states, (state) => {
      const again = address.parse(new URLSearchParams(address.link(state).toString()));
      assert.equal(address.link(again).toString(), address.link(state).toString());
      assert.deepEqual(sentOut(again), sentOut(state));
      others += Number(sentOut({ ...state, seed: (state.seed + 1) >>> 0 }).counts.join() !== sentOut(state).counts.join());
    }),
  );
  assert.ok(others > 10, `${others}`);
});

test("counts stay within four standard deviations of what was to be expected", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const state = { ...address.parse(new URLSearchParams("weights=6_3_1")), seed };
    for (const [at, count] of sentOut(state).counts.entries()) {
      const share = [0.6, 0.3, 0.1][at] ?? 0;
      assert.ok(Math.abs(count - REQUESTS * share) <= 4 * Math.sqrt(REQUESTS * share * (1 - share)), `seed ${seed}: ${count}`);
    }
  }
});

test("so many of a hundred name their variant, and reach it at any weight", () => {
  for (const targeted of [0, 1, 33, 100]) {
    const state = address.parse(new URLSearchParams(`weights=1_0&target=B&targeted=${targeted}`));
    assert.deepEqual(sentOut(state).counts, [1000 - 10 * targeted, 10 * targeted]);
  }
});

test("with all weights 0 only requests with a target arrive", () => {
  const state = address.parse(new URLSearchParams("weights=0_0&target=A&targeted=20"));
  assert.deepEqual(sentOut(state), { counts: [200, 0], lost: 800, expected: [200, 0] });
});

test("the change of weights holds from request 501 on", () => {
  const state = address.parse(new URLSearchParams("weights=1_0&desired=0_1&change=on"));
  assert.deepEqual(sentOut(state).counts, [500, 500]);
  assert.deepEqual(sentOut({ ...state, sent: 500 }).counts, [500, 0]);
});

test("more variants come with the weight that they have by themselves; fewer lose their target", () => {
  const two = address.parse(new URLSearchParams("weights=3_2&target=B"));
  const four = step(two, { type: "set", name: "variants", value: 4 });
  assert.deepEqual(four.weights, [3, 2, 1, 1]);
  assert.equal(four.desired.length, 4);
  assert.equal(step(four, { type: "set", name: "variants", value: 1 }).target, "none");
  assert.deepEqual(step(four, { type: "set", name: "weights.3", value: 0.5 }).weights, [3, 2, 1, 0.5]);
  assert.deepEqual(step(four, { type: "set", name: "desired.0", value: 9 }).desired, [9, 1, 1, 1]);
});

test("one request more is the next draw, or goes where it says", () => {
  const first = step(address.parse(new URLSearchParams("sent=950")), { type: "send", isTargeted: false });
  assert.equal(first.single?.at, 951);
  const before = sentOut(first).counts;
  let state = first;
  for (let at = 952; at <= 1000; at += 1) state = step(state, { type: "send", isTargeted: false });
  assert.equal(state.single?.at, 1000);
  const after = sentOut({ ...first, sent: 1000 }).counts;
  assert.equal(after.reduce((sum, count, at) => sum + count - (before[at] ?? 0), 0), 50);
  const named = step(address.parse(new URLSearchParams("weights=1_0&target=B")), { type: "send", isTargeted: true });
  assert.deepEqual(named.single, { at: 1001, isTargeted: true, variant: 1 });
  const nowhere = step(address.parse(new URLSearchParams("weights=0")), { type: "send", isTargeted: false });
  assert.equal(nowhere.single?.variant, -1);
});

test("time sends fifty at once, to a thousand, and begins again", () => {
  const start = step(address.parse(new URLSearchParams()), { type: "rewind" });
  assert.equal(start.sent, 0);
  assert.deepEqual(sentOut(start).counts, [0, 0]);
  let state = start;
  for (let tick = 0; tick < 25; tick += 1) state = step(state, { type: "tick" });
  assert.equal(state.sent, REQUESTS);
});
