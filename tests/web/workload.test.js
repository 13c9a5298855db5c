import assert from "node:assert/strict";
import { test } from "node:test";
import { random } from "../../overrides/js/practice/choices.js";
import { DAY, dayOf } from "../../overrides/js/practice/days.js";
import { fresh, graded, recall } from "../../overrides/js/practice/schedule.js";
import { reviewsWithin } from "../../overrides/js/practice/workload.js";
import { NOW } from "./practice-cases.js";

/**
 * @param {number} days
 * @param {number} retention
 * @param {number} cards All of them begun today, half of them known.
 * @returns {number} Reviews that a learner does who recalls as likely as FSRS-6 says.
 */
function drawn(days, retention, cards) {
  const chance = random(7);
  let reviews = 0;
  for (let card = 0; card < cards; card += 1) {
    let memory = graded(fresh(), card % 2 ? 3 : 1, NOW, { retention });
    while (memory.due < NOW + days * DAY) {
      const at = memory.due;
      if (memory.state === "review") reviews += 1;
      memory = graded(memory, chance() < recall(memory, at) ? 3 : 1, at, { retention }, dayOf(at));
    }
  }
  return reviews;
}

test("the estimate comes within a tenth of what a learner does who forgets as the schedule expects", () => {
  for (const [days, retention] of [[30, 0.9], [30, 0.7], [300, 0.97], [90, 0.9], [60, 0.8], [90, 0.95]]) {
    const wanted = drawn(days ?? 0, retention ?? 0, 1000) / 1000;
    const found = reviewsWithin(days ?? 0, [], 1000, 1000, retention ?? 0, NOW) / 1000;
    assert.ok(Math.abs(found - wanted) < 0.1 * wanted, `${days} days at ${retention}: ${found} for ${wanted}`);
  }
});

test("twice the cards take twice the reviews, and later beginnings fewer", () => {
  const of = (/** @type {number} */ unseen, /** @type {number} */ newADay) => reviewsWithin(60, [], unseen, newADay, 0.9, NOW);
  assert.ok(Math.abs(of(200, 20) - 2 * of(100, 10)) < 1e-6);
  assert.ok(of(100, 2) < 0.9 * of(100, 10));
  assert.equal(of(0, 0), 0);
});

test("of many cards some stand for all", () => {
  const memory = graded(fresh(), 4, NOW, { retention: 0.9 });
  const few = reviewsWithin(60, Array.from({ length: 400 }, () => memory), 0, 0, 0.9, NOW);
  const many = reviewsWithin(60, Array.from({ length: 10_000 }, () => memory), 0, 0, 0.9, NOW);
  assert.ok(few > 400 && Math.abs(many - 25 * few) < 1e-6);
});

test("what was due long ago is reviewed once now, and not as often as it might have been", () => {
  const memory = { ...graded(fresh(), 4, NOW - 300 * DAY, { retention: 0.9 }), due: NOW - 290 * DAY };
  assert.equal(reviewsWithin(5, [memory], 0, 0, 0.9, NOW), 1);
});

test("what is due after the days in question takes no review", () => {
  const memory = { ...graded(fresh(), 4, NOW, { retention: 0.9 }), due: NOW + 11 * DAY };
  assert.deepEqual([reviewsWithin(11, [memory], 0, 0, 0.9, NOW), reviewsWithin(12, [memory], 0, 0, 0.9, NOW)], [0, 1]);
});
