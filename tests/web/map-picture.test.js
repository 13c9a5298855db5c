import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { isInView, linkPath, rootPath, spanOf } from "../../overrides/js/map/geometry.js";
import { ownerOf } from "../../overrides/js/map/gestures.js";
import { Layout } from "../../overrides/js/map/layout.js";
import { boxOf, movesTo } from "../../overrides/js/map/moves.js";
import { nodesOf, parentOf, shownFrom } from "../../overrides/js/map/nodes.js";
import { grown } from "../../overrides/js/map/outline.js";
import { isStill, seenOf } from "../../overrides/js/map/seen.js";
import { svgFile } from "../../overrides/js/map/svg-file.js";
import { wrapped } from "../../overrides/js/map/wrapping.js";

/** @typedef {import("../../overrides/js/map/wrapping.js").Piece} Piece */

/** A letter is 10 px wide, one of code 6. */
const measure = (/** @type {string} */ text, /** @type {string} */ voice) => [...text].length * (voice === "code" ? 6 : 10);

/**
 * @param {readonly Piece[]} runs
 * @param {number} width
 */
const lines = (runs, width) => wrapped(runs, width, measure).map(({ pieces }) => pieces.map(({ text }) => text).join("|"));

/** @type {(text: string, voice?: Piece["voice"]) => Piece} */
const run = (text, voice = "") => ({ text, voice });

test("words are wrapped between words", () => {
  assert.deepEqual(lines([run("one two three")], 80), ["one two", "three"]);
  assert.deepEqual(lines([run("  one   two  ")], 200), ["one two"]);
  assert.deepEqual(lines([], 200), [""]);
});

test("a word stays one where its voice changes, and no space is made", () => {
  assert.deepEqual(lines([run("Use Case", "strong"), run(": at most")], 85), ["Use", "Case|: at", "most"]);
  assert.deepEqual(lines([run("a ", "code"), run("b")], 90), ["a |b"]);
});

test("what is wider than a line is cut", () => {
  assert.deepEqual(lines([run("abcdefgh ij")], 30), ["abc", "def", "gh", "ij"]);
  assert.deepEqual(lines([run("abc")], 1), ["a", "b", "c"]);
});

test("wrapping loses and adds no sign but spaces, and no line of several words is too wide", () => {
  const piece = fc.record({ text: fc.string({ unit: fc.constantFrom("a", "b", " ", "ß", "𝔸", "\n") }), voice: fc.constantFrom("", "strong", "code") });
  fc.assert(fc.property(fc.array(/** @type {fc.Arbitrary<Piece>} */ (piece)), fc.integer({ min: 1, max: 120 }), (runs, width) => {
    const made = wrapped(runs, width, measure);
    const bare = (/** @type {readonly Piece[]} */ all) => all.map(({ text }) => text).join("").replace(/\s/g, "");
    assert.equal(bare(made.flatMap(({ pieces }) => pieces)), bare(runs));
    for (const { pieces, width: wide } of made) {
      assert.ok(wide <= width || [...bare(pieces)].length === 1);
      assert.equal(wide, pieces.reduce((sum, { text, voice }) => sum + measure(text, voice), 0));
    }
  }));
});

const box = (x = 0, y = 0, width = 100, height = 20) => ({ x, y, width, height });

test("a line runs from below a branch to below the one that hangs on it", () => {
  assert.equal(linkPath(box(), box(160, 40), 2, 4), "M100 22C130 22 130 61 160 61L260 61");
  assert.equal(linkPath(box(), box(160, 40), 2, 4, true), "M100 22L160 61L260 61");
  assert.equal(rootPath(box(), 3), "M0 21.5L100 21.5");
});

test("what is in view is drawn, also if only its circle is", () => {
  const view = { x1: 0, y1: 0, x2: 500, y2: 300 };
  assert.equal(isInView(box(-110), view), true);
  assert.equal(isInView(box(-130), view), false);
  assert.equal(isInView(box(100, 320), view), false);
  assert.deepEqual(spanOf(box(), box(160, 40)), { x: 0, y: 0, width: 260, height: 60 });
});

