/** @import { Kind, SearchRecord } from "../../overrides/js/records.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nearness, ranked } from "../../overrides/js/ranking.js";

/**
 * @param {Kind} kind
 * @param {string} title
 * @param {string[]} [names]
 * @returns {SearchRecord}
 */
function record(kind, title, names = []) {
  return { kind, title, names };
}

const zone = record("term", "Availability Zone", ["AZ"]);

test("a term is called what was typed: its name, an alias, with or without spaces, in singular or plural", () => {
  for (const query of ["availability zone", "AZ", "Availability Zones", "availabilityzone", " az "]) {
    assert.equal(nearness(zone, query), 0, query);
  }
  assert.equal(nearness(record("term", "CloudTrail"), "cloud trail"), 0);
});

test("a term's name begins with what was typed, or its initials are that", () => {
  for (const query of ["avail", "availability z", "a"]) assert.equal(nearness(zone, query), 1, query);
  assert.equal(nearness(record("term", "Exploratory Data Analysis"), "EDA"), 1);
  assert.equal(nearness(record("term", "Access Key"), "access"), 1, "a half-typed word is no plural");
});

test("the words may begin any words of the name", () => {
  assert.equal(nearness(zone, "zone"), 2);
  assert.equal(nearness(zone, "zone avail"), 2);
});

test("a question around a term leads to the term", () => {
  assert.equal(nearness(zone, "what is an availability zone"), 4);
});

test("a term is found in spite of a typing error", () => {
  assert.equal(nearness(record("term", "CloudTrail"), "clowdtrial"), 5);
  assert.equal(nearness(zone, "availabilty zoen"), 5);
});

test("a term that only its definition leads to is like anything else", () => {
  assert.equal(nearness(zone, "data centre"), 6);
});

test("of what is no term, the title decides", () => {
  assert.equal(nearness(record("section", "Two kinds of watching"), "kinds watch"), 3);
  assert.equal(nearness(record("section", "Two kinds of watching"), "trail"), 6);
});

test("terms come first, then titles by kind, then the rest by score", () => {
  const results = [
    { record: record("page", "Zone of a page"), score: 90 },
    { record: record("node", "A zone in the map"), score: 80 },
    { record: record("section", "Elsewhere"), score: 70 },
    { record: record("section", "About a zone"), score: 60 },
    { record: record("question", "What is a zone?"), score: 50 },
    { record: zone, score: 1 },
    { record: record("term", "Zone"), score: 0.5 },
  ];
  assert.deepEqual(
    ranked(results, "zone").map((result) => result.record.title),
    [
      "Zone",
      "Availability Zone",
      "What is a zone?",
      "About a zone",
      "A zone in the map",
      "Zone of a page",
      "Elsewhere",
    ],
  );
});

test("a title that is the query comes before one that only holds it", () => {
  const results = [
    { record: record("question", "What does the executive summary leave out?"), score: 9 },
    { record: record("section", "Executive Summary"), score: 1 },
  ];
  assert.equal(ranked(results, "executive summary")[0]?.record.kind, "section");
});

test("what is given to be ranked stays as it is", () => {
  const results = Object.freeze([
    { record: record("page", "b"), score: 1 },
    { record: record("page", "a"), score: 2 },
  ]);
  assert.equal(ranked(results, "x").length, 2);
  assert.equal(results[0]?.record.title, "b");
});
