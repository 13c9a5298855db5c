/**
 * Ids of cards in few bytes. Pure. Most end in eight letters that are as good as random, from the 32 of ids
 * (Crockford): those take five bits each, after a column of kinds; the rest are words, and stand as text.
 */

const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const CODED = new RegExp(`^[a-z]-[${LETTERS}]{8}$`);
const WIDTH = 5;

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} The order that ids are written in: coded ones first.
 */
export function compareIds(one, other) {
  return Number(CODED.test(other)) - Number(CODED.test(one)) || (one < other ? -1 : 1);
}

/**
 * @param {import("./bytes.js").ByteWriter} columns
 * @param {import("./bits.js").BitWriter} bits
 * @param {string[]} ids In the order of `compareIds`.
 */
export function writeIds(columns, bits, ids) {
  const coded = ids.filter((id) => CODED.test(id));
  columns.text(coded.map((id) => id.slice(0, 1)).join(""));
  columns.text(ids.slice(coded.length).join("\n"));
  for (const letter of coded.flatMap((id) => [...id.slice(2)])) bits.bits(LETTERS.indexOf(letter), WIDTH);
}

/**
 * @param {import("./bytes.js").ByteReader} columns
 * @param {import("./bits.js").BitReader} bits
 * @returns {string[]}
 */
export function readIds(columns, bits) {
  const kinds = columns.text();
  const words = columns.text();
  const coded = Array.from(kinds, (kind) => `${kind}-${lettersOf(bits)}`);
  return [...coded, ...(words ? words.split("\n") : [])];
}

/** @param {import("./bits.js").BitReader} bits */
function lettersOf(bits) {
  return Array.from({ length: 8 }, () => LETTERS[bits.bits(WIDTH)]).join("");
}
