/** Cards, reviews and learners for tests of practice: fixed ones, and fast-check's. */
import fc from "fast-check";
import { DAY, startOfDay } from "../../overrides/js/practice/days.js";
import { replayed } from "../../overrides/js/practice/schedule.js";

/**
 * @typedef {import("../../overrides/js/practice/study-types.js").CardHead} CardHead
 * @typedef {import("../../overrides/js/practice/study-types.js").CardKind} CardKind
 * @typedef {import("../../overrides/js/practice/study-types.js").Grade} Grade
 * @typedef {import("../../overrides/js/practice/study-types.js").Memory} Memory
 * @typedef {import("../../overrides/js/practice/study-types.js").Progress} Progress
 * @typedef {import("../../overrides/js/practice/study-types.js").Review} Review
 * @typedef {import("../../overrides/js/practice/study-types.js").StudySettings} StudySettings
 */

/** A Thursday, in days since 1970. */
export const TODAY = 20_800;

/** Ten in the morning there, wherever the tests run. */
export const NOW = startOfDay(TODAY) + 6 * 3_600_000;

/** @type {StudySettings} */
export const SETTINGS = { retention: 0.9, newADay: 10, minutes: 20, exam: "", documents: [] };

/** @type {Record<string, CardKind>} */
const KINDS = { q: "question", t: "term", n: "name", p: "pair", c: "cell", b: "branch" };

/**
 * @param {string} id
 * @param {number} [document]
 * @returns {CardHead}
 */
export function head(id, document = 0) {
  return { id, kind: KINDS[id[0] ?? ""] ?? "question", document, section: 0, line: 1, part: 0, group: "", also: [] };
}

/**
 * @param {string} id
 * @param {[daysAgo: number, grade: Grade][]} reviews
 * @param {Partial<Progress>} [flags]
 * @returns {Progress}
 */
export function progressOf(id, reviews, flags = {}) {
  return { id, reviews: reviews.map(([ago, grade]) => [NOW - ago * DAY, grade, TODAY - ago]), ...flags };
}

/**
 * @param {string} kind
 * @param {number} count
 * @param {number} [document]
 * @returns {CardHead[]}
 */
export const cards = (kind, count, document = 0) =>
  Array.from({ length: count }, (_, at) => head(`${kind}-${document}${String(at).padStart(5, "0")}`, document));

/**
 * @param {CardHead} card
 * @param {number} minutes Since it was missed for the first time: its step takes one.
 * @returns {Progress}
 */
export const missed = ({ id }, minutes) => ({ id, reviews: [[NOW - minutes * 60_000, 1, TODAY]] });

/**
 * @param {readonly CardHead[]} heads
 * @param {readonly Progress[]} list
 * @param {Partial<StudySettings>} [changed]
 */
export function situation(heads, list, changed = {}) {
  const settings = { ...SETTINGS, ...changed };
  const seen = list.filter(({ reviews }) => reviews.length);
  return {
    heads,
    progress: new Map(list.map((progress) => [progress.id, progress])),
    memories: new Map(seen.map(({ id, reviews }) => [id, replayed(reviews, settings)])),
    settings,
    now: NOW,
    day: TODAY,
  };
}

/** @type {fc.Arbitrary<Grade>} */
export const grades = fc.constantFrom(1, 2, 3, 4);

/** Gaps between reviews, in ms: as likely seconds as months. */
export const gaps = fc.double({ min: 0, max: 17, noNaN: true }).map((power) => Math.round(1000 * Math.exp(power)));

/** @type {fc.Arbitrary<Review[]>} Reviews by time, up to now. */
export const reviewed = fc.array(fc.tuple(gaps, grades), { maxLength: 8 }).map((steps) => {
  let at = NOW - steps.reduce((total, [gap]) => total + gap, 0);
  return steps.map(([gap, grade]) => [(at += gap), grade, Math.floor((at - NOW) / DAY) + TODAY]);
});

/** @type {fc.Arbitrary<{ heads: CardHead[], list: Progress[] }>} Cards of a few documents with reviews and flags. */
export const learners = fc
  .array(
    fc.record({
      key: fc.nat({ max: 12 }),
      kind: fc.constantFrom(..."qtnpcb"),
      document: fc.nat({ max: 3 }),
      reviews: reviewed,
      suspended: fc.boolean(),
      buried: fc.constantFrom(0, TODAY - 1, TODAY),
    }),
    { maxLength: 40 },
  )
  .map((cards) => {
    const unique = [...new Map(cards.map((card) => [`${card.kind}-${card.key}`, card]))];
    return {
      heads: unique.map(([id, { document }]) => head(id, document)),
      list: unique.map(([id, { reviews, suspended, buried }]) => ({ id, reviews, suspended, buried })),
    };
  });
