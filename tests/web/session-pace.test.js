/** @import { Progress, Review } from "../../overrides/js/practice/study-types.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { PACE, paceOf } from "../../overrides/js/practice/pace.js";
import { recentPace } from "../../overrides/js/session/pace.js";

const NOW = Date.UTC(2026, 10, 21, 12);

/**
 * @param {number} cards Each answered twice: first all of them, at `slow` seconds each, then all again at `fast`.
 * @param {number} slow
 * @param {number} fast
 * @returns {Map<string, Progress>}
 */
function learner(cards, slow, fast) {
  const ids = Array.from({ length: cards }, (_, at) => `q-${at}`);
  const second = NOW + cards * slow * 1000 + 86_400_000;
  return new Map(
    ids.map((id, at) => {
      /** @type {Review[]} */
      const reviews = [
        [NOW + at * slow * 1000, 3, 0],
        [second + at * fast * 1000, 3, 1],
      ];
      return [id, { id, reviews }];
    }),
  );
}

test("who has no reviews has the usual pace", () => {
  assert.deepEqual(recentPace(new Map()), PACE);
});

test("the pace of a few cards is that of all their reviews", () => {
  const progress = learner(50, 30, 8);
  assert.deepEqual(recentPace(progress), paceOf(progress.values()));
  assert.deepEqual(recentPace(progress), { fresh: 30, review: 8 });
});

test("the pace of many cards is told by those that were answered last, and is the same", () => {
  const progress = learner(2000, 30, 8);
  assert.deepEqual(recentPace(progress), { fresh: 30, review: 8 });
});
