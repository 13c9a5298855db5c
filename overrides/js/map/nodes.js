/**
 * The branches as markmap has them. Pure.
 *
 * @typedef {import("./outline.js").Branch} Branch
 * @typedef {import("markmap-common").INode} INode
 *
 * @typedef {object} Nodes
 * @property {INode} root
 * @property {ReadonlyMap<Branch, INode>} of
 */

/**
 * @param {readonly Branch[]} roots
 * @param {string} title Of the map: the subject of several roots.
 * @returns {Nodes}
 */
export function nodesOf(roots, title) {
  /** @type {Map<Branch, INode>} */
  const of = new Map();
  const grown = (/** @type {Branch} */ branch, /** @type {number} */ depth) => {
    const made = node(branch.words, branch.id, depth, branch.children.map((one) => grown(one, depth + 1)));
    made.payload = { branch };
    of.set(branch, made);
    return made;
  };
  const [only, ...others] = roots;
  if (only && !others.length) return { root: grown(only, 0), of };
  return { root: node(title, "", 0, roots.map((one) => grown(one, 1))), of };
}

/**
 * @param {string} content
 * @param {string} key
 * @param {number} depth
 * @param {INode[]} children
 * @returns {INode}
 */
function node(content, key, depth, children) {
  const rect = { x: 0, y: 0, width: 0, height: 0 };
  return { content, children, state: { id: 0, path: "", key, depth, size: [0, 0], rect } };
}

/**
 * @param {INode} node
 * @returns {Branch | undefined} None for the subject of several roots.
 */
export function branchAt({ payload }) {
  return /** @type {Branch | undefined} */ (payload?.["branch"]);
}

/**
 * @param {Nodes} nodes
 * @param {INode} node
 * @returns {INode | undefined} What it hangs on.
 */
export function parentOf({ root, of }, node) {
  if (node === root) return undefined;
  const parent = branchAt(node)?.parent;
  return parent ? of.get(parent) : root;
}

/**
 * @param {INode} node
 * @returns {INode[]} It and all below it that is to be seen, each after the one that it hangs on.
 */
export function shownFrom(node) {
  /** @type {INode[]} */
  const found = [];
  const walk = (/** @type {INode} */ one) => {
    found.push(one);
    if (!one.payload?.fold) one.children.forEach(walk);
  };
  walk(node);
  return found;
}
