/** Words as the search compares them. Pure. */

/**
 * A text without what a search should not mind: case, accents, punctuation.
 *
 * @param {string} text
 * @returns {string} Lower-case words with single spaces.
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
 * A folded word in the singular, by the plain English rules: the same as `singular` in refine/merge.py.
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
 * @param {string} text
 * @returns {string[]} Its words, folded, each in the singular.
 */
export function words(text) {
  return folded(text).split(" ").filter(Boolean).map(singular);
}

/** Words that an acronym may leave out. */
const SMALL = new Set(["a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with"]);

/**
 * What a name is called for short, whether or not a document says so: "Availability Zone" is an AZ.
 *
 * @param {readonly string[]} name Its words.
 * @returns {string[]} Its initials, without and with those of its small words; none of a single word.
 */
export function acronyms(name) {
  if (name.length < 2) return [];
  const initials = (/** @type {readonly string[]} */ parts) => parts.map((part) => part.slice(0, 1)).join("");
  return [initials(name.filter((word) => !SMALL.has(word))), initials(name)];
}

/**
 * How many letters of a word may be wrong. Short words are too like each other.
 *
 * @param {string} word
 * @returns {0 | 1 | 2}
 */
export function typos(word) {
  if (word.length < 5) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * How many letters one has to change, add, drop, or swap with their neighbour to make one word of
 * the other (optimal string alignment).
 *
 * @param {string} one
 * @param {string} other
 * @returns {number}
 */
export function distance(one, other) {
  /** @type {number[]} */
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(at(above, column) + 1, at(here, column - 1) + 1, at(above, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) least = Math.min(least, at(before, column - 2) + 1);
      here.push(least);
    }
    before = above;
    above = here;
  }
  return at(above, other.length);
}

/**
 * @param {readonly number[]} row
 * @param {number} column
 * @returns {number}
 */
function at(row, column) {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/**
 * Whether a typed word means a known one: it begins it, or is it but for a typing error.
 *
 * @param {string} typed
 * @param {string} known
 * @returns {boolean}
 */
export function means(typed, known) {
  if (known.startsWith(typed)) return true;
  const most = typos(typed);
  return most > 0 && Math.abs(typed.length - known.length) <= most && distance(typed, known) <= most;
}
