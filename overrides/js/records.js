/**
 * What the converter hands over: the counterpart of `scripts/studysite/records.py`.
 *
 * @typedef {"term" | "question" | "section" | "node" | "page"} Kind
 *
 * @typedef {object} SearchRecord
 * @property {Kind} kind
 * @property {string} title
 * @property {string} [text] What a result may show; a question has none, so that no answer shows.
 * @property {string} [url] Relative to the site's root; absent for the home page.
 * @property {string[]} [names] Further names of a term: aliases, acronyms, expansions.
 * @property {string} [from] The document that it stands in.
 *
 * @typedef {object} SearchIndex
 * @property {number} version
 * @property {SearchRecord[]} records
 */

export {};
