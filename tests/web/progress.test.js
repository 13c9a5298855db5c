import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayFromDate } from "../../overrides/js/practice/days.js";
import { awayCards, hardCards, lostCards, standings } from "../../overrides/js/progress/progress.js";
import { material, sizeOf, tallied } from "../../overrides/js/progress/tally.js";
import {
  longestRun,
  months,
  practised,
  recalled,
  reviewsByDay,
  WEEKS,
  weekdayOf,
  year,
} from "../../overrides/js/progress/days.js";
import { surveyOf } from "../../overrides/js/progress/survey.js";
import { USUAL } from "../../overrides/js/practice/practice-settings.js";
import {
  firstWords,
  forecastWords,
  nearWords,
  planWords,
  recalledWords,
  streakWords,
} from "../../overrides/js/progress/words.js";
import { broughtWords, holdsWords } from "../../overrides/js/progress/carry-words.js";
import { replayed } from "../../overrides/js/practice/schedule.js";

/** @import { CardHead, Grade, Progress, Review, StudyIndex } from "../../overrides/js/practice/study-types.js" */

const DAY = 86_400_000;
const TODAY = dayFromDate("2026-11-21");

/**
 * @param {string} id
 * @param {number} document
 * @param {number} section
 * @param {CardHead["also"]} also
 * @returns {CardHead}
 */
function head(id, document = 0, section = 0, also = []) {
  return { id, kind: "question", document, section, line: 1, part: 0, group: "", also };
}

/**
 * @param {CardHead[]} cards
 * @param {string[]} urls Of the documents, each with two sections.
 * @returns {StudyIndex}
 */
function indexOf(cards, urls = ["read/one/", "read/two/"]) {
  const documents = urls.map((url, at) => ({
    slug: `d${at}`,
    title: `Document ${at}`,
    name: `d${at}`,
    kind: "briefing",
    url,
    sections: ["First", "Second"].map((title) => ({ title, url: `${url}#${title}` })),
  }));
  return { version: 1, aliases: {}, documents, cards, parts: [] };
}

/**
 * @param {string} id
 * @param {[day: number, grade: Grade][]} answers
 * @param {Partial<Progress>} [flags]
 * @returns {[string, Progress]}
 */
function answered(id, answers, flags = {}) {
  const reviews = answers.map(([day, grade], at) => /** @type {Review} */ ([day * DAY + 43_200_000 + at * 1000, grade, day]));
  return [id, { id, reviews, ...flags }];
}

/** @param {Map<string, Progress>} progress */
function memoriesOf(progress) {
  return new Map([...progress].map(([id, { reviews }]) => [id, replayed(reviews, USUAL)]));
}

/** Recalled with growing distances: known. @type {[number, Grade][]} */
const WELL = [
  [TODAY - 40, 3],
  [TODAY - 30, 3],
  [TODAY - 10, 3],
];

test("a card counts once in its document, and in each section and document where it stands", () => {
  const index = indexOf([head("q-1", 0, 0, [[0, 1, 9], [1, 0, 3]]), head("q-2", 0, 1)]);
  const progress = new Map([answered("q-1", WELL)]);
  const sums = material(index, standings(index, progress, memoriesOf(progress)));
  assert.deepEqual(
    sums.map(({ document, tally }) => [document.slug, tally.known, tally.new]),
    [
      ["d0", 1, 1],
      ["d1", 1, 0],
    ],
  );
  assert.deepEqual(
    sums[0]?.sections.map(({ section, tally }) => [section.title, tally.known, tally.new]),
    [
      ["First", 1, 0],
      ["Second", 1, 1],
    ],
  );
});

test("sections and documents without cards are not shown, nor a document that is only the source of others", () => {
  const index = indexOf([head("q-1", 0, 1, [[2, 0, 1]])], ["read/one/", "read/two/", "sources/"]);
  const sums = material(index, standings(index, new Map(), new Map()));
  assert.deepEqual(sums.map(({ document, sections }) => [document.slug, sections.length]), [["d0", 1]]);
});

test("a miss makes a known card weak, and what was put away is not counted", () => {
  const index = indexOf([head("q-1"), head("q-2"), head("q-3")]);
  const progress = new Map([
    answered("q-1", [...WELL, [TODAY, 1]]),
    answered("q-2", WELL),
    answered("q-3", WELL, { suspended: true, changed: 5 }),
  ]);
  const tally = tallied(standings(index, progress, memoriesOf(progress)).values());
  assert.deepEqual(tally, { known: 1, learning: 0, weak: 1, new: 0 });
});

