/**
 * A MiniSearch index in few bytes, for the way to the browser. Pure.
 *
 * MiniSearch writes an object for each word, for each field of it, and a pair of strings for each
 * place; packed, a place is one number: how far its record is from the one before, its field, and how
 * often the word stands there (seven and more are one, which changes no order worth having).
 */
import MiniSearch from "minisearch";

/** Fields and counts that a number has room for. */
const FIELDS = 4;
const COUNTS = 8;

/**
 * @typedef {object} Packed
 * @property {number} documents
 * @property {number[][]} lengths The number of words in each field, by record.
 * @property {number[]} averages Of each field.
 * @property {string} words All words in order, with single spaces.
 * @property {number[][]} places Of each word.
 *
 * @typedef {ReturnType<MiniSearch["toJSON"]>} Plain
 */

/**
 * @param {MiniSearch} search Whose records were added in order, numbered from 0, and none removed.
 * @returns {Packed}
 */
export function pack(search) {
  const plain = search.toJSON();
  const held = plain.index.slice().sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    documents: plain.documentCount,
    lengths: Array.from({ length: plain.documentCount }, (_, at) => trimmed(plain.fieldLength[at] ?? [])),
    averages: plain.averageFieldLength,
    words: held.map(([word]) => word).join(" "),
    places: held.map(([, fields]) => placesOf(fields)),
  };
}

/**
 * @param {number[]} lengths
 * @returns {number[]} Without the empty fields at the end. MiniSearch leaves gaps for empty fields between.
 */
function trimmed(lengths) {
  const whole = Array.from(lengths, (length) => length ?? 0);
  while (whole.at(-1) === 0) whole.pop();
  return whole;
}

/**
 * @param {Plain["index"][number][1]} fields
 * @returns {number[]}
 */
function placesOf(fields) {
  const found = Object.entries(fields).flatMap(([field, counts]) =>
    Object.entries(counts).map(([id, count]) => ({ id: Number(id), field: Number(field), count: Number(count) })),
  );
  found.sort((one, other) => one.id - other.id || one.field - other.field);
  return found.map(({ id, field, count }, at) => {
    const step = id - (found[at - 1]?.id ?? 0);
    return (step * FIELDS + field) * COUNTS + Math.min(count, COUNTS - 1);
  });
}

/**
 * @param {Packed} packed
 * @param {import("minisearch").Options} options Those that the index was made with.
 * @returns {MiniSearch}
 */
export function unpack(packed, options) {
  const ids = Array.from({ length: packed.documents }, (_, at) => at);
  const words = packed.words.split(" ");
  return MiniSearch.loadJS(
    {
      documentCount: packed.documents,
      nextId: packed.documents,
      documentIds: Object.fromEntries(ids.map((id) => [id, id])),
      fieldIds: Object.fromEntries(options.fields.map((field, at) => [field, at])),
      fieldLength: Object.fromEntries(packed.lengths.entries()),
      averageFieldLength: packed.averages,
      storedFields: {},
      dirtCount: 0,
      index: packed.places.map((places, at) => [words[at] ?? "", fieldsOf(places)]),
      serializationVersion: 2,
    },
    options,
  );
}

/**
 * @param {number[]} places
 * @returns {Plain["index"][number][1]}
 */
function fieldsOf(places) {
  /** @type {Record<string, Record<string, number>>} */
  const fields = {};
  let id = 0;
  for (const place of places) {
    const rest = Math.floor(place / COUNTS);
    id += Math.floor(rest / FIELDS);
    (fields[rest % FIELDS] ??= {})[id] = place % COUNTS;
  }
  return /** @type {Plain["index"][number][1]} */ (/** @type {unknown} */ (fields));
}
