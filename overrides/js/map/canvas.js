/**
 * What is drawn of a picture: words of what is in view, and lines, those of one colour and width as one path.
 *
 * @typedef {import("./geometry.js").Box} Box
 * @typedef {import("./moves.js").Move} Move
 * @typedef {import("markmap-common").INode} INode
 *
 * @typedef {object} Window What one looks through.
 * @property {number} k The scale.
 * @property {number} x Where the picture's origin is, in px of the window.
 * @property {number} y
 * @property {number} width
 * @property {number} height
 */
import { LETTERS, nodeOf, svg } from "./drawing.js";
import { isInView, linkPath, rootPath, spanOf } from "./geometry.js";
import { boxOf } from "./moves.js";

/** Letters that are smaller than this, in px, say nothing, and are not drawn. */
const LEGIBLE = 4;

/** Seen from this scale, bends of lines are smaller than a px. */
const FAR = 0.12;

export class Canvas {
  #look;
  #stroke;
  #links = svg("g", { class: "links" });
  #words = svg("g", { class: "nodes" });
  /** @type {Map<INode, SVGGElement>} */
  #drawn = new Map();
  /** @type {Map<string, SVGPathElement>} By colour and width. */
  #paths = new Map();

  /**
   * @param {Element} place
   * @param {object} how
   * @param {(node: INode) => import("./drawing.js").Look} how.look
   * @param {(node: INode) => { stroke: number, hue: number }} how.line The same of its line; asked in every frame.
   */
  constructor(place, { look, line }) {
    this.#look = look;
    this.#stroke = line;
    place.replaceChildren(this.#links, this.#words);
  }

  /** Branches look different than before. */
  clear() {
    this.#words.replaceChildren();
    this.#drawn.clear();
  }

  /**
   * @param {Iterable<Move>} moves Each after the one that it hangs on.
   * @param {number} t How far everything is on its way, 0 to 1.
   * @param {Window} window
   */
  draw(moves, t, { k, x, y, width, height }) {
    const view = { x1: -x / k, y1: -y / k, x2: (width - x) / k, y2: (height - y) / k };
    /** @type {Map<Move, Box>} */
    const boxes = new Map();
    /** @type {Map<string, string[]>} */
    const paths = new Map();
    const unseen = new Set(this.#drawn.keys());
    for (const move of moves) {
      const box = boxOf(move, t);
      const above = move.above && boxes.get(move.above);
      boxes.set(move, box);
      if (isInView(above ? spanOf(above, box) : box, view)) this.#line(paths, move, box, above, k < FAR);
      if (k * LETTERS < LEGIBLE || !isInView(box, view)) continue;
      unseen.delete(move.node);
      this.#put(move, box);
    }
    for (const node of unseen) {
      this.#drawn.get(node)?.remove();
      this.#drawn.delete(node);
    }
    this.#ink(paths);
  }

  /**
   * @param {Move} move
   * @param {Box} box
   */
  #put({ node, isGoing }, { x, y }) {
    let drawn = this.#drawn.get(node);
    if (!drawn) {
      drawn = nodeOf(this.#look(node));
      this.#drawn.set(node, drawn);
      this.#words.append(drawn);
    }
    drawn.setAttribute("transform", `translate(${x},${y})`);
    drawn.toggleAttribute("data-going", isGoing);
  }

  /**
   * @param {Map<string, string[]>} paths
   * @param {Move} move
   * @param {Box} box
   * @param {Box | undefined} above
   * @param {boolean} isFar
   */
  #line(paths, move, box, above, isFar) {
    const { stroke, hue } = this.#stroke(move.node);
    const over = move.above && this.#stroke(move.above.node).stroke;
    const path = above && over ? linkPath(above, box, stroke, over, isFar) : rootPath(box, stroke);
    const name = `${hue} ${stroke}`;
    const held = paths.get(name);
    if (held) held.push(path);
    else paths.set(name, [path]);
  }

  /** @param {ReadonlyMap<string, readonly string[]>} paths */
  #ink(paths) {
    for (const [name, path] of this.#paths) if (!paths.has(name)) path.removeAttribute("d");
    for (const [name, lines] of paths) {
      let path = this.#paths.get(name);
      if (!path) {
        const [hue = "", stroke = ""] = name.split(" ");
        path = svg("path", { class: "markmap-link", "data-hue": hue, "stroke-width": stroke });
        this.#paths.set(name, path);
        this.#links.append(path);
      }
      path.setAttribute("d", lines.join(""));
    }
  }
}
