import assert from "node:assert/strict";
import { test } from "node:test";
import MiniSearch from "minisearch";
import { OPTIONS } from "../../overrides/js/search/fields.js";
import { parsed, written } from "../../overrides/js/search/files.js";
import { pack, unpack } from "../../overrides/js/search/pack.js";

const documents = [
  { id: 0, title: "Cold Start", names: "", text: "A wait, a wait, and a third wait.", hidden: "" },
  { id: 1, title: "Subnet", names: "net", text: "", hidden: "A range of addresses." },
  { id: 2, title: "Range", names: "", text: `${"wait ".repeat(20)}constructor __proto__`, hidden: "" },
];
const search = new MiniSearch(OPTIONS);
search.addAll(documents);

/** @param {MiniSearch} one */
const results = (one) =>
  ["wait", "range", "net", "wait start", "constructor", "proto", "xyz"].map((query) =>
    one.search(query, { prefix: true }).map(({ id, score, match }) => ({ id, score: score.toFixed(9), match })),
  );

test("a packed index finds the same as the one that was packed", () => {
  const few = new MiniSearch(OPTIONS);
  few.addAll(documents.slice(0, 2));
  assert.deepEqual(results(unpack(JSON.parse(JSON.stringify(pack(few))), OPTIONS)), results(few));
});

test("a word that stands in a text more often than is counted is still found", () => {
  const found = unpack(pack(search), OPTIONS).search("wait");
  assert.deepEqual(found.map(({ id }) => id).sort(), [0, 2]);
});

test("packing makes an index smaller", () => {
  assert.ok(JSON.stringify(pack(search)).length < JSON.stringify(search).length / 2);
});

test("an empty index is one", () => {
  assert.deepEqual(unpack(pack(new MiniSearch(OPTIONS)), OPTIONS).search("a"), []);
});

test("a part is a script with one call, and its value can be read without running it", () => {
  const value = { words: "a)b\u2028 </script>", list: [1, null] };
  const text = written(value);
  /** @type {unknown[]} */
  const called = [];
  new Function("studysiteShard", text)((/** @type {unknown} */ given) => called.push(given));
  assert.deepEqual(called, [value]);
  assert.deepEqual(parsed(text), value);
});

test("what is no part of the index is refused", () => {
  assert.throws(() => parsed("<!doctype html>"), SyntaxError);
  assert.throws(() => parsed("studysiteShard({"), SyntaxError);
});
