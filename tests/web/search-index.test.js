/** @import { SearchIndex } from "../../overrides/js/records.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createSearch } from "../../overrides/js/search-index.js";

/** @type {SearchIndex} */
const index = {
  version: 1,
  records: [
    { kind: "page", title: "How to use this site", text: "Press the slash to search.", url: "guide/" },
    { kind: "node", title: "CloudTrail", text: "Security › Audit", url: "mind-map/m/#n-1" },
    {
      kind: "section",
      title: "Two kinds of watching",
      text: "Numbers go to CloudWatch, names to CloudTrail.",
      url: "read/b/#two",
    },
    { kind: "question", title: "Where do you find out who deleted an endpoint?", url: "practice/s/#q-1" },
    { kind: "term", title: "Availability Zone", text: "One or more data centres.", url: "glossary/#availability-zone" },
    { kind: "term", title: "CloudTrail", text: "Who called which API, and when.", url: "glossary/#cloudtrail" },
    { kind: "term", title: "CloudWatch", text: "Metrics, logs and alarms.", url: "glossary/#cloudwatch" },
    {
      kind: "term",
      title: "Amazon ECR",
      text: "Keeps container images.",
      url: "glossary/#ecr",
      names: ["Elastic Container Registry"],
    },
  ],
};
const search = createSearch(index);

/**
 * @param {string} query
 * @returns {string[]}
 */
function found(query) {
  return search(query).hits.map(({ record }) => `${record.kind} ${record.title}`);
}

test("the right term comes first: exact, acronym, prefix, typo", () => {
  const expected = [
    ["cloudtrail", "CloudTrail"],
    ["Cloud Trail", "CloudTrail"],
    ["az", "Availability Zone"],
    ["elastic container registry", "Amazon ECR"],
    ["ecr", "Amazon ECR"],
    ["avail", "Availability Zone"],
    ["contain", "Amazon ECR"],
    ["clowdtrial", "CloudTrail"],
    ["availabilty zone", "Availability Zone"],
    ["availabilityzone", "Availability Zone"],
    ["what is cloudwatch", "CloudWatch"],
  ];
  for (const [query, term] of expected) assert.equal(found(query ?? "")[0], `term ${term}`, query);
});

test("everything that holds the word follows, terms first", () => {
  assert.deepEqual(found("cloudtrail"), ["term CloudTrail", "node CloudTrail", "section Two kinds of watching"]);
});

test("a record that holds all words leaves those out that hold one", () => {
  assert.deepEqual(found("deleted endpoint"), ["question Where do you find out who deleted an endpoint?"]);
});

test("where nothing holds all words, those that hold one are found", () => {
  assert.deepEqual(found("deleted unicorn"), ["question Where do you find out who deleted an endpoint?"]);
});

test("nothing typed and nothing found are no errors", () => {
  for (const query of ["", "   ", "!?", "zzzz"]) assert.deepEqual(search(query).hits, []);
});

test("the nearest name is told if nothing is spelt like that", () => {
  assert.equal(search("clowdtrial").nearest, "CloudTrail");
  assert.equal(search("cloudtrail").nearest, "");
});

test("the words that matched are told, as the index spells them", () => {
  assert.deepEqual(search("clowdtrial").hits[0]?.terms, ["cloudtrail"]);
  assert.deepEqual(search("CENTRES").hits[0]?.terms, ["centre"]);
});

test("a long list is cut, and says so", () => {
  const many = createSearch({
    version: 1,
    records: Array.from({ length: 40 }, (_, at) => ({ kind: "page", title: `Page ${at}` })),
  });
  assert.equal(many("page").hits.length, 30);
  assert.ok(many("page").more);
  assert.ok(!search("cloudtrail").more);
});