/** @param {number} many */
function tree(many) {
  const leaves = Array.from({ length: many }, (_, at) => ({ id: `leaf${at}`, runs: [], links: [], children: [] }));
  const roots = grown([{ id: "root", runs: [], links: [], children: [{ id: "knot", runs: [], links: [], children: leaves }] }]);
  const nodes = nodesOf(roots, "Title");
  let y = 0;
  for (const node of shownFrom(nodes.root)) node.state.rect = box(node.state.depth * 150, (y += 30));
  return nodes;
}

test("branches come out of the one that unfolds, and go into the one that folds", () => {
  const nodes = tree(2);
  const parent = (/** @type {import("markmap-common").INode} */ node) => parentOf(nodes, node);
  const all = shownFrom(nodes.root);
  const [, knot, leaf] = all;
  assert.ok(knot && leaf);
  const folded = movesTo(all.slice(0, 2), movesTo(all.slice(0, 2), new Map(), parent), parent);
  assert.deepEqual(folded.get(knot)?.from, folded.get(knot)?.to);
  const unfolding = movesTo(all, folded, parent);
  const { x, width } = knot.state.rect;
  assert.equal(unfolding.get(leaf)?.from.x, x + width);
  assert.deepEqual(boxOf(/** @type {any} */ (unfolding.get(leaf)), 1), leaf.state.rect);
  const folding = movesTo(all.slice(0, 2), unfolding, parent);
  assert.equal(folding.size, 4);
  const going = folding.get(leaf);
  assert.ok(going?.isGoing);
  assert.equal(boxOf(going, 0).x, leaf.state.rect.x);
  assert.equal(boxOf(going, 1).x, x + width);
  // Who unfolds again at once begins anew, and nothing is there twice.
  assert.equal([...movesTo(all, folding, parent).values()].some(({ isGoing }) => isGoing), false);
});

/** @typedef {import("markmap-common").INode} INode */

/** A fold of the first of 200 branches, of which 190 are below the window. */
function fold() {
  const leaf = (/** @type {string} */ id) => ({ id, runs: [], links: [], children: [] });
  const parts = Array.from({ length: 20 }, (_, at) => {
    return { ...leaf(`part${at}`), children: Array.from({ length: 10 }, (_one, of) => leaf(`leaf${at}.${of}`)) };
  });
  const nodes = nodesOf(grown([{ ...leaf("root"), children: parts }]), "Title");
  const parent = (/** @type {INode} */ node) => parentOf(nodes, node);
  const all = shownFrom(nodes.root);
  for (const node of all) node.state.size = [100, 20];
  const layout = new Layout(ROOM);
  layout.lay(nodes.root);
  const before = movesTo(all, new Map(), parent);
  const [part] = nodes.root.children;
  assert.ok(part?.payload);
  part.payload.fold = 1;
  for (const one of [part, nodes.root]) layout.forget(one);
  const { y } = part.state.rect;
  layout.lay(nodes.root);
  const shown = shownFrom(nodes.root);
  const by = y - part.state.rect.y;
  for (const { state } of shown) state.rect.y += by;
  const moves = movesTo(shown, before, parent);
  return { moves, window: { k: 1, x: 0, y: -y + 60, width: 600, height: 120 } };
}

