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
 * @param {Iterable<string>} taken Ids of others that are asked today.
 * @param {Today} today
 * @param {number} [room] How many are wanted: the rest is neither kept nor held.
 * @returns {Sifted}
 */
export function withoutTwins(heads, taken, { progress, settings, day }, room = Number.POSITIVE_INFINITY) {
  const left = dayFromDate(settings.exam) - day;
  if (left === 0 || left === 1) return { kept: heads.slice(0, room), held: [] };
  const asked = new Set(taken);
  /** @type {Sifted} */
  const sifted = { kept: [], held: [] };
  for (const head of heads) {
    if (sifted.kept.length >= room) break;
    const isHeld = isSecond(head.id, asked, progress, day);
    (isHeld ? sifted.held : sifted.kept).push(head);
    if (!isHeld) asked.add(head.id);
  }
  return sifted;
}

/**
 * @param {string} id
 * @param {ReadonlySet<string>} asked
 * @param {ReadonlyMap<string, Progress>} progress
 * @param {number} day
 * @returns {boolean} Whether the other direction comes first on this day.
 */
function isSecond(id, asked, progress, day) {
  const twin = twinOf(id);
  if (!twin || isReviewedOn(progress.get(id), day)) return false;
  return asked.has(twin) || isReviewedOn(progress.get(twin), day);
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
