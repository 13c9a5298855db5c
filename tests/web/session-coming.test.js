/** @import { CardHead, Memory, Progress } from "../../overrides/js/practice/study-types.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, startOfDay } from "../../overrides/js/practice/days.js";
import { coming } from "../../overrides/js/session/coming.js";

const NOW = new Date(2026, 10, 21, 12).getTime();
const TODAY = dayOf(NOW);
const HOUR = 3_600_000;

/** @param {string} id @returns {CardHead} */
function head(id) {
  return { id, kind: "question", document: 0, section: 0, line: 1, part: 0, group: "", also: [] };
}

/** @param {number} due @param {Memory["state"]} [state] @returns {Memory} */
function memory(due, state = "review") {
  return { state, stability: 1, difficulty: 5, due, last: NOW, reviews: 1, lapses: 0, step: 0 };
}

/**
 * @param {Record<string, Memory | null>} cards
 * @param {Record<string, Partial<Progress>>} [flags]
 * @param {number} [newADay]
 */
function told(cards, flags = {}, newADay = 10) {
  const heads = Object.keys(cards).map(head);
  const memories = new Map(Object.entries(cards).flatMap(([id, one]) => /** @type {[string, Memory][]} */ (one ? [[id, one]] : [])));
  const progress = new Map(Object.entries(flags).map(([id, one]) => [id, { id, reviews: [], ...one }]));
  return coming({ heads, progress, memories, newADay, day: TODAY });
}

test("the next card is the one that is due first, with all of its day", () => {
  const due = startOfDay(TODAY + 3);
  const cards = { a: memory(due + 20 * HOUR), b: memory(due + HOUR), c: memory(due + 30 * HOUR) };
  assert.deepEqual(told(cards), { at: due, count: 2 });
});

test("a card at a learning step comes at its minute", () => {
  const due = NOW + 300_000;
  assert.deepEqual(told({ a: memory(due, "learning"), b: memory(startOfDay(TODAY + 1)) }), { at: due, count: 1 });
});

test("cards that were never asked come tomorrow, as many as are allowed a day", () => {
  assert.deepEqual(told({ a: null, b: null, c: null }, {}, 2), { at: startOfDay(TODAY + 1), count: 2 });
  assert.equal(told({ a: null }, {}, 0), null);
});

test("a card that was put off comes tomorrow, and one that was put away never", () => {
  const cards = { a: memory(NOW - HOUR), b: memory(NOW - HOUR) };
  assert.deepEqual(told(cards, { a: { buried: TODAY }, b: { suspended: true } }), { at: startOfDay(TODAY + 1), count: 1 });
  assert.equal(told({ b: memory(NOW) }, { b: { suspended: true } }), null);
});

test("nothing comes where there is no card", () => {
  assert.equal(told({}), null);
});
