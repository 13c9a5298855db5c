/** Where a text matches. Pure: whoever draws the runs makes text nodes of them, and never markup. */
import { folded, singular } from "../base/words.js";

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

/** How long a part of a text is that a result shows, in characters. */
const LENGTH = 220;

/**
 * The part of a text where most of the terms stand.
 *
 * @param {string} text
 * @param {readonly string[]} terms Words as the index spells them.
 * @returns {string} Cut between words, with "…" where something is left out.
 */
export function excerpt(text, terms) {
  if (text.length <= LENGTH) return text;
  const wanted = new Set(terms);
  const places = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)]
    .map((found) => ({ at: found.index, word: singular(folded(found[0])) }))
    .filter(({ word }) => wanted.has(word))
    .slice(0, 200);
  let best = { at: 0, words: 0 };
  for (const { at } of places) {
    const near = places.filter((place) => place.at >= at && place.at < at + LENGTH - 40);
    const words = new Set(near.map(({ word }) => word)).size;
    if (words > best.words) best = { at, words };
  }
  // A few words before the first match say what it is about.
  const from = best.at < LENGTH / 2 ? 0 : between(text, best.at - 40);
  const to = from + LENGTH >= text.length ? text.length : text.lastIndexOf(" ", from + LENGTH);
  const end = to > from ? to : from + LENGTH;
  return `${from ? "… " : ""}${text.slice(from, end).trim()}${end < text.length ? " …" : ""}`;
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {number} Where the next word begins.
 */
function between(text, at) {
  const space = text.indexOf(" ", at);
  return space < 0 || space > at + 40 ? at : space + 1;
}
