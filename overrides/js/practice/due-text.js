/** How many cards are due, from the one line of text that pages which know nothing of cards get (`due-days.js`). Pure. */

/** The name under which it is remembered. */
export const DUE = "due";

/**
 * @param {import("./due-days.js").DueSummary} summary
 * @returns {string} As `dueBy` reads it; empty where nothing comes.
 */
export function textOf({ due }) {
  return due.map((one) => one.join(":")).join(" ");
}

/**
 * @param {string | null} text Days and how many cards come due on each, `20778:12 20779:3`; or anything.
 * @param {number} day
 * @returns {number} How many are due by then.
 */
export function dueBy(text, day) {
  let count = 0;
  for (const [, one, many] of (text ?? "").matchAll(/(\d+):(\d+)/g)) if (Number(one) <= day) count += Number(many);
  return count;
}
