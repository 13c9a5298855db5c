/**
 * Where a learner is in a session: the card that is shown, what is still to come, and what was done, to be undone. Pure:
 * each function returns a new state.
 *
 * @typedef {import("../practice/queue.js").Session} Session
 * @typedef {import("../practice/study-types.js").Grade} Grade
 * @typedef {import("../practice/study-types.js").Memory} Memory
 * @typedef {import("../practice/study-types.js").Progress} Progress
 *
 * @typedef {object} Deed What was done with a card, and how things stood before.
 * @property {string} id
 * @property {"graded" | "buried" | "suspended"} kind
 * @property {number} at In ms since 1970.
 * @property {Grade} [grade] Of what was graded.
 * @property {SessionState} before
 *
 * @typedef {object} SessionState
 * @property {Session} queue The shown card is in it.
 * @property {string | null} shown The card; none where the session is over, or has to wait.
 * @property {boolean} isRevealed Whether its answer shows.
 * @property {string[]} seen All that were shown, in the order of their first time.
 * @property {Deed[]} deeds The latest last.
 *
 * @typedef {object} Remembered
 * @property {ReadonlyMap<string, Progress>} progress
 * @property {ReadonlyMap<string, Memory>} memories
 *
 * @typedef {object} Summary
 * @property {number} cards How many were graded.
 * @property {number} recalled How many of them were recalled at their first time.
 * @property {string[]} suspended
 */
import { startOfDay } from "../practice/days.js";
import { answered, next, without } from "../practice/queue.js";
import { isDue } from "../practice/schedule.js";

/** A card is asked so much before its time, in ms, rather than to end a session with it. */
const EARLY = 120_000;

/**
 * @param {Session} queue
 * @param {number} now In ms since 1970.
 * @returns {SessionState} With the first card.
 */
export function begun(queue, now) {
  return withNext({ queue, shown: null, isRevealed: false, seen: [], deeds: [] }, now);
}

/**
 * @param {SessionState} state
 * @returns {SessionState} With the answer.
 */
export function revealed(state) {
  return { ...state, isRevealed: true };
}

/**
 * @param {SessionState} state With a card.
 * @param {Grade} grade
 * @param {number} at When the review was kept, in ms since 1970.
 * @param {Memory} memory After it.
 * @returns {SessionState} With the next card.
 */
export function graded(state, grade, at, memory) {
  const id = shownIn(state);
  const queue = answered(state.queue, id, memory);
  return withNext({ ...state, queue, deeds: [...state.deeds, { id, kind: "graded", at, grade, before: state }] }, at);
}

/**
 * @param {SessionState} state With a card.
 * @param {"buried" | "suspended"} kind
 * @param {number} at In ms since 1970.
 * @returns {SessionState} With the next card.
 */
export function setAside(state, kind, at) {
  const id = shownIn(state);
  const queue = without(state.queue, id);
  return withNext({ ...state, queue, deeds: [...state.deeds, { id, kind, at, before: state }] }, at);
}

/**
 * @param {SessionState} state With a card that is gone.
 * @param {number} now In ms since 1970.
 * @returns {SessionState} With the next card.
 */
export function dropped(state, now) {
  const id = shownIn(state);
  const seen = state.seen.filter((other) => other !== id);
  return withNext({ ...state, seen, queue: without(state.queue, id) }, now);
}

/**
 * @param {SessionState} state
 * @returns {{ state: SessionState, deed: Deed } | null} As it was before the last deed, and that; null where there is none.
 */
export function undone(state) {
  const deed = state.deeds.at(-1);
  return deed ? { state: deed.before, deed } : null;
}

/**
 * What happened elsewhere, in another tab for one, changes what is to come, and never the card that is shown.
 *
 * @param {SessionState} state
 * @param {Remembered} remembered As it is now.
 * @param {number} now In ms since 1970.
 * @param {number} day Of the learner's calendar.
 * @returns {SessionState}
 */
export function updated(state, { progress, memories }, now, day) {
  const tomorrow = startOfDay(day + 1);
  let { queue } = state;
  for (const id of toCome(queue)) {
    const memory = memories.get(id);
    if (id === state.shown) continue;
    if (isAside(progress.get(id), day)) queue = without(queue, id);
    else if (memory?.reviews && !isDue(memory, now, tomorrow)) queue = answered(queue, id, memory);
  }
  return queue === state.queue ? state : { ...state, queue };
}

/**
 * @param {SessionState} state That is over, or has to wait.
 * @param {number} now In ms since 1970.
 * @returns {SessionState} With what waits for its learning step, though it is too early for it.
 */
export function hurried(state, now) {
  return withNext(state, now, Number.POSITIVE_INFINITY);
}

/**
 * @param {SessionState} state That is over.
 * @param {Session} queue
 * @param {number} now In ms since 1970.
 * @returns {SessionState} With more to come. What was done can still be undone.
 */
export function extended(state, queue, now) {
  return withNext({ ...state, queue }, now);
}

/**
 * @param {SessionState} state
 * @returns {{ at: number, of: number, isAgain: boolean }} The number of the shown card, from 1; how many there are;
 *   and whether it was shown before.
 */
export function place({ queue, shown, seen, deeds }) {
  const all = new Set([...seen, ...toCome(queue)]);
  const at = shown === null ? seen.length : seen.indexOf(shown) + 1;
  return { at, of: all.size, isAgain: deeds.some(({ id }) => id === shown) };
}

/**
 * @param {SessionState} state
 * @param {number} now In ms since 1970.
 * @param {number} count
 * @returns {string[]} The ids that are likely to be shown next, after the shown one.
 */
export function ahead({ queue, shown }, now, count) {
  const soon = queue.waiting.filter(({ due }) => due <= now + EARLY).map(({ id }) => id);
  return [...soon, ...queue.order].filter((id) => id !== shown).slice(0, count);
}

/**
 * @param {SessionState} state
 * @returns {Summary}
 */
export function summary({ deeds }) {
  /** @type {Map<string, Grade>} */
  const first = new Map();
  for (const { id, grade } of deeds) if (grade && !first.has(id)) first.set(id, grade);
  return {
    cards: first.size,
    recalled: [...first.values()].filter((grade) => grade > 1).length,
    suspended: deeds.filter(({ kind }) => kind === "suspended").map(({ id }) => id),
  };
}

/**
 * @param {SessionState} state
 * @param {number} now
 * @param {number} [early]
 * @returns {SessionState}
 */
function withNext(state, now, early = EARLY) {
  const card = next(state.queue, now);
  const shown = card && card.wait <= early ? card.id : null;
  const isNew = shown !== null && !state.seen.includes(shown);
  return { ...state, shown, isRevealed: false, seen: isNew ? [...state.seen, shown] : state.seen };
}

/**
 * @param {SessionState} state
 * @returns {string}
 */
function shownIn({ shown }) {
  if (shown === null) throw new Error("no card is shown");
  return shown;
}

/**
 * @param {Session} queue
 * @returns {string[]}
 */
function toCome({ order, waiting }) {
  return [...order, ...waiting.map(({ id }) => id)];
}

/**
 * @param {Progress | undefined} progress
 * @param {number} day
 * @returns {boolean}
 */
function isAside(progress, day) {
  return progress !== undefined && (progress.suspended === true || progress.buried === day);
}
