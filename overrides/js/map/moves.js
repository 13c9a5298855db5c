/**
 * How branches come out of one that unfolds, and go into one that folds. Pure.
 *
 * @typedef {import("./geometry.js").Box} Box
 * @typedef {import("markmap-common").INode} INode
 *
 * @typedef {object} Move A branch on its way from one place to another.
 * @property {INode} node
 * @property {Box} from
 * @property {Box} to
 * @property {Move | undefined} above That of the branch that it hangs on.
 * @property {boolean} isComing Whether it comes out of a branch, and was not drawn before.
 * @property {boolean} isGoing Whether it goes into a branch that was folded.
 */

/**
 * @param {readonly INode[]} shown What is to be seen, laid out, from the root down.
 * @param {ReadonlyMap<INode, Move>} old What was drawn until now.
 * @param {(node: INode) => INode | undefined} parentOf
 * @returns {Map<INode, Move>} Also of what goes; each after the one that it hangs on.
 */
export function movesTo(shown, old, parentOf) {
  /** @type {Map<INode, Move>} */
  const moves = new Map();
  for (const node of shown) {
    const parent = parentOf(node);
    const above = parent && moves.get(parent);
    const to = { ...node.state.rect };
    const was = old.get(node);
    const isComing = !was || was.isGoing;
    const from = !isComing ? was.to : above ? at(to, above.from) : to;
    moves.set(node, { node, from, to, above, isComing, isGoing: false });
  }
  for (const [node, { to, isGoing }] of old) {
    const parent = parentOf(node);
    const above = parent && moves.get(parent);
    if (above && !isGoing && !moves.has(node)) {
      moves.set(node, { node, from: to, to: at(to, above.to), above, isComing: false, isGoing: true });
    }
  }
  return moves;
}

/**
 * @param {Move} move
 * @param {number} t From 0 to 1.
 * @returns {Box} Where it is then.
 */
export function boxOf({ from, to }, t) {
  if (t >= 1) return to;
  return { ...to, x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
}

/**
 * @param {Box} box
 * @param {Box} knot
 * @returns {Box} The same, where the other one ends.
 */
function at(box, { x, y, width, height }) {
  return { ...box, x: x + width, y: y + height - box.height };
}