test("what folds is drawn where it was, and of the others what was or will be in view; lines that go alike go as one", () => {
  const { moves, window } = fold();
  const { words, lines } = seenOf(moves.values(), window, true);
  const view = { x1: 0, y1: -window.y, x2: 600, y2: 120 - window.y };
  const gone = [...moves.values()].filter(({ isGoing, from }) => isGoing && isInView(from, view));
  assert.ok(gone.length > 1 && gone.length < 10);
  assert.deepEqual(words.filter(({ isGoing }) => isGoing), gone);
  const ids = words.map(({ node }) => node.state.key);
  assert.ok(ids.includes("part0") && ids.includes("part1"));
  assert.ok(words.length < 60, `${words.length}`);
  const drawn = lines.flatMap((one) => one.moves);
  assert.equal(new Set(drawn).size, drawn.length);
  const up = lines.find((one) => one.way && !isStill(one));
  assert.ok(up && up.x === 0 && up.y < 0 && up.moves.length >= 10);
  // As one means: each by as much as it goes itself.
  for (const { from, to } of up.moves) assert.ok(Math.abs(to.y - from.y - up.y) < 0.1);
  // From afar all lines are drawn, and no words.
  const far = seenOf(moves.values(), { k: 0.05, x: 0, y: 300, width: 600, height: 600 }, true);
  assert.equal(far.words.length, 0);
  assert.equal(far.lines.flatMap((one) => one.moves).length, moves.size);
});

test("where nothing moves, just what is in view is drawn, and all lines stay where they are", () => {
  const { moves, window } = fold();
  const { words, lines } = seenOf(moves.values(), window, false);
  const view = { x1: 0, y1: -window.y, x2: 600, y2: 120 - window.y };
  assert.deepEqual(words, [...moves.values()].filter(({ to }) => isInView(to, view)));
  assert.ok(lines.every(isStill));
});

const ROOM = { padding: 8, across: 56, down: 8, stroke: (/** @type {INode} */ node) => 4 - Math.min(3, node.state.depth) };

/** @typedef {{ wide: number, high: number, isFolded: boolean, below: Shape[] }} Shape */

/**
 * @param {number} depth
 * @returns {fc.Arbitrary<Shape>}
 */
function shapes(depth) {
  return fc.record({
    wide: fc.integer({ min: 1, max: 300 }),
    high: fc.constantFrom(20, 40, 100),
    isFolded: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    below: depth ? fc.array(shapes(depth - 1), { maxLength: 4 }) : fc.constant([]),
  });
}

const SHAPES = shapes(4);

/**
 * @param {Shape} shape
 * @param {number} [depth]
 * @returns {INode}
 */
function nodeFrom({ wide, high, isFolded, below }, depth = 0) {
  const state = { id: 0, path: "", key: "", depth, size: /** @type {[number, number]} */ ([wide, high]), rect: box() };
  return { content: "", children: below.map((one) => nodeFrom(one, depth + 1)), payload: { fold: isFolded ? 1 : 0 }, state };
}

/** @param {INode} root */
const rects = (root) => shownFrom(root).map(({ state }) => state.rect);

test("no branch lies on another, and each is in the middle of those below it", () => {
  fc.assert(fc.property(SHAPES, (shape) => {
    const root = nodeFrom(shape);
    const bounds = new Layout(ROOM).lay(root);
    const all = rects(root);
    for (const [at, one] of all.entries()) {
      assert.ok(one.x >= bounds.x1 && one.y >= bounds.y1 && one.x + one.width <= bounds.x2 && one.y + one.height <= bounds.y2);
      for (const other of all.slice(at + 1)) {
        const isBeside = one.x + one.width <= other.x || other.x + other.width <= one.x;
        const apart = Math.max(other.y - one.y - one.height, one.y - other.y - other.height);
        assert.ok(isBeside || apart >= ROOM.down + 1 - 1e-6, `${apart}`);
      }
    }
    for (const node of shownFrom(root)) {
      const { rect } = node.state;
      const [first, last] = [node.children[0], node.children.at(-1)];
      if (node.payload?.fold || !first || !last) continue;
      const middle = (first.state.rect.y + last.state.rect.y + last.state.rect.height) / 2;
      assert.ok(Math.abs(rect.y + rect.height / 2 - middle) < 1e-6);
      assert.equal(first.state.rect.x, rect.x + rect.width + ROOM.across);
    }
  }));
});

