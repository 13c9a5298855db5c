/**
 * On which days a learner practised: the last two weeks, the year, how much of it was recalled. Pure.
 *
 * Days are those of the learner's calendar, as each review says it: a journey through time zones changes none of them.
 * What was noted by a clock that ran ahead, on days to come, is kept and not counted.
 *
 * @typedef {import("../practice/study-types.js").Progress} Progress
 *
 * @typedef {object} Cell A day of the year.
 * @property {number} day
 * @property {number} count Reviews on it.
 * @property {0 | 1 | 2 | 3 | 4} level 0 for none; 4 for as many as on the busiest days.
 *
 * @typedef {object} Month
 * @property {string} name `2026-11`.
 * @property {number} days On which cards were answered.
 * @property {number} count Reviews.
 */
import { dateOfDay } from "../practice/days.js";

const WEEK = 7;

/** How many weeks the year shows, this one included. */
export const WEEKS = 53;

/**
 * @param {ReadonlyMap<string, Progress>} progress
 * @param {number} today
 * @returns {Map<number, number>} Reviews by day, up to today.
 */
export function reviewsByDay(progress, today) {
  const counts = new Map();
  for (const { reviews } of progress.values()) {
    for (const [, , day] of reviews) if (day <= today) counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}

/**
 * @param {ReadonlyMap<number, number>} counts As `reviewsByDay` returns it.
 * @param {number} today
 * @param {number} length
 * @returns {number} On how many of the last days, today included.
 */
export function practised(counts, today, length) {
  return [...counts.keys()].filter((day) => day > today - length).length;
}

/**
 * @param {ReadonlyMap<number, number>} counts
 * @returns {number} The most days in a row.
 */
export function longestRun(counts) {
  let longest = 0;
  let run = 0;
  for (const day of [...counts.keys()].sort((one, other) => one - other)) {
    run = counts.has(day - 1) ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/**
 * @param {number} day
 * @returns {number} 0 for Monday to 6.
 */
export function weekdayOf(day) {
  // 1970-01-01 was a Thursday.
  return (((day + 3) % WEEK) + WEEK) % WEEK;
}

/**
 * @param {ReadonlyMap<number, number>} counts
 * @param {number} today
 * @returns {Cell[][]} Weeks from Monday on, the last one up to today.
 */
export function year(counts, today) {
  const first = today - weekdayOf(today) - (WEEKS - 1) * WEEK;
  const limits = limitsOf([...counts].flatMap(([day, count]) => (day >= first ? [count] : [])));
  return Array.from({ length: WEEKS }, (_, week) => {
    const monday = first + week * WEEK;
    const days = Array.from({ length: Math.min(WEEK, today - monday + 1) }, (_, at) => monday + at);
    return days.map((day) => cellOf(day, counts.get(day) ?? 0, limits));
  });
}

/**
 * Quarters of the days with practice, not of the most: one long day would make all others look idle.
 *
 * @param {readonly number[]} counts Above 0.
 * @returns {number[]} The highest count of the first three levels.
 */
function limitsOf(counts) {
  const sorted = [...counts].sort((one, other) => one - other);
  return [0.25, 0.5, 0.75].map((share) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
}

/**
 * @param {number} day
 * @param {number} count
 * @param {readonly number[]} limits
 * @returns {Cell}
 */
function cellOf(day, count, limits) {
  const above = limits.filter((limit) => count > limit).length;
  return { day, count, level: /** @type {Cell["level"]} */ (count ? above + 1 : 0) };
}

/**
 * @param {readonly Cell[]} cells By day.
 * @returns {Month[]} Those with practice, the last one first.
 */
export function months(cells) {
  /** @type {Map<string, Month>} */
  const found = new Map();
  for (const { day, count } of cells.filter((cell) => cell.count)) {
    const name = dateOfDay(day).slice(0, 7);
    const month = found.get(name) ?? { name, days: 0, count: 0 };
    found.set(name, { name, days: month.days + 1, count: month.count + count });
  }
  return [...found.values()].reverse();
}

/**
 * What came back after a day or more, and whether it was still there: the first answer of the day to a card that had
 * been answered on a day before.
 *
 * @param {ReadonlyMap<string, Progress>} progress
 * @param {number} today
 * @param {number} length How many days, up to today.
 * @returns {{ asked: number, recalled: number }}
 */
export function recalled(progress, today, length) {
  const sum = { asked: 0, recalled: 0 };
  for (const { reviews } of progress.values()) {
    for (const [at, [, grade, day]] of reviews.entries()) {
      const before = reviews[at - 1]?.[2] ?? day;
      if (before >= day || day > today || day <= today - length) continue;
      sum.asked += 1;
      if (grade > 1) sum.recalled += 1;
    }
  }
  return sum;
}
