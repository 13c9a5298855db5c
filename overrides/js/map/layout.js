/**
 * Where branches are: a tree that grows to the right, each branch in the middle of those below it, and all as close as their
 * boxes let them (A. van der Ploeg, Drawing non-layered tidy trees in linear time, 2014). markmap lays out the same
 * anew at each fold; this one knows what it found of each branch, so that a fold asks only those that it lies in. Pure.
 *
 * @typedef {import("markmap-common").INode} INode
 *
 * @typedef {object} Step Of an outline, from where the step before it ends.
 * @property {number} end Where it ends, in px from the left end of the tree.
 * @property {number} y In px from the middle of what the tree begins with.
 * @property {INode} node Whose edge it is.
 * @property {number} at Which of its siblings it lies in; what that means is known only where they are laid out.
 *
 * @typedef {object} Laid A tree by itself.
 * @property {readonly Step[]} top
 * @property {readonly Step[]} bottom
 * @property {readonly number[]} places Of the branches below: their middles, in px from that of the branch itself.
 *
 * @typedef {object} Room
 * @property {number} padding On each side of the words.
 * @property {number} across Between a branch and those below it.
 * @property {number} down Between siblings; between others it is twice that.
 * @property {(node: INode) => number} stroke The width of the line below a branch.
 */

export class Layout {
  #room;
  /** @type {Map<INode, Laid>} */
  #known = new Map();

  /** @param {Room} room */
  constructor(room) {
    this.#room = room;
  }

  /** @param {INode} node Was folded or unfolded, or has another size. What it hangs on has to be forgotten as well. */
  forget(node) {
    this.#known.delete(node);
  }

  /**
   * Gives what is to be seen its place, as `state.rect`; the first is at the left end, and its middle at 0.
   *
   * @param {INode} root
   * @returns {{ x1: number, y1: number, x2: number, y2: number }} What it all lies in.
   */
  lay(root) {
    const { padding, across } = this.#room;
    const found = { x1: 0, y1: 0, x2: 0, y2: 0 };
    const walk = (/** @type {INode} */ node, /** @type {number} */ x, /** @type {number} */ middle) => {
      const { places } = this.#laid(node);
      const [wide, height] = node.state.size;
      const [width, y] = [wide + (wide ? 2 * padding : 0), middle - height / 2];
      node.state.rect = { x, y, width, height };
      found.x2 = Math.max(found.x2, x + width);
      found.y1 = Math.min(found.y1, y);
      found.y2 = Math.max(found.y2, y + height);
      for (const [at, child] of below(node).entries()) walk(child, x + width + across, middle + (places[at] ?? 0));
    };
    walk(root, 0, 0);
    return found;
  }

  /**
   * @param {INode} node
   * @returns {Laid}
   */
  #laid(node) {
    const known = this.#known.get(node);
    if (known) return known;
    const [wide, height] = node.state.size;
    const end = wide + (wide ? 2 * this.#room.padding : 0) + this.#room.across;
    const { places, top, bottom } = this.#row(below(node));
    const beside = (/** @type {Step} */ step) => ({ ...step, end: step.end + end });
    const laid = {
      places,
      top: [{ end, y: -height / 2, node, at: 0 }, ...top.map(beside)],
      bottom: [{ end, y: height / 2, node, at: 0 }, ...bottom.map(beside)],
    };
    this.#known.set(node, laid);
    return laid;
  }

  /**
   * @param {readonly INode[]} nodes Siblings.
   * @returns {{ places: number[], top: Step[], bottom: Step[] }} Around the middle of them all.
   */
  #row(nodes) {
    /** @type {number[]} */
    const places = [];
    /** @type {Step[]} */
    let top = [];
    /** @type {Step[]} */
    let bottom = [];
    for (const [at, node] of nodes.entries()) {
      const laid = this.#laid(node);
      const place = at ? this.#under(nodes, bottom, laid.top, places) : 0;
      places.push(place);
      const moved = (/** @type {Step} */ step) => ({ ...step, y: step.y + place, at });
      top = beyond(top, laid.top.map(moved));
      bottom = beyond(laid.bottom.map(moved), bottom);
    }
    const [first, last] = [nodes[0]?.state.size[1] ?? 0, nodes.at(-1)?.state.size[1] ?? 0];
    const middle = ((places[0] ?? 0) - first / 2 + (places.at(-1) ?? 0) + last / 2) / 2;
    const centred = (/** @type {Step} */ step) => ({ ...step, y: step.y - middle });
    return { places: places.map((place) => place - middle), top: top.map(centred), bottom: bottom.map(centred) };
  }

  /**
   * @param {readonly INode[]} nodes Siblings.
   * @param {readonly Step[]} above The lower edge of those that have a place.
   * @param {readonly Step[]} top The upper edge of the next one.
   * @param {number[]} places Those between two that keep each other apart are spread.
   * @returns {number} How far down it has to be.
   */
  #under(nodes, above, top, places) {
    const next = places.length;
    let place = Number.NEGATIVE_INFINITY;
    for (let [one, other] = [0, 0]; one < above.length && other < top.length;) {
      const [upper, lower] = [/** @type {Step} */ (above[one]), /** @type {Step} */ (top[other])];
      const isBeside = other === 0 && upper.node === nodes[upper.at];
      const least = upper.y + this.#room.down * (isBeside ? 1 : 2) + this.#room.stroke(upper.node) - lower.y;
      const more = least - place;
      if (more > 0) {
        for (let at = upper.at + 1; at < next; at += 1) places[at] = (places[at] ?? 0) + (more * (at - upper.at)) / (next - upper.at);
        place = least;
      }
      if (upper.end < lower.end) one += 1;
      else if (upper.end > lower.end) other += 1;
      else [one, other] = [one + 1, other + 1];
    }
    return place;
  }
}

/** @param {INode} node */
function below({ payload, children }) {
  return payload?.fold ? [] : children;
}

/**
 * @param {readonly Step[]} near
 * @param {readonly Step[]} far
 * @returns {Step[]} The first one, and what of the other reaches farther.
 */
function beyond(near, far) {
  const end = near.at(-1)?.end ?? 0;
  return [...near, ...far.filter((step) => step.end > end)];
}
