/**
 * The two directions of a term, "what is X?" and "what is this called?", which would give each other away. Pure.
 *
 * @typedef {import("./study-types.js").CardHead} CardHead
 * @typedef {import("./study-types.js").Progress} Progress
 *
 * @typedef {object} Today
 * @property {ReadonlyMap<string, Progress>} progress
 * @property {{ exam: string }} settings
 * @property {number} day Of the learner's calendar.
 *
 * @typedef {object} Sifted
 * @property {CardHead[]} kept
 * @property {CardHead[]} held Those put off until tomorrow.
 */
import { dayFromDate } from "./days.js";

/**
 * Of the two directions that fall on one day, the second is put off: but for one that was begun already, and on the last
 * day before an exam, which has no tomorrow.
 *
 * @param {readonly CardHead[]} heads
 * @param {ReadonlySet<string>} taken Ids of others that are asked today.
 * @param {Today} today
 * @returns {Sifted}
 */
export function withoutTwins(heads, taken, { progress, settings, day }) {
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
