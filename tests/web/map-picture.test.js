import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { isInView, linkPath, rootPath, spanOf } from "../../overrides/js/map/geometry.js";
import { ownerOf } from "../../overrides/js/map/gestures.js";
import { boxOf, movesTo } from "../../overrides/js/map/moves.js";
import { nodesOf, parentOf, shownFrom } from "../../overrides/js/map/nodes.js";
import { grown } from "../../overrides/js/map/outline.js";
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
