/**
 * The index in parts, made when the site is built: first what everything is called, so that a name is
 * found before the rest has come, then what it says. Pure.
 *
 * @import { SearchRecord, Shard, Texts } from "./records.js"
 */
import MiniSearch from "minisearch";
import { KINDS } from "./ranking.js";
import { OPTIONS } from "./fields.js";
import { pack } from "./pack.js";

/** How much text a part is about, in characters: see docs/contributing/benchmarks.md. */
export const ROOM = 256 * 1024;

/** The first part is smaller by this, for what it holds is found soonest. */
const EARLY = 4;

/**
 * @param {readonly SearchRecord[]} given
 * @param {number} [room]
 * @returns {Shard[]} Those of names first.
 */
export function shardsOf(given, room = ROOM) {
  const records = given.slice().sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
  // Where all is small, a definition comes along with its name; else it would keep other names waiting.
  const isSmall = total(records, called) + total(records, ({ text = "" }) => text) <= room / 2;
  const names = portions(records, called, room).map(({ first, held }) => nameShard(first, held, isSmall));
  const texts = portions(records, said, room).map(({ first, held }) => textShard(first, held, isSmall));
  return [...names, ...texts];
}

/**
 * @param {SearchRecord} record
 * @returns {string}
 */
function called({ title, names = [], url = "" }) {
  return [title, ...names, url].join(" ");
}

/**
 * @param {SearchRecord} record
 * @returns {string}
 */
function said({ text = "", body = "", hidden = "" }) {
  return text + body + hidden;
}

/**
 * @param {readonly SearchRecord[]} records
 * @param {(record: SearchRecord) => string} textOf
 */
function total(records, textOf) {
  return records.reduce((sum, record) => sum + textOf(record).length, 0);
}

/**
 * @param {readonly SearchRecord[]} records
 * @param {(record: SearchRecord) => string} textOf
 * @param {number} room
 * @returns {{ first: number, held: SearchRecord[] }[]} Neighbours together, as many as there is room for.
 */
function portions(records, textOf, room) {
  /** @type {{ first: number, held: SearchRecord[] }[]} */
  const made = [];
  let left = 0;
  for (const [at, record] of records.entries()) {
    const size = textOf(record).length;
    const last = made.at(-1);
    if (last && size <= left) last.held.push(record);
    else made.push({ first: at, held: [record] });
    left = (last && size <= left ? left : made.length > 1 ? room : room / EARLY) - size;
  }
  return made;
}

/**
 * @param {number} first
 * @param {readonly SearchRecord[]} held
 * @param {boolean} withTexts
 * @returns {Shard}
 */
function nameShard(first, held, withTexts) {
  const records = held.map(({ kind, title, url, names, from, text }) =>
    present({ kind, title, text: withTexts ? text : undefined, url, names, from }),
  );
  const index = indexOf(held.map(({ title, names = [] }) => ({ title, names: names.join(" ") })));
  return { first, records: /** @type {SearchRecord[]} */ (records), index };
}

/**
 * @param {number} first
 * @param {readonly SearchRecord[]} held
 * @param {boolean} isShort Whether the short texts came along with the names.
 * @returns {Shard}
 */
function textShard(first, held, isShort) {
  const texts = held.map(({ text, body }) => /** @type {Texts} */ (present({ text: isShort ? undefined : text, body })));
  const index = indexOf(
    held.map(({ title, names = [], text = "", body = "", hidden = "" }) => ({
      title,
      names: names.join(" "),
      text: `${text} ${body}`,
      hidden,
    })),
  );
  return { first, texts, index };
}

/**
 * @param {Record<string, string>[]} documents
 */
function indexOf(documents) {
  const search = new MiniSearch(OPTIONS);
  search.addAll(documents.map((document, id) => ({ ...document, id })));
  return pack(search);
}

/**
 * @param {Record<string, unknown>} given
 * @returns {Record<string, unknown>} Without what is empty.
 */
function present(given) {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value)),
  );
}
