import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { standing } from "../../overrides/js/practice/known.js";
import { fresh, graded, replayed } from "../../overrides/js/practice/schedule.js";
import { NOW, progressOf, reviewed, SETTINGS, TODAY } from "./practice-cases.js";

/** @typedef {import("../../overrides/js/practice/study-types.js").Grade} Grade */

/**
 * @param {[daysAgo: number, grade: Grade][]} reviews
 * @returns {import("../../overrides/js/practice/known.js").Standing}
 */
function after(...reviews) {
  const progress = progressOf("q-1", reviews);
  return standing(progress, replayed(progress.reviews, SETTINGS));
}

test("what was never asked is new", () => {
  assert.equal(standing(undefined, fresh()), "new");
  assert.equal(after(), "new");
});

test("known takes correct recall on two days", () => {
  assert.equal(after([0, 4]), "learning");
  assert.equal(after([0, 4], [0, 4], [0, 4]), "learning");
  assert.equal(after([8, 4], [0, 3]), "known");
});

test("known takes a memory that lasts a week", () => {
  assert.equal(after([1, 2], [0, 2]), "learning");
  assert.equal(after([20, 1], [19, 3], [18, 3], [0, 3]), "known");
});

test("a miss makes weak, and a card is not known again on the same day", () => {
  assert.equal(after([30, 4], [22, 3], [0, 1]), "weak");
  assert.equal(after([30, 4], [22, 3], [0, 1], [0, 3]), "learning");
  assert.equal(after([0, 1]), "weak");
});

test("a leech is weak whatever was recalled since", () => {
  const lapses = Array.from({ length: 8 }, (_, at) => /** @type {[number, Grade][]} */ ([[200 - at, 1], [200 - at, 3]])).flat();
  assert.equal(after([201, 4], ...lapses, [100, 3], [50, 3], [0, 4]), "weak");
  assert.equal(after([201, 4], ...lapses.slice(2), [100, 3], [50, 3], [0, 4]), "known");
});

test("a miss always makes weak, and nothing is known that was recalled on one day alone", () => {
  fc.assert(
    fc.property(reviewed, (reviews) => {
      const memory = replayed(reviews, SETTINGS);
      const progress = { id: "q-1", reviews };
      const days = new Set(reviews.filter(([, grade]) => grade > 1).map(([, , day]) => day));
      if (days.size < 2) assert.notEqual(standing(progress, memory), "known");
      const missed = { id: "q-1", reviews: [...reviews, /** @type {[number, Grade, number]} */ ([NOW + 1, 1, TODAY])] };
      assert.equal(standing(missed, graded(memory, 1, NOW + 1, SETTINGS, TODAY)), "weak");
    }),
  );
});