test("hard cards are those that were forgotten eight times and are still asked; put away ones are listed apart", () => {
  const often = Array.from({ length: 9 }, (_, at) => /** @type {[number, Grade][]} */ ([[at * 4, 3], [at * 4, 3], [at * 4 + 3, 1]])).flat();
  const index = indexOf([head("q-1"), head("q-2"), head("q-3")]);
  const progress = new Map([
    answered("q-1", often),
    answered("q-2", often, { suspended: true }),
    answered("q-3", WELL),
    answered("q-gone", WELL),
  ]);
  assert.deepEqual(hardCards(index, progress).map(({ id }) => id), ["q-1"]);
  assert.deepEqual(awayCards(index, progress).map(({ id }) => id), ["q-2"]);
  assert.equal(lostCards(index, progress), 1);
});

test("practised are the days that the reviews say, whatever the clock said", () => {
  const late = /** @type {Review} */ ([TODAY * DAY + 80_000_000, 3, TODAY - 1]);
  const progress = new Map([["q-1", { id: "q-1", reviews: [late] }], answered("q-2", [[TODAY - 13, 3], [TODAY - 14, 3]])]);
  const counts = reviewsByDay(progress, TODAY);
  assert.equal(practised(counts, TODAY, 14), 2);
  assert.equal(practised(counts, TODAY, 1), 0);
});

test("what a clock noted that ran ahead is not counted before its day", () => {
  const progress = new Map([answered("q-1", [[TODAY, 3], [TODAY + 400, 3]])]);
  assert.deepEqual([...reviewsByDay(progress, TODAY)], [[TODAY, 1]]);
  assert.equal(year(reviewsByDay(progress, TODAY), TODAY).flat().reduce((sum, { count }) => sum + count, 0), 1);
});

test("the longest run is the most days in a row, in whatever order they are known", () => {
  assert.equal(longestRun(new Map([[9, 1], [3, 1], [4, 2], [5, 1], [8, 1]])), 3);
  assert.equal(longestRun(new Map()), 0);
});

test("a week begins on Monday", () => {
  const days = ["2026-11-16", "2026-11-21", "2026-11-22", "1969-12-29"].map((date) => weekdayOf(dayFromDate(date)));
  assert.deepEqual(days, [0, 5, 6, 0]);
});

test("the year ends today, begins on a Monday, and has every day once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80_000 }), (today) => {
      const weeks = year(new Map(), today);
      const days = weeks.flat().map(({ day }) => day);
      assert.equal(weeks.length, WEEKS);
      assert.equal(days.at(-1), today);
      assert.ok(weeks.every(([monday]) => monday && weekdayOf(monday.day) === 0));
      assert.ok(days.every((day, at) => at === 0 || day === (days[at - 1] ?? 0) + 1));
    }),
  );
});

test("levels are quarters of the days with practice, and one long day does not make the others idle", () => {
  const counts = new Map([10, 11, 12, 13, 14, 15, 16, 2000].map((count, at) => [TODAY - at, count]));
  const levels = year(counts, TODAY).flat().filter(({ count }) => count).reverse();
  assert.deepEqual(levels.map(({ level }) => level), [1, 1, 2, 2, 3, 3, 4, 4]);
  assert.equal(year(new Map([[TODAY, 5]]), TODAY).flat().at(-1)?.level, 1);
});

test("months tell on how many days how much was answered, the last one first", () => {
  const cells = [["2026-10-31", 3], ["2026-11-01", 4], ["2026-11-02", 0], ["2026-11-03", 5]].map(([date, count]) => ({
    day: dayFromDate(String(date)),
    count: Number(count),
    level: /** @type {const} */ (0),
  }));
  assert.deepEqual(months(cells), [
    { name: "2026-11", days: 2, count: 9 },
    { name: "2026-10", days: 1, count: 3 },
  ]);
});

test("recalled is the first answer of a later day: neither the first of all nor a repetition counts", () => {
  const progress = new Map([
    answered("q-1", [[TODAY - 5, 1], [TODAY - 5, 3], [TODAY - 2, 1], [TODAY - 2, 3], [TODAY, 2]]),
    answered("q-2", [[TODAY - 90, 3], [TODAY - 40, 3]]),
  ]);
  assert.deepEqual(recalled(progress, TODAY, 30), { asked: 2, recalled: 1 });
});

test("a survey of nothing is whole", () => {
  const survey = surveyOf(indexOf([]), new Map(), { ...USUAL, exam: "2026-12-24" }, TODAY * DAY, TODAY);
  assert.equal(sizeOf(survey.tally), 0);
  assert.deepEqual(survey.documents, []);
  assert.equal(survey.forecast.length, 14);
});

