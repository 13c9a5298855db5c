import assert from "node:assert/strict";
import { test } from "node:test";
import { about, done, planWords, told, today, until, when } from "../../overrides/js/session/words.js";

// A study day begins at four o'clock where the learner is.
const NOON = new Date(2026, 10, 21, 12).getTime();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test("a time to come is told in the unit that a learner thinks in", () => {
  const told = [10_000, 90_000, 10 * MINUTE, 90 * MINUTE, DAY, 3 * DAY, 30 * DAY, 76 * DAY, 400 * DAY, 8000 * DAY];
  assert.deepEqual(
    told.map((wait) => until(NOON + wait, NOON)),
    ["1 min", "2 min", "10 min", "2 hours", "1 day", "3 days", "30 days", "2.5 months", "1.1 years", "22 years"],
  );
});

test("a day is that of the calendar, whatever the hour", () => {
  const late = new Date(2026, 10, 21, 23).getTime();
  const morning = new Date(2026, 10, 22, 8).getTime();
  assert.equal(until(morning, late), "1 day");
  assert.equal(when(morning, late), "tomorrow");
});

test("what is due next is told by when it comes", () => {
  const due = [4 * MINUTE, 5 * 60 * MINUTE, DAY, 3 * DAY];
  assert.deepEqual(
    due.map((wait) => when(NOON + wait, NOON)),
    ["in 4 min", "later today", "tomorrow", "in 3 days"],
  );
});

test("what is to do today is told without zeros", () => {
  assert.equal(today(12, 10), "12 due, 10 new today");
  assert.equal(today(12, 0), "12 due");
  assert.equal(today(0, 10), "10 new today");
  assert.equal(today(0, 0), "Nothing is due");
});

test("the end counts what was recalled, and blames nobody", () => {
  assert.equal(done(20, 17), "20 cards. You recalled 17 at the first go.");
  assert.equal(done(3, 3), "3 cards. You recalled all of them at the first go.");
  assert.equal(done(1, 1), "1 card. You recalled it at the first go.");
  assert.equal(done(1, 0), "1 card. It comes again soon: that is how they stay.");
  assert.equal(done(4, 0), "4 cards. They come again soon: that is how they stay.");
  assert.equal(done(0, 0), "No card was answered.");
});

test("one is one and many are many", () => {
  assert.equal(about(20), "about 1 min");
  assert.equal(told({ at: 3, of: 20, isAgain: false }), "Card 3 of 20");
  assert.equal(told({ at: 3, of: 20, isAgain: true }), "Card 3 of 20, again");
});

/** @type {import("../../overrides/js/practice/exam-plan.js").Plan} */
const PLAN = {
  days: 33,
  lastPass: 0,
  newADay: 6,
  cardsADay: 24,
  minutesADay: 5.2,
  lastPassADay: 60,
  lastPassMinutes: 12,
  isFeasible: true,
};
/** @type {import("../../overrides/js/practice/study-types.js").StudySettings} */
const SETTINGS = { retention: 0.9, newADay: 10, minutes: 20, exam: "2026-12-24", documents: [] };

test("an exam is told with what it takes", () => {
  assert.equal(
    planWords(PLAN, SETTINGS),
    "33 days to go: about 24 cards a day, 6 min. For the last pass over everything: 60 cards a day.",
  );
  assert.match(planWords({ ...PLAN, days: 0 }, SETTINGS), /^The exam is today: /);
  assert.match(planWords({ ...PLAN, days: -1 }, SETTINGS), /^That day is over\./);
});

test("an exam that cannot be reached as it is set is told with what is missing", () => {
  const told = (/** @type {Partial<import("../../overrides/js/practice/exam-plan.js").Plan>} */ missing) =>
    planWords({ ...PLAN, ...missing, isFeasible: false }, SETTINGS);
  assert.match(told({ newADay: 12 }), /not see everything again in time: it takes 12 new cards a day, and you allow 10\.$/);
  assert.match(told({ lastPassMinutes: 25 }), /it takes 25 min a day, and you practise 20\.$/);
  assert.match(told({ newADay: 12, minutesADay: 30 }), /takes 12 new cards a day, and you allow 10; and 30 min a day/);
});
