/**
 * What is drawn of a picture: words of what is in view, and lines, those of one colour and width as one path.
 *
 * What is drawn of a fold is settled when it begins (`seen.js`), so that no element comes or goes before its end, and
 * each frame only says where words are, where lines are that go as one, and how the others bend.
 *
 * @typedef {import("./moves.js").Move} Move
 * @typedef {import("./seen.js").Window} Window
 * @typedef {import("./seen.js").Bundle} Bundle
 * @typedef {import("./drawing.js").Look} Look
 * @typedef {import("markmap-common").INode} INode
 *
 * @typedef {object} Drawn Words of a branch.
 * @property {SVGGElement} made
 * @property {Look} look
 * @property {string} place
 *
 * @typedef {object} Stroke Lines as one path, and its attributes.
 * @property {SVGPathElement} made
 * @property {string} d
 * @property {string} place
 *
 * @typedef {{ stroke: Stroke, bundle: Bundle, moves: Move[] }} Inked
 */
import { nodeOf, svg } from "./drawing.js";
import { linkPath, rootPath } from "./geometry.js";
import { boxOf } from "./moves.js";
import { isStill, seenOf } from "./seen.js";

/** Seen from this scale, bends of lines are smaller than a px. */
const FAR = 0.12;

export class Canvas {
  #look;
  #line;
  #links = svg("g", { class: "links" });
  #words = svg("g", { class: "nodes" });
  /** @type {Map<INode, Drawn>} */
  #drawn = new Map();
  /** @type {Map<string, Stroke>} By colour, width and way. */
  #strokes = new Map();
  /** Whether branches may look different than they are drawn. */
  #isStale = false;
  /** @type {{ moves: unknown, window: Window } | undefined} What is settled, while it moves. */
  #settled;
  /** @type {readonly Move[]} */
  #seen = [];
  /** @type {readonly Inked[]} */
  #inked = [];

  /**
   * @param {Element} place
   * @param {object} how
   * @param {(node: INode) => Look} how.look
   * @param {(node: INode) => { stroke: number, hue: number }} how.line The same of its line, for less.
   */
  constructor(place, { look, line }) {
    this.#look = look;
    this.#line = line;
    place.replaceChildren(this.#links, this.#words);
  }

  /** Branches may look different than before. */
  refresh() {
    this.#isStale = true;
    this.#settled = undefined;
  }

  /**
   * @param {ReadonlyMap<INode, Move>} moves Each after the one that it hangs on; another map for another fold.
   * @param {number} t How far everything is on its way, 0 to 1.
   * @param {Window} window
   */
  draw(moves, t, window) {
    const [isMoving, isFar] = [t < 1, window.k < FAR];
    const isSettled = isMoving && this.#settled?.moves === moves && isSame(this.#settled.window, window);
    if (!isSettled) {
      const { words, lines } = seenOf(moves.values(), window, isMoving);
      this.#settleWords(words);
      this.#settleLines(lines, isFar);
      this.#settled = isMoving ? { moves, window } : undefined;
    }
    for (const move of this.#seen) this.#put(move, t);
    for (const inked of this.#inked) this.#lead(inked, t, isFar);
  }

  /** @param {readonly Move[]} words */
  #settleWords(words) {
    const nodes = new Set(words.map(({ node }) => node));
    for (const [node, { made }] of this.#drawn) {
      if (nodes.has(node)) continue;
      made.remove();
      this.#drawn.delete(node);
    }
    for (const { node, isGoing } of words) {
      const held = this.#drawn.get(node);
      const drawn = held && !this.#isStale ? held : this.#drawAnew(node, held);
      if (drawn.made.hasAttribute("data-going") !== isGoing) drawn.made.toggleAttribute("data-going", isGoing);
    }
    this.#isStale = false;
    this.#seen = words;
  }

  /**
   * @param {INode} node
   * @param {Drawn | undefined} held What stands there, which is left if it looks as it should.
   * @returns {Drawn}
   */
  #drawAnew(node, held) {
    const look = this.#look(node);
    if (held && isSame(held.look, look)) return held;
    const made = nodeOf(look);
    if (held) held.made.replaceWith(made);
    else this.#words.append(made);
    const drawn = { made, look, place: "" };
    this.#drawn.set(node, drawn);
    return drawn;
  }

  /**
   * @param {readonly Bundle[]} lines
   * @param {boolean} isFar
   */
  #settleLines(lines, isFar) {
    /** @type {Map<string, Inked>} */
    const inked = new Map();
    for (const bundle of lines) {
      for (const move of bundle.moves) {
        const { hue, stroke } = this.#line(move.node);
        const name = `${hue} ${stroke} ${bundle.way}`;
        const held = inked.get(name);
        if (held) held.moves.push(move);
        else inked.set(name, { stroke: this.#strokeOf(name, hue, stroke), bundle, moves: [move] });
      }
    }
    for (const [name, { made }] of this.#strokes) {
      if (inked.has(name)) continue;
      made.remove();
      this.#strokes.delete(name);
    }
    this.#inked = [...inked.values()];
    for (const one of this.#inked) if (one.bundle.way) this.#bend(one, 1, isFar);
  }

  /**
   * @param {string} name
   * @param {number} hue
   * @param {number} width
   * @returns {Stroke}
   */
  #strokeOf(name, hue, width) {
    const held = this.#strokes.get(name);
    if (held) return held;
    const made = svg("path", { class: "markmap-link", "data-hue": hue, "stroke-width": width });
    this.#links.append(made);
    const stroke = { made, d: "", place: "" };
    this.#strokes.set(name, stroke);
    return stroke;
  }

  /**
   * @param {Move} move
   * @param {number} t
   */
  #put(move, t) {
    const drawn = this.#drawn.get(move.node);
    const { x, y } = boxOf(move, t);
    if (drawn) moveTo(drawn, x, y);
  }

  /**
   * @param {Inked} inked
   * @param {number} t
   * @param {boolean} isFar
   */
  #lead(inked, t, isFar) {
    const { stroke, bundle } = inked;
    if (!bundle.way) this.#bend(inked, t, isFar);
    else if (!isStill(bundle)) moveTo(stroke, bundle.x * (t - 1), bundle.y * (t - 1));
  }

  /**
   * @param {Inked} inked
   * @param {number} t
   * @param {boolean} isFar
   */
  #bend({ stroke, moves }, t, isFar) {
    const d = moves.map((move) => {
      const { stroke: width } = this.#line(move.node);
      const box = boxOf(move, t);
      const { above } = move;
      return above ? linkPath(boxOf(above, t), box, width, this.#line(above.node).stroke, isFar) : rootPath(box, width);
    }).join("");
    if (d === stroke.d) return;
    stroke.d = d;
    stroke.made.setAttribute("d", d);
  }
}

/**
 * @param {Drawn | Stroke} drawn
 * @param {number} x
 * @param {number} y
 */
function moveTo(drawn, x, y) {
  const place = `translate(${x},${y})`;
  if (place === drawn.place) return;
  drawn.place = place;
  drawn.made.setAttribute("transform", place);
}

/**
 * @template {object} Value
 * @param {Value} one
 * @param {Value} other Has the same keys.
 * @returns {boolean} Whether all that they hold is the same.
 */
function isSame(one, other) {
  return /** @type {(keyof Value)[]} */ (Object.keys(one)).every((key) => one[key] === other[key]);
}
