import assert from "node:assert/strict";
import { test } from "node:test";
import { acronyms, distance, folded, means, singular, typos, words } from "../../overrides/js/words.js";

test("case, accents and punctuation do not matter", () => {
  assert.equal(folded("  Blue/Green — Déploiement! "), "blue green deploiement");
  assert.equal(folded("Überwachung, Ω"), "uberwachung ω");
  assert.equal(folded("…"), "");
});

test("a word is compared in the singular, unless its s is its own", () => {
  const pairs = [
    ["endpoints", "endpoint"],
    ["policies", "policy"],
    ["classes", "class"],
    ["boxes", "box"],
    ["batches", "batch"],
    ["aws", "aws"],
    ["class", "class"],
    ["analysis", "analysis"],
    ["status", "status"],
    ["ties", "tie"],
  ];
  for (const [many, one] of pairs) assert.equal(singular(many ?? ""), one);
});

test("a text is cut into its words", () => {
  assert.deepEqual(words("Security Groups & subnets"), ["security", "group", "subnet"]);
  assert.deepEqual(words(" "), []);
});

test("an acronym may leave out small words, and a single word has none", () => {
  assert.deepEqual(acronyms(["availability", "zone"]), ["az", "az"]);
  assert.deepEqual(acronyms(["time", "to", "value"]), ["tv", "ttv"]);
  assert.deepEqual(acronyms(["subnet"]), []);
});

test("short words allow no typing error, long ones two", () => {
  assert.deepEqual(["zone", "zones", "endpoint"].map(typos), [0, 1, 2]);
});

test("two swapped letters are one error", () => {
  assert.equal(distance("lamdba", "lambda"), 1);
  assert.equal(distance("clowdtrial", "cloudtrail"), 2);
  assert.equal(distance("", "abc"), 3);
  assert.equal(distance("same", "same"), 0);
});

test("the distance of two words is the same both ways", () => {
  for (const [one, other] of [
    ["inference", "interface"],
    ["a", "ab"],
    ["endpiont", "endpoint"],
  ]) {
    assert.equal(distance(one ?? "", other ?? ""), distance(other ?? "", one ?? ""));
  }
});

test("a typed word means what it begins, and what it is but for a typing error", () => {
  assert.ok(means("end", "endpoint"));
  assert.ok(means("endpiont", "endpoint"));
  assert.ok(!means("ec3", "ec2"), "short words are too like each other");
  assert.ok(!means("inference", "interface"));
});
