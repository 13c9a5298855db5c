import assert from "node:assert/strict";
import { test } from "node:test";
import { Graphviz } from "@hpcc-js/wasm-graphviz";
import { dot } from "../../overrides/diagrams/dot.js";
import { indented } from "../../overrides/diagrams/indented.js";
import { widthOf, wrapped } from "../../overrides/diagrams/measure.js";
import { pictures } from "../../overrides/diagrams/pictures.js";
import { Refusal } from "../../overrides/diagrams/records.js";
import { block, form } from "../../overrides/diagrams/shapes.js";

/** @typedef {import("../../overrides/diagrams/records.js").Diagram} Diagram */

const graphviz = await Graphviz.load();
const engine = (/** @type {string} */ text) => graphviz.layout(text, "json", "dot");

/**
 * @param {string} name
 * @param {Partial<Diagram["vertices"][number]>} more
 * @returns {Diagram["vertices"][number]}
 */
const vertex = (name, more = {}) => ({ name, text: name, shape: "box", group: "", notes: [], ...more });

/**
 * @param {string} tail
 * @param {string} head
 * @param {Partial<Diagram["edges"][number]>} more
 * @returns {Diagram["edges"][number]}
 */
const edge = (tail, head, more = {}) => ({ tail, head, text: "", arrow: "forward", dashed: false, ...more });

/**
 * @param {Partial<Diagram>} parts
 * @returns {Diagram}
 */
const diagram = (parts) => ({ direction: "down", groups: [], vertices: [], edges: [], ...parts });

/** Two answers to each of so many questions. */
const questions = (/** @type {number} */ count) => {
  const numbers = Array.from({ length: count }, (_, at) => at);
  return diagram({
    vertices: [
      ...numbers.map((at) => vertex(`q${at}`, { text: `Is question number ${at} a long one?`, shape: "diamond" })),
      ...numbers.map((at) => vertex(`a${at}`, { text: `The answer to number ${at}` })),
    ],
    edges: numbers.flatMap((at) => [
      edge(`q${at}`, `a${at}`, { text: "yes" }),
      ...(at + 1 < count ? [edge(`q${at}`, `q${at + 1}`, { text: "no" })] : []),
    ]),
  });
};

