import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DAY, dateOfDay, startOfDay } from "../../overrides/js/practice/days.js";
import { plan, scheduleSettings } from "../../overrides/js/practice/exam-plan.js";
import { graded, replayed } from "../../overrides/js/practice/schedule.js";
import { head, learners, NOW, progressOf, SETTINGS, situation, TODAY } from "./practice-cases.js";

/**
 * @typedef {import("../../overrides/js/practice/study-types.js").CardHead} CardHead
 * @typedef {import("../../overrides/js/practice/study-types.js").Progress} Progress
 * @typedef {import("../../overrides/js/practice/study-types.js").StudySettings} StudySettings
 */

/**
 * @param {number} count
 * @returns {CardHead[]}
 */
const cards = (count) => Array.from({ length: count }, (_, at) => head(`q-${at}`));

/**
 * @param {readonly CardHead[]} heads
 * @param {readonly Progress[]} list
 * @param {number} days Until the exam.
 * @param {Partial<StudySettings>} [changed]
 * @returns {import("../../overrides/js/practice/exam-plan.js").Plan}
 */
function planned(heads, list, days, changed = {}) {
  const settings = { ...SETTINGS, exam: dateOfDay(TODAY + days), ...changed };
  const horizon = scheduleSettings(heads, settings, TODAY);
  const memories = new Map(list.map(({ id, reviews }) => [id, replayed(reviews, horizon)]));
  const made = plan({ heads, memories, settings, now: NOW });
  assert.ok(made);
  return made;
}

test("without a date, or with one that is none, there is no plan and no horizon", () => {
  for (const exam of ["", "soon", "2026-02-30"]) {
    const all = situation(cards(3), [], { exam });
    assert.equal(plan(all), null);
    assert.deepEqual(scheduleSettings(all.heads, all.settings, TODAY), { retention: 0.9 });
  }
});

test("an exam that is over asks for nothing and holds nothing back", () => {
  const { days, newADay, cardsADay, lastPassADay, horizon, isFeasible } = planned(cards(50), [], -1);
  assert.deepEqual([days, newADay, cardsADay, lastPassADay, horizon, isFeasible], [-1, 0, 0, 0, undefined, true]);
  const settings = { ...SETTINGS, exam: dateOfDay(TODAY - 1) };
  assert.deepEqual(scheduleSettings(cards(50), settings, TODAY), { retention: 0.9 });
});

test("an exam today or tomorrow takes all cards today, and says whether that goes", () => {
  for (const days of [0, 1]) {
    const many = planned(cards(50), [], days);
    assert.deepEqual([many.days, many.newADay, many.cardsADay, many.lastPassADay], [days, 50, 50, 50]);
    assert.equal(many.isFeasible, false);
    assert.equal(planned(cards(10), [], days).isFeasible, true);
  }
});

test("new cards are spread over the days before the last pass", () => {
  const { lastPass, newADay, horizon } = planned(cards(81), [], 21);
  assert.equal(lastPass, TODAY + 20);
  assert.equal(horizon, startOfDay(TODAY + 20));
  assert.equal(newADay, 5);
});

test("the last pass takes as many days as the learner's minutes make of it, a week at most", () => {
  const begin = (/** @type {number} */ count, /** @type {number} */ minutes) =>
    planned(cards(count), [], 100, { minutes }).lastPass - TODAY;
  assert.deepEqual([begin(90, 20), begin(91, 20), begin(90, 5), begin(10_000, 5)], [99, 98, 96, 93]);
  assert.deepEqual([planned(cards(88), [], 100, { minutes: 5 }).lastPassADay], [22]);
});

test("both directions of a term take two days of a last pass", () => {
  assert.equal(planned([head("t-a"), head("n-a")], [], 30).lastPass, TODAY + 28);
  assert.equal(planned([head("t-a"), head("q-a")], [], 30).lastPass, TODAY + 29);
});

