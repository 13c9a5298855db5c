/** @import { CardBody, CardHead, StudyIndex } from "../../overrides/js/practice/study-types.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { CardsError, MANIFEST, StudyParts, VERSION } from "../../overrides/js/practice/study-parts.js";

/**
 * @param {string} id
 * @param {number} part
 * @returns {CardHead}
 */
const head = (id, part) => ({ id, kind: "term", document: 0, section: 0, line: 1, part, group: "g", also: [] });

/**
 * @param {string} id
 * @param {string} [says]
 * @returns {CardBody}
 */
const body = (id, says = id) => ({
  id,
  prompt: [["p", says]],
  answer: [["p", "It is."]],
  points: [["It is."]],
  short: "It is.",
  url: "glossary/",
  page: "",
});

/**
 * @param {Record<string, string[]>} parts Ids of cards by part.
 * @param {string} [says]
 * @returns {Map<string, unknown>} A deploy: values by file.
 */
function deploy(parts, says) {
  const names = Object.keys(parts);
  /** @type {StudyIndex} */
  const index = {
    version: VERSION,
    aliases: {},
    documents: [],
    cards: names.flatMap((name, part) => (parts[name] ?? []).map((id) => head(id, part))),
    parts: names,
  };
  const bodies = names.map((name) => /** @type {const} */ ([name, { bodies: parts[name]?.map((id) => body(id, says)) }]));
  return new Map(/** @type {[string, unknown][]} */ ([[MANIFEST, index], ...bodies]));
}

/** @param {Map<string, unknown>} first */
function loading(first) {
  const asked = /** @type {string[]} */ ([]);
  const host = { files: first, asked };
  const parts = new StudyParts(async (file, anew) => {
    asked.push(anew ? `${file} anew` : file);
    if (!host.files.has(file)) throw new Error("404");
    return host.files.get(file);
  });
  return { host, parts };
}

/** @param {"unreachable" | "damaged" | "version"} reason */
const because = (reason) => (/** @type {unknown} */ error) => error instanceof CardsError && error.reason === reason;

test("the index is loaded once, however often it is asked for", async () => {
  const { host, parts } = loading(deploy({ "a.js": ["t-a"] }));
  const [one, other] = await Promise.all([parts.index(), parts.index()]);
  assert.equal(one, other);
  assert.equal(await parts.index(), one);
  assert.deepEqual(host.asked, [MANIFEST]);
});

test("only the parts that hold the wanted cards are loaded, and each once", async () => {
  const { host, parts } = loading(deploy({ "a.js": ["t-a", "t-b"], "b.js": ["t-c"], "c.js": ["t-d"] }));
  const index = await parts.index();
  const found = await parts.bodies(index, ["t-d", "t-a", "t-b"]);
  assert.deepEqual([...found.keys()], ["t-d", "t-a", "t-b"]);
  assert.deepEqual(found.get("t-b")?.prompt, [["p", "t-b"]]);
  await Promise.all([parts.bodies(index, ["t-a"]), parts.bodies(index, ["t-b"])]);
  assert.deepEqual(host.asked, [MANIFEST, "c.js", "a.js"]);
});

test("what is no card of the site is left out", async () => {
  const { host, parts } = loading(deploy({ "a.js": ["t-a"] }));
  const index = await parts.index();
  assert.deepEqual([...(await parts.bodies(index, ["q-gone"])).keys()], []);
  assert.deepEqual([...(await parts.bodies(index, ["q-gone", "t-a"])).keys()], ["t-a"]);
  assert.deepEqual(host.asked, [MANIFEST, "a.js"]);
});

test("a part that is gone means that the site changed: the manifest is read anew, once", async () => {
  const { host, parts } = loading(deploy({ "a.js": ["t-a"], "b.js": ["t-b"] }, "old"));
  const index = await parts.index();
  await parts.bodies(index, ["t-a"]);
  host.files = deploy({ "c.js": ["t-a", "t-b"] }, "new");
  const found = await parts.bodies(index, ["t-b", "t-a"]);
  assert.deepEqual([...found.values()].map(({ prompt }) => prompt), [[["p", "new"]], [["p", "new"]]]);
  assert.deepEqual(host.asked, [MANIFEST, "a.js", "b.js", `${MANIFEST} anew`, "c.js"]);
  assert.deepEqual((await parts.index()).parts, ["c.js"]);
});

test("without a network that is told, and the next call tries again", async () => {
  const whole = deploy({ "a.js": ["t-a"] });
  const { host, parts } = loading(new Map());
  await assert.rejects(parts.index(), because("unreachable"));
  host.files = whole;
  const index = await parts.index();
  host.files = new Map();
  await assert.rejects(parts.bodies(index, ["t-a"]), because("unreachable"));
  host.files = new Map([...whole].filter(([file]) => file === MANIFEST));
  await assert.rejects(parts.bodies(index, ["t-a"]), because("unreachable"));
  host.files = whole;
  assert.equal((await parts.bodies(index, ["t-a"])).size, 1);
});

test("cards of another version are not read, and what holds no cards is told", async () => {
  const { host, parts } = loading(new Map([[MANIFEST, { version: VERSION + 1, cards: [] }]]));
  await assert.rejects(parts.index(), because("version"));
  for (const value of [undefined, null, 7, {}, { version: VERSION, cards: {}, parts: [], documents: [] }]) {
    host.files = new Map([[MANIFEST, value]]);
    await assert.rejects(parts.index(), because("damaged"));
  }
  const broken = deploy({ "a.js": ["t-a"] }).set("a.js", null);
  host.files = broken;
  await assert.rejects(parts.bodies(await parts.index(), ["t-a"]), because("damaged"));
});
