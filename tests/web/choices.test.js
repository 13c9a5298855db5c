/** @import { Choice } from "../../overrides/js/practice/choices.js" */
/** @import { Block, CardBody, CardHead, CardKind } from "../../overrides/js/practice/study-types.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { choicesFor, random } from "../../overrides/js/practice/choices.js";
import { folded } from "../../overrides/js/base/words.js";

/** @typedef {{ head: CardHead, body: CardBody }} Card */

/**
 * @param {string} id
 * @param {string} prompt
 * @param {string} short
 * @param {{ kind?: CardKind, group?: string, section?: number, answer?: Block[] }} [rest]
 * @returns {Card}
 */
function card(id, prompt, short, { kind = "name", group = "g", section = 0, answer = [["p", short]] } = {}) {
  return {
    head: { id, kind, document: 0, section, line: 1, part: 0, group, also: [] },
    body: { id, prompt: [["p", prompt]], answer, points: [[short]], short, url: "", page: "" },
  };
}

/**
 * @param {Card} one
 * @param {Card[]} pool
 * @param {{ count?: number, seed?: number }} [how]
 */
function chosen({ body, head }, pool, { count = 4, seed = 7 } = {}) {
  return choicesFor(body, head, pool, count, random(seed));
}

/** @param {Choice[] | null} choices */
function texts(choices) {
  return choices?.map((choice) => choice.text) ?? [];
}

const storage = [
  card("n-1", "Keeps objects in buckets.", "S3"),
  card("n-2", "Keeps blocks for one machine.", "EBS"),
  card("n-3", "Keeps files for many machines.", "EFS"),
  card("n-4", "Keeps archives for years.", "Glacier"),
  card("n-5", "Keeps backups of all the others.", "Backup"),
];
const [bucket = card("", "", "")] = storage;

const names = fc.constantFrom("VPC", "Virtual Private Cloud", "S3", "s3 ", "The S3", "S3 and EFS", "EFS", "EBS", "Zone", "Zones", "+", "");
const prompts = fc.constantFrom("A network.", "Keeps objects.", "Keeps objects. In buckets.", "Keeps files.", "A place.");
const kinds = fc.constantFrom(/** @type {CardKind} */ ("name"), /** @type {CardKind} */ ("cell"));
const cards = fc.array(fc.tuple(prompts, names, kinds, fc.constantFrom("g", "h")), { minLength: 1, maxLength: 14 }).map((all) => {
  return all.map(([prompt, name, kind, group], at) => card(`n-${at}`, prompt, name, { kind, group, section: at % 3 }));
});

test("one of the choices is right, and all are answers to cards of the same group", () => {
  fc.assert(
    fc.property(cards, fc.integer(), fc.integer({ min: 2, max: 5 }), (pool, seed, count) => {
      const [one = bucket] = pool;
      const choices = chosen(one, pool, { seed, count });
      if (!choices) return;
      assert.equal(choices.length, count);
      assert.deepEqual(
        choices.filter((choice) => choice.isRight).map((choice) => choice.text),
        [one.body.short],
      );
      for (const text of texts(choices)) {
        assert.ok(pool.some(({ head, body }) => head.group === one.head.group && body.short === text));
      }
    }),
  );
});

test("no two choices say the same", () => {
  fc.assert(
    fc.property(cards, fc.integer(), (pool, seed) => {
      const [one = bucket] = pool;
      const said = texts(chosen(one, pool, { seed, count: 3 })).map((text) => folded(text).replace(/^the /, "").replace("zones", "zone") || text);
      assert.equal(new Set(said).size, said.length);
    }),
  );
});

test("no wrong choice answers a card that asks the same", () => {
  fc.assert(
    fc.property(cards, fc.integer(), (pool, seed) => {
      const [one = bucket] = pool;
      const rights = pool.filter((other) => folded(JSON.stringify(other.body.prompt)) === folded(JSON.stringify(one.body.prompt)));
      for (const choice of chosen(one, pool, { seed, count: 3 }) ?? []) {
        if (!choice.isRight) assert.ok(!rights.some(({ body }) => body.short === choice.text), choice.text);
      }
    }),
  );
});

test("the same seed gives the same choices in the same order, whatever the order of the pool", () => {
  fc.assert(
    fc.property(cards, fc.integer(), fc.infiniteStream(fc.nat()), (pool, seed, places) => {
      const [one = bucket] = pool;
      const moved = pool
        .map((other) => ({ other, place: places.next().value ?? 0 }))
        .sort((first, second) => first.place - second.place)
        .map(({ other }) => other);
      assert.deepEqual(chosen(one, moved, { seed }), chosen(one, pool, { seed }));
    }),
  );
});

