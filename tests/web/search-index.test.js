/** @import { SearchRecord } from "../../overrides/js/search/records.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Search } from "../../overrides/js/search/index.js";
import { shardsOf } from "../../overrides/js/search/shards.js";

/** @type {SearchRecord[]} */
const records = [
  { kind: "page", title: "How to use this site", body: "Press the slash to search.", url: "guide/" },
  { kind: "node", title: "CloudTrail", text: "Security › Audit", url: "mind-map/m/#n-1" },
  {
    kind: "section",
    title: "Two kinds of watching",
    body: "Numbers go to CloudWatch, names to CloudTrail. A free trial ends after a month.",
    url: "read/b/#two",
  },
  {
    kind: "question",
    title: "Where do you find out who deleted an endpoint?",
    hidden: "In the quinquennial ledger of CloudTrail.",
    url: "q/1/",
  },
  {
    kind: "term",
    title: "Availability Zone",
    text: "One or more data centres.",
    body: "A part of a Region with its own substation.",
    url: "glossary/availability-zone/",
  },
  { kind: "term", title: "CloudTrail", text: "Who called which API, and when.", url: "glossary/cloudtrail/" },
  { kind: "term", title: "CloudWatch", text: "Metrics, logs and alarms.", url: "glossary/cloudwatch/" },
  { kind: "term", title: "Security Group", text: "A firewall around an instance.", url: "glossary/security-group/" },
  { kind: "term", title: "Cold Start", text: "A wait at first.", url: "glossary/cold-start/" },
  { kind: "section", title: "Plans", body: "A cold strategy session in winter.", url: "read/b/#plans" },
  { kind: "section", title: "Rules", body: "Put each machine into its own security group.", url: "read/b/#rules" },
  {
    kind: "term",
    title: "Amazon ECR",
    text: "Keeps container images.",
    url: "glossary/ecr/",
    names: ["Elastic Container Registry"],
  },
  { kind: "term", title: "EKS", text: "Runs Kubernetes.", url: "glossary/eks/" },
];

/**
 * @param {readonly SearchRecord[]} given
 * @param {number} [room]
 * @returns {Search}
 */
function searchOf(given, room) {
  const made = new Search();
  // As they come to a browser.
  for (const shard of shardsOf(given, room)) made.add(JSON.parse(JSON.stringify(shard)));
  return made;
}

const search = searchOf(records);

/**
 * @param {string} query
 * @returns {string[]}
 */
function found(query) {
  return search.ask(query).hits.map(({ kind, title }) => `${kind} ${title}`);
}

test("the right term comes first: exact, acronym, prefix, typo", () => {
  const expected = [
    ["cloudtrail", "CloudTrail"],
    ["Cloud Trail", "CloudTrail"],
    ["cloud-trails", "CloudTrail"],
    ["CLÖUDTRAIL", "CloudTrail"],
    ["az", "Availability Zone"],
    ["zone availability", "Availability Zone"],
    ["elastic container registry", "Amazon ECR"],
    ["elastic kubernetes service", "EKS"],
    ["ecr", "Amazon ECR"],
    ["avail", "Availability Zone"],
    ["contain", "Amazon ECR"],
    ["clowdtrial", "CloudTrail"],
    ["availabilty zone", "Availability Zone"],
    ["availabilty zoen", "Availability Zone"],
    ["availabilityzone", "Availability Zone"],
    ["availabiltyz", "Availability Zone"],
    ["securitygroup", "Security Group"],
    ["securty gruop", "Security Group"],
    ["secuirty gropu", "Security Group"],
    ["what is cloudwatch", "CloudWatch"],
    ["cold strat", "Cold Start"],
  ];
  for (const [query, term] of expected) assert.equal(found(query ?? "")[0], `term ${term}`, query);
});

test("everything that holds the word follows, terms first", () => {
  assert.deepEqual(found("cloudtrail"), [
    "term CloudTrail",
    "node CloudTrail",
    "section Two kinds of watching",
    "question Where do you find out who deleted an endpoint?",
  ]);
});

test("words run together find texts in which they stand apart, and the other way round", () => {
  assert.deepEqual(found("securitygroup"), ["term Security Group", "section Rules"]);
  assert.ok(found("cloud watch").includes("section Two kinds of watching"));
});

test("a typing error never beats what is spelt so", () => {
  assert.equal(found("trial")[0], "section Two kinds of watching", "and not CloudTrail");
});

test("a record that holds all words leaves those out that hold one", () => {
  assert.deepEqual(found("deleted endpoint"), ["question Where do you find out who deleted an endpoint?"]);
});

test("where nothing holds all words, those that hold one are found", () => {
  assert.deepEqual(found("deleted unicorn"), ["question Where do you find out who deleted an endpoint?"]);
});

