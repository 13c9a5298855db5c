import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  blank,
  checked,
  isBlank,
  merged,
  migrated,
  salvaged,
  VERSION,
  withFlags,
  withoutReview,
  withReview,
} from "../../overrides/js/store/progress-record.js";
import { anyProgress, NOW } from "./progress-samples.js";

/** @typedef {import("../../overrides/js/practice/study-types.js").Progress} Progress */

/** Few moments and few grades: records that clash wherever they can. */
const clashing = anyProgress({ id: "q-00000000", moments: 4 });

/** @param {Progress} progress What it holds, whatever places reviews of one millisecond were given. */
const contents = ({ reviews }) => new Set(reviews.map(([at, grade]) => `${Math.floor(at)} ${grade}`));

test("merging comes to the same in any order and however often", () => {
  fc.assert(
    fc.property(clashing, clashing, clashing, (one, other, third) => {
      assert.deepEqual(merged(one, other), merged(other, one));
      assert.deepEqual(merged(merged(one, other), third), merged(one, merged(other, third)));
      assert.deepEqual(merged(one, one), one);
      assert.deepEqual(merged(merged(one, other), other), merged(one, other));
    }),
    { numRuns: 2000 },
  );
});

test("merging loses no review and invents none", () => {
  fc.assert(
    fc.property(clashing, clashing, (one, other) => {
      assert.deepEqual(contents(merged(one, other)), new Set([...contents(one), ...contents(other)]));
    }),
    { numRuns: 2000 },
  );
});

test("what was merged is sound, by time, and no two reviews are at the same", () => {
  fc.assert(
    fc.property(clashing, clashing, (one, other) => {
      const both = merged(one, other);
      assert.deepEqual(checked(structuredClone(both)), both);
      const times = both.reviews.map(([at]) => at);
      assert.ok(times.every((at, place) => place === 0 || at > Number(times[place - 1])));
    }),
  );
});

test("two reviews of one millisecond both stay, the lower grade first", () => {
  const good = { id: "q-1", reviews: [[NOW, 3, 20_400]] };
  const again = { id: "q-1", reviews: [[NOW, 1, 20_400]] };
  const next = { id: "q-1", reviews: [[NOW + 1, 3, 20_400]] };
  const expected = [
    [NOW, 1, 20_400],
    [NOW + 0.25, 3, 20_400],
    [NOW + 1, 3, 20_400],
  ];
  assert.deepEqual(merged(merged(sound(good), sound(again)), sound(next)).reviews, expected);
  assert.deepEqual(merged(merged(sound(next), sound(good)), sound(again)).reviews, expected);
});

test("the same review with two days, from devices in two time zones, is one with the earlier day", () => {
  const home = sound({ id: "q-1", reviews: [[NOW, 3, 20_400]] });
  const away = sound({ id: "q-1", reviews: [[NOW, 3, 20_401]] });
  assert.deepEqual(merged(away, home).reviews, [[NOW, 3, 20_400]]);
});

test("the flags that were set last win, also those that were taken back", () => {
  const suspended = withFlags(blank("q-1"), { suspended: true }, NOW);
  const back = withFlags(suspended, { suspended: false }, NOW + 5);
  assert.deepEqual(merged(suspended, back), { id: "q-1", reviews: [], changed: NOW + 5 });
  assert.deepEqual(merged(back, suspended), merged(suspended, back));
});

test("a flag that is not named stays, and a clock that was put back does not make it older", () => {
  const marked = withFlags(withFlags(blank("q-1"), { buried: 20_400 }, NOW), { suspended: true }, NOW - 1000);
  assert.deepEqual(marked, { id: "q-1", reviews: [], suspended: true, buried: 20_400, changed: NOW + 1 });
  assert.equal(withFlags(marked, { buried: undefined }, NOW + 2).buried, undefined);
});

test("a clock that was put back puts a review right after the last, on the day that it was given", () => {
  const first = withReview(blank("q-1"), NOW, 3, 20_400);
  const second = withReview(first, NOW - 86_400_000, 1, 20_399);
  assert.deepEqual(second.reviews, [
    [NOW, 3, 20_400],
    [NOW + 1, 1, 20_399],
  ]);
});

test("whatever a clock says, a review can be put down, read again and merged", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { maxLength: 20 }), fc.integer(), (times, day) => {
      const progress = times.reduce((before, at) => withReview(before, at, 2, day), blank("q-1"));
      assert.equal(progress.reviews.length, times.length);
      assert.deepEqual(checked(progress), progress);
    }),
  );
});

test("taking a review back leaves exactly the others", () => {
  fc.assert(
    fc.property(clashing, fc.nat(), (progress, number) => {
      fc.pre(progress.reviews.length > 0);
      const [at, grade] = progress.reviews[number % progress.reviews.length] ?? [0, 0];
      const left = withoutReview(progress, at);
      assert.equal(left.reviews.length, progress.reviews.length - 1);
      assert.deepEqual(contents(progress), new Set([...contents(left), `${Math.floor(at)} ${grade}`]));
      assert.deepEqual(checked(left), left);
    }),
  );
});

