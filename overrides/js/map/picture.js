/**
 * The picture of a map: markmap's zoom, with layout, folds and drawing of our own. markmap makes an element with HTML in
 * it for every branch, moves all of them, and lays out everything at each fold; here words are wrapped without the browser's
 * layout, a fold lays out what it lies in (`layout.js`), and only what is in view is drawn (`canvas.js`), so that 2,000
 * branches fold as smoothly as 20.
 *
 * @typedef {import("./outline.js").Branch} Branch
 * @typedef {import("./moves.js").Move} Move
 * @typedef {import("./wrapping.js").Line} Line
 * @typedef {import("markmap-common").INode} INode
 *
 * @typedef {object} Options
 * @property {import("./map-state.js").MapState} state
 * @property {string} title Of the map: its subject, if it has several roots.
 * @property {number} maxWidth Of a line of words, in px.
 * @property {number} freeze As `hues` takes it.
 * @property {boolean} isCoarse Whether fingers need room.
 * @property {() => boolean} still Whether nothing is to move.
 * @property {import("./wrapping.js").Measure} measure
 */
import { Canvas } from "./canvas.js";
import { LETTERS, LINE, PADDING } from "./drawing.js";
import { eased } from "./geometry.js";
import { Layout } from "./layout.js";
import { Markmap } from "./markmap.js";
import { movesTo } from "./moves.js";
import { branchAt, nodesOf, parentOf, shownFrom } from "./nodes.js";
import { hues } from "./outline.js";
import { STANDINGS } from "./standing-words.js";
import { wrapped } from "./wrapping.js";

/** How long a fold takes, in ms. */
const DURATION = 250;

/** How far one may zoom. */
const SCALES = /** @type {[number, number]} */ ([0.02, 4]);

/** The scale at which words are read with ease, and the one below which they are not followed. */
const [EASE, LEAST] = [0.8, 0.5];

export class Picture extends Markmap {
  #state;
  #still;
  #measure;
  #nodes;
  #layout;
  #canvas;
  /** @type {Map<INode, { stroke: number, hue: number }>} */
  #strokes;
  /** @type {Map<INode, Line[]>} */
  #lines = new Map();
  /** @type {Map<INode, Move>} */
  #moves = new Map();
  #began = Number.NEGATIVE_INFINITY;
  #due = 0;
  /** Of the window. Asked for in every frame, it would lay out the page in every frame. */
  #size = { width: 0, height: 0 };

  /**
   * @param {SVGSVGElement} place
   * @param {Options} options
   */
  constructor(place, { state, title, maxWidth, freeze, isCoarse, still, measure }) {
    super(place, { embedGlobalCSS: false, scrollForPan: true, pan: false, maxInitialScale: 1.1, maxWidth });
    this.#state = state;
    this.#still = still;
    this.#measure = measure;
    this.#nodes = nodesOf(state.roots, title);
    const colours = new Map([...hues(state.roots, freeze)].map(([branch, hue]) => [this.#nodes.of.get(branch), hue]));
    this.#strokes = new Map([this.#nodes.root, ...this.#nodes.of.values()].map((node) => {
      return [node, { stroke: Math.round(10 + 25 / 1.6 ** node.state.depth) / 10, hue: colours.get(node) ?? -1 }];
    }));
    // markmap looks among what is drawn; here, a branch may be out of view.
    this.findElement = (/** @type {INode} */ data) => ({ data, g: this.g.node() });
    this.transition = (/** @type {any} */ selection) => selection.transition().duration(still() ? 0 : DURATION);
    // A policy forbids styles in a page; the site's own stylesheet says it all.
    this.styleNode.remove();
    const room = { padding: PADDING, across: 56, down: isCoarse ? 24 : 8 };
    this.#layout = new Layout({ ...room, stroke: (node) => this.#lineOf(node).stroke });
    this.#canvas = new Canvas(this.g.node(), { look: (node) => this.#lookOf(node), line: (node) => this.#lineOf(node) });
    this.zoom.scaleExtent(SCALES);
    this.zoom.on("zoom.draw", () => this.redraw());
    this.svg.on("dblclick.zoom", null);
    this.state.data = this.#nodes.root;
  }