test("a survey counts what is there, also if much of it is odd", () => {
  const reviews = fc.array(fc.tuple(fc.nat(60), fc.constantFrom(1, 2, 3, 4)), { maxLength: 8 });
  fc.assert(
    fc.property(fc.array(fc.tuple(reviews, fc.boolean(), fc.option(fc.constant(TODAY))), { maxLength: 12 }), (cards) => {
      const index = indexOf(cards.map((_, at) => head(`q-${at}`, at % 2, at % 2)));
      const progress = new Map(
        cards.map(([days, suspended, buried], at) => {
          const sorted = days.map(([day, grade]) => /** @type {[number, Grade]} */ ([TODAY - 50 + day, grade])).sort(([one], [other]) => one - other);
          return answered(`q-${at}`, sorted, { suspended, ...(buried === null ? {} : { buried }) });
        }),
      );
      const survey = surveyOf(index, progress, USUAL, TODAY * DAY + 50_000_000, TODAY);
      const away = cards.filter(([, suspended]) => suspended).length;
      assert.equal(sizeOf(survey.tally) + away, cards.length);
      assert.equal(survey.documents.reduce((sum, one) => sum + sizeOf(one.tally), 0) + away, cards.length);
      assert.ok(survey.forecast.reduce((sum, { count }) => sum + count, 0) <= cards.length - away);
    }),
    { numRuns: 60 },
  );
});

test("a pause is told without a threat, and a run without a warning", () => {
  assert.equal(streakWords(9, 5), "You practised on 9 of the last 14 days. Your longest run so far: 5 days in a row.");
  assert.equal(streakWords(1, 1), "You practised on 1 of the last 14 days.");
  for (const words of [streakWords(0, 30), streakWords(3, 12)]) assert.doesNotMatch(words, /lose|lost|broke|miss|only|keep/i);
});

test("how much was recalled is told once there is enough to tell it", () => {
  assert.equal(recalledWords({ asked: 19, recalled: 19 }, 0.9), "");
  assert.match(recalledWords({ asked: 20, recalled: 17 }, 0.9), /20 cards .* 85 %; .* about 90 %/);
});

test("the forecast in words names the sum and the fullest day", () => {
  const days = [2, 5, 0].map((count, at) => ({ day: TODAY + at, count }));
  assert.equal(forecastWords(days), "7 cards come back in the next 14 days, most of them tomorrow: 5.");
  assert.equal(forecastWords([{ day: TODAY, count: 0 }]), "No card comes back in the next 14 days.");
  assert.equal(nearWords(TODAY + 2, TODAY), "Mon 23 Nov");
});

test("the plan for an exam is honest about what does not fit", () => {
  const plan = { days: 33, lastPass: TODAY + 30, newADay: 9, cardsADay: 18, minutesADay: 6.2, lastPassADay: 90, lastPassMinutes: 18, isFeasible: false };
  const words = planWords(plan, TODAY, 10).join(" ");
  assert.match(words, /24 December 2026, in 33 days\. .* 18 cards a day, 9 of them new: some 6 minutes\./);
  assert.match(words, /last pass .* begins on 21 December 2026: 90 cards and some 18 minutes a day\./);
  assert.match(words, /more than the 10 minutes/);
  assert.doesNotMatch(planWords({ ...plan, isFeasible: true }, TODAY, 10).join(" "), /more than/);
  assert.match(planWords({ ...plan, days: -2 }, TODAY, 10).join(" "), /19 November 2026, is over/);
  assert.match(planWords({ ...plan, days: 0 }, TODAY, 10).join(" "), /today/);
});

test("a card is named by its first words, without marks and links", () => {
  assert.equal(firstWords([["p", "What is ", ["strong", "S", ["em", "3"]], " to ", ["a", "glossary/vpc/", "a VPC"], "?"]]), "What is S3 to a VPC?");
  assert.equal(firstWords([["ul", [["p", "one"]], [["p", "two"]]]]), "one");
  assert.equal(firstWords([["table", [["a"], ["b"]], [["1"], ["2"]]]]), "a, b");
  assert.equal(firstWords([["pre", "ls -l"]]), "ls -l");
  assert.equal(firstWords([]), "");
});

test("what is brought is told before and after, in numbers", () => {
  const [, progress] = answered("q-1", [[TODAY - 1, 3], [TODAY, 3]]);
  const dayOf = (/** @type {number} */ at) => Math.floor(at / DAY);
  assert.equal(holdsWords([progress], dayOf), "1 card and 2 answers, from 20 November 2026 to 21 November 2026.");
  assert.equal(holdsWords([{ id: "q-2", reviews: [] }], dayOf), "1 card, none of them answered yet.");
  assert.equal(broughtWords({ cards: 12, reviews: 30, added: 18 }), "12 cards and 30 answers came, 18 of them new. Nothing was overwritten.");
  assert.equal(broughtWords({ cards: 1, reviews: 2, added: 0 }), "1 card and 2 answers came, none of them new. Nothing was overwritten.");
});
