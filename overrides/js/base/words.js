/** Words as the search compares them. Pure. */

/**
 * A text without what a search should not mind: case, accents, punctuation.
 *
 * @param {string} text
 * @returns {string} Lower-case words with single spaces.
 */
export function folded(text) {
  // Most words are plain, and are folded a hundred times for each key.
  if (/^[a-z0-9]*$/.test(text)) return text;
  if (/^[\x20-\x7e]*$/.test(text)) {
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  }
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * A folded word in the singular, by the plain English rules: the same as `singular` in refine/merge.py, which
 * tests/vectors/words.json proves.
 *
 * @param {string} word
 * @returns {string}
 */
export function singular(word) {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 5) return `${word.slice(0, -3)}y`;
  const one = word.endsWith("s") ? word.slice(0, -1) : word;
  // No "e" after a hiss: it may belong to the word or to the plural, and "caches" and "cache" are one.
  return /(?:sse|xe|che|she)$/.test(one) ? one.slice(0, -1) : one;
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

/** Words that a question is built with, and that say nothing of what it is about. In the singular, as `words` gives them. */
const ASKING = new Set([
  ...SMALL,
  ..."are be between by can do doe did explain from how i is it mean meaning me my should tell that this use using was".split(" "),
  ..."what when where which who why you your about define definition difference".split(" "),
]);

/**
 * @param {readonly string[]} asked
 * @returns {string[]} The words that a question is about; all, if there are no others.
 */
export function telling(asked) {
  const left = asked.filter((word) => !ASKING.has(word));
  return left.length ? left : [...asked];
}

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
 * @param {number} [most] Beyond that it does not matter how many.
 * @returns {number} Infinity if there are more than `most`.
 */
export function distance(one, other, most = Number.POSITIVE_INFINITY) {
  if (Math.abs(one.length - other.length) > most) return Number.POSITIVE_INFINITY;
  const wrong = at(lastRow(one, other, most), other.length);
  return wrong > most ? Number.POSITIVE_INFINITY : wrong;
}

/**
 * How many letters of a half-typed word are wrong: its distance from the nearest beginning of the known one.
 *
 * @param {string} typed
 * @param {string} known
 * @param {number} most Beyond that it does not matter how many.
 * @returns {number} Infinity if there are more than `most`.
 */
export function beginningDistance(typed, known, most) {
  const wrong = Math.min(...lastRow(typed, known.slice(0, typed.length + most), most));
  return wrong > most ? Number.POSITIVE_INFINITY : wrong;
}

/**
 * @param {string} one
 * @param {string} other
 * @param {number} most
 * @returns {number[]} The distances of `one` from each beginning of `other`; none if all are beyond `most`.
 */
function lastRow(one, other, most) {
  /** @type {number[]} */
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let wrong = Math.min(at(above, column) + 1, at(here, column - 1) + 1, at(above, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) wrong = Math.min(wrong, at(before, column - 2) + 1);
      here.push(wrong);
      if (wrong < least) least = wrong;
    }
    // A swap reaches over one row: the end is known when two are beyond.
    if (least > most && Math.min(...above) > most) return [];
    before = above;
    above = here;
  }
  return above;
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
  return most > 0 && distance(typed, known, most) <= most;
}

/**
 * @param {string} text
 * @returns {number} A bit for each letter that it holds; others share one with a letter.
 */
export function lettersOf(text) {
  let letters = 0;
  for (let place = 0; place < text.length; place += 1) letters |= 1 << (text.charCodeAt(place) & 31);
  return letters;
}

/**
 * Tells at a glance that two words are too far apart, as most are: each letter that the other lacks is an error.
 *
 * @param {number} letters Those of the typed word.
 * @param {number} known Those of the other.
 * @returns {number} How many letters are wrong at the least.
 */
export function missing(letters, known) {
  let rest = letters & ~known;
  let found = 0;
  for (; rest; found += 1) rest &= rest - 1;
  return found;
}
