/**
 * What is asked in a session, and in which order. Pure: the same cards, reviews and time make the same queue.
 *
 * @typedef {import("./study-types.js").CardHead} CardHead
 * @typedef {import("./study-types.js").Memory} Memory
 * @typedef {import("./study-types.js").Progress} Progress
 * @typedef {import("./study-types.js").StudyIndex} StudyIndex
 * @typedef {import("./study-types.js").StudySettings} StudySettings
 * @typedef {import("./pace.js").Pace} Pace
 *
 * @typedef {object} Situation
 * @property {readonly CardHead[]} heads Those to practise (`chosen`), in the order of the material.
 * @property {ReadonlyMap<string, Progress>} progress
 * @property {ReadonlyMap<string, Memory>} memories Of all cards that have reviews.
 * @property {StudySettings} settings
 * @property {number} now In ms since 1970.
 * @property {number} day Of the learner's calendar.
 * @property {Pace} [pace]
 *
 * @typedef {object} Session
 * @property {string[]} due All that are due: those at a learning step, and then by their recall, the lowest first; in the
 *   last pass before an exam, those that were not seen in it before the others.
 * @property {string[]} fresh All new ones that the day has room for.
 * @property {string[]} order Those of both that fit into the session, mixed, the next one first.
 * @property {Waiting[]} waiting Those at a learning step that come due within the session, the earliest first.
 * @property {number} left How many of `due` and `fresh` do not fit, and wait for another session.
 * @property {string[]} held Those due that are put off until tomorrow, since their other direction is asked today.
 * @property {string[]} leeches Those of `order` that were forgotten again and again.
 * @property {number} seconds What `order` and `waiting` will take.
 * @property {number} ends In ms since 1970.
 *
 * @typedef {object} Waiting
 * @property {string} id
 * @property {number} due In ms since 1970.
 */
import { startOfDay } from "./days.js";
import { scheduleSettings } from "./exam-plan.js";
import { inShares, mixed, spread } from "./interleave.js";
import { PACE, secondsFor } from "./pace.js";
import { isAmong } from "./scope.js";
import { isDue, LEECH_LAPSES, lapsesOf, recall } from "./schedule.js";
import { withoutTwins } from "./twins.js";

export { answered, next, returned, without } from "./session-moves.js";
export { secondsFor };

const MINUTE = 60_000;

/**
 * @param {StudyIndex} index
 * @param {StudySettings} settings
 * @returns {CardHead[]} The cards of the chosen documents, also those that stand elsewhere too.
 */
export function chosen(index, { documents }) {
  const isIn = index.documents.map(isAmong(documents));
  return index.cards.filter((head) => isIn[head.document] || head.also.some(([at]) => isIn[at]));
}

/**
 * @param {Situation} situation
 * @returns {Session}
 */
export function session(situation) {
  const { memories, settings, now, pace = PACE } = situation;
  const ends = now + settings.minutes * MINUTE;
  const asked = situation.heads.filter(({ id }) => !isAside(situation.progress.get(id), situation.day));
  const waiting = waitingUntil(ends, asked, situation);
  const due = withoutTwins(byNeed(asked, situation), ids(waiting), situation);
  const fresh = freshOnes(asked, [...ids(waiting), ...ids(due.kept)], situation);
  const costOf = (/** @type {{ id: string }} */ { id }) => secondsFor(memories.get(id), pace);
  const fitting = fit([...due.kept, ...fresh], costOf, settings.minutes * 60 - sum(waiting, costOf));
  return {
    due: ids(due.kept),
    fresh: ids(fresh),
    order: ids(inOrder(fitting, memories)),
    waiting,
    left: due.kept.length + fresh.length - fitting.length,
    held: ids(due.held),
    leeches: ids(fitting.filter(({ id }) => (memories.get(id)?.lapses ?? 0) >= LEECH_LAPSES)),
    seconds: sum(fitting, costOf) + sum(waiting, costOf),
    ends,
  };
}

/**
 * @param {Progress | undefined} progress
 * @returns {boolean} Whether it was forgotten again and again after it was learnt.
 */
