/**
 * What an exam takes: how many days are left, how many cards each of them takes so that everything is seen before it,
 * and when the last pass over all of them begins. Pure: numbers, and no words.
 *
 * The last pass stands on the last days before the exam, as many as it takes at the learner's minutes a day. When it
 * begins depends on the cards and the settings alone, so that it does not move while the days go by.
 *
 * @typedef {import("./study-types.js").CardHead} CardHead
 * @typedef {import("./study-types.js").Memory} Memory
 * @typedef {import("./study-types.js").StudySettings} StudySettings
 * @typedef {import("./schedule.js").ScheduleSettings} ScheduleSettings
 * @typedef {import("./pace.js").Pace} Pace
 *
 * @typedef {object} Preparation
 * @property {readonly CardHead[]} heads Those that the exam is about, without those that were put aside.
 * @property {ReadonlyMap<string, Memory>} memories With the horizon of `scheduleSettings`.
 * @property {StudySettings} settings
 * @property {number} now In ms since 1970.
 * @property {number} [day] Of the learner's calendar; that of `now` otherwise.
 * @property {Pace} [pace]
 *
 * @typedef {object} Plan
 * @property {number} days Until the exam: 0 is today, less is over.
 * @property {number} lastPass The day on which the last pass begins; maybe one that is over.
 * @property {number} newADay How many cards have to be begun each day to have begun all of them before the last pass,
 *   or before the exam where that is on.
 * @property {number} cardsADay New cards and estimated reviews of an average day before the last pass, or of the last
 *   pass where that is on.
 * @property {number} minutesADay What they take.
 * @property {number} lastPassADay How many cards a day the last pass takes, or what is left of it.
 * @property {number} lastPassMinutes What they take.
 * @property {number} [horizon] When the last pass begins, in ms since 1970. None where the exam is over.
 * @property {boolean} isFeasible Whether the learner's new cards and minutes a day are enough.
 */
import { dayFromDate, dayOf, startOfDay } from "./days.js";
import { PACE, secondsFor } from "./pace.js";
import { reviewsWithin } from "./workload.js";

/** The longest that a last pass may be, in days: what was seen before is forgotten again. */
const LONGEST_PASS = 7;

/**
 * @param {Preparation} preparation
 * @returns {Plan | null} None without a date.
 */
export function plan({ heads, memories, settings, now, day = dayOf(now), pace = PACE }) {
  const exam = dayFromDate(settings.exam);
  if (Number.isNaN(exam)) return null;
  const days = exam - day;
  const lastPass = lastPassOf(heads, settings, exam);
  if (days < 0) return over(days, lastPass);
  const horizon = startOfDay(lastPass);
  const before = Math.max(0, lastPass - day);
  const unseen = heads.filter(({ id }) => !memories.get(id)?.reviews).length;
  const newADay = Math.ceil(unseen / (before || Math.max(1, days)));
  const open = heads.filter(({ id }) => before || (memories.get(id)?.last ?? 0) < horizon);
  const lastPassADay = Math.ceil(open.length / Math.max(1, exam - Math.max(day, lastPass)));
  const lastPassMinutes = minutesFor(before ? 0 : Math.min(newADay, lastPassADay), lastPassADay, pace);
  const begun = heads.flatMap(({ id }) => memories.get(id) ?? []).filter(({ reviews }) => reviews);
  const reviews = before && reviewsWithin(before, begun, unseen, newADay, settings.retention, now) / before;
  const cardsADay = before ? newADay + Math.ceil(reviews) : lastPassADay;
  const minutesADay = before ? minutesFor(newADay, cardsADay, pace) : lastPassMinutes;
  const isFeasible = newADay <= settings.newADay && Math.max(minutesADay, lastPassMinutes) <= settings.minutes;
  return { days, lastPass, newADay, cardsADay, minutesADay, lastPassADay, lastPassMinutes, horizon, isFeasible };
}

/**
 * @param {readonly CardHead[]} heads Those that the exam is about.
 * @param {StudySettings} settings
 * @param {number} day Of the learner's calendar.
 * @returns {ScheduleSettings} With which cards are scheduled. Nothing that was seen before the last pass is due after
 *   its beginning, until the exam is over.
 */
export function scheduleSettings(heads, settings, day) {
  const { retention } = settings;
  const exam = dayFromDate(settings.exam);
  return exam >= day ? { retention, horizon: startOfDay(lastPassOf(heads, settings, exam)) } : { retention };
}

/**
 * @param {readonly CardHead[]} heads
 * @param {StudySettings} settings
 * @param {number} exam The day.
 * @returns {number} The day on which the last pass begins.
 */
function lastPassOf(heads, { minutes }, exam) {
  const needed = Math.ceil(minutesFor(0, heads.length, PACE) / minutes);
  // The two directions of a term are not asked on one day.
  const least = heads.some(({ kind }) => kind === "name") ? 2 : 1;
  return exam - Math.min(Math.max(needed, least), LONGEST_PASS);
}

/**
 * @param {number} days
 * @param {number} lastPass
 * @returns {Plan} Nothing is left to do.
 */
function over(days, lastPass) {
  const none = { newADay: 0, cardsADay: 0, minutesADay: 0, lastPassADay: 0, lastPassMinutes: 0 };
  return { days, lastPass, ...none, isFeasible: true };
}

/**
 * @param {number} fresh How many of the cards are new.
 * @param {number} cards
 * @param {Pace} pace
 * @returns {number} Minutes, not rounded.
 */
function minutesFor(fresh, cards, pace) {
  return (fresh * secondsFor(undefined, pace) + (cards - fresh) * secondsFor({ state: "review" }, pace)) / 60;
}