test("siblings are as close as they may be, and those between two large ones are spread", () => {
  const leaf = { wide: 10, high: 20, isFolded: false, below: [] };
  const row = nodeFrom({ ...leaf, below: [leaf, leaf, leaf] });
  new Layout(ROOM).lay(row);
  assert.deepEqual(row.children.map(({ state }) => state.rect.y), [-41, -10, 21]);
  const tall = { ...leaf, below: [leaf, leaf, leaf] };
  const between = nodeFrom({ ...leaf, below: [tall, leaf, tall] });
  new Layout(ROOM).lay(between);
  const [first, middle, last] = between.children.map(({ state }) => state.rect.y);
  // What is below the two is 80 high, with twice the room and a line of 2 between.
  assert.deepEqual([first, middle, last], [-59, -10, 39]);
});

test("what a layout knows from before a fold does not show", () => {
  fc.assert(fc.property(SHAPES, fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), (shape, picks) => {
    const root = nodeFrom(shape);
    const layout = new Layout(ROOM);
    layout.lay(root);
    for (const pick of picks) {
      const shown = shownFrom(root);
      const node = shown[pick % shown.length];
      assert.ok(node?.payload);
      node.payload.fold = node.payload.fold ? 0 : 1;
      for (const one of shown) if (shownFrom({ ...one, payload: { fold: 0 } }).includes(node) || one === node) layout.forget(one);
      const bounds = layout.lay(root);
      const found = rects(root);
      assert.deepEqual(new Layout(ROOM).lay(root), bounds);
      assert.deepEqual(rects(root), found);
    }
  }));
});

test("several roots hang on the title, which is no branch", () => {
  const nodes = nodesOf(grown(["a", "b"].map((id) => ({ id, runs: [], links: [], children: [] }))), "All of it");
  assert.equal(nodes.root.content, "All of it");
  assert.deepEqual(shownFrom(nodes.root).map((node) => parentOf(nodes, node)?.content), [undefined, "All of it", "All of it"]);
});

test("a finger is the page's where it goes up or down", () => {
  assert.deepEqual([ownerOf(2, 3), ownerOf(3, 20), ownerOf(-20, 4)], ["", "page", "picture"]);
});

const INK = { paper: "#fff", ink: "#000", soft: "#555", hues: ["#a00"], family: "sans-serif", mono: "monospace" };

/** @param {string} words */
function figure(words) {
  const line = { pieces: [run(words, "strong"), run(" & more")], width: 90 };
  const shape = { box: box(), parent: undefined, lines: [line], hue: 0, stroke: 2, isFolded: true };
  return { bounds: box(), nodes: [shape, { ...shape, parent: { box: box(), stroke: 3 }, hue: -1, isFolded: false }] };
}

test("the file holds words as text, and nothing that a viewer would fetch or run", () => {
  const file = svgFile(figure("One"), INK, "A <map>");
  assert.match(file, /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="148" height="68" viewBox="-24 -24 148 68"/);
  assert.match(file, /<title>A &lt;map&gt;<\/title>/);
  assert.match(file, /<text [^>]*><tspan font-weight="600">One<\/tspan> &amp; more<\/text>/);
  assert.match(file, /stroke="#a00"/);
  assert.match(file, /stroke="#000"/);
  assert.equal(file.match(/<circle/g)?.length, 1);
  assert.doesNotMatch(file, /style|script|href|url\(|foreignObject|class=/);
});

test("no words become markup, and none break the file", () => {
  for (const attack of ["</text><script>alert(1)</script>", '" onload="x', "]]>", "&amp;", "\u0000\u0008\ufffe\ud800"]) {
    const file = svgFile(figure(attack), INK, attack);
    assert.doesNotMatch(file, /<script|onload="x|&(?!amp;|lt;|gt;|quot;)/);
    assert.doesNotMatch(file, /[\u0000-\u0008\ufffe]/);
    assert.doesNotMatch(file, /\p{Surrogate}/u);
  }
});
