/**
 * Traffic as a dozen points, and as invocations of every minute. Pure.
 *
 * @typedef {"steady" | "daily" | "burst" | "ramp" | "own"} Curve
 */

export const POINTS = 12;

/** Invocations a minute are whole, so that an address can say them. */
export const MOST_TRAFFIC = 100_000;

/** @type {Record<Exclude<Curve, "own">, (at: number) => number>} How busy each point is, from 0 (quiet) to 1 (busy). */
const SHAPES = {
  steady: () => 1,
  daily: (at) => (1 - Math.cos((2 * Math.PI * at) / POINTS)) / 2,
  burst: (at) => Number(at === 4 || at === 5),
  ramp: (at) => at / (POINTS - 1),
};

/**
 * @param {Curve} curve
 * @param {number} quiet Invocations a minute.
 * @param {number} busy Invocations a minute.
 * @param {readonly number[]} own Points of a curve that was drawn.
 * @returns {readonly number[]} Invocations a minute at each point.
 */
export function pointsOf(curve, quiet, busy, own) {
  if (curve === "own") return own;
  return Array.from({ length: POINTS }, (_, at) => Math.round(quiet + (busy - quiet) * SHAPES[curve](at)));
}

/**
 * @param {readonly number[]} points
 * @param {number} span Minutes from one point to the next.
 * @returns {number[]} Invocations of each minute, on straight lines from point to point; the last one holds.
 */
export function minutesOf(points, span) {
  return Array.from({ length: points.length * span }, (_, minute) => {
    const at = Math.floor(minute / span);
    const from = points[at] ?? 0;
    const to = points[at + 1] ?? from;
    return Math.round(from + ((to - from) * (minute % span)) / span);
  });
}
