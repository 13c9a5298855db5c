/**
 * What the converter hands over, the counterpart of `scripts/studysite/records.py`, and what the
 * build makes of it for the browser.
 *
 * @typedef {"term" | "question" | "section" | "node" | "page"} Kind
 *
 * @typedef {object} SearchRecord
 * @property {Kind} kind
 * @property {string} title
 * @property {string} [text] What a result shows in any case: the definition of a term, the path of a node.
 * @property {string} [body] Further text. A result shows the part of it that matches.
 * @property {string} [hidden] Text that leads to the record and that nothing may show: answers. No shard holds it.
 * @property {string} [url] Relative to the site's root; absent for the home page.
 * @property {string[]} [names] Further names of a term: aliases, acronyms, expansions.
 * @property {string} [from] The document that it stands in.
 *
 * @typedef {object} SearchRecords What the converter writes to `data/search.json`.
 * @property {number} version
 * @property {SearchRecord[]} records
 *
 * @typedef {Pick<SearchRecord, "text" | "body">} Texts
 *
 * @typedef {object} Shard A part of the index. Records are numbered over all shards.
 * @property {number} first The number of its first record.
 * @property {SearchRecord[]} [records] What its records are called, if it is a shard of names.
 * @property {Texts[]} [texts] What its records say, if it is a shard of texts.
 * @property {import("./pack.js").Packed} index
 *
 * @typedef {object} Manifest What `data/search/manifest.js` holds.
 * @property {number} version Of the form of all this; a script that knows another one must not read it.
 * @property {number} records How many there are.
 * @property {ShardFile[]} shards Those of names first.
 *
 * @typedef {object} ShardFile
 * @property {string} file Its name below `data/search/`, made of its content.
 * @property {boolean} names Whether it is a shard of names.
 * @property {number} first The number of its first record.
 * @property {number} count How many records it is about.
 * @property {number} size In bytes, as it is written.
 */

/** The version of what the converter hands over and of what the build makes of it. */
export const VERSION = 2;
