/**
 * What an exam takes: how many days are left, how many cards each of them takes so that everything is seen before it,
 * and when the last pass over all of them begins. Pure: numbers, and no words.
 *
 * @typedef {import("./study-types.js").CardHead} CardHead
 * @typedef {import("./study-types.js").Memory} Memory
 * @typedef {import("./study-types.js").StudySettings} StudySettings
 *
 * @typedef {object} Preparation
 * @property {readonly CardHead[]} heads Those that the exam is about.
 * @property {ReadonlyMap<string, Memory>} memories
 * @property {StudySettings} settings
 * @property {number} now In ms since 1970.
 * @property {number} [day] Of the learner's calendar; that of `now` otherwise.
 *
 * @typedef {object} Plan
 * @property {number} days Until the exam: 0 is today, less is over.
 * @property {number} cardsADay Reviews and new cards together, on an average day before the exam. 0 when it is over.
 * @property {number} newADay How many new cards a day it takes to have begun all of them before the last pass.
 * @property {number} minutesADay What that takes, in minutes.
 * @property {number} lastPass The day on which the last pass begins.
 * @property {number} lastPassADay How many cards a day the last pass takes.
 * @property {number} [horizon] When the last pass begins, in ms since 1970: nothing may be due later that is reviewed
 *   before. None where it has begun, or the exam is over.
 * @property {boolean} isFeasible Whether it goes with the learner's new cards and minutes a day.
 */
import { dayFromDate, dayOf, startOfDay } from "./days.js";
import { secondsFor } from "./pace.js";

/**
 * @param {Preparation} preparation
 * @returns {Plan | null} None without a date.
 */
export function plan({ heads, memories, settings, now, day = dayOf(now) }) {
  const exam = dayFromDate(settings.exam);
  if (Number.isNaN(exam)) return null;
  const lastPass = exam - 1;
  return {
    days: exam - day,
    cardsADay: heads.length,
    newADay: 0,
    minutesADay: (heads.length * secondsFor(memories.get(heads[0]?.id ?? ""))) / 60,
    lastPass,
    lastPassADay: heads.length,
    ...(lastPass > day ? { horizon: startOfDay(lastPass) } : {}),
    isFeasible: false,
  };
}
