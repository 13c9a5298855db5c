/**
 * What a learner knows of each card, and which cards need a decision. Pure.
 *
 * @typedef {import("../practice/known.js").Standing} Standing
 * @typedef {import("../practice/study-types.js").CardHead} CardHead
 * @typedef {import("../practice/study-types.js").Memory} Memory
 * @typedef {import("../practice/study-types.js").Progress} Progress
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 */
import { standing } from "../practice/known.js";
import { isLeech } from "../practice/queue.js";
import { fresh } from "../practice/schedule.js";

/**
 * @param {StudyIndex} index
 * @param {ReadonlyMap<string, Progress>} progress
 * @param {ReadonlyMap<string, Memory>} memories Of all cards that have reviews.
 * @returns {Map<string, Standing>} Of every card that is asked: none of those that were put away.
 */
export function standings(index, progress, memories) {
  const unseen = fresh();
  const asked = index.cards.filter(({ id }) => !progress.get(id)?.suspended);
  return new Map(asked.map(({ id }) => [id, standing(progress.get(id), memories.get(id) ?? unseen)]));
}

/**
 * @param {StudyIndex} index
 * @param {ReadonlyMap<string, Progress>} progress
 * @returns {CardHead[]} Those that were forgotten again and again, and are still asked.
 */
export function hardCards(index, progress) {
  return index.cards.filter(({ id }) => !progress.get(id)?.suspended && isLeech(progress.get(id)));
}

/**
 * @param {StudyIndex} index
 * @param {ReadonlyMap<string, Progress>} progress
 * @returns {CardHead[]} Those that the learner does not want to be asked.
 */
export function awayCards(index, progress) {
  return index.cards.filter(({ id }) => progress.get(id)?.suspended);
}

/**
 * @param {StudyIndex} index
 * @param {ReadonlyMap<string, Progress>} progress
 * @returns {number} How many cards were practised that are in no document any more.
 */
export function lostCards(index, progress) {
  const known = new Set(index.cards.map(({ id }) => id));
  return [...progress.values()].filter(({ id, reviews }) => reviews.length && !known.has(id)).length;
}
