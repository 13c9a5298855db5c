/**
 * Days of the learner's calendar, as numbers: days since 1970-01-01. Pure but for the time zone, which is the machine's
 * where none is given.
 *
 * A study day begins at four in the morning, so that who practises past midnight still does so on the same day. It
 * begins by the clock on the wall: a day on which the clocks change has 23 or 25 hours.
 */

/** In ms. Of a day whose clocks do not change. */
export const DAY = 86_400_000;

const MINUTE = 60_000;

/** When a study day begins, in hours after midnight: no time zone changes its clocks as late as that. */
const BEGINS = 4;

/**
 * @param {number} at In ms since 1970 (UTC).
 * @param {number} [offsetMinutes] How far UTC is ahead of the learner's clock then, as `getTimezoneOffset` says it.
 * @returns {number} The study day.
 */
export function dayOf(at, offsetMinutes = new Date(at).getTimezoneOffset()) {
  return Math.floor((at - offsetMinutes * MINUTE - BEGINS * 60 * MINUTE) / DAY);
}

/**
 * @param {string} date `2026-12-24`.
 * @returns {number} The day, NaN for what is no date of the calendar.
 */
export function dayFromDate(date) {
  const day = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) / DAY : Number.NaN;
  // Date.parse takes the 30th of February for the 2nd of March.
  return Number.isFinite(day) && dateOfDay(day) === date ? day : Number.NaN;
}

/**
 * @param {number} day
 * @returns {string} `2026-12-24`.
 */
export function dateOfDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/**
 * @param {number} day
 * @returns {number} When it begins where the learner is, in ms since 1970 (UTC).
 */
export function startOfDay(day) {
  const date = new Date(day * DAY);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), BEGINS).getTime();
}
