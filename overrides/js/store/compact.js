/**
 * Progress in few bytes. Pure.
 *
 * All reviews stand in the order of time, since a session is a row of cards with seconds between them: how long after
 * the one before, which card, how far the learner's day is from that of UTC compared with the one before, and the
 * grade. What repeats itself stands in `columns`, like beside like, to be compressed: ids, how many bits the time
 * takes, days, grades, flags. What is as good as random stands in `bits`, which compression would only make longer: the
 * times without their highest bit, which is always 1, the numbers of cards, and letters of ids.
 *
 * @typedef {import("../practice/study-types.js").Grade} Grade
 * @typedef {import("../practice/study-types.js").Progress} Progress
 * @typedef {import("../practice/study-types.js").Review} Review
 *
 * @typedef {[card: number, ...review: Review]} Entry
 *
 * @typedef {object} Compact
 * @property {Uint8Array<ArrayBuffer>} columns
 * @property {Uint8Array<ArrayBuffer>} bits
 */
import { BitReader, BitWriter, widthOf } from "./bits.js";
import { ByteReader, ByteWriter } from "./bytes.js";
import { compareIds, readIds, writeIds } from "./compact-ids.js";

const DAY = 86_400_000;
const SUSPENDED = 1;
const BURIED = 2;
/** Days are written from this one on: in the west, 1970 begins the day before. */
const FIRST_DAY = -2;

/**
 * @param {Progress[]} list Sound, one of each card.
 * @returns {Compact}
 */
export function compacted(list) {
  const cards = list.toSorted((one, other) => compareIds(one.id, other.id));
  const columns = new ByteWriter();
  const bits = new BitWriter();
  writeIds(
    columns,
    bits,
    cards.map(({ id }) => id),
  );
  writeReviews(columns, bits, entriesOf(cards), widthOf(cards.length));
  writeFlags(columns, cards);
  return { columns: columns.bytes(), bits: bits.bytes() };
}

/**
 * @param {Compact} compact
 * @returns {unknown[]} Records, unchecked. Throws a RangeError where the bytes are none of `compacted`.
 */
export function expanded(compact) {
  const reader = new ByteReader(compact.columns);
  const bits = new BitReader(compact.bits);
  const cards = readIds(reader, bits).map((id) => ({ id, reviews: /** @type {number[][]} */ ([]) }));
  for (const [place = -1, ...review] of readReviews(reader, bits, widthOf(cards.length))) {
    const card = cards[place];
    if (!card) throw new RangeError("a review is of no card");
    card.reviews.push(review);
  }
  const flags = readFlags(reader);
  if (!reader.isAtEnd()) throw new RangeError("there is more than progress");
  return cards.map((card, place) => ({ ...card, ...flags.get(place) }));
}

/**
 * @param {Progress[]} cards
 * @returns {Entry[]} By time.
 */
function entriesOf(cards) {
  const entries = cards.flatMap(({ reviews }, card) =>
    // Reviews that were made in the same millisecond find their places again when they are checked.
    reviews.map(([at, grade, day]) => /** @type {Entry} */ ([card, Math.floor(at), grade, day])),
  );
  return entries.sort((one, other) => one[1] - other[1] || one[0] - other[0]);
}

/**
 * @param {ByteWriter} columns
 * @param {BitWriter} bits
 * @param {Entry[]} entries
 * @param {number} width Of a card's number, in bits.
 */
function writeReviews(columns, bits, entries, width) {
  const steps = entries.map(([, at], place) => at - (entries[place - 1]?.[1] ?? 0));
  columns.number(entries.length);
  for (const step of steps) {
    columns.number(widthOf(step));
    bits.bits(step, widthOf(step) - 1);
  }
  for (const [card] of entries) bits.bits(card, width);
  columns.turns(entries.map(([, at, , day]) => day - Math.floor(at / DAY)));
  columns.pairs(entries.map(([, , grade]) => grade - 1));
}

/**
 * @param {ByteReader} columns
 * @param {BitReader} bits
 * @param {number} width
 * @returns {number[][]} Entries.
 */
function readReviews(columns, bits, width) {
  const count = columns.count();
  let last = 0;
  const times = Array.from({ length: count }, () => (last += stepOf(bits, columns.number())));
  const cards = times.map(() => bits.bits(width));
  const shifts = columns.turns(count);
  const grades = columns.pairs(count);
  return times.map((at, place) => {
    const day = (shifts[place] ?? 0) + Math.floor(at / DAY);
    return [cards[place] ?? 0, at, (grades[place] ?? 0) + 1, day];
  });
}

/**
 * @param {BitReader} bits
 * @param {number} width
 */
function stepOf(bits, width) {
  if (width > 53) throw new RangeError("a time is too great");
  return width ? bits.bits(width - 1) + 2 ** (width - 1) : 0;
}

/**
 * @param {ByteWriter} writer
 * @param {Progress[]} cards
 */
function writeFlags(writer, cards) {
  const set = [...cards.entries()].filter(([, { changed }]) => changed !== undefined);
  writer.number(set.length);
  for (const [place, { suspended, buried, changed }] of set) {
    writer.number(place);
    writer.number((suspended ? SUSPENDED : 0) + (buried === undefined ? 0 : BURIED));
    writer.number((buried ?? FIRST_DAY) - FIRST_DAY);
    writer.number(changed ?? 0);
  }
}

/**
 * @param {ByteReader} reader
 * @returns {Map<number, object>} By the place of the card.
 */
function readFlags(reader) {
  const found = new Map();
  for (let left = reader.count(); left > 0; left -= 1) {
    const place = reader.number();
    const bits = reader.number();
    const buried = reader.number() + FIRST_DAY;
    const changed = reader.number();
    found.set(place, {
      ...(bits & SUSPENDED ? { suspended: true } : {}),
      ...(bits & BURIED ? { buried } : {}),
      changed,
    });
  }
  return found;
}
