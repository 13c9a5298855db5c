/**
 * All that the page of progress shows, worked out at once from what is remembered. Pure.
 *
 * @typedef {import("../practice/exam-plan.js").Plan} Plan
 * @typedef {import("./tally.js").DocumentSum} DocumentSum
 * @typedef {import("./tally.js").Tally} Tally
 * @typedef {import("./days.js").Cell} Cell
 * @typedef {import("../practice/study-types.js").CardHead} CardHead
 * @typedef {import("../practice/study-types.js").Memory} Memory
 * @typedef {import("../practice/study-types.js").Progress} Progress
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 * @typedef {import("../practice/study-types.js").StudySettings} StudySettings
 *
 * @typedef {{ day: number, count: number }} DayCount
 *
 * @typedef {object} Outline What there is to show before anything was practised, too.
 * @property {StudySettings} settings
 * @property {number} today The day of the learner's calendar.
 * @property {number} answers How many reviews there are in all.
 * @property {Tally} tally Of all cards.
 * @property {DocumentSum[]} documents
 * @property {DayCount[]} forecast From today on.
 * @property {number} lately On how many of the last 14 days there was practice.
 * @property {number} longest The longest run of days with practice.
 * @property {{ asked: number, recalled: number }} recalled In the last 30 days.
 * @property {import("../practice/due-days.js").DueSummary} due
 *
 * @typedef {object} History
 * @property {StudyIndex} index
 * @property {ReadonlyMap<string, Progress>} progress
 * @property {Plan | null} plan
 * @property {Cell[][]} year
 * @property {CardHead[]} hard
 * @property {CardHead[]} away
 * @property {number} lost How many cards were practised that are in no document any more.
 *
 * @typedef {Outline & History} Survey
 */
import { dueDays, summaryOf } from "../practice/due-days.js";
import { plan, scheduleSettings } from "../practice/exam-plan.js";
import { awayCards, hardCards, lostCards, standings } from "./progress.js";
import { longestRun, practised, recalled, reviewsByDay, year } from "./days.js";
import { material, tallied } from "./tally.js";
import { chosen } from "../practice/queue.js";
import { replayed } from "../practice/schedule.js";

/** How far the forecast looks, in days. */
export const AHEAD = 14;

/**
 * @param {StudyIndex} index
 * @param {ReadonlyMap<string, Progress>} progress
 * @param {StudySettings} settings
 * @param {number} now In ms since 1970.
 * @param {number} today The day of the learner's calendar.
 * @returns {Survey}
 */
export function surveyOf(index, progress, settings, now, today) {
  const heads = chosen(index, settings);
  const memories = memoriesOf(progress, scheduleSettings(heads, settings, today));
  const stands = standings(index, progress, memories);
  const counts = reviewsByDay(progress, today);
  const days = dueDays({ heads, progress, memories, settings, day: today }, AHEAD);
  return {
    index,
    progress,
    settings,
    today,
    answers: [...progress.values()].reduce((sum, { reviews }) => sum + reviews.length, 0),
    tally: tallied(stands.values()),
    documents: material(index, stands),
    forecast: days.map((due, at) => ({ day: today + at, count: due.length })),
    plan: plan({ heads: heads.filter(({ id }) => !progress.get(id)?.suspended), memories, settings, now, day: today }),
    lately: practised(counts, today, AHEAD),
    longest: longestRun(counts),
    recalled: recalled(progress, today, 30),
    year: year(counts, today),
    hard: hardCards(index, progress),
    away: awayCards(index, progress),
    lost: lostCards(index, progress),
    due: summaryOf(index, progress, memories, now, settings),
  };
}

/**
 * @param {ReadonlyMap<string, Progress>} progress
 * @param {import("../practice/schedule.js").ScheduleSettings} settings
 * @returns {Map<string, Memory>} Of all cards that have reviews.
 */
function memoriesOf(progress, settings) {
  const practised = [...progress.values()].filter(({ reviews }) => reviews.length);
  return new Map(practised.map(({ id, reviews }) => [id, replayed(reviews, settings)]));
}
