/**
 * The time of an exam. Pure: what time it is, is an argument.
 *
 * The end is a moment and not a length, so that leaving the page, sleep and a reload neither stop the clock nor lengthen
 * the exam. When the device's clock is set back, the end goes back with it.
 *
 * @typedef {object} Clock
 * @property {number} ends In ms since 1970; 0 for no clock.
 * @property {number} seen When it was last looked at, in ms since 1970.
 */
import { say } from "../base/say.js";

const MINUTE = 60_000;

/** What is left when it is told, in minutes, beside the half of it. */
const TOLD = [5, 1];

/**
 * @param {number} minutes 0 for no clock.
 * @param {number} now In ms since 1970.
 * @returns {Clock}
 */
export function started(minutes, now) {
  return { ends: minutes ? now + minutes * MINUTE : 0, seen: now };
}

/**
 * @param {Clock} clock
 * @param {number} now
 * @returns {Clock} It has gone on, or stood still where the device's clock went back.
 */
export function ticked({ ends, seen }, now) {
  const back = Math.max(0, seen - now);
  return { ends: ends && ends - back, seen: now };
}

/**
 * @param {Clock} clock
 * @returns {number} In ms, when it was last looked at; Infinity without a clock.
 */
export function left({ ends, seen }) {
  return ends ? Math.max(0, ends - seen) : Number.POSITIVE_INFINITY;
}

/**
 * @param {number} before What was left, in ms.
 * @param {number} after What is left now.
 * @param {number} minutes Of the whole exam.
 * @returns {number | null} What to tell is left, in minutes: that of the last of the moments between; null if there was none.
 */
export function toTell(before, after, minutes) {
  const moments = [minutes / 2, ...TOLD.filter((one) => one < minutes)].sort((one, other) => one - other);
  return moments.find((one) => after <= one * MINUTE && one * MINUTE < before) ?? null;
}

/**
 * @param {number} left In ms.
 * @returns {string} `12 min left`, and by the second near the end: `1:05 left`.
 */
export function leftWords(left) {
  if (left > 2 * MINUTE) return say`${Math.ceil(left / MINUTE)} min left`;
  const seconds = Math.ceil(left / 1000);
  return say`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} left`;
}

/**
 * @param {number} minutes
 * @returns {string} To be said: `7 minutes and a half left`.
 */
export function toldWords(minutes) {
  const whole = Math.floor(minutes);
  if (!whole) return say`Half a minute left`;
  return say`${whole === 1 ? say`1 minute` : say`${whole} minutes`}${minutes > whole ? say` and a half` : ""} left`;
}
