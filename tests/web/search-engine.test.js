/** @import { Manifest, SearchRecord } from "../../overrides/js/search/records.js" */
/** @import { Answer } from "../../overrides/js/search/engine.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { VERSION } from "../../overrides/js/search/records.js";
import { Engine } from "../../overrides/js/search/engine.js";
import { shardsOf } from "../../overrides/js/search/shards.js";

/** @type {SearchRecord[]} */
const records = [
  { kind: "term", title: "Subnet", text: "A range of addresses.", url: "glossary/subnet/" },
  { kind: "term", title: "Region", text: "A place in the world.", url: "glossary/region/" },
  { kind: "section", title: "Networks", body: "A subnet lies in one zone.", url: "read/a/#n" },
  { kind: "page", title: "Help", body: "Press a key.", url: "guide/" },
];

/**
 * @param {string} prefix Of the names of its files.
 * @returns {Map<string, unknown>} A deploy: values by file, one record a part.
 */
function deploy(prefix) {
  const shards = shardsOf(records, 30);
  const files = new Map(shards.map((shard, at) => [`${prefix}${at}`, /** @type {unknown} */ (shard)]));
  /** @type {Manifest} */
  const manifest = {
    version: VERSION,
    records: records.length,
    shards: shards.map((shard, at) => ({
      file: `${prefix}${at}`,
      names: Boolean(shard.records),
      first: shard.first,
      count: (shard.records ?? shard.texts ?? []).length,
      size: 10,
    })),
  };
  return files.set("manifest.js", manifest);
}

/** @param {(file: string, anew: boolean) => Promise<unknown>} load */
function listening(load) {
  /** @type {Answer[]} */
  const answers = [];
  const engine = new Engine(load, (answer) => answers.push(structuredClone(answer)));
  return { engine, answers };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** @param {Answer | undefined} answer */
const titles = (answer) => answer?.found?.hits.map(({ kind, title }) => `${kind} ${title}`);

test("the first answer needs the first part alone, later ones follow until all is there", async () => {
  const site = deploy("a");
  /** @type {string[]} */
  const loaded = [];
  const { engine, answers } = listening(async (file) => {
    loaded.push(file);
    return site.get(file);
  });
  await engine.ask(1, "subnet");
  assert.deepEqual(titles(answers[0]), ["term Subnet"]);
  assert.equal(answers[0]?.complete, false);
  await settled();
  assert.deepEqual(titles(answers.at(-1)), ["term Subnet", "section Networks"]);
  assert.equal(answers.at(-1)?.complete, true);
  assert.equal(new Set(loaded).size, loaded.length, "nothing is loaded twice");
});

test("warming loads the first names and nothing more", async () => {
  const site = deploy("a");
  /** @type {string[]} */
  const loaded = [];
  const { engine } = listening(async (file) => {
    loaded.push(file);
    return site.get(file);
  });
  await engine.warm();
  await settled();
  assert.deepEqual(loaded, ["manifest.js", "a0"]);
});

test("a question that was overtaken is not answered when the names come", async () => {
  const site = deploy("a");
  const { engine, answers } = listening(async (file) => {
    await settled();
    return site.get(file);
  });
  await Promise.all([engine.ask(1, "reg"), engine.ask(2, "subnet")]);
  assert.deepEqual([...new Set(answers.map(({ id }) => id))], [2]);
});

test("parts of two deploys are never mixed: a part that is gone starts the whole over", async () => {
  const [before, after] = [deploy("a"), deploy("b")];
  // What did not change keeps its name.
  const manifest = /** @type {Manifest} */ (after.get("manifest.js"));
  Object.assign(manifest.shards[0] ?? {}, { file: "a0" });
  after.set("a0", before.get("a0"));
  let live = before;
  /** @type {[string, boolean][]} */
  const loaded = [];
  const { engine, answers } = listening(async (file, anew) => {
    loaded.push([file, anew]);
    // A cache keeps the old manifest until it is passed by.
    const value = file === "manifest.js" && !anew ? before.get(file) : live.get(file);
    if (!value) throw new Error(`${file}: 404`);
    if (file === "a1") live = after;
    return value;
  });
  await engine.ask(1, "subnet");
  await settled();
  await engine.ask(2, "subnet");
  await settled();
  assert.deepEqual(titles(answers.at(-1)), ["term Subnet", "section Networks"]);
  assert.equal(answers.at(-1)?.complete, true);
  const again = loaded.findIndex(([, anew]) => anew);
  assert.equal(loaded[again]?.[0], "manifest.js");
  assert.deepEqual(loaded[again + 1], ["a0", false]);
  assert.ok(loaded.slice(again + 2).every(([file]) => file.startsWith("b")));
});

test("an index that cannot be loaded is told, and the next question tries again", async () => {
  const site = deploy("a");
  let isDown = true;
  const { engine, answers } = listening(async (file) => {
    if (isDown) throw new Error("offline");
    return site.get(file);
  });
  await engine.ask(1, "subnet");
  assert.deepEqual(answers, [{ id: 1, complete: true }]);
  isDown = false;
  await engine.ask(2, "subnet");
  assert.equal(titles(answers[1])?.[0], "term Subnet");
});

test("texts that cannot be loaded leave the names searchable", async () => {
  const site = deploy("a");
  const names = new Set(["manifest.js", "a0"]);
  const { engine, answers } = listening(async (file) => {
    if (!names.has(file)) throw new Error("offline");
    return site.get(file);
  });
  await engine.ask(1, "subnet");
  await settled();
  await engine.ask(2, "subn");
  assert.deepEqual(titles(answers.at(-1)), ["term Subnet"]);
});

test("an index of another version is not read", async () => {
  const { engine, answers } = listening(async () => ({ version: VERSION + 1, records: 0, shards: [] }));
  await engine.ask(1, "subnet");
  assert.equal(answers[0]?.found, undefined);
});
