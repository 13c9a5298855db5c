/**
 * Progress in few bytes. Pure.
 *
 * All reviews stand in the order of time, since a session is a row of cards with seconds between them: how long after
 * the one before, which card, how far the learner's day is from that of UTC compared with the one before, and the grade.
 * Each of these has a column of its own: like stands beside like, for the compression that follows. Numbers are
 * written seven bits to a byte, the low ones first, with the high bit where more follow (LEB128).
 *
 * @typedef {import("./study-types.js").Grade} Grade
 * @typedef {import("./study-types.js").Progress} Progress
 * @typedef {import("./study-types.js").Review} Review
 *
 * @typedef {[card: number, ...review: Review]} Entry
 */
import { ByteReader, ByteWriter } from "./bytes.js";

const DAY = 86_400_000;
const SUSPENDED = 1;
const BURIED = 2;
/** Days are written from this one on: in the west, 1970 begins the day before. */
const FIRST_DAY = -2;

/**
 * @param {Progress[]} list Sound, one of each card.
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function compacted(list) {
  const cards = list.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const writer = new ByteWriter();
  writer.text(cards.map(({ id }) => id).join("\n"));
  writeReviews(writer, entriesOf(cards));
  writeFlags(writer, cards);
  return writer.bytes();
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {unknown[]} Records, unchecked. Throws a RangeError where the bytes are none of `compacted`.
 */
export function expanded(bytes) {
  const reader = new ByteReader(bytes);
  const ids = reader.text();
  const cards = (ids ? ids.split("\n") : []).map((id) => ({ id, reviews: /** @type {number[][]} */ ([]) }));
  for (const [card = -1, ...review] of readReviews(reader)) cards[card]?.reviews.push(review);
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
 * @param {ByteWriter} writer
 * @param {Entry[]} entries
 */
function writeReviews(writer, entries) {
  writer.number(entries.length);
  writer.steps(entries.map(([, at]) => at));
  for (const [card] of entries) writer.number(card);
  writer.turns(entries.map(([, at, , day]) => day - Math.floor(at / DAY)));
  writer.pairs(entries.map(([, , grade]) => grade - 1));
}

/**
 * @param {ByteReader} reader
 * @returns {number[][]} Entries.
 */
function readReviews(reader) {
  const count = reader.count();
  const times = reader.steps(count);
  const cards = times.map(() => reader.number());
  const shifts = reader.turns(count);
  const grades = reader.pairs(count);
  return times.map((at, place) => {
    const day = (shifts[place] ?? 0) + Math.floor(at / DAY);
    return [cards[place] ?? 0, at, (grades[place] ?? 0) + 1, day];
  });
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