test("the last pass begins on the same day, whatever day the learner looks", () => {
  const heads = cards(150);
  const settings = { ...SETTINGS, exam: dateOfDay(TODAY + 40) };
  const begins = [0, 20, 38, 39, 40].map((day) => {
    const now = NOW + day * DAY;
    return plan({ heads, memories: new Map(), settings, now, day: TODAY + day })?.lastPass;
  });
  assert.deepEqual(begins, Array.from({ length: 5 }, () => TODAY + 38));
});

test("what was seen since the last pass began is not counted again", () => {
  const heads = cards(100);
  const list = heads.map(({ id }, at) => progressOf(id, [[30, 4], [at < 40 ? 0 : 5, 3]]));
  const { cardsADay, lastPassADay } = planned(heads, list, 1);
  assert.deepEqual([cardsADay, lastPassADay], [60, 60]);
});

test("too many new cards a day, too few minutes before or in the last pass: it does not go", () => {
  assert.equal(planned(cards(100), [], 21).isFeasible, true);
  assert.equal(planned(cards(100), [], 21, { newADay: 4 }).isFeasible, false);
  assert.equal(planned(cards(400), [], 41, { minutes: 5 }).isFeasible, false);
  const { isFeasible, minutesADay, lastPassMinutes } = planned(cards(100), [], 3, { newADay: 200 });
  assert.ok(!isFeasible && minutesADay > 20 && lastPassMinutes < 20);
  assert.equal(planned(cards(2000), cards(2000).map(({ id }) => progressOf(id, [[1, 4]])), 365).isFeasible, false);
});

test("a plan for a year has few cards a day, one for weeks has more, and minutes go with them", () => {
  const [year, months, weeks] = [365, 60, 14].map((days) => planned(cards(200), [], days));
  assert.ok(year && months && weeks);
  assert.ok(year.cardsADay < months.cardsADay && months.cardsADay < weeks.cardsADay);
  assert.ok(year.minutesADay < months.minutesADay && months.minutesADay < weeks.minutesADay);
  assert.equal(year.newADay, 1);
  assert.ok(months.cardsADay > 2 * months.newADay);
});

test("every number of a plan is a number, and nothing is impossible to read", () => {
  fc.assert(
    fc.property(learners, fc.integer({ min: -400, max: 400 }), fc.constantFrom(5, 10, 20), ({ heads, list }, days, minutes) => {
      const seen = list.filter(({ reviews }) => reviews.length);
      const made = planned(heads, seen, days, { minutes });
      const { newADay, cardsADay, minutesADay, lastPassADay, lastPassMinutes, lastPass } = made;
      const unseen = heads.length - seen.length;
      for (const number of [newADay, cardsADay, lastPassADay]) assert.ok(Number.isInteger(number) && number >= 0);
      for (const number of [minutesADay, lastPassMinutes]) assert.ok(Number.isFinite(number) && number >= 0);
      assert.ok(lastPass < TODAY + days || days < 0);
      if (days >= 0) assert.ok(newADay * Math.max(1, lastPass - TODAY, days) >= unseen && newADay <= unseen);
      if (days >= 0) assert.ok(newADay <= cardsADay);
    }),
  );
});

test("who follows the schedule before an exam sees every card again in the last pass", () => {
  fc.assert(
    fc.property(learners, fc.integer({ min: 1, max: 200 }), ({ heads, list }, days) => {
      const settings = { ...SETTINGS, exam: dateOfDay(TODAY + days) };
      const horizon = scheduleSettings(heads, settings, TODAY);
      const begins = horizon.horizon ?? 0;
      for (const { reviews } of list.filter((card) => card.reviews.length)) {
        const memory = replayed(reviews, horizon);
        assert.ok(memory.due <= begins || memory.last >= begins);
        const after = graded(memory, 4, NOW, horizon, TODAY);
        assert.ok(after.due <= begins || NOW >= begins);
      }
    }),
  );
});