/** What stands in the texts of a picture, a text each. */
const texts = (/** @type {string} */ svg) =>
  [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map((found) => (found[1] ?? "").replace(/<[^>]*>/g, ""));

const widthIn = (/** @type {string | undefined} */ svg) => Number(/viewBox="0 0 (\d+) /.exec(svg ?? "")?.[1]);

test("words break into as few lines as fit, about equally long", () => {
  const lines = wrapped("one two three four five six", 10, 80).map(({ text }) => text);
  assert.equal(lines.join(" "), "one two three four five six");
  assert.equal(lines.length, 2);
  assert.deepEqual(lines, ["one two three", "four five six"]);
});

test("line breaks of a text are kept, empty lines are not", () => {
  assert.deepEqual(wrapped("a b\n\n \nc", 10, 500).map(({ text }) => text), ["a b", "c"]);
});

test("a word that is too long breaks where it may, else anywhere, and loses no letter", () => {
  const word = `https://example.org/a-very-long/path${"x".repeat(60)}`;
  const lines = wrapped(`see ${word} there`, 10, 80);
  assert.ok(lines.every(({ text }) => widthOf(text, 10) <= 80));
  assert.equal(lines.map(({ text, join }) => text + join).join("").trim(), `see ${word} there`);
});

test("signs that are one for the eye are not parted", () => {
  const [first, ...rest] = wrapped("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 10, 60);
  assert.equal(first?.text, "👩‍👩‍👧");
  assert.equal(rest.length, 2);
});

test("wide scripts and capitals take more room than narrow letters, marks none", () => {
  assert.ok(widthOf("機械", 10) > widthOf("WW", 10));
  assert.ok(widthOf("WW", 10) > widthOf("ii", 10));
  assert.equal(widthOf("e\u0301", 10), widthOf("e", 10));
});

test("every shape holds its words", () => {
  const text = "Some words that take three or even four lines in it";
  const own = block(text, 15, 110);
  for (const shape of /** @type {const} */ (["box", "round", "ellipse", "diamond", "plain"])) {
    const { width, height } = form(vertex("a", { text, shape }), 110, false);
    const [across, down] = [own.width / width, own.height / height];
    const inside = { ellipse: across ** 2 + down ** 2, diamond: across + down }[shape === "ellipse" ? shape : "diamond"];
    if (shape === "ellipse" || shape === "diamond") assert.ok(inside <= 1.001, `${shape}: ${inside}`);
    assert.ok(across < 1 && down < 1, shape);
  }
  const blunt = form(vertex("a", { text, shape: "diamond" }), 110, true);
  assert.ok(blunt.width < form(vertex("a", { text, shape: "diamond" }), 110, false).width);
});

test("no word of a document is in what Graphviz reads", () => {
  const hostile = 'x"]; node [label="evil" URL="javascript:alert(1)"]; <b>&lt;';
  const given = diagram({
    groups: [{ name: hostile, title: hostile, within: "" }],
    vertices: [vertex(hostile, { group: hostile, notes: [hostile] }), vertex("b")],
    edges: [edge(hostile, "b", { text: hostile })],
  });
  const sized = {
    diagram: given,
    forms: given.vertices.map((one) => form(one, 100, false)),
    labels: given.edges.map(({ text }) => block(text, 14, 100)),
    titles: given.groups.map(({ title }) => block(title, 14, 100)),
  };
  const made = dot(sized, { direction: "down", isTight: false, isDraft: false });
  assert.doesNotMatch(made, /evil|javascript|URL|&lt;|<b>/);
});

test("hostile words stand in the picture as text", () => {
  const words = `</text></svg><script>alert("1")</script><!-- ' & ]]> \u0000\u001b\ud800`;
  const [made = ""] = pictures(diagram({ vertices: [vertex("a", { text: words })] }), engine).pictures;
  assert.doesNotMatch(made, /<script|<!--|[\0\x1b]|\p{Cs}/u);
  const said = texts(made).join(" ").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"');
  assert.match(said, /<script>alert\("1"\)<\/script>/);
});

test("a picture has no id, no style, no colour and no title of its own, and the same bytes each time", () => {
  const given = diagram({
    direction: "right",
    groups: [{ name: "g", title: "Frame", within: "" }],
    vertices: [vertex("a", { group: "g", shape: "round" }), vertex("b", { shape: "diamond" }), vertex("c", { shape: "ellipse" })],
    edges: [edge("a", "b", { text: "word" }), edge("b", "c", { arrow: "both", dashed: true }), edge("c", "c"), edge("c", "g")],
  });
  const made = pictures(given, engine);
  assert.deepEqual(pictures(given, engine), made);
  for (const one of made.pictures) {
    assert.doesNotMatch(one, / (?:id|style|fill|stroke|on\w+|href)=|<title|<a |url\(/);
    assert.match(one, /^<svg class="[a-z0-9 -]+" role="img" /);
    assert.deepEqual(texts(one).sort(), ["Frame", "a", "b", "c", "word"]);
  }
});

test("lines have a tip at the ends that lead somewhere", () => {
  const tips = (/** @type {Diagram["edges"][number]["arrow"]} */ arrow) => {
    const given = diagram({ vertices: [vertex("a"), vertex("b")], edges: [edge("a", "b", { arrow })] });
    const [made = ""] = pictures(given, engine).pictures;
    return (/class="tip" d="([^"]*)"/.exec(made)?.[1] ?? "").split("Z").length - 1;
  };
  assert.deepEqual([tips("forward"), tips("both"), tips("none")], [1, 2, 0]);
});

test("words of a shape that take several lines are one text", () => {
  const text = "A shape whose words take several lines";
  const [made = ""] = pictures(diagram({ vertices: [vertex("a", { text, notes: ["a note"] })] }), engine).pictures;
  assert.deepEqual(texts(made), [text, "a note"]);
  assert.match(made, /<tspan/);
});

test("what is too wide for a phone comes a second time, narrower", () => {
  const steps = ["Take up the request", "Look at what it asks for", "Send it on its way"];
  const edges = steps.slice(1).map((head, at) => edge(steps[at] ?? "", head, { text: "then" }));
  const given = diagram({ direction: "right", vertices: steps.map((name) => vertex(name)), edges });
  const { pictures: made, scrolls } = pictures(given, engine);
  assert.equal(scrolls, false);
  assert.equal(made.length, 2);
  const [wide, narrow] = made;
  assert.match(wide ?? "", /^<svg class="wide"/);
  assert.match(narrow ?? "", /^<svg class="below"/);
  assert.ok(widthIn(narrow) <= 336 && widthIn(wide) <= 654);
  assert.deepEqual(texts(narrow ?? "").sort(), texts(wide ?? "").sort());
});

test("where the picture for a phone is hardly higher, it is the only one", () => {
  const { pictures: made } = pictures(questions(3), engine);
  assert.equal(made.length, 1);
  assert.ok(widthIn(made[0]) <= 336);
});

test("what is narrow comes once", () => {
  const { pictures: made } = pictures(diagram({ vertices: [vertex("a"), vertex("b")], edges: [edge("a", "b")] }), engine);
  assert.equal(made.length, 1);
  assert.match(made[0] ?? "", /^<svg class="all"/);
});

test("a deep tree fits a phone, and each answer stands below its question", () => {
  const drawn = indented(questions(5), 336);
  assert.ok(drawn);
  assert.ok(drawn.plan.width <= 336);
  const [heights, lefts] = [drawn.plan.spots.map(({ y }) => y), drawn.plan.spots.map(({ x }) => x)];
  assert.ok([1, 2, 3, 4].every((at) => Number(heights[at]) > Number(heights[at - 1])));
  assert.equal(new Set(heights).size, 10);
  assert.ok(lefts.every(Number.isFinite));
});

test("only trees are drawn as such", () => {
  const [a, b, c] = [vertex("a"), vertex("b"), vertex("c")];
  assert.ok(indented(diagram({ vertices: [a, b, c], edges: [edge("a", "b"), edge("a", "c")] }), 336));
  assert.equal(indented(diagram({ vertices: [a, b, c], edges: [edge("a", "c"), edge("b", "c")] }), 336), null);
  assert.equal(indented(diagram({ vertices: [a, b], edges: [edge("a", "b"), edge("b", "a")] }), 336), null);
  assert.equal(indented(diagram({ vertices: [a, b, c], edges: [edge("b", "c"), edge("c", "b")] }), 336), null);
  assert.equal(indented(questions(30), 336), null);
});

test("what fits nowhere keeps its size and scrolls", () => {
  const leaves = Array.from({ length: 6 }, (_, at) => vertex(`leaf ${at} ${"of the many ".repeat(8)}`));
  const all = leaves.flatMap((one) => leaves.map((other) => edge(one.name, other.name, { text: "leads to" })));
  const { pictures: made, scrolls } = pictures(diagram({ vertices: leaves, edges: all }), engine);
  assert.equal(scrolls, true);
  assert.equal(made.length, 1);
  assert.match(made[0] ?? "", /^<svg class="large/);
});

test("frames lie in each other, and a line to a frame ends at it", () => {
  const given = diagram({
    groups: [{ name: "in", title: "Inner", within: "out" }, { name: "out", title: "Outer", within: "" }],
    vertices: [vertex("a", { group: "in" }), vertex("b")],
    edges: [edge("b", "out")],
  });
  const [made = ""] = pictures(given, engine).pictures;
  const frames = [...made.matchAll(/class="frame" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)];
  const [inner, outer] = frames.map((found) => found.slice(1).map(Number));
  assert.ok(inner && outer);
  const [x = 0, y = 0, width = 0, height = 0] = inner;
  const [left = 0, top = 0, across = 0, down = 0] = outer;
  assert.ok(left < x && top < y && left + across > x + width && top + down > y + height);
  const tip = /class="tip" d="M([\d.]+),([\d.]+)/.exec(made);
  assert.ok(Math.abs(Number(tip?.[2]) - top) < 2, `${tip?.[2]} is not at ${top}`);
});

test("shapes beside a shape take no notice of names that Object knows", () => {
  const odd = ["__proto__", "constructor", "toString"].map((name) => vertex(name));
  const given = diagram({ vertices: odd, edges: [edge("__proto__", "constructor"), edge("constructor", "toString")] });
  assert.deepEqual(texts(pictures(given, engine).pictures[0] ?? "").sort(), ["__proto__", "constructor", "toString"]);
});

test("what cannot be drawn says why", () => {
  const many = Array.from({ length: 401 }, (_, at) => vertex(`v${at}`));
  const cases = /** @type {[Partial<Diagram>, RegExp][]} */ ([
    [{}, /no shape/],
    [{ vertices: many }, /401 shapes, and 400 are the most/],
    [{ vertices: [vertex("a")], edges: [edge("a", "gone")] }, /“gone”/],
    [{ vertices: [vertex("a", { group: "gone" })] }, /“gone”/],
    [{ vertices: [vertex("a", { group: "x" })], groups: [{ name: "x", title: "", within: "y" }, { name: "y", title: "", within: "x" }] }, /frames/],
    [{ vertices: [vertex("a")], groups: [{ name: "x", title: "", within: "" }], edges: [edge("a", "x")] }, /“x”/],
  ]);
  for (const [parts, why] of cases) {
    assert.throws(() => pictures(diagram(parts), engine), (error) => error instanceof Refusal && why.test(error.message));
  }
});

test("what would be too wide for anybody is not drawn", () => {
  const names = Array.from({ length: 60 }, (_, at) => `v${at}`);
  const given = diagram({
    vertices: names.map((name) => vertex(name, { text: "a shape of some words" })),
    edges: names.flatMap((name, at) => [7, 11, 13].map((step) => edge(name, `v${(at * step + 1) % 60}`, { text: "and some" }))),
  });
  assert.throws(() => pictures(given, engine), Refusal);
});
