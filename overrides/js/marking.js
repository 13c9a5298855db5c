/** Where a text matches. Pure: whoever draws the runs makes text nodes of them, and never markup. */
import { folded, singular } from "./words.js";

/**
 * @typedef {object} Run
 * @property {string} text
 * @property {boolean} marked
 *
 * @param {string} text
 * @param {readonly string[]} terms Words as the index spells them.
 * @returns {Run[]} The whole text, in runs of words that match and of all between them.
 */
export function runs(text, terms) {
  const wanted = new Set(terms);
  /** @type {Run[]} */
  const found = [];
  let plain = "";
  for (const part of text.split(/([\p{L}\p{N}\p{M}]+)/u)) {
    if (!wanted.has(singular(folded(part)))) {
      plain += part;
      continue;
    }
    if (plain) found.push({ text: plain, marked: false });
    found.push({ text: part, marked: true });
    plain = "";
  }
  if (plain) found.push({ text: plain, marked: false });
  return found;
}
