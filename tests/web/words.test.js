import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  acronyms,
  beginningDistance,
  distance,
  folded,
  lettersOf,
  means,
  missing,
  singular,
  telling,
  typos,
  words,
} from "../../overrides/js/base/words.js";

/** @type {{ singular: [string, string][], folded: [string, string][] }} */
const vectors = JSON.parse(readFileSync(new URL("../vectors/words.json", import.meta.url), "utf8"));

test("case, accents and punctuation do not matter", () => {
  for (const [text, known] of vectors.folded) assert.equal(folded(text), known, text);
  assert.equal(folded("Überwachung, Ω"), "uberwachung ω");
  assert.equal(folded("…"), "");
});

test("a word is compared in the singular, unless its s is its own", () => {
  for (const [many, one] of vectors.singular) assert.equal(singular(many), one, many);
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

test("beyond a limit nobody counts, and up to it the count is the same", () => {
  const known = ["endpoint", "endpiont", "entrypoint", "subnet", "", "end", "tniopdne"];
  for (const one of known) {
    for (const other of known) {
      const whole = distance(one, other);
      for (const most of [0, 1, 2, 5]) {
        assert.equal(distance(one, other, most), whole <= most ? whole : Number.POSITIVE_INFINITY, `${one} ${other} ${most}`);
      }
      assert.ok(missing(lettersOf(one), lettersOf(other)) <= whole, "letters that are missing are errors");
    }
  }
});

test("a half-typed word is compared with what a known one begins with", () => {
  assert.equal(beginningDistance("availabil", "availabilityzone", 2), 0);
  assert.equal(beginningDistance("avialab", "availabilityzone", 2), 1);
  assert.equal(beginningDistance("subnet", "availabilityzone", 2), Number.POSITIVE_INFINITY);
});

test("what a question is about is what is left of it, and all if nothing is", () => {
  assert.deepEqual(telling(words("What is an endpoint?")), ["endpoint"]);
  assert.deepEqual(telling(words("how to")), ["how", "to"]);
});
