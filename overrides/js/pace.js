/**
 * How long a card takes a learner. Pure.
 *
 * @typedef {import("./study-types.js").Memory} Memory
 *
 * @typedef {object} Pace Seconds a card.
 * @property {number} fresh The first time.
 * @property {number} review
 */

/** Until the learner's own is known. @type {Pace} */
export const PACE = { fresh: 20, review: 12 };

/**
 * @param {Memory | undefined} memory
 * @param {Pace} [pace]
 * @returns {number} Seconds that the card will take.
 */
export function secondsFor(memory, pace = PACE) {
  return memory?.reviews ? pace.review : pace.fresh;
}
