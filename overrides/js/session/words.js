/**
 * What a session says, in words. Pure: no element, no clock.
 *
 * @typedef {import("../practice/study-types.js").CardKind} CardKind
 * @typedef {import("../practice/study-types.js").StudySettings} StudySettings
 * @typedef {import("../practice/exam-plan.js").Plan} Plan
 */
import { counted, said } from "../base/said.js";
import { say } from "../base/say.js";
import { dayOf } from "../practice/days.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * @param {number} due In ms since 1970.
 * @param {number} now
 * @returns {string} How long it takes until then: "10 min", "3 days", "2.5 months".
 */
export function until(due, now) {
  const wait = due - now;
  if (wait < HOUR) return say`${Math.max(1, Math.round(wait / MINUTE))} min`;
  const days = dayOf(due) - dayOf(now);
  if (days < 1) return counted(Math.round(wait / HOUR), "hour");
  if (days < 31) return counted(days, "day");
  if (days < 365) return counted(tenths(days / 30.4), "month");
  return counted(tenths(days / 365.25), "year");
}

/**
 * @param {number} due In ms since 1970.
 * @param {number} now
 * @returns {string} "in 4 min", "later today", "tomorrow", "in 3 days".
 */
export function when(due, now) {
  const days = dayOf(due) - dayOf(now);
  if (due - now < HOUR) return say`in ${until(due, now)}`;
  if (days < 1) return say`later today`;
  return days === 1 ? say`tomorrow` : say`in ${until(due, now)}`;
}

/**
 * @param {{ at: number, of: number, isAgain: boolean }} place
 * @returns {string} "Card 3 of 20".
 */
export function told({ at, of, isAgain }) {
  return say`Card ${at} of ${of}${isAgain ? say`, again` : ""}`;
}

/**
 * @param {number} due
 * @param {number} fresh
 * @returns {string} "12 due, 10 new today".
 */
export function today(due, fresh) {
  if (!due) return fresh ? say`${said(fresh)} new today` : say`Nothing is due`;
  return say`${said(due)} due${fresh ? say`, ${said(fresh)} new today` : ""}`;
}

/**
 * @param {number} seconds
 * @returns {string} "about 6 min".
 */
export function about(seconds) {
  return say`about ${Math.max(1, Math.round(seconds / 60))} min`;
}

/**
 * @param {number} cards
 * @param {number} recalled
 * @returns {string}
 */
export function done(cards, recalled) {
  if (!cards) return say`No card was answered.`;
  if (!recalled) return say`${counted(cards, "card")}. ${cards === 1 ? say`It comes` : say`They come`} again soon: that is how they stay.`;
  const share = recalled === cards ? (cards === 1 ? say`it` : say`all of them`) : said(recalled);
  return say`${counted(cards, "card")}. You recalled ${share} at the first go.`;
}

/**
 * What an exam takes, as it is.
 *
 * @param {Plan} plan
 * @param {StudySettings} settings
 * @returns {string}
 */
export function planWords(plan, { newADay, minutes }) {
  if (plan.days < 0) return say`That day is over. Practice goes on without a date.`;
  const left = plan.days === 0 ? say`The exam is today` : say`${counted(plan.days, "day")} to go`;
  const load = say`${left}: about ${counted(plan.cardsADay, "card")} a day, ${Math.ceil(plan.minutesADay)} min.`;
  const last = say`For the last pass over everything: ${counted(plan.lastPassADay, "card")} a day.`;
  if (plan.isFeasible) return `${load} ${last}`;
  const most = Math.max(plan.minutesADay, plan.lastPassMinutes);
  const needs = [
    ...(plan.newADay > newADay ? [say`${counted(plan.newADay, "new card")} a day, and you allow ${newADay}`] : []),
    ...(most > minutes ? [say`${Math.ceil(most)} min a day, and you practise ${minutes}`] : []),
  ];
  return say`${load} ${last} As it is set, you will not see everything again in time: it takes ${needs.join(say`; and `)}.`;
}

/** What a card asks for, above its prompt. @type {Readonly<Record<CardKind, string>>} */
export const KINDS = {
  question: say`Question`,
  term: say`What does it mean?`,
  name: say`What is this called?`,
  pair: say`Example`,
  cell: say`From a table`,
  branch: say`From the mind map`,
};

/** @param {number} number */
function tenths(number) {
  return number < 10 ? Math.round(number * 10) / 10 : Math.round(number);
}
