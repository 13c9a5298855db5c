/** What the page of progress says: pure, and English. Numbers in, sentences out. */
import { counted, longDate, monthOfYear, said, shortDate, shortMonth, weekday } from "../base/said.js";
import { say } from "../base/say.js";
import { dateOfDay, DAY } from "../practice/days.js";

/** @typedef {import("../practice/known.js").Standing} Standing */
/** @typedef {import("../practice/exam-plan.js").Plan} Plan */
/** @typedef {import("../practice/study-types.js").Block} Block */
/** @typedef {import("../practice/study-types.js").Inline} Inline */

/**
 * The sign and the words of each standing.
 *
 * @type {Readonly<Record<Standing, readonly [sign: string, words: string]>>}
 */
export const STANDING_WORDS = {
  known: ["✓", say`known`],
  learning: ["≈", say`learning`],
  weak: ["×", say`weak`],
  new: ["○", say`not begun`],
};

/**
 * @param {number} day Counted from 1 January 1970.
 * @returns {Date}
 */
function dateOf(day) {
  return new Date(day * DAY);
}

/**
 * @param {number} day
 * @returns {string} "Sat 21 Nov".
 */
export function dayWords(day) {
  return shortDate(dateOf(day));
}

/**
 * @param {number} day
 * @returns {string} "21 November 2026".
 */
export function dateWords(day) {
  return longDate(dateOf(day));
}

/**
 * @param {number} day
 * @returns {string} "Sa".
 */
export function weekdayLetters(day) {
  return weekday(dateOf(day)).slice(0, 2);
}

/**
 * @param {string} month `2026-11`.
 * @returns {string} "November 2026".
 */
export function monthWords(month) {
  return monthOfYear(new Date(`${month}-01`));
}

/**
 * @param {number} day
 * @returns {string} "Nov".
 */
export function monthShort(day) {
  return shortMonth(dateOf(day));
}

/**
 * @param {number} day
 * @param {number} today
 * @returns {string} "Today", "Tomorrow", or the day.
 */
export function nearWords(day, today) {
  return [say`Today`, say`Tomorrow`][day - today] ?? dayWords(day);
}

/**
 * @param {number} days Of the last 14.
 * @param {number} longest
 * @returns {string}
 */
export function streakWords(days, longest) {
  const lately = days
    ? say`You practised on ${days} of the last 14 days.`
    : say`You have not practised in the last 14 days. What you knew is still here; a few cards bring it back.`;
  return longest > 1 ? say`${lately} Your longest run so far: ${longest} days in a row.` : lately;
}

/**
 * @param {{ asked: number, recalled: number }} sum
 * @param {number} retention The share that is aimed at.
 * @returns {string} Empty while there is too little to say it.
 */
export function recalledWords({ asked, recalled }, retention) {
  if (asked < 20) return "";
  const share = Math.round((100 * recalled) / asked);
  return (
    say`Of ${counted(asked, "card")} that came back in the last 30 days you still knew ${share} %; the days are chosen so that it is about ${Math.round(100 * retention)} %.`
  );
}

/**
 * @param {readonly import("./survey.js").DayCount[]} days The first is today.
 * @returns {string} What the forecast shows.
 */
export function forecastWords(days) {
  const all = days.reduce((sum, { count }) => sum + count, 0);
  const most = days.reduce((one, other) => (other.count > one.count ? other : one), days[0] ?? { day: 0, count: 0 });
  const today = days[0]?.day ?? 0;
  if (!all) return say`No card comes back in the next 14 days.`;
  const near = nearWords(most.day, today);
  const when = most.day - today < 2 ? near.toLowerCase() : say`on ${near}`;
  const come = counted(all, "card comes", "cards come");
  return say`${come} back in the next 14 days, most of them ${when}: ${said(most.count)}.`;
}

/**
 * @param {Plan} plan
 * @param {number} today
 * @param {number} minutes That the learner has set aside a day.
 * @returns {string[]} What the exam takes, a sentence each.
 */
export function planWords(plan, today, minutes) {
  const { days, lastPass, isFeasible } = plan;
  const on = dateWords(today + days);
  if (days < 0) return [say`The day of the exam, ${on}, is over. Cards come back as they would without one.`];
  if (days === 0) return [say`The exam is today. What could be practised was practised: good luck.`];
  return [
    say`The exam is on ${on}, ${days === 1 ? say`tomorrow` : say`in ${days} days`}. ${paceWords(plan, lastPass > today)}`,
    ...(lastPass > today ? [lastPassWords(plan)] : []),
    ...(isFeasible ? [] : [say`That is more than the ${minutes} minutes a day that you have set aside. ${WAYS_OUT}`]),
  ];
}

const WAYS_OUT = say`Practise longer, choose fewer documents, or go without seeing some of the cards.`;

/**
 * @param {Plan} plan
 * @param {boolean} isBefore Whether the last pass is still to come.
 */
function paceWords({ cardsADay, newADay, minutesADay }, isBefore) {
  const fresh = newADay ? say`, ${newADay} of them new` : "";
  const aim = isBefore ? say`To have seen every card by then` : say`The last pass over all cards has begun. It`;
  const minutes = counted(inMinutes(minutesADay), "minute");
  return say`${aim} takes about ${counted(cardsADay, "card")} a day${fresh}: some ${minutes}.`;
}

/** @param {Plan} plan */
function lastPassWords({ lastPass, lastPassADay, lastPassMinutes }) {
  return (
    say`The last pass over all cards begins on ${dateWords(lastPass)}: ${counted(lastPassADay, "card")} and some ${counted(inMinutes(lastPassMinutes), "minute")} a day.`
  );
}

/** @param {number} minutes */
function inMinutes(minutes) {
  return Math.max(1, Math.round(minutes));
}

/**
 * @param {Inline} inline
 * @returns {string} Its words alone.
 */
function plain(inline) {
  if (typeof inline === "string") return inline;
  if (inline[0] === "math") return inline[3];
  if (inline[0] === "img") return inline[2];
  const words = /** @type {Inline[]} */ (inline.slice(inline[0] === "a" ? 2 : 1));
  return words.map(plain).join("");
}

/**
 * @param {readonly Block[]} blocks
 * @returns {string} On one line, as far as it is text; a table or a list is named by its first words.
 */
export function firstWords(blocks) {
  const [block] = blocks;
  if (!block) return "";
  const [tag, ...rest] = /** @type {[string, ...any[]]} */ (block);
  if (tag === "p") return rest.map(plain).join("");
  if (tag === "pre") return String(rest[0]);
  return tag === "table" ? rest[0].flat().map(plain).join(", ") : firstWords(rest[0]);
}