  /** @returns {import("./svg-file.js").Figure} All that is unfolded, in view or not. */
  figure() {
    const { x1, y1, x2, y2 } = this.state.rect;
    const nodes = [...this.#moves.values()].filter(({ isGoing }) => !isGoing).map(({ node, to, above }) => {
      const { lines, stroke, hue, isFolded } = this.#lookOf(node);
      const parent = above && { box: above.to, stroke: this.#lineOf(above.node).stroke };
      return { box: to, parent, lines, hue, stroke, isFolded };
    });
    return { bounds: { x: x1, y: y1, width: x2 - x1, height: y2 - y1 }, nodes };
  }

  /**
   * Lays it out and draws it as the state says now.
   *
   * @param {Branch | null} [origin] What was folded or unfolded; it stays where it is. null for several; nothing moves
   *   without.
   */
  show(origin) {
    const { root, of } = this.#nodes;
    const anchor = (origin && of.get(origin)) ?? root;
    const { y, height } = anchor.state.rect;
    for (const [branch, node] of of) this.#turn(node, this.#state.isOpen(branch) ? 0 : 1);
    const shown = shownFrom(root);
    for (const node of shown) this.#wrap(node);
    this.state.rect = this.#layout.lay(root);
    const isFirst = !this.#moves.size;
    if (!isFirst) this.#shift(shown, y + height - anchor.state.rect.y - anchor.state.rect.height);
    this.#moves = movesTo(shown, this.#moves, (node) => parentOf(this.#nodes, node));
    this.#canvas.refresh();
    this.#began = isFirst || origin === undefined || this.#still() ? Number.NEGATIVE_INFINITY : performance.now();
    this.#draw();
  }

  /** The window has another size than before. */
  resize() {
    const { width, height } = this.svg.node().getBoundingClientRect();
    this.#size = { width, height };
    this.redraw();
  }

  /** Draws it anew, soon: it was zoomed. */
  redraw() {
    this.#due ||= requestAnimationFrame(() => this.#draw());
  }

  /** Branches look different than before: one is selected, say. */
  refresh() {
    this.#canvas.refresh();
    this.redraw();
  }

  /** Branches have other words than before: what is known of them. */
  reword() {
    this.#lines.clear();
    this.show();
  }

  /** @param {Branch} branch Looks at it, from where its words can be read. */
  centre(branch) {
    const rect = this.#nodes.of.get(branch)?.state.rect;
    if (rect) this.#look(rect.x + rect.width / 2, rect.y + rect.height / 2, [0.5, 0.5], Math.max(this.#now.k, EASE));
  }

  /** @param {Branch} branch Brings it into view, if it is not. */
  async follow(branch) {
    const node = this.#nodes.of.get(branch);
    const room = { left: 24, right: 24, top: 32, bottom: 32 };
    if (this.#now.k < LEAST) this.centre(branch);
    else if (node) await this.ensureVisible(node, room);
  }

  /**
   * Begins: with all of it, if it can be read then; else with its subject, at the left.
   *
   * @param {number} least The scale from which on it can be read.
   */
  async begin(least) {
    const { width, height } = this.#size;
    const { x1, y1, x2, y2 } = this.state.rect;
    const { rect } = this.#nodes.root.state;
    const fits = Math.min(width / (x2 - x1), height / (y2 - y1)) * this.options.fitRatio;
    if (fits >= least) await this.fit();
    else this.#look(rect.x, rect.y + rect.height / 2, [0.03, 0.5], Math.max(least, EASE));
  }

  /** @param {number} by How many times larger it is drawn. */
  async scale(by) {
    const { k } = this.#now;
    await this.rescale(Math.min(SCALES[1], Math.max(SCALES[0], k * by)) / k);
  }

  /**
   * @param {number} x In px of the screen.
   * @param {number} y
   */
  move(x, y) {
    this.#go(this.#now.translate(x / this.#now.k, y / this.#now.k));
  }

  /** Stops what is moving: it is not to be seen any more. */
  rest() {
    this.svg.interrupt();
    cancelAnimationFrame(this.#due);
    this.#due = 0;
    this.#began = Number.NEGATIVE_INFINITY;
  }

  /** @returns {{ k: number, x: number, y: number, translate(x: number, y: number): any, scale(k: number): any }} */
  get #now() {
    return /** @type {any} */ (this.svg.node()).__zoom;
  }

  /**
   * @param {number} x What is looked at, in px of the picture.
   * @param {number} y
   * @param {[across: number, down: number]} at Where it is then, as parts of the window.
   * @param {number} k
   */
  #look(x, y, [across, down], k) {
    const { width, height } = this.#size;
    const now = this.#now;
    this.#go(now.scale(k / now.k).translate((width * across - x * k - now.x) / k, (height * down - y * k - now.y) / k));
  }

