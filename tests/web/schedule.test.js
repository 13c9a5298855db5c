import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { DAY } from "../../overrides/js/practice/days.js";
import { fresh, graded, isDue, lapsesOf, previews, recall, replayed } from "../../overrides/js/practice/schedule.js";
import { gaps, grades, NOW, reviewed } from "./practice-cases.js";

/**
 * @typedef {import("../../overrides/js/practice/study-types.js").Grade} Grade
 * @typedef {import("../../overrides/js/practice/study-types.js").Memory} Memory
 * @typedef {import("../../overrides/js/practice/study-types.js").Review} Review
 * @typedef {[waited: number, grade: Grade, state: "l" | "r" | "f", stability: number, difficulty: number, due: number,
 *   recall: number]} Step See tests/vectors/make_schedule.py.
 */

/** @type {{ histories: [retention: number, steps: Step[]][] }} */
const { histories } = JSON.parse(readFileSync(new URL("../vectors/schedule.json", import.meta.url), "utf8"));

const STATES = { l: "learning", r: "review", f: "relearning" };
const MINUTE = 60_000;
const SETTINGS = { retention: 0.9 };

/**
 * ts-fsrs rounds each number to eight decimals, py-fsrs rounds none, and the vectors have nine digits. In these
 * histories that adds up to 2e-7 of a number at most; a stability near 0.001 has but five digits after such rounding.
 *
 * @param {number} found
 * @param {number} wanted
 * @param {string} what
 */
function assertClose(found, wanted, what) {
  assert.ok(Math.abs(found - wanted) <= 1e-6 * wanted + 1e-7, `${what}: ${found} is not ${wanted}`);
}

test("a thousand histories leave the memory that py-fsrs finds", () => {
  for (const [number, [retention, steps]] of histories.entries()) {
    let memory = fresh();
    let at = NOW;
    let day = 0;
    for (const [place, [waited, grade, state, stability, difficulty, due, likely]] of steps.entries()) {
      at += waited * 1000;
      // py-fsrs counts whole 24 hours, we the days of the learner's calendar: here a calendar of such days.
      day += Math.floor((waited * 1000) / DAY);
      memory = graded(memory, grade, at, { retention }, day);
      const what = `history ${number}, review ${place}`;
      assert.equal(memory.state, STATES[state], what);
      assertClose(memory.stability, stability, `${what}, stability`);
      assertClose(memory.difficulty, difficulty, `${what}, difficulty`);
      assert.equal(memory.due - at, due * 1000, `${what}, due`);
      // py-fsrs counts whole days of forgetting, and no intervals of minutes.
      if (memory.state === "review") assertClose(recall(memory, memory.due), likely, `${what}, recall`);
    }
  }
});

/** Memories of cards that were reviewed at least once. */
const memories = reviewed.filter((reviews) => reviews.length > 0).map((reviews) => replayed(reviews, SETTINGS));

const retentions = fc.integer({ min: 70, max: 97 }).map((percent) => percent / 100);

/**
 * @param {number} days From the day on which all cases end.
 * @returns {number}
 */
const later = (days) => NOW + days * DAY;

test("every review makes numbers in their bounds, due after it", () => {
  fc.assert(
    fc.property(reviewed, grades, gaps, retentions, (reviews, grade, gap, retention) => {
      const memory = graded(replayed(reviews, { retention }), grade, NOW + gap, { retention });
      assert.ok(memory.stability >= 0.001 && memory.stability <= 36_500);
      assert.ok(memory.difficulty >= 1 && memory.difficulty <= 10);
      assert.ok(memory.due > NOW + gap && Number.isFinite(memory.due));
      assert.ok(recall(memory, memory.due) > 0 && recall(memory, memory.due) <= 1);
      assert.equal(memory.reviews, reviews.length + 1);
    }),
  );
});

test("what was learnt and is recalled never becomes less stable, and better grades never bring it back earlier", () => {
  const learnt = memories.filter(({ state }) => state === "review");
  fc.assert(
    fc.property(learnt, gaps, (memory, gap) => {
      for (const grade of /** @type {Grade[]} */ ([2, 3, 4])) {
        assert.ok(graded(memory, grade, NOW + gap, SETTINGS).stability >= memory.stability);
      }
      const due = previews(memory, NOW + gap, SETTINGS);
      assert.ok(due[1] < due[2] && due[2] <= due[3] && due[3] <= due[4]);
    }),
  );
});

test("replaying the reviews is grading them one by one, and twice makes the same", () => {
  fc.assert(
    fc.property(reviewed, (reviews) => {
      let memory = fresh();
      for (const [at, grade, day] of reviews) memory = graded(memory, grade, at, SETTINGS, day);
      assert.deepEqual(replayed(reviews, SETTINGS), memory);
      assert.deepEqual(replayed(reviews, SETTINGS), replayed(structuredClone(reviews), SETTINGS));
    }),
  );
});

