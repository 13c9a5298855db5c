/**
 * The learner's pace, without sorting through years of reviews. Pure.
 *
 * @typedef {import("../practice/study-types.js").Progress} Progress
 */
import { paceOf } from "../practice/pace.js";

/** So many cards tell it: more than the reviews that count. */
const CARDS = 400;

/**
 * @param {ReadonlyMap<string, Progress>} progress
 * @returns {import("../practice/pace.js").Pace} Of the cards that were answered last: between
 *   their latest reviews, which count, there are no others.
 */
export function recentPace(progress) {
  const known = [...progress.values()];
  if (known.length <= CARDS) return paceOf(known);
  const times = Float64Array.from(known, lastOf).sort();
  const since = times[times.length - CARDS] ?? 0;
  return paceOf(known.filter((card) => lastOf(card) >= since));
}

/** @param {Progress} progress */
function lastOf({ reviews }) {
  return reviews.at(-1)?.[0] ?? 0;
}
