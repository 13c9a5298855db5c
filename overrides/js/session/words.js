/**
 * What a session says, in words. Pure: no element, no clock.
 *
 * @typedef {import("../practice/study-types.js").CardKind} CardKind
 * @typedef {import("../practice/study-types.js").StudySettings} StudySettings
 * @typedef {import("../practice/exam-plan.js").Plan} Plan
 */
import { counted, said } from "../base/said.js";
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
  if (wait < HOUR) return `${Math.max(1, Math.round(wait / MINUTE))} min`;
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
  if (due - now < HOUR) return `in ${until(due, now)}`;
  if (days < 1) return "later today";
  return days === 1 ? "tomorrow" : `in ${until(due, now)}`;
}

/**
 * @param {{ at: number, of: number, isAgain: boolean }} place
 * @returns {string} "Card 3 of 20".
 */
export function told({ at, of, isAgain }) {
  return `Card ${at} of ${of}${isAgain ? ", again" : ""}`;
}

/**
 * @param {number} due
 * @param {number} fresh
 * @returns {string} "12 due, 10 new today".
 */
export function today(due, fresh) {
  if (!due) return fresh ? `${said(fresh)} new today` : "Nothing is due";
  return `${said(due)} due${fresh ? `, ${said(fresh)} new today` : ""}`;
}

/**
 * @param {number} seconds
 * @returns {string} "about 6 min".
 */
export function about(seconds) {
  return `about ${Math.max(1, Math.round(seconds / 60))} min`;
}

/**
 * @param {number} cards
 * @param {number} recalled
 * @returns {string}
 */
export function done(cards, recalled) {
  if (!cards) return "No card was answered.";
  if (!recalled) return `${counted(cards, "card")}. ${cards === 1 ? "It comes" : "They come"} again soon: that is how they stay.`;
  const share = recalled === cards ? (cards === 1 ? "it" : "all of them") : said(recalled);
  return `${counted(cards, "card")}. You recalled ${share} at the first go.`;
}

/**
 * What an exam takes, as it is.
 *
 * @param {Plan} plan
 * @param {StudySettings} settings
 * @returns {string}
 */
export function planWords(plan, { newADay, minutes }) {
  if (plan.days < 0) return "That day is over. Practice goes on without a date.";
  const left = plan.days === 0 ? "The exam is today" : `${counted(plan.days, "day")} to go`;
  const load = `${left}: about ${counted(plan.cardsADay, "card")} a day, ${Math.ceil(plan.minutesADay)} min.`;
  const last = `For the last pass over everything: ${counted(plan.lastPassADay, "card")} a day.`;
  if (plan.isFeasible) return `${load} ${last}`;
  const most = Math.max(plan.minutesADay, plan.lastPassMinutes);
  const needs = [
    ...(plan.newADay > newADay ? [`${counted(plan.newADay, "new card")} a day, and you allow ${newADay}`] : []),
    ...(most > minutes ? [`${Math.ceil(most)} min a day, and you practise ${minutes}`] : []),
  ];
  return `${load} ${last} As it is set, you will not see everything again in time: it takes ${needs.join("; and ")}.`;
}

/** What a card asks for, above its prompt. @type {Readonly<Record<CardKind, string>>} */
export const KINDS = {
  question: "Question",
  term: "What does it mean?",
  name: "What is this called?",
  pair: "Example",
  cell: "From a table",
  branch: "From the mind map",
};

/** @param {number} number */
function tenths(number) {
  return number < 10 ? Math.round(number * 10) / 10 : Math.round(number);
}
