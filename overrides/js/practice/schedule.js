/**
 * When a card is asked again: FSRS-6 with its default parameters. Pure, and without fuzz: the same reviews always make
 * the same memory.
 *
 * Of `ts-fsrs` this takes the model of memory (stability, difficulty, the curve of forgetting) and not its scheduler,
 * which counts days by the calendar of Greenwich and spreads the intervals of the grades by rules that are not FSRS-6.
 * Here the days between two reviews are those of the learner's calendar, as in Anki: from an evening to the next
 * morning it is one, and two reviews on one day are a repetition, which strengthens little.
 *
 * @typedef {import("./study-types.js").Grade} Grade
 * @typedef {import("./study-types.js").Memory} Memory
 * @typedef {import("./study-types.js").Review} Review
 *
 * @typedef {object} ScheduleSettings
 * @property {number} retention The recall that is wanted when a card comes due, 0.7 to 0.97.
 * @property {number} [horizon] After which nothing may be due that was reviewed before it, in ms since 1970.
 */
import { FSRSAlgorithm } from "ts-fsrs";
import { DAY, dayOf } from "./days.js";
import { stepped } from "./learning-steps.js";

/** So many lapses make a leech: a card that is better reworded, or looked up, than asked for the ninth time. */
export const LEECH_LAPSES = 8;

/** The longest interval, in days. */
const LONGEST = 36_500;

const model = new FSRSAlgorithm({});

/** @returns {Memory} Of a card that was never asked. */
export function fresh() {
  return { state: "new", stability: 0, difficulty: 0, due: 0, last: 0, reviews: 0, lapses: 0, step: 0 };
}

/**
 * @param {Memory} memory
 * @param {Grade} grade
 * @param {number} now In ms since 1970. A clock that was put back counts as standing at the last review.
 * @param {ScheduleSettings} settings
 * @param {number} [day] Of the learner's calendar.
 * @returns {Memory} After this review. It is due after `now`, in minutes while it is learnt and in whole days then.
 */
export function graded(memory, grade, now, settings, day = dayOf(now)) {
  return reviewed(memory, [now, grade, day], daysPerStability(settings.retention), settings.horizon);
}

/**
 * @param {readonly Review[]} reviews By time.
 * @param {ScheduleSettings} settings
 * @returns {Memory} After all of them.
 */
export function replayed(reviews, settings) {
  const factor = daysPerStability(settings.retention);
  let memory = fresh();
  for (const review of reviews) memory = reviewed(memory, review, factor, settings.horizon);
  return memory;
}

/**
 * @param {Memory} memory
 * @param {number} now In ms since 1970.
 * @returns {number} How likely it is recalled, 0 to 1; 0 while new.
 */
export function recall(memory, now) {
  if (!memory.reviews) return 0;
  return model.forgetting_curve(Math.max(0, now - memory.last) / DAY, memory.stability);
}

/**
 * @param {Memory} memory
 * @param {number} now In ms since 1970.
 * @param {ScheduleSettings} settings
 * @param {number} [day] Of the learner's calendar.
 * @returns {Record<Grade, number>} When it would be due, in ms since 1970, by the grade.
 */
export function previews(memory, now, settings, day = dayOf(now)) {
  const dueAfter = (/** @type {Grade} */ grade) => graded(memory, grade, now, settings, day).due;
  return { 1: dueAfter(1), 2: dueAfter(2), 3: dueAfter(3), 4: dueAfter(4) };
}

/**
 * Whether a card is asked now. One that is being learnt comes at its minute, and one that was learnt on its day: who
 * practises at nine today gets what was put off at ten yesterday.
 *
 * @param {Memory} memory
 * @param {number} now In ms since 1970.
 * @param {number} tomorrow When the learner's next day begins (`startOfDay(day + 1)`).
 * @returns {boolean} Never while it is new.
 */
export function isDue(memory, now, tomorrow) {
  if (memory.state === "new") return false;
  return memory.due <= now || (memory.state === "review" && memory.due < tomorrow);
}

/**
 * @param {readonly Review[]} reviews By time.
 * @returns {number} How often the card was forgotten after it was learnt, without working out its memory.
 */
export function lapsesOf(reviews) {
  let lapses = 0;
  let place = { state: fresh().state, step: 0 };
  for (const [, grade] of reviews) {
    if (isLapse(place.state, grade)) lapses += 1;
    place = stepped(place.state, place.step, grade);
  }
  return lapses;
}

/**
 * @param {Memory} memory
 * @param {Review} review
 * @param {number} factor Days of an interval for a day of stability.
 * @param {number} [horizon]
 * @returns {Memory}
 */
function reviewed(memory, [now, grade, today], factor, horizon) {
  const at = Math.max(now, memory.last);
  const before = memory.reviews ? (memory.day ?? dayOf(memory.last)) : today;
  const { stability, difficulty } = model.next_state(memory, Math.max(0, today - before), grade);
  const { state, step, wait } = stepped(memory.state, memory.step, grade);
  return {
    state,
    stability,
    difficulty,
    due: capped(at + (wait || interval(stability, factor) * DAY), at, horizon),
    last: at,
    day: Math.max(today, before),
    reviews: memory.reviews + 1,
    lapses: memory.lapses + (isLapse(memory.state, grade) ? 1 : 0),
    step,
  };
}

/**
 * @param {Memory["state"]} state
 * @param {Grade} grade
 * @returns {boolean}
 */
function isLapse(state, grade) {
  return state === "review" && grade === 1;
}

/**
 * @param {number} retention
 * @returns {number} How many days pass until recall has fallen to `retention`, for a day of stability (FSRS-6).
 */
function daysPerStability(retention) {
  return model.calculate_interval_modifier(retention);
}

/**
 * @param {number} stability
 * @param {number} factor
 * @returns {number} In whole days, one at least.
 */
function interval(stability, factor) {
  return Math.min(Math.max(Math.round(stability * factor), 1), LONGEST);
}

/**
 * @param {number} due
 * @param {number} at When the review was.
 * @param {number} [horizon]
 * @returns {number} No later than the horizon, unless that was over.
 */
function capped(due, at, horizon) {
  return horizon === undefined || horizon <= at ? due : Math.min(due, horizon);
}
