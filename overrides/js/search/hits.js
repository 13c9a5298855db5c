/**
 * What a result shows of a record. Pure.
 *
 * @import { Kind, SearchRecord, Texts } from "./records.js"
 * @import { Asked } from "./ranking.js"
 */
import { excerpt } from "./marking.js";
import { means, words } from "../base/words.js";

/**
 * @typedef {object} Hit What a result shows.
 * @property {Kind} kind
 * @property {string} title
 * @property {string} url
 * @property {string[]} names
 * @property {string} from
 * @property {string} text A definition, the path of a node, or the part of a text that matches.
 * @property {string[]} terms The words that matched, as the index spells them.
 */

/**
 * @param {SearchRecord} record
 * @param {Texts} texts
 * @param {string[]} terms
 * @returns {Hit}
 */
export function hitOf({ kind, title, url = "", names = [], from = "" }, { text = "", body = "" }, terms) {
  const shown = body && (!text || isElsewhere(body, [title, ...names, text].join(" "), terms));
  const both = shown ? [text, excerpt(body, terms)].filter(Boolean).join(" · ") : text;
  return { kind, title, url, names, from, text: both, terms };
}

/**
 * @param {string} body
 * @param {string} shown
 * @param {readonly string[]} terms
 * @returns {boolean} Whether a term stands in the body that a result does not show otherwise.
 */
function isElsewhere(body, shown, terms) {
  const known = new Set(words(shown));
  const missing = terms.filter((term) => !known.has(term));
  return missing.length > 0 && words(body).some((word) => missing.includes(word));
}

/**
 * @param {readonly string[]} name
 * @param {Asked} asked
 * @returns {readonly string[]} The words of a name that a query meant; all, if it was typed without spaces or for short.
 */
export function told(name, { words: asked }) {
  const found = name.filter((word) => asked.some((one) => means(one, word)));
  return found.length ? found : name;
}