export function isLeech(progress) {
  return lapsesOf(progress?.reviews ?? []) >= LEECH_LAPSES;
}

/**
 * @param {Progress | undefined} progress
 * @param {number} day
 * @returns {boolean} Whether the learner has put it aside.
 */
function isAside(progress, day) {
  return progress !== undefined && (progress.suspended === true || progress.buried === day);
}

/**
 * @param {number} ends
 * @param {readonly CardHead[]} heads
 * @param {Situation} situation
 * @returns {Waiting[]}
 */
function waitingUntil(ends, heads, { memories, now }) {
  const waiting = heads.flatMap(({ id }) => {
    const memory = memories.get(id);
    const isWaiting = memory && isStepping(memory) && memory.due > now && memory.due <= ends;
    return isWaiting ? [{ id, due: memory.due }] : [];
  });
  return waiting.sort((one, other) => one.due - other.due);
}

/**
 * @param {readonly CardHead[]} heads
 * @param {Situation} situation
 * @returns {CardHead[]} Those that are due, the most needy first. Sorting keeps the order of the material among equals.
 */
function byNeed(heads, { heads: all, memories, settings, now, day }) {
  const tomorrow = startOfDay(day + 1);
  const { horizon = Infinity } = scheduleSettings(all, settings, day);
  const due = heads.flatMap((head) => {
    const memory = memories.get(head.id);
    return memory && isDue(memory, now, tomorrow) ? [{ head, need: needOf(memory, now, horizon) }] : [];
  });
  return due.sort((one, other) => one.need - other.need).map(({ head }) => head);
}

/**
 * @param {Memory} memory
 * @param {number} now
 * @param {number} horizon
 * @returns {number} Lower is more needy: a card at a learning step, by its time, or else recall, 0 to 1; and above 1 in
 *   the last pass before an exam for what was seen in it already.
 */
function needOf(memory, now, horizon) {
  if (isStepping(memory)) return memory.due - now - 1;
  return recall(memory, now) + (memory.last >= horizon ? 1 : 0);
}

/**
 * @param {Memory} memory
 * @returns {boolean} Whether its next interval is minutes.
 */
function isStepping({ state }) {
  return state === "learning" || state === "relearning";
}

/**
 * @param {readonly CardHead[]} heads
 * @param {readonly string[]} taken Ids of others that are asked today.
 * @param {Situation} situation
 * @returns {CardHead[]} The new ones that the day still has room for.
 */
function freshOnes(heads, taken, situation) {
  const { progress, memories, settings, day } = situation;
  const begun = [...progress.values()].filter(({ reviews }) => reviews[0]?.[2] === day).length;
  const room = Math.max(0, settings.newADay - begun);
  if (!room) return [];
  const unseen = inShares(heads).filter(({ id }) => !memories.get(id)?.reviews);
  return withoutTwins(unseen, taken, situation, room).kept;
}

/**
 * @template Item
 * @param {readonly Item[]} items
 * @param {(item: Item) => number} costOf
 * @param {number} budget
 * @returns {Item[]} As many as the budget allows, from the first on; one at least.
 */
function fit(items, costOf, budget) {
  let spent = 0;
  const fitting = items.filter((item) => (spent += costOf(item)) <= budget);
  return fitting.length ? fitting : items.slice(0, 1);
}

/**
 * @param {readonly CardHead[]} heads
 * @param {ReadonlyMap<string, Memory>} memories
 * @returns {CardHead[]} Those at a learning step first, then the others with the new ones among them.
 */
function inOrder(heads, memories) {
  const isNew = (/** @type {CardHead} */ { id }) => !memories.get(id)?.reviews;
  return mixed(spread(heads.filter((head) => !isNew(head)), heads.filter(isNew)));
}

/**
 * @template Item
 * @param {readonly Item[]} items
 * @param {(item: Item) => number} costOf
 * @returns {number}
 */
function sum(items, costOf) {
  return items.reduce((total, item) => total + costOf(item), 0);
}

/**
 * @param {readonly { id: string }[]} cards
 * @returns {string[]}
 */
function ids(cards) {
  return cards.map(({ id }) => id);
}
