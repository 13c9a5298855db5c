/**
 * Words of a branch in lines of a width. Pure: whoever wraps says how wide a text is.
 *
 * @typedef {import("./outline.js").Run} Run
 * @typedef {import("./outline.js").Voice} Voice
 * @typedef {(text: string, voice: Run["voice"] | "told") => number} Measure The width of a text, in px.
 *
 * @typedef {{ text: string, voice: Run["voice"] | "told" }} Piece
 *
 * @typedef {object} Line
 * @property {Piece[]} pieces Set one after the other; the last one has no space at its end.
 * @property {number} width In px.
 */

/** Where a line may end: not at a space that says so. */
const SPACES = /[ \t\n\f\r]+/;

/**
 * @param {readonly Piece[]} runs
 * @param {number} width In px.
 * @param {Measure} measure
 * @returns {Line[]} One at least. A word that is wider than a line is cut.
 */
export function wrapped(runs, width, measure) {
  const wide = (/** @type {readonly Piece[]} */ pieces) => pieces.reduce((sum, { text, voice }) => sum + measure(text, voice), 0);
  /** @type {Piece[][]} */
  const lines = [[]];
  let filled = 0;
  for (const word of wordsOf(runs).flatMap((one) => (wide(one) > width ? cut(one, width, measure) : [one]))) {
    const line = /** @type {Piece[]} */ (lines.at(-1));
    const space = line.length ? measure(" ", line.at(-1)?.voice ?? "") : 0;
    const size = wide(word);
    if (line.length && filled + space + size > width) {
      lines.push(word);
      filled = size;
    } else {
      if (line.length) line.push({ text: " ", voice: line.at(-1)?.voice ?? "" });
      line.push(...word);
      filled += space + size;
    }
  }
  return lines.map((line) => {
    const pieces = joined(line);
    return { pieces, width: wide(pieces) };
  });
}

/**
 * @param {readonly Piece[]} runs
 * @returns {Piece[][]} Words, each in pieces of one voice.
 */
function wordsOf(runs) {
  /** @type {Piece[][]} */
  const words = [[]];
  for (const { text, voice } of runs) {
    for (const [at, part] of text.split(SPACES).entries()) {
      if (at) words.push([]);
      if (part) words.at(-1)?.push({ text: part, voice });
    }
  }
  return words.filter((word) => word.length);
}

/**
 * @param {readonly Piece[]} word
 * @param {number} width
 * @param {Measure} measure
 * @returns {Piece[][]} Parts that fit, with one sign at least.
 */
function cut(word, width, measure) {
  /** @type {Piece[][]} */
  const parts = [[]];
  let filled = 0;
  for (const { text, voice } of word) {
    for (const sign of text) {
      const size = measure(sign, voice);
      if (filled && filled + size > width) {
        parts.push([]);
        filled = 0;
      }
      parts.at(-1)?.push({ text: sign, voice });
      filled += size;
    }
  }
  return parts.map(joined);
}

/**
 * @param {readonly Piece[]} pieces
 * @returns {Piece[]} Neighbours of one voice as one.
 */
function joined(pieces) {
  /** @type {Piece[]} */
  const made = [];
  for (const { text, voice } of pieces) {
    const last = made.at(-1);
    if (last?.voice === voice) last.text += text;
    else made.push({ text, voice });
  }
  return made;
}
