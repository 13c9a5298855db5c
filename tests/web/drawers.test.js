import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DRAWERS, drawerOf, filled, opened, poured } from "../../overrides/js/store/drawers.js";
import { learned, NOW } from "./progress-samples.js";

/** @typedef {import("../../overrides/js/practice/study-types.js").Progress} Progress */

/** @type {(id: string, ...times: number[]) => Progress} */
const card = (id, ...times) => ({ id, reviews: times.map((at) => [NOW + at, 3, 20_400]) });

test("a card is always looked for in the drawer that it was once put in", () => {
  // Databases on learners' devices rely on these.
  assert.equal(DRAWERS, 64);
  const known = { "q-c00r5k65": 47, "b-0m3xq7zt": 6, "t-größe": 59, "n-availability-zone": 32 };
  assert.deepEqual(Object.fromEntries(Object.keys(known).map((id) => [id, drawerOf(id)])), known);
});

test("cards are spread over all drawers", () => {
  const counts = Array.from({ length: DRAWERS }, () => 0);
  for (const { id } of learned(6400, 1)) counts[drawerOf(id)] = Number(counts[drawerOf(id)]) + 1;
  assert.ok(Math.min(...counts) > 50 && Math.max(...counts) < 160, counts.join(" "));
});

test("what is put into drawers is found in them, and what was there stays", () => {
  const ids = fc.constantFrom("q-1", "q-2", "q-3", "q-4", "q-5", "q-6", "q-7", "q-8");
  const change = fc.tuple(ids, fc.option(fc.nat(5)));
  fc.assert(
    fc.property(fc.array(fc.array(change)), (rounds) => {
      /** @type {Map<number, unknown[]>} */
      const held = new Map();
      const expected = new Map();
      for (const round of rounds) {
        const outcome = new Map(round.map(([id, at]) => [id, at === null ? null : card(id, at)]));
        for (const [id, progress] of outcome) progress ? expected.set(id, progress) : expected.delete(id);
        const numbers = new Set([...outcome.keys()].map(drawerOf));
        const drawers = new Map([...numbers].map((number) => [number, opened(held.get(number))]));
        for (const [number, cards] of filled(drawers, outcome)) held.set(number, cards);
      }
      assert.deepEqual(poured([...held.values()].map(opened)), expected);
    }),
  );
});

test("a drawer that nothing happened to is not written again", () => {
  const drawers = new Map([
    [drawerOf("q-1"), opened([card("q-1", 1)])],
    [drawerOf("q-2"), opened([card("q-2", 1)])],
  ]);
  const more = card("q-1", 1, 2);
  assert.deepEqual(filled(drawers, new Map([["q-1", more]])), new Map([[drawerOf("q-1"), [more]]]));
});

test("a drawer that is none is set aside as a whole, and is empty", () => {
  const drawer = opened({ id: "q-1" });
  assert.deepEqual(drawer, { records: new Map(), damaged: [{ id: "q-1" }] });
  assert.deepEqual(filled(new Map([[3, drawer]]), new Map()), new Map([[3, []]]));
});

test("a card that is in two drawers, or in one twice, is merged", () => {
  const twice = opened([card("q-1", 1), card("q-1", 5)]);
  assert.deepEqual(poured([twice, opened([card("q-1", 3)])]), new Map([["q-1", card("q-1", 1, 3, 5)]]));
});
