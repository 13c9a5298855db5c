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
 * @property {string[]} due All that are due: those at a learning step, and then by their recall, the lowest first.
 * @property {string[]} fresh All new ones that the day has room for.
 * @property {string[]} order Those of both that fit into the session, mixed, the next one first.
 * @property {Waiting[]} waiting Those at a learning step that come due within the session, the earliest first.
 * @property {number} left How many of `due` and `fresh` do not fit, and wait for another session.
 * @property {string[]} held Those put off until tomorrow, since their other direction is asked today.
 * @property {string[]} leeches Those of `order` that were forgotten again and again.
 * @property {number} seconds What `order` and `waiting` will take.
 * @property {number} ends In ms since 1970.
 *
 * @typedef {object} Waiting
 * @property {string} id
 * @property {number} due In ms since 1970.
 */
import { dayFromDate, startOfDay } from "./days.js";
import { inShares, mixed, spread } from "./interleave.js";
import { PACE, secondsFor } from "./pace.js";
import { isDue, LEECH_LAPSES, lapsesOf, recall } from "./schedule.js";

export { secondsFor };

const MINUTE = 60_000;

/**
 * @param {StudyIndex} index
 * @param {StudySettings} settings
 * @returns {CardHead[]} The cards of the chosen documents, also those that stand elsewhere too.
 */
export function chosen(index, { documents }) {
  if (!documents.length) return index.cards;
  const wanted = new Set(index.documents.flatMap(({ slug }, at) => (documents.includes(slug) ? [at] : [])));
  return index.cards.filter((head) => wanted.has(head.document) || head.also.some(([at]) => wanted.has(at)));
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
  const today = withoutTwins(byNeed(asked, situation), new Set(waiting.map(({ id }) => id)), situation);
  const fresh = freshOnes(asked, today, situation);
  const costOf = (/** @type {{ id: string }} */ { id }) => secondsFor(memories.get(id), pace);
  const fitting = fit([...today.kept, ...fresh.kept], costOf, settings.minutes * 60 - sum(waiting, costOf));
  return {
    due: ids(today.kept),
    fresh: ids(fresh.kept),
    order: ids(inOrder(fitting, memories)),
    waiting,
    left: today.kept.length + fresh.kept.length - fitting.length,
    held: ids([...today.held, ...fresh.held]),
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
 * The card to show. What waits for its learning step comes as soon as it is due, and before its time only where
 * nothing else is left.
 *
 * @param {Pick<Session, "order" | "waiting">} session
 * @param {number} now In ms since 1970.
 * @returns {{ id: string, wait: number } | null} `wait`: how much too early it is, in ms. None where the session is over.
 */
export function next({ order, waiting }, now) {
  const [soonest] = waiting;
  if (soonest && (soonest.due <= now || !order.length)) return { id: soonest.id, wait: Math.max(0, soonest.due - now) };
  const [id] = order;
  return id === undefined ? null : { id, wait: 0 };
}

/**
 * @param {Session} session
 * @param {string} id Of a card that was graded.
 * @param {Memory} memory After that.
 * @returns {Session} The card waits in it if it is to be asked again before the session ends.
 */
export function answered(session, id, memory) {
  const rest = without(session, id);
  const ends = Math.max(session.ends, memory.last + rest.order.length * PACE.review * 1000);
  if (memory.state === "review" || memory.due > ends) return rest;
  const waiting = [...rest.waiting, { id, due: memory.due }];
  return { ...rest, waiting: waiting.sort((one, other) => one.due - other.due) };
}

/**
 * @param {Session} session
 * @param {string} id Of a card that is put aside.
 * @returns {Session}
 */
export function without(session, id) {
  return {
    ...session,
    order: session.order.filter((other) => other !== id),
    waiting: session.waiting.filter((other) => other.id !== id),
  };
}

/**
 * @param {Session} session
 * @param {string} id Of a card whose grade was taken back.
 * @returns {Session} With that card next.
 */
export function returned(session, id) {
  const rest = without(session, id);
  return { ...rest, order: [id, ...rest.order] };
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
function byNeed(heads, { memories, now, day }) {
  const tomorrow = startOfDay(day + 1);
  const due = heads.flatMap((head) => {
    const memory = memories.get(head.id);
    return memory && isDue(memory, now, tomorrow) ? [{ head, need: needOf(memory, now) }] : [];
  });
  return due.sort((one, other) => one.need - other.need).map(({ head }) => head);
}

/**
 * @param {Memory} memory
 * @param {number} now
 * @returns {number} Lower is more needy: a card at a learning step, by its time, or else recall, 0 to 1.
 */
function needOf(memory, now) {
  return isStepping(memory) ? memory.due - now - 1 : recall(memory, now);
}

/**
 * @param {Memory} memory
 * @returns {boolean} Whether its next interval is minutes.
 */
function isStepping({ state }) {
  return state === "learning" || state === "relearning";
}

/** @typedef {{ kept: CardHead[], held: CardHead[] }} Sifted */

/**
 * Both directions of a term on one day would give each other away: the one that comes second is held until tomorrow.
 * On the last days before an exam there may be no tomorrow.
 *
 * @param {readonly CardHead[]} heads
 * @param {ReadonlySet<string>} taken Ids of others that are asked today.
 * @param {Situation} situation
 * @returns {Sifted}
 */
function withoutTwins(heads, taken, { progress, settings, day }) {
  const left = dayFromDate(settings.exam) - day;
  if (left === 0 || left === 1) return { kept: [...heads], held: [] };
  const asked = new Set(taken);
  /** @type {Sifted} */
  const sifted = { kept: [], held: [] };
  for (const head of heads) {
    const twin = twinOf(head.id);
    const isBegun = isReviewedOn(progress.get(head.id), day);
    const isHeld = !isBegun && (asked.has(twin) || isReviewedOn(progress.get(twin), day));
    (isHeld ? sifted.held : sifted.kept).push(head);
    if (!isHeld) asked.add(head.id);
  }
  return sifted;
}

/**
 * @param {string} id
 * @returns {string} Of the same term in the other direction; empty for what is no term.
 */
function twinOf(id) {
  if (id.startsWith("t-")) return `n-${id.slice(2)}`;
  return id.startsWith("n-") ? `t-${id.slice(2)}` : "";
}

/**
 * @param {Progress | undefined} progress
 * @param {number} day
 * @returns {boolean}
 */
function isReviewedOn(progress, day) {
  return progress?.reviews.at(-1)?.[2] === day;
}

/**
 * @param {readonly CardHead[]} heads
 * @param {Sifted} today What is due.
 * @param {Situation} situation
 * @returns {Sifted} The new ones that the day still has room for, and those that have to wait for their twins.
 */
function freshOnes(heads, today, situation) {
  const { progress, memories, settings, day } = situation;
  const begun = [...progress.values()].filter(({ reviews }) => reviews[0]?.[2] === day).length;
  const room = Math.max(0, settings.newADay - begun);
  const unseen = inShares(heads).filter(({ id }) => !memories.get(id)?.reviews);
  const { kept, held } = withoutTwins(unseen, new Set(ids(today.kept)), situation);
  return { kept: kept.slice(0, room), held: held.slice(0, 0) };
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
 * @param {readonly CardHead[]} heads
 * @returns {string[]}
 */
function ids(heads) {
  return heads.map(({ id }) => id);
}
