/**
 * Numbers and dates as the site's language says them. Pure, and without Intl: its first use of a kind takes a phone
 * 100 ms, at the very moment when the page should stand.
 */
import { decimal, say } from "./say.js";

/**
 * @param {number} count Not negative.
 * @returns {string} "12,345".
 */
export function said(count) {
  return decimal(String(count)).replace(/\B(?=(?:\d{3})+$)/g, say`,`);
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 * @returns {string} "1 card", "1,200 cards".
 */
export function counted(count, one, many = `${one}s`) {
  // For a language with other rules `saying.mjs` puts them in the place of this one.
  return `${said(count)} ${count === 1 ? one : many}`;
}

/**
 * @param {Date} date Its day in UTC counts.
 * @returns {string} "Sat 21 Nov".
 */
export function shortDate(date) {
  return say`${weekday(date)} ${date.getUTCDate()} ${shortMonth(date)}`;
}

/**
 * @param {Date} date
 * @returns {string} "21 November 2026".
 */
export function longDate(date) {
  return say`day|${date.getUTCDate()} ${monthOfYear(date)}`;
}

/**
 * @param {Date} date
 * @returns {string} "November 2026".
 */
export function monthOfYear(date) {
  return say`${month(date)} ${date.getUTCFullYear()}`;
}

/**
 * @param {Date} date
 * @returns {string} "Nov".
 */
export function shortMonth(date) {
  return month(date).slice(0, 3);
}

/**
 * @param {Date} date
 * @returns {string} "Sat".
 */
export function weekday(date) {
  return say`Sun Mon Tue Wed Thu Fri Sat`.split(" ")[date.getUTCDay()] ?? "";
}

/**
 * @param {Date} date
 * @returns {string} "November".
 */
function month(date) {
  const names = say`January February March April May June July August September October November December`.split(" ");
  return names[date.getUTCMonth()] ?? "";
}
