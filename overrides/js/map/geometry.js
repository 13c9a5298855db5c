/**
 * Where the lines of a picture run, and what of it is in view. Pure. Lengths are px of the picture, before it is zoomed.
 *
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {{ x1: number, y1: number, x2: number, y2: number }} View
 */

/** How far a fold's circle and the ring of a selection reach beyond the box of a branch. */
const REACH = 16;

/**
 * @param {Box} from The box of a branch.
 * @param {Box} to That of one below it.
 * @param {number} stroke Of the line under `to`; that under `from` is `above`.
 * @param {number} above
 * @param {boolean} [isFar] Whether it is looked at from so far that a straight line is as good.
 * @returns {string} The line from the one to the other and on below its words, as the `d` of a path.
 */
export function linkPath(from, to, stroke, above, isFar = false) {
  const [x1, y1] = [tenth(from.x + from.width), tenth(from.y + from.height + above / 2)];
  const [x2, y2] = [tenth(to.x), tenth(to.y + to.height + stroke / 2)];
  const half = tenth((x1 + x2) / 2);
  const way = isFar ? `L${x2} ${y2}` : `C${half} ${y1} ${half} ${y2} ${x2} ${y2}`;
  return `M${x1} ${y1}${way}${underline(to, stroke)}`;
}

/**
 * @param {Box} box
 * @param {number} stroke
 * @returns {string} Goes on from the left end.
 */
function underline(box, stroke) {
  return `L${tenth(box.x + box.width)} ${tenth(box.y + box.height + stroke / 2)}`;
}

/**
 * @param {Box} box
 * @param {number} stroke
 * @returns {string} The line below a branch that hangs on no other.
 */
export function rootPath(box, stroke) {
  return `M${tenth(box.x)} ${tenth(box.y + box.height + stroke / 2)}${underline(box, stroke)}`;
}

/**
 * @param {Box} box
 * @param {View} view
 * @returns {boolean}
 */
export function isInView({ x, y, width, height }, { x1, y1, x2, y2 }) {
  return x - REACH < x2 && x + width + REACH > x1 && y - REACH < y2 && y + height + REACH > y1;
}

/**
 * @param {Box} from
 * @param {Box} to
 * @returns {Box} What the line between them lies in.
 */
export function spanOf(from, to) {
  const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
  const right = Math.max(from.x + from.width, to.x + to.width);
  return { x, y, width: right - x, height: Math.max(from.y + from.height, to.y + to.height) - y };
}

/**
 * @param {number} t From 0 to 1.
 * @returns {number} The same, slower at the end.
 */
export function eased(t) {
  return 1 - (1 - t) ** 3;
}

/**
 * @param {number} length
 * @returns {number} The same, as finely as it is drawn.
 */
export function tenth(length) {
  return Math.round(length * 10) / 10;
}
