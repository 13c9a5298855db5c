import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { inShares, mixed, spread } from "../../overrides/js/practice/interleave.js";
import { head } from "./practice-cases.js";

/** @typedef {import("../../overrides/js/practice/study-types.js").CardHead} CardHead */

/** @param {CardHead} card */
const groupOf = ({ document, kind }) => `${document} ${kind}`;

/** Cards of few documents and kinds, so that often one of them has most. */
const decks = fc
  .array(fc.tuple(fc.constantFrom("q", "q", "q", "c"), fc.constantFrom(0, 0, 1)), { maxLength: 25 })
  .map((cards) => cards.map(([kind, document], at) => head(`${kind}-${at}`, document)));

test("two of a document and kind follow each other as seldom as can be", () => {
  fc.assert(
    fc.property(decks, (heads) => {
      const order = mixed(heads).map(groupOf);
      const most = Math.max(0, ...order.map((group) => order.filter((other) => other === group).length));
      const repeated = order.filter((group, at) => at > 0 && group === order[at - 1]).length;
      assert.equal(repeated, Math.max(0, 2 * most - order.length - 1), order.join(", "));
    }),
  );
});

test("mixing keeps all cards, and those of a document and kind in their order", () => {
  fc.assert(
    fc.property(decks, (heads) => {
      const order = mixed(heads);
      assert.equal(order.length, heads.length);
      for (const group of new Set(heads.map(groupOf))) {
        const of = (/** @type {CardHead[]} */ cards) => cards.filter((card) => groupOf(card) === group);
        assert.deepEqual(of(order), of(heads));
      }
    }),
  );
});

test("a neighbour that differs in both comes before one that differs in one, and the more urgent one before", () => {
  const ids = (/** @type {CardHead[]} */ ...heads) => mixed(heads).map(({ id }) => id);
  assert.deepEqual(ids(head("q-a", 0), head("c-a", 0), head("c-b", 1)), ["q-a", "c-b", "c-a"]);
  assert.deepEqual(ids(head("q-a", 0), head("c-a", 0), head("q-b", 1)), ["q-a", "c-a", "q-b"]);
  assert.deepEqual(ids(head("q-a"), head("q-b"), head("q-c"), head("c-a")), ["q-a", "c-a", "q-b", "q-c"]);
  assert.deepEqual(ids(), []);
});

test("the shorter list is spread over the longer one, each in its order", () => {
  assert.deepEqual(spread([..."123456"], ["a", "b"]), [..."12a345b6"]);
  assert.deepEqual(spread([], ["a"]), ["a"]);
  assert.deepEqual(spread(["1"], []), ["1"]);
});

test("of each document and kind the same share comes first, and a single card comes in the middle", () => {
  const heads = [
    ...Array.from({ length: 8 }, (_, at) => head(`q-${at}`, 0)),
    ...Array.from({ length: 4 }, (_, at) => head(`c-${at}`, 0)),
    head("q-x", 1),
  ];
  const order = inShares(heads).map(({ id }) => id);
  const wanted = ["q-0", "c-0", "q-1", "q-2", "c-1", "q-3", "q-x", "q-4", "c-2", "q-5", "q-6", "c-3", "q-7"];
  assert.deepEqual(order, wanted);
});
