/** @import { CardHead } from "../../overrides/js/practice/study-types.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { random } from "../../overrides/js/practice/choices.js";
import { nearby } from "../../overrides/js/session/nearby.js";

/** @param {string} id @param {number} part @param {string} [group] @returns {CardHead} */
function head(id, part, group = "terms") {
  return { id, kind: "term", document: 0, section: 0, line: 1, part, group, also: [] };
}

/** @param {number} parts @param {number} each */
function deck(parts, each) {
  return Array.from({ length: parts * each }, (_, at) => head(`t-${at}`, Math.floor(at / each)));
}

test("wrong answers are of the same kind of thing, and not the card itself", () => {
  const own = head("t-own", 0);
  const cards = [own, head("t-a", 0), head("q-b", 0, "questions"), head("t-c", 0)];
  assert.deepEqual(nearby(cards, own, random(1)).map(({ id }) => id), ["t-a", "t-c"]);
});

test("where a card's own part holds enough, nothing else is fetched", () => {
  const cards = deck(10, 30);
  const [own] = cards;
  assert.ok(own);
  const found = nearby(cards, own, random(1));
  assert.equal(found.length, 29);
  assert.ok(found.every(({ part }) => part === 0));
});

test("few cards of a kind in many parts cost three parts at the most", () => {
  const cards = deck(50, 2);
  const own = cards[20];
  assert.ok(own);
  const parts = new Set(nearby(cards, own, random(1)).map(({ part }) => part));
  assert.equal(parts.size, 3);
  assert.ok(parts.has(own.part));
});