  /** @param {unknown} to A transform of d3-zoom. */
  #go(to) {
    (this.#still() ? this.svg : this.transition(this.svg)).call(this.zoom.transform, to);
  }

  /** @param {INode} node */
  #wrap(node) {
    if (this.#lines.has(node)) return;
    const branch = branchAt(node);
    const told = branch && STANDINGS[this.#state.standings.get(branch) ?? "new"];
    /** @type {import("./wrapping.js").Piece[]} */
    const runs = [...(branch?.runs ?? [{ text: node.content, voice: /** @type {const} */ ("") }])];
    if (told) runs.push({ text: ` ${told.replaceAll(" ", "\u00a0")}`, voice: "told" });
    const lines = wrapped(runs, this.options.maxWidth, this.#measure);
    this.#lines.set(node, lines);
    node.state.size = [Math.ceil(Math.max(1, ...lines.map(({ width }) => width))), lines.length * LINE];
    this.#forget(node);
  }

  /**
   * @param {INode} node
   * @param {0 | 1} fold
   */
  #turn(node, fold) {
    if (!node.payload || node.payload.fold === fold) return;
    node.payload.fold = fold;
    this.#forget(node);
  }

  /** @param {INode} node Its layout, and that of what it lies in. */
  #forget(node) {
    for (let one = /** @type {INode | undefined} */ (node); one; one = parentOf(this.#nodes, one)) this.#layout.forget(one);
  }

  /**
   * @param {readonly INode[]} shown
   * @param {number} by
   */
  #shift(shown, by) {
    for (const { state } of shown) state.rect.y += by;
    this.state.rect.y1 += by;
    this.state.rect.y2 += by;
  }

  #draw() {
    cancelAnimationFrame(this.#due);
    this.#due = 0;
    const passed = (performance.now() - this.#began) / DURATION;
    const isMoving = passed < 1;
    if (!isMoving) for (const [node, { isGoing }] of this.#moves) if (isGoing) this.#moves.delete(node);
    const { k, x, y } = this.#now;
    const { width, height } = this.#size;
    if (!width) return;
    this.#canvas.draw(this.#moves, isMoving ? eased(passed) : 1, { k, x, y, width, height });
    if (isMoving) this.redraw();
  }

  /** @param {INode} node */
  #lineOf(node) {
    return this.#strokes.get(node) ?? { stroke: 1, hue: -1 };
  }

  /**
   * @param {INode} node
   * @returns {import("./drawing.js").Look}
   */
  #lookOf(node) {
    const branch = branchAt(node);
    const { found, at, selected } = this.#state;
    const { width, height } = node.state.rect;
    const isKnot = branch !== undefined && node.children.length > 0;
    return {
      id: branch?.id ?? "",
      lines: this.#lines.get(node) ?? [],
      width,
      height,
      ...this.#lineOf(node),
      isFolded: isKnot && Boolean(node.payload?.fold),
      isKnot,
      isSelected: branch !== undefined && branch === selected,
      found: !branch || !found.includes(branch) ? "" : found[at] === branch ? "looked" : "found",
    };
  }
}
