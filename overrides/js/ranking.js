/**
 * Which result comes first. Pure: no DOM, no library.
 *
 * A term whose name is the query comes first, then terms whose name begins with it, then all else
 * by how well it matches; of equals the kind decides, in the order below.
 *
 * @import { Kind, SearchRecord } from "./records.js"
 */

/** @type {readonly Kind[]} */
export const KINDS = ["term", "question", "section", "node", "page"];

/** How much a match in a record of a kind counts. A term is what people look for most. */
export const WEIGHTS = { term: 2.5, question: 1.3, section: 1, node: 0.9, page: 0.8 };

/**
 * Text as it is compared: lower case, without accents, hyphens as spaces.
 *
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * A folded word in the singular, by the plain English rules. The same as `singular` in refine/merge.py.
 *
 * @param {string} word
 * @returns {string}
 */
export function singular(word) {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word) || !word.endsWith("s")) return word;
  if (word.endsWith("ies") && word.length > 5) return `${word.slice(0, -3)}y`;
  return /(?:sses|xes|ches|shes)$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

/**
 * The words of a text, folded, each in the singular.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return folded(text).split(" ").filter(Boolean).map(singular);
}

/**
 * How many letters may be wrong in a word: short ones are too like each other.
 *
 * @param {string} word
 * @returns {number}
 */
export function typos(word) {
  if (word.length < 5) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * How a record's names answer the query: 0 is one of them, 1 begins one, 2 neither.
 *
 * @param {SearchRecord} record
 * @param {string} query
 * @returns {0 | 1 | 2}
 */
export function tier(record, query) {
  if (record.kind !== "term") return 2;
  const asked = words(query).join(" ");
  const names = [record.title, ...(record.names ?? [])].map((name) => words(name).join(" "));
  if (names.includes(asked)) return 0;
  return asked && names.some((name) => name.startsWith(asked)) ? 1 : 2;
}

/**
 * Results, best first.
 *
 * @template {{ record: SearchRecord, score: number }} Result
 * @param {Result[]} results
 * @param {string} query
 * @returns {Result[]}
 */
export function ranked(results, query) {
  const order = results.map((result) => ({ result, tier: tier(result.record, query) }));
  order.sort(
    (one, other) =>
      one.tier - other.tier ||
      other.result.score - one.result.score ||
      KINDS.indexOf(one.result.record.kind) - KINDS.indexOf(other.result.record.kind),
  );
  return order.map(({ result }) => result);
}