test("the right choice stands in every place, and everyone is a distractor for some seed", () => {
  const all = Array.from({ length: 200 }, (_, seed) => chosen(bucket, storage, { seed }) ?? []);
  const places = all.map((choices) => choices.findIndex((choice) => choice.isRight));
  assert.deepEqual([...new Set(places)].sort(), [0, 1, 2, 3]);
  assert.deepEqual([...new Set(all.flatMap(texts))].sort(), ["Backup", "EBS", "EFS", "Glacier", "S3"]);
});

test("where there are not enough others of the group there is no choice", () => {
  assert.equal(chosen(bucket, storage, { count: 6 }), null);
  assert.equal(chosen(bucket, storage.map(({ head, body }) => ({ head: { ...head, group: "other" }, body })), { count: 2 }), null);
});

test("a card whose answer is too long to choose has no choice, and is none", () => {
  assert.equal(chosen(card("n-9", "Why?", ""), storage), null);
  assert.ok(!texts(chosen(bucket, [...storage.slice(0, 4), card("n-9", "Why?", "  ")])).includes("  "));
});

for (const [other, why] of [
  ["Simple Storage Service (S3)", "it holds the right one"],
  ["Storage", "it is a part of the right one"],
  ["SSS", "it is short for the right one"],
  ["A simple-storage service", "it is the right one in other signs"],
]) {
  test(`“${other}” is no wrong answer beside “Simple Storage Service”: ${why}`, () => {
    const one = card("n-0", "Keeps objects.", "Simple Storage Service", { answer: [["p", "Simple Storage Service; S3"]] });
    const pool = [card("n-9", "Something else.", other ?? ""), ...storage.slice(1, 4)];
    assert.deepEqual(texts(chosen(one, pool)).sort(), ["EBS", "EFS", "Glacier", "Simple Storage Service"]);
    assert.equal(chosen(one, pool.slice(0, 3)), null);
  });
}

test("an alias, which only the whole answer names, is no wrong answer", () => {
  const answers = /** @type {Block[][]} */ ([
    [["p", "Object store", " or ", ["em", "S3"]]],
    [["ul", [["p", "Object store"]], [["p", ["strong", "S3"], " for short"]]]],
    [["table", [["Name"], ["Alias"]], [["Object store"], [["a", "glossary/s3/", "S3"]]]]],
    [["pre", "Object store\nS3"]],
  ]);
  for (const answer of answers) {
    const one = card("n-0", "Keeps things.", "Object store", { answer });
    assert.deepEqual(texts(chosen(one, storage.slice(0, 4))).sort(), ["EBS", "EFS", "Glacier", "Object store"]);
  }
});

test("another sense of a term, which its answer tells behind the first, is no wrong meaning of it", () => {
  const one = card("t-1", "Zone", "A data centre", { kind: "term", answer: [["p", "A data centre"], ["p", "A part of a domain name"]] });
  const wrong = ["A key", "A bill", "A part of a domain name"].map((text, at) => card(`t-${at + 2}`, `T${at}`, text, { kind: "term" }));
  assert.equal(chosen(one, wrong), null);
  assert.deepEqual(texts(chosen(one, wrong, { count: 3 })).sort(), ["A bill", "A data centre", "A key"]);
});

test("a name whose definition is the asked one and a sentence more is no wrong answer", () => {
  const more = card("n-6", "Keeps objects in buckets. Cheap, too.", "Object store");
  assert.ok(!texts(chosen(bucket, [more, ...storage.slice(0, 3)], { count: 3 })).includes("Object store"));
  assert.equal(chosen(bucket, [more, ...storage.slice(0, 3)]), null);
});

test("signs that no word tells apart are told apart as they are", () => {
  const pool = ["<", ">", "=", "<="].map((sign, at) => card(`c-${at}`, `Operator ${at}?`, sign, { kind: "cell" }));
  const [one = bucket] = pool;
  assert.deepEqual(texts(chosen(one, pool)).sort(), ["<", "<=", "=", ">"]);
});

test("answers of the same section and length are taken first", () => {
  const near = [1, 2, 3].map((at) => card(`n-${at}`, `Thing ${at}.`, `Word${"abc"[at - 1]}`, { section: 1 }));
  const far = [4, 5, 6, 7, 8].map((at) => card(`n-${at}`, `Thing ${at}.`, `A much longer text about number ${"abcdefgh"[at - 1]}`, { section: 2 }));
  const one = card("n-0", "Thing 0.", "Wordy", { section: 1 });
  assert.deepEqual(texts(chosen(one, [...far, ...near])).sort(), ["Worda", "Wordb", "Wordc", "Wordy"]);
});

test("chance is even, and another one for another seed", () => {
  const next = random(7);
  const numbers = Array.from({ length: 4000 }, () => next());
  assert.ok(numbers.every((number) => number >= 0 && number < 1));
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  assert.ok(Math.abs(mean - 0.5) < 0.02, String(mean));
  assert.notEqual(random(8)(), random(7)());
  assert.equal(random(2 ** 32 + 7)(), random(7)());
});
