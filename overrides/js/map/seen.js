/**
 * What is seen of a picture through its window, and while it folds: how much of that goes as one. Pure.
 *
 * @typedef {import("./geometry.js").Box} Box
 * @typedef {import("./geometry.js").View} View
 * @typedef {import("./moves.js").Move} Move
 *
 * @typedef {object} Window What one looks through.
 * @property {number} k The scale.
 * @property {number} x Where the picture's origin is, in px of the window.
 * @property {number} y
 * @property {number} width
 * @property {number} height
 *
 * @typedef {object} Bundle Lines that are moved as one.
 * @property {string} way How far, as a name; empty for lines that bend on their way.
 * @property {number} x How far they go, in px.
 * @property {number} y
 * @property {Move[]} moves
 *
 * @typedef {object} Seen
 * @property {Move[]} words
 * @property {Bundle[]} lines
 */
import { LETTERS } from "./drawing.js";
import { isInView, spanOf, tenth } from "./geometry.js";

/** Letters that are smaller than this, in px, say nothing, and are not drawn. */
const LEGIBLE = 4;

/** Fewer lines than this are not worth an element of their own. */
const FEW = 6;

/** @typedef {readonly ("from" | "to")[]} Ends Where something must be in view, to be seen. */
const TO = /** @type {Ends} */ (["to"]);
const FROM = /** @type {Ends} */ (["from"]);
const BOTH = /** @type {Ends} */ (["from", "to"]);

/**
 * What comes or goes where it cannot be seen, and only passes through the window, is left out: it is gone before it could be
 * read, and a branch has many of them. But those that others hang on have their words on the way, since their lines are there.
 *
 * @param {Iterable<Move>} moves Each after the one that it hangs on.
 * @param {Window} window
 * @param {boolean} isMoving Whether they are on their way; else they have arrived.
 * @returns {Seen}
 */
export function seenOf(moves, { k, x, y, width, height }, isMoving) {
  const view = { x1: -x / k, y1: -y / k, x2: (width - x) / k, y2: (height - y) / k };
  const isLegible = k * LETTERS >= LEGIBLE;
  /** @type {Seen["words"]} */
  const words = [];
  /** @type {Move[]} */
  const lines = [];
  for (const move of moves) {
    const { above, node } = move;
    const ends = !isMoving || move.isComing ? TO : move.isGoing ? FROM : BOTH;
    if (ends.some((end) => isInView(above ? spanOf(above[end], move[end]) : move[end], view))) lines.push(move);
    const read = isMoving && node.children.length ? BOTH : ends;
    if (isLegible && read.some((end) => isInView(move[end], view))) words.push(move);
  }
  return { words, lines: isMoving ? bundled(lines) : [{ way: STILL, x: 0, y: 0, moves: lines }] };
}

/** The way of what stays where it is. */
const STILL = "0 0";

/**
 * @param {Bundle} bundle
 * @returns {boolean} Whether it stays where it is.
 */
export function isStill({ way }) {
  return way === STILL;
}

/**
 * @param {readonly Move[]} lines
 * @returns {Bundle[]} No two of one way.
 */
function bundled(lines) {
  /** @type {Map<string, Bundle>} */
  const ways = new Map();
  const put = (/** @type {Move} */ move, /** @type {boolean} */ isStiff) => {
    const [x, y] = isStiff ? wayOf(move) : [0, 0];
    const way = isStiff ? `${x} ${y}` : "";
    const held = ways.get(way);
    if (held) held.moves.push(move);
    else ways.set(way, { way, x, y, moves: [move] });
  };
  for (const move of lines) put(move, isStiff(move));
  const small = [...ways.values()].filter((one) => one.way && !isStill(one) && one.moves.length < FEW);
  for (const { way, moves } of small) {
    ways.delete(way);
    for (const move of moves) put(move, false);
  }
  return [...ways.values()];
}

/**
 * @param {Move} move
 * @returns {boolean} Whether its line keeps its shape.
 */
function isStiff(move) {
  const [x, y] = wayOf(move);
  const [besideX, besideY] = move.above ? wayOf(move.above) : [x, y];
  return x === besideX && y === besideY;
}

/**
 * @param {Move} move
 * @returns {[number, number]} How far it goes, in px, as finely as lines are drawn.
 */
function wayOf({ from, to }) {
  return [tenth(to.x - from.x), tenth(to.y - from.y)];
}
