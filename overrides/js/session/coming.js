/**
 * What is asked next, once nothing is left for now. Pure.
 *
 * @typedef {import("../practice/study-types.js").CardHead} CardHead
 * @typedef {import("../practice/study-types.js").Memory} Memory
 * @typedef {import("../practice/study-types.js").Progress} Progress
 *
 * @typedef {object} Situation
 * @property {readonly CardHead[]} heads Those to practise.
 * @property {ReadonlyMap<string, Progress>} progress
 * @property {ReadonlyMap<string, Memory>} memories
 * @property {number} newADay
 * @property {number} day Of the learner's calendar.
 */
import { dayOf, startOfDay } from "../practice/days.js";

/**
 * @param {Situation} situation
 * @returns {{ at: number, count: number } | null} When the next card comes, in ms since 1970, and how many come by the
 *   end of that day. A card that is due on a later day comes when that begins. null where none is ever asked.
 */
export function coming({ heads, progress, memories, newADay, day }) {
  const tomorrow = startOfDay(day + 1);
  const asked = heads.filter(({ id }) => !progress.get(id)?.suspended);
  const unseen = asked.filter(({ id }) => !memories.get(id)?.reviews).length;
  /** @type {number[]} */
  const times = Array(Math.min(unseen, newADay)).fill(tomorrow);
  for (const { id } of asked) {
    const memory = memories.get(id);
    if (memory?.reviews) times.push(timeOf(memory, progress.get(id)?.buried === day ? tomorrow : 0));
  }
  if (!times.length) return null;
  const at = times.reduce((one, other) => Math.min(one, other));
  const ends = startOfDay(dayOf(at) + 1);
  return { at, count: times.filter((time) => time < ends).length };
}

/**
 * @param {Memory} memory
 * @param {number} least
 * @returns {number}
 */
function timeOf({ state, due }, least) {
  return Math.max(state === "review" ? startOfDay(dayOf(due)) : due, least);
}
