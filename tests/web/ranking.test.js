/** @import { Kind } from "../../overrides/js/search/records.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, KINDS, MISSPELT, nameOf, nearestName, PARTLY, read, REST, TEXT, TITLE } from "../../overrides/js/search/ranking.js";

/**
 * @param {string} query
 * @param {...string} names
 * @returns {number} The step, without its fraction.
 */
function step(query, ...names) {
  return Math.floor(exact(query, ...names));
}

/**
 * @param {string} query
 * @param {...string} names
 * @returns {number}
 */
function exact(query, ...names) {
  return nearestName(
    names.map((name, at) => nameOf(name, at === 0)),
    read(query),
  ).nearness;
}

const zone = ["Availability Zone", "AZ"];

test("a term is called what was typed: its name, an alias, with or without spaces, in singular or plural", () => {
  for (const query of ["availability zone", "AZ", "Availability Zones", "availabilityzone", " az ", "availability-zone"]) {
    assert.equal(exact(query, ...zone), 0, query);
  }
  assert.equal(exact("cloud trail", "CloudTrail"), 0);
  assert.equal(exact("step functions", "Step Functions"), 0);
  assert.equal(exact("stepfunctions", "Step Functions"), 0);
});

test("asking for a term is nearly the same as naming it", () => {
  assert.equal(step("what is an availability zone", ...zone), 1);
  assert.equal(step("define AZ", ...zone), 1);
  assert.equal(exact("time to value", "Time to Value"), 0, "small words of a name are its own");
});

test("initials lead to a name, and a name to initials", () => {
  assert.equal(step("EDA", "Exploratory Data Analysis"), 1);
  assert.equal(step("eda", "Exploratory Data Analysis"), 1);
  assert.equal(step("Elastic Kubernetes Service", "EKS"), 1);
});

test("two small letters begin a word before they are anyone's initials", () => {
  assert.ok(exact("sp", "Spot Instance") < exact("sp", "SageMaker Pipelines"));
  assert.ok(exact("SP", "SageMaker Pipelines") < exact("SP", "Spot Instance"));
});

test("a term's name begins with what was typed", () => {
  for (const query of ["avail", "availability z", "a", "availabilityz"]) assert.equal(step(query, ...zone), 2, query);
  assert.equal(step("access", "Access Key"), 2, "a half-typed word is no plural");
  assert.equal(step("analytics s", "Analytics Service"), 2);
});

test("the less of a name is missing, the nearer it is", () => {
  assert.ok(exact("key", "Key Policy") < exact("key", "Key Management Service"));
  assert.ok(exact("elastic c", "Elastic Cache") < exact("elastic c", "ECR", "Elastic Cache"), "its own name first");
});

test("the words may begin any words of the name", () => {
  assert.equal(step("zone", ...zone), 3);
  assert.equal(step("zone avail", ...zone), 3);
  assert.equal(step("sagemakerpipe", "Amazon SageMaker Pipelines"), 3);
});

test("a question around a term leads to the term, but a longer name that is meant comes first", () => {
  assert.equal(exact("limits of an availability zone today", ...zone), PARTLY);
  assert.ok(exact("cloudwatch alrams", "CloudWatch Alarm") < exact("cloudwatch alrams", "CloudWatch"));
});

test("a term is found in spite of typing errors, also half typed and in several words", () => {
  const misspelt = [
    ["clowdtrial", "CloudTrail"],
    ["availabilty zoen", "Availability Zone"],
    ["exploratry data anlysis", "Exploratory Data Analysis"],
  ];
  for (const [query = "", name = ""] of misspelt) assert.equal(step(query, name), MISSPELT, query);
  assert.equal(step("clodtr", "CloudTrail"), PARTLY);
  assert.equal(step("sagmeaker", "Amazon SageMaker"), PARTLY);
  assert.equal(exact("kms", "KMT"), REST, "short words are too like each other");
  assert.equal(exact("interface", "Inference"), REST);
});

test("fewer errors are nearer", () => {
  assert.ok(exact("endpiont", "Endpoint") < exact("endpiotn", "Endpoint"));
});

test("a term that only its definition leads to is like anything else", () => {
  assert.equal(exact("data centre", ...zone), REST);
});

test("terms come first, then titles by kind, then the rest by score", () => {
  /** @type {(title: string, kind: Kind, nearness: number, score: number) => import("../../overrides/js/search/ranking.js").Judged & { title: string }} */
  const judged = (title, kind, nearness, score) => ({ title, kind, nearness, score, is: false });
  const results = [
    judged("page", "page", TITLE, 90),
    judged("node", "node", TITLE, 80),
    judged("text", "section", TEXT, 70),
    judged("section", "section", TITLE, 60),
    judged("question", "question", TITLE, 50),
    judged("begun", "term", 2.1, 1),
    judged("called", "term", 0, 0.5),
    judged("rest", "term", REST, 99),
  ];
  assert.deepEqual(
    results.sort(compare).map(({ title }) => title),
    ["called", "begun", "question", "section", "node", "page", "text", "rest"],
  );
  assert.equal(KINDS[0], "term");
});

test("a title that is the query comes before one that only holds it", () => {
  const question = { kind: /** @type {const} */ ("question"), nearness: TITLE, score: 9, is: false };
  const section = { kind: /** @type {const} */ ("section"), nearness: TITLE, score: 1, is: true };
  assert.ok(compare(section, question) < 0);
});
