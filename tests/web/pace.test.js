import assert from "node:assert/strict";
import { test } from "node:test";
import { PACE, paceOf, secondsFor } from "../../overrides/js/practice/pace.js";
import { NOW, TODAY } from "./practice-cases.js";

/** @typedef {import("../../overrides/js/practice/study-types.js").Review} Review */

/**
 * @param {number} cards Each of them is seen once, and again at the end.
 * @param {number} first Seconds for the first time.
 * @param {number} again Seconds for the second.
 */
function practice(cards, first, again) {
  const at = (/** @type {number} */ seconds) => /** @type {Review} */ ([NOW + seconds * 1000, 3, TODAY]);
  const later = cards * first + 10;
  return Array.from({ length: cards }, (_, card) => ({
    id: `q-${card}`,
    reviews: [at(card * first), at(later + card * again)],
  }));
}

test("until there are enough reviews, a card takes what it takes on average", () => {
  assert.deepEqual(paceOf([]), PACE);
  assert.deepEqual(paceOf(practice(10, 5, 3)), PACE);
});

test("a learner's own pace is the median of the latest answers, first ones apart", () => {
  assert.deepEqual(paceOf(practice(50, 30, 8)), { fresh: 30, review: 8 });
});

test("who became faster is as fast as lately", () => {
  const later = practice(250, 10, 4).map(({ id, reviews }) => ({
    id: `c-${id}`,
    reviews: reviews.map(([at, grade, day]) => /** @type {Review} */ ([at + 1e9, grade, day])),
  }));
  assert.deepEqual(paceOf([...later, ...practice(400, 30, 20)]), { fresh: 10, review: 4 });
});

test("who left the page for a while was no slower for it", () => {
  assert.deepEqual(paceOf(practice(50, 30, 130)), { fresh: 30, review: PACE.review });
});

test("a new card takes longer than one at its steps, and that one longer than one that was learnt", () => {
  const [fresh, step, learnt] = [undefined, "learning", "review"].map((state) =>
    secondsFor(state ? { state: state === "review" ? "review" : "learning" } : undefined),
  );
  assert.ok(fresh && step && learnt && fresh > step && step > learnt && learnt > PACE.review);
  assert.equal(secondsFor({ state: "new" }), fresh);
});