test("taking back what is not there changes nothing", () => {
  const progress = withReview(blank("q-1"), NOW, 3, 20_400);
  assert.deepEqual(withoutReview(progress, NOW + 1), progress);
});

test("a record that nothing is remembered in is blank; one whose flag was taken back is not", () => {
  assert.equal(isBlank(blank("q-1")), true);
  assert.equal(isBlank(withFlags(blank("q-1"), { suspended: false }, NOW)), false);
});

const HOSTILE = [
  null,
  undefined,
  7,
  "q-1",
  [],
  {},
  { id: "q-1" },
  { id: "__proto__", reviews: [] },
  { id: "q-a b", reviews: [] },
  { id: "q-\u0000", reviews: [] },
  { id: `q-${"x".repeat(301)}`, reviews: [] },
  { id: "q-1", reviews: "none" },
  { id: "q-1", reviews: [[NOW, 3]] },
  { id: "q-1", reviews: [[NOW, 5, 20_400]] },
  { id: "q-1", reviews: [[NOW, "3", 20_400]] },
  { id: "q-1", reviews: [[Number.NaN, 3, 20_400]] },
  { id: "q-1", reviews: [[Number.POSITIVE_INFINITY, 3, 20_400]] },
  { id: "q-1", reviews: [[1e300, 3, 20_400]] },
  { id: "q-1", reviews: [[-1, 3, 20_400]] },
  { id: "q-1", reviews: [[NOW + 0.1, 3, 20_400]] },
  { id: "q-1", reviews: [[NOW, 3, 1e9]] },
  { id: "q-1", reviews: [[NOW, 3, Number.NaN]] },
  { id: "q-1", reviews: [], suspended: 1 },
  { id: "q-1", reviews: [], buried: "today" },
  { id: "q-1", reviews: [], changed: Number.NaN },
];

test("what is no record is refused", () => {
  for (const value of HOSTILE) assert.equal(checked(value), null, JSON.stringify(value));
});

test("a record that is sound comes back as it is, without what does not belong", () => {
  const flags = '"suspended":true,"changed":5';
  const value = JSON.parse(`{"id":"q-1","reviews":[[${NOW},3,20400]],${flags},"__proto__":{"a":1},"b":2}`);
  assert.deepEqual(checked(value), { id: "q-1", reviews: [[NOW, 3, 20_400]], suspended: true, changed: 5 });
  fc.assert(fc.property(clashing, (progress) => assert.deepEqual(checked(progress), progress)));
});

test("reviews that lost their order are put in order, and doubles are dropped", () => {
  const value = { id: "q-1", reviews: [[NOW + 5, 3, 1], [NOW, 1, 0], [NOW + 5, 3, 1]] };
  assert.deepEqual(checked(value)?.reviews, [
    [NOW, 1, 0],
    [NOW + 5, 3, 1],
  ]);
});

test("a review that follows none in its millisecond is at the millisecond", () => {
  assert.deepEqual(checked({ id: "q-1", reviews: [[NOW + 0.25, 3, 1]] })?.reviews, [[NOW, 3, 1]]);
});

test("of a damaged record the sound reviews are saved, and its flags where they are flags", () => {
  const value = { id: "q-1", reviews: [[NOW, 3, 20_400], "?", [NOW, 9, 1], null], suspended: true, changed: 5 };
  assert.deepEqual(salvaged(value), { id: "q-1", reviews: [[NOW, 3, 20_400]], suspended: true, changed: 5 });
  assert.deepEqual(salvaged({ ...value, changed: "then" })?.suspended, undefined);
  assert.equal(salvaged({ id: "q-1", reviews: ["?"] }), null);
  assert.equal(salvaged({ id: 7, reviews: [[NOW, 3, 20_400]] }), null);
});

test("anything at all is checked, saved and brought up to date without an error, and is sound or nothing", () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true }), (value) => {
      for (const result of [checked(value), salvaged(value), checked(migrated(value, 1, () => 7))]) {
        assert.ok(result === null || checked(result));
      }
    }),
  );
});

test("a record of the first form gets the days that it did not have, and keeps all else", () => {
  const old = { id: "q-1", reviews: [[NOW, 3], [NOW + 86_400_000, 1]], suspended: true, changed: 5 };
  const dayOf = (/** @type {number} */ at) => Math.floor(at / 86_400_000);
  assert.deepEqual(checked(migrated(old, 1, dayOf)), {
    id: "q-1",
    reviews: [
      [NOW, 3, Math.floor(NOW / 86_400_000)],
      [NOW + 86_400_000, 1, Math.floor(NOW / 86_400_000) + 1],
    ],
    suspended: true,
    changed: 5,
  });
});

test("a record of today's form is brought up to date already", () => {
  fc.assert(
    fc.property(clashing, (progress) => {
      assert.equal(
        migrated(progress, VERSION, () => 7),
        progress,
      );
    }),
  );
});

/**
 * @param {unknown} value
 * @returns {Progress}
 */
function sound(value) {
  const progress = checked(value);
  assert.ok(progress);
  return progress;
}
