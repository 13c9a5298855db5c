import assert from "node:assert/strict";
import { test } from "node:test";
import { folded, ranked, singular, tier, typos, words } from "../../overrides/js/ranking.js";

/** @type {import("../../overrides/js/records.js").SearchRecord} */
const zone = { kind: "term", title: "Availability Zone", names: ["AZ"], text: "…", url: "glossary/#availability-zone" };
/** @type {import("../../overrides/js/records.js").SearchRecord} */
const section = { kind: "section", title: "Availability Zone", text: "…", url: "read/lesson/#zone" };

test("text is compared without case, accents and hyphens", () => {
  assert.equal(folded("  Données — k-NN "), "donnees k nn");
});

test("words are compared in the singular", () => {
  assert.deepEqual(words("Training Jobs and policies"), ["training", "job", "and", "policy"]);
});

test("words that only look like plurals stay as they are", () => {
  assert.deepEqual(["class", "status", "bias", "is"].map(singular), ["class", "status", "bia", "is"]);
});

test("short words must be typed right, longer ones may have one or two wrong letters", () => {
  assert.deepEqual(["ecs", "role", "clowd", "endpoint"].map(typos), [0, 0, 1, 2]);
});

test("a term whose name or alias is the query is of the first tier", () => {
  assert.equal(tier(zone, "availability zones"), 0);
  assert.equal(tier(zone, "az"), 0);
});

test("a term whose name begins with the query is of the second tier", () => {
  assert.equal(tier(zone, "avail"), 1);
});

test("only terms are lifted for their name", () => {
  assert.equal(tier(section, "availability zone"), 2);
});

test("the term that is asked for comes first, whatever the scores", () => {
  const results = [
    { record: section, score: 90 },
    { record: zone, score: 1 },
  ];
  assert.deepEqual(
    ranked(results, "AZ").map((result) => result.record.kind),
    ["term", "section"],
  );
});

test("of equal scores the kind decides", () => {
  /** @type {import("../../overrides/js/records.js").SearchRecord} */
  const question = { kind: "question", title: "What is a zone?" };
  const results = [
    { record: section, score: 5 },
    { record: question, score: 5 },
  ];
  assert.deepEqual(
    ranked(results, "data centre").map((result) => result.record.kind),
    ["question", "section"],
  );
});
