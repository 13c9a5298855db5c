/**
 * The search itself, loaded on first use as a script of its own: MiniSearch over the site's records.
 *
 * @import { SearchIndex, SearchRecord } from "./records.js"
 */
import MiniSearch from "minisearch";
import { folded, ranked, singular, typos, WEIGHTS, words } from "./ranking.js";

/** How many results are shown: more than anyone reads. */
const MOST = 30;

/**
 * @typedef {object} Hit
 * @property {SearchRecord} record
 * @property {number} score
 * @property {string[]} terms The words of the index that matched.
 */

/**
 * @param {SearchIndex} index
 * @returns {(query: string) => Hit[]}
 */
function createSearch(index) {
  const search = new MiniSearch({
    fields: ["title", "names", "text"],
    extractField: (record, field) => {
      const value = record[field];
      return Array.isArray(value) ? value.join(" · ") : (value ?? "");
    },
    tokenize: (text) => folded(text).split(" "),
    processTerm: (term) => singular(term) || null,
  });
  const documents = index.records.map((record, id) => ({ ...record, id }));
  search.addAll(documents);

  /** @param {string} query @param {"AND" | "OR"} combineWith */
  const find = (query, combineWith) =>
    search.search(query, {
      combineWith,
      prefix: true,
      fuzzy: (term) => typos(term),
      weights: { fuzzy: 0.3, prefix: 0.6 },
      boost: { title: 3, names: 3 },
      boostDocument: (id) => {
        const record = index.records[id];
        return record ? WEIGHTS[record.kind] : 1;
      },
    });

  return (query) => {
    if (!words(query).length) return [];
    const all = find(query, "AND");
    const found = all.length ? all : find(query, "OR");
    /** @type {Hit[]} */
    const hits = [];
    for (const { id, score, match } of found) {
      const record = index.records[id];
      if (record) hits.push({ record, score, terms: Object.keys(match) });
    }
    return ranked(hits, query).slice(0, MOST);
  };
}

Object.assign(globalThis, { studysiteSearch: createSearch });
