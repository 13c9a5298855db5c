/**
 * How wide words are, and how they break into lines. Graphviz does not know the reader's typeface, and neither do we: widths
 * are those of a common sans (Arial, Liberation Sans, Helvetica agree), and some more for those that run wider.
 */

/** Advances in thousandths of the type size. */
const ADVANCES = /** @type {[number, string][]} */ ([
  [222, "ijl'|’‘"],
  [278, " !,./:;I[\\]ft"],
  [333, "()-`r{}“”"],
  [500, "cksvxyzJ\"*^°"],
  [556, "0123456789abdeghnopquL#$?_–"],
  [611, "+<=>~FTZ×"],
  [667, "&ABEKPSVXY"],
  [722, "CDHNRUw"],
  [778, "GOQ"],
  [833, "Mm"],
  [1000, "%W@—→←…"],
]);
const ADVANCE = new Map(ADVANCES.flatMap(([width, signs]) => Array.from(signs, (sign) => [sign, width])));

const MARK = /\p{M}|\p{Cf}/u;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const CAPITAL = /\p{Lu}/u;
const BEYOND = 0xffff;

/** For typefaces that run wider. */
const MARGIN = 1.08;

/** Where a word that is too long may break: behind these. */
const JOINT = /(?<=[-/_.,:;])(?=[^-/_.,:;])/u;

/**
 * @typedef {object} Line
 * @property {string} text
 * @property {"" | " "} join What stands between it and the next line.
 */

/**
 * @param {string} text
 * @param {number} size Of the type, in the units of the result.
 * @returns {number}
 */
export function widthOf(text, size) {
  let total = 0;
  for (const sign of text) total += advance(sign);
  return (total * size * MARGIN) / 1000;
}

/**
 * @param {string} sign
 * @returns {number}
 */
function advance(sign) {
  const known = ADVANCE.get(sign);
  if (known !== undefined) return known;
  if (MARK.test(sign)) return 0;
  if (WIDE.test(sign) || (sign.codePointAt(0) ?? 0) > BEYOND) return 1300;
  return CAPITAL.test(sign) ? 780 : 640;
}

/**
 * Breaks words into as few lines as `most` allows, and makes those about equally long.
 *
 * @param {string} text Line breaks in it are kept.
 * @param {number} size
 * @param {number} most How wide a line may be.
 * @returns {Line[]}
 */
export function wrapped(text, size, most) {
  return text
    .split("\n")
    .map((line) => pieces(line, size, most))
    .filter((parts) => parts.length > 0)
    .flatMap((parts) => balanced(parts, size, most));
}

/**
 * @param {string} line
 * @param {number} size
 * @param {number} most
 * @returns {Line[]} Words, and parts of those that are too long for a line.
 */
function pieces(line, size, most) {
  const words = line.split(/\s+/u).filter((word) => word !== "");
  return words.flatMap((word) => {
    const parts = widthOf(word, size) <= most ? [word] : word.split(JOINT).flatMap((part) => cut(part, size, most));
    return parts.map((part, at) => ({ text: part, join: /** @type {"" | " "} */ (at === parts.length - 1 ? " " : "") }));
  });
}

/**
 * @param {string} word
 * @param {number} size
 * @param {number} most
 * @returns {string[]}
 */
function cut(word, size, most) {
  if (widthOf(word, size) <= most) return [word];
  const parts = [""];
  for (const { segment } of new Intl.Segmenter("en").segment(word)) {
    const last = parts.at(-1) ?? "";
    if (last && widthOf(last + segment, size) > most) parts.push(segment);
    else parts[parts.length - 1] = last + segment;
  }
  return parts;
}

/**
 * @param {Line[]} parts
 * @param {number} size
 * @param {number} most
 * @returns {Line[]}
 */
function balanced(parts, size, most) {
  const count = filled(parts, size, most).length;
  let [low, high] = [most / count / 2, most];
  // To half a unit: finer, nobody sees.
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    if (filled(parts, size, middle).length > count) low = middle;
    else high = middle;
  }
  return filled(parts, size, high);
}

/**
 * @param {Line[]} parts
 * @param {number} size
 * @param {number} most
 * @returns {Line[]}
 */
function filled(parts, size, most) {
  /** @type {Line[]} */
  const lines = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = last ? last.text + last.join + part.text : "";
    if (last && widthOf(longer, size) <= most) lines[lines.length - 1] = { text: longer, join: part.join };
    else lines.push(part);
  }
  return lines;
}
