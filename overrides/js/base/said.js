/**
 * Numbers and dates as English says them. Pure, and without Intl: its first use of a kind takes a phone 100 ms, at
 * the very moment when the page should stand.
 */

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = [
  ..."January February March April May June July August September October November December".split(" "),
];

/**
 * @param {number} count A whole number, not negative.
 * @returns {string} "12,345".
 */
export function said(count) {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 * @returns {string} "1 card", "1,200 cards".
 */
export function counted(count, one, many = `${one}s`) {
  return `${said(count)} ${count === 1 ? one : many}`;
}

/**
 * @param {Date} date Its day in UTC counts.
 * @returns {string} "Sat 21 Nov".
 */
export function shortDate(date) {
  return `${weekday(date)} ${date.getUTCDate()} ${shortMonth(date)}`;
}

/**
 * @param {Date} date
 * @returns {string} "21 November 2026".
 */
export function longDate(date) {
  return `${date.getUTCDate()} ${monthOfYear(date)}`;
}

/**
 * @param {Date} date
 * @returns {string} "November 2026".
 */
export function monthOfYear(date) {
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/**
 * @param {Date} date
 * @returns {string} "Nov".
 */
export function shortMonth(date) {
  return (MONTHS[date.getUTCMonth()] ?? "").slice(0, 3);
}

/**
 * @param {Date} date
 * @returns {string} "Sat".
 */
export function weekday(date) {
  return WEEKDAYS[date.getUTCDay()] ?? "";
}