test("a memory is a value: grading leaves the one before as it was", () => {
  const memory = Object.freeze(graded(fresh(), 3, NOW, SETTINGS));
  assert.notDeepEqual(graded(memory, 3, later(3), SETTINGS), memory);
});

test("a clock that was put back stands at the last review", () => {
  fc.assert(
    fc.property(memories, grades, gaps, (memory, grade, gap) => {
      const now = memory.last - gap;
      assert.deepEqual(
        graded(memory, grade, now, SETTINGS, (memory.day ?? 0) - 1),
        graded(memory, grade, memory.last, SETTINGS, memory.day),
      );
      assert.equal(recall(memory, now), 1);
    }),
  );
});

test("nothing is due beyond the horizon, but for what is reviewed after it", () => {
  fc.assert(
    fc.property(memories, grades, fc.integer({ min: -30, max: 30 }), (memory, grade, days) => {
      const free = graded(memory, grade, NOW, SETTINGS);
      const held = graded(memory, grade, NOW, { ...SETTINGS, horizon: later(days) });
      assert.equal(held.due, days > 0 ? Math.min(free.due, later(days)) : free.due);
      assert.deepEqual({ ...held, due: 0 }, { ...free, due: 0 });
    }),
  );
});

test("who wants to remember more is asked sooner", () => {
  fc.assert(
    fc.property(reviewed, retentions, retentions, (reviews, one, other) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      assert.ok(replayed(reviews, { retention: more }).due <= replayed(reviews, { retention: less }).due);
    }),
  );
});

test("from an evening to the next morning is a day, and within a day none", () => {
  const evening = graded(graded(fresh(), 4, later(-9), SETTINGS, 10), 3, NOW, SETTINGS, 20);
  const morning = NOW + DAY / 2;
  assert.ok(graded(evening, 3, morning, SETTINGS, 21).stability > evening.stability);
  assert.equal(graded(evening, 3, morning, SETTINGS, 20).stability, evening.stability);
  assert.equal(replayed([[NOW, 3, 20]], SETTINGS).day, 20);
});

test("a new card takes steps of 1 and 10 minutes, a lapse one of 10", () => {
  const minutes = (/** @type {Memory} */ memory) => {
    const due = previews(memory, memory.last, SETTINGS, memory.day);
    return [due[1], due[2], due[3]].map((at) => (at - memory.last) / MINUTE);
  };
  const first = { ...fresh(), last: NOW };
  assert.deepEqual(minutes(first), [1, 5.5, 10]);
  const second = graded(fresh(), 3, NOW, SETTINGS);
  assert.deepEqual(minutes(second).slice(0, 2), [1, 10]);
  assert.equal(graded(second, 3, NOW, SETTINGS).state, "review");
  assert.equal(graded(fresh(), 4, NOW, SETTINGS).state, "review");
  const lapsed = graded(graded(fresh(), 4, NOW, SETTINGS), 1, later(8), SETTINGS);
  assert.deepEqual([lapsed.state, lapsed.lapses, lapsed.due - lapsed.last], ["relearning", 1, 10 * MINUTE]);
  assert.deepEqual(minutes(lapsed).slice(0, 2), [10, 15]);
});

test("recall is 90 % when its stability has passed, and falls from minute to minute", () => {
  const memory = graded(fresh(), 4, NOW, SETTINGS);
  assert.ok(Math.abs(recall(memory, NOW + memory.stability * DAY) - 0.9) < 1e-6);
  assert.ok(recall(memory, NOW + DAY / 2) < recall(memory, NOW + DAY / 4));
  assert.equal(recall(fresh(), NOW), 0);
});

test("a card at a learning step is due at its minute, one that was learnt on its day, a new one never", () => {
  const step = graded(fresh(), 3, NOW, SETTINGS);
  assert.equal(isDue(step, step.due - 1, later(1)), false);
  assert.equal(isDue(step, step.due, later(1)), true);
  const learnt = graded(fresh(), 4, NOW, SETTINGS);
  assert.equal(isDue(learnt, learnt.due - DAY / 2, learnt.due), false);
  assert.equal(isDue(learnt, learnt.due - DAY / 2, learnt.due + 1), true);
  assert.equal(isDue(learnt, learnt.due, 0), true);
  assert.equal(isDue(fresh(), NOW, later(1)), false);
});

test("lapses are counted without working out the memory", () => {
  fc.assert(
    fc.property(reviewed, (reviews) => {
      assert.equal(lapsesOf(reviews), replayed(reviews, SETTINGS).lapses);
    }),
  );
});
