/**
 * The search itself: MiniSearch over the site's records. MiniSearch finds candidates, `ranking.js`
 * puts them in order.
 *
 * @import { SearchIndex, SearchRecord } from "./records.js"
 */
import MiniSearch from "minisearch";
import { ranked, WEIGHTS } from "./ranking.js";
import { acronyms, folded, means, singular, typos, words } from "./words.js";

/** How many results are shown: more than anyone reads. */
const MOST = 30;

/** How many candidates are put in order: a single letter can begin a word of every record. */
const CANDIDATES = 300;

/**
 * @typedef {object} Hit
 * @property {SearchRecord} record
 * @property {string[]} terms The words of the record that matched, as the index spells them.
 *
 * @typedef {object} Found
 * @property {Hit[]} hits Best first.
 * @property {boolean} more Whether there are others that are not among them.
 * @property {string} nearest What the best one is called, if nothing is spelt as the query is.
 */

/**
 * @param {SearchIndex} index
 * @returns {(query: string) => Found}
 */
export function createSearch(index) {
  const search = new MiniSearch({
    fields: ["title", "names", "text"],
    extractField: (record, field) => (field === "names" ? namesOf(record) : record[field]),
    tokenize: (text) => folded(text).split(" "),
    processTerm: (word) => singular(word) || null,
  });
  search.addAll(index.records.map((record, id) => ({ ...record, id })));

  return (query) => {
    const asked = words(query);
    if (!asked.length) return { hits: [], more: false, nearest: "" };
    const all = candidates(search, index, asked, "AND");
    const found = ranked(all.length ? all : candidates(search, index, asked, "OR"), query);
    const spelt = found.some(({ terms }) => terms.some((term) => asked.some((word) => term.startsWith(word))));
    return {
      hits: found.slice(0, MOST).map(({ record, terms }) => ({ record, terms })),
      more: found.length > MOST,
      nearest: spelt ? "" : (found[0]?.record.title ?? ""),
    };
  };
}

/**
 * @param {SearchRecord} record
 * @returns {string} The further names of a term, and what people type for any of them: its initials,
 *   and the name without spaces.
 */
function namesOf(record) {
  if (record.kind !== "term") return "";
  const aliases = record.names ?? [];
  const names = [record.title, ...aliases].map(words);
  return [...aliases, ...names.flatMap((name) => [name.join(""), ...acronyms(name)])].join(" ");
}

/**
 * @param {MiniSearch} search
 * @param {SearchIndex} index
 * @param {string[]} asked
 * @param {"AND" | "OR"} combineWith Whether a record has to hold all asked words, or one of them.
 * @returns {(Hit & { score: number })[]}
 */
function candidates(search, index, asked, combineWith) {
  const joined = asked.join("");
  const found = search.search(
    { combineWith: "OR", queries: [{ queries: asked, combineWith }, ...(asked.length > 1 ? [joined] : [])] },
    {
      prefix: true,
      // MiniSearch counts two swapped letters as two errors, `means` as one.
      fuzzy: (word) => (typos(word) ? typos(word) + 1 : false),
      weights: { fuzzy: 0.3, prefix: 0.6 },
      boost: { title: 3, names: 3 },
      boostDocument: (id) => WEIGHTS[index.records[id]?.kind ?? "page"],
    },
  );
  return found.slice(0, CANDIDATES).flatMap(({ id, score, match }) => {
    const record = index.records[id];
    const known = Object.keys(match);
    const meant = (/** @type {string} */ word) => known.some((term) => means(word, term));
    const is = meant(joined) || (combineWith === "AND" ? asked.every(meant) : asked.some(meant));
    if (!record || !is) return [];
    // A name that matched without its spaces shows by its words.
    const shown = new Set(asked.length > 1 && meant(joined) ? [...known, ...words(record.title)] : known);
    const terms = [...shown].filter((term) => [...asked, joined].some((word) => means(word, term)));
    return [{ record, score, terms }];
  });
}
