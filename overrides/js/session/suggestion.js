/**
 * Which grade a learner is offered first; they decide. Pure.
 *
 * The rule: what was recalled in all its points is Good, in some of them Hard, in none Again. Of an answer with a single
 * point nothing is ticked, and nothing offered. Who had a choice to pick from has recognised the answer, which is easier
 * than to recall it: right is Hard, unless they had all the points as well, and wrong is Again, whatever is ticked.
 * Easy is never offered: only the learner knows how easy it was.
 *
 * @typedef {import("../practice/study-types.js").Grade} Grade
 *
 * @typedef {object} Evidence
 * @property {number} points How many the answer has.
 * @property {number} ticked How many of them the learner had.
 * @property {boolean} [isRight] What they picked from a choice; none where they picked nothing.
 */

/**
 * @param {Evidence} evidence
 * @returns {Grade | null} None where nothing can be told.
 */
export function suggestion({ points, ticked, isRight }) {
  if (isRight === false) return 1;
  if (points < 2) return isRight ? 2 : null;
  if (ticked === points) return 3;
  return ticked || isRight ? 2 : 1;
}