test("words that only ask are no reason to find something", () => {
  assert.ok(search.ask("what is the xqzwv").none);
});

test("nothing typed is no error", () => {
  for (const query of ["", "   ", "!?"]) assert.deepEqual(search.ask(query).hits, []);
});

test("where nothing is found, the nearest terms are offered, nearest first", () => {
  const { hits, none } = search.ask("kold strrrt");
  assert.ok(none);
  assert.equal(hits[0]?.title, "Cold Start");
  assert.ok(hits.length <= 5);
  assert.ok(hits.every(({ kind }) => kind === "term"));
});

test("the nearest name is told if nothing is spelt like that", () => {
  assert.equal(search.ask("clowdtrial").nearest, "CloudTrail");
  assert.equal(search.ask("cloudtrail").nearest, "");
});

test("the words that matched are told, as the index spells them", () => {
  assert.deepEqual(search.ask("clowdtrial").hits[0]?.terms, ["cloudtrail"]);
  assert.deepEqual(search.ask("CENTRES").hits[0]?.terms, ["centre"]);
  assert.deepEqual(search.ask("availabilityzone").hits[0]?.terms, ["availability", "zone"]);
});

test("an answer leads to its question, and neither its text nor its words are told", () => {
  const [hit] = search.ask("quinquennial").hits;
  assert.equal(hit?.kind, "question");
  assert.equal(hit?.text, "");
  assert.deepEqual(hit?.terms, []);
  assert.doesNotMatch(JSON.stringify(hit), /quinquennial|ledger/);
});

test("no shard holds an answer's sentence", () => {
  const shipped = JSON.stringify(shardsOf(records));
  assert.match(shipped, /quinquennial/, "its words are in the index");
  assert.doesNotMatch(shipped, /quinquennial ledger/);
  assert.doesNotMatch(shipped, /hidden/);
});

test("a result shows the definition, and a further one if the words are only there", () => {
  assert.equal(search.ask("availability").hits[0]?.text, "One or more data centres.");
  assert.match(search.ask("substation").hits[0]?.text ?? "", /^One or more data centres\. · A part .* substation\.$/);
});

test("a long list is cut, and says so", () => {
  const pages = Array.from({ length: 40 }, (_, at) => ({ kind: /** @type {const} */ ("page"), title: `Page ${at}` }));
  const many = searchOf(pages);
  assert.equal(many.ask("page").hits.length, 30);
  assert.ok(many.ask("page").more);
  assert.ok(!search.ask("cloudtrail").more);
});

test("in many parts the same is found as in one", () => {
  const cut = searchOf(records, 40);
  assert.ok(shardsOf(records, 40).length > 10);
  for (const query of ["cloudtrail", "az", "substation", "clowdtrial", "deleted endpoint", "group", "quinquennial"]) {
    const titles = cut.ask(query).hits.map(({ kind, title, text }) => [kind, title, text]);
    const whole = search.ask(query).hits.map(({ kind, title, text }) => [kind, title, text]);
    assert.deepEqual(titles.sort(), whole.sort(), query);
    assert.deepEqual(titles[0], whole[0], query);
  }
});

test("names are found before the texts have come, and say that they lack them", () => {
  const early = new Search();
  for (const shard of shardsOf(records, 40)) if (shard.records) early.add(shard);
  const { hits, untold } = early.ask("cloudtrail");
  assert.equal(hits[0]?.title, "CloudTrail");
  assert.equal(hits[0]?.text, "");
  assert.ok(untold.length > 0);
  assert.deepEqual(search.ask("cloudtrail").untold, []);
});

test("hostile queries are words like others", () => {
  const long = "a".repeat(5000);
  for (const query of ["<script>", "__proto__", "constructor", "toString", "\u0000", "\ud800", long, "%", "(a+)+$", "* OR *"]) {
    assert.doesNotThrow(() => search.ask(query), query.slice(0, 20));
  }
  assert.ok(search.ask("constructor").none, "what every object has is in no index");
});

test("in scripts without spaces a word is found in the middle of others", () => {
  const eastern = searchOf([
    { kind: "term", title: "光合成", text: "植物が光を使って糖を作る働き。", url: "glossary/x-1/" },
    { kind: "section", title: "森林", body: "森林は二酸化炭素を蓄える。", url: "read/a/#x-2" },
    { kind: "term", title: "คลอโรฟิลล์", text: "สารสีเขียวในใบไม้", url: "glossary/x-3/" },
  ]);
  /** @param {string} query */
  const urls = (query) => eastern.ask(query).hits.map(({ url }) => url);
  assert.deepEqual(urls("合成"), ["glossary/x-1/"]);
  assert.deepEqual(urls("炭素"), ["read/a/#x-2"]);
  assert.deepEqual(urls("ใบไม้"), ["glossary/x-3/"]);
  assert.ok(eastern.ask("石").none);
});
