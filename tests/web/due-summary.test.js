import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayOf } from "../../overrides/js/practice/days.js";
import { dueDays, summaryOf } from "../../overrides/js/practice/due-days.js";
import { dueBy, textOf } from "../../overrides/js/practice/due-text.js";
import { USUAL } from "../../overrides/js/practice/practice-settings.js";
import { fresh } from "../../overrides/js/practice/schedule.js";

/** @import { CardHead, Memory, Progress, StudyIndex } from "../../overrides/js/practice/study-types.js" */

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21, 12);
const TODAY = dayOf(NOW);

/**
 * @param {string} id
 * @param {number} document
 * @returns {CardHead}
 */
function head(id, document = 0) {
  return { id, kind: "question", document, section: 0, line: 1, part: 0, group: "", also: [] };
}

/**
 * @param {CardHead[]} cards
 * @returns {StudyIndex}
 */
function indexOf(cards) {
  const documents = ["one", "two"].map((slug) => ({ slug, title: slug, name: slug, kind: "briefing", url: `read/${slug}/`, sections: [] }));
  return { version: 1, aliases: {}, documents, cards, parts: [] };
}

/**
 * @param {Record<string, number>} days In how many days each card is due.
 * @returns {Map<string, Memory>}
 */
function due(days) {
  return new Map(
    Object.entries(days).map(([id, wait]) => [id, { ...fresh(), state: "review", reviews: 3, stability: 9, last: NOW - DAY, due: NOW + wait * DAY }]),
  );
}

/** @type {Map<string, Progress>} */
const NOTHING = new Map();

test("what is overdue counts for today, and new cards do not count", () => {
  const index = indexOf(["q-1", "q-2", "q-3", "q-4"].map((id) => head(id)));
  const { due: days, at } = summaryOf(index, NOTHING, due({ "q-1": -20, "q-2": 0, "q-3": 5 }), NOW);
  assert.deepEqual(days, [[TODAY, 2], [TODAY + 5, 1]]);
  assert.equal(at, NOW);
});

test("what is put away is not due, and what is put off today is due tomorrow", () => {
  const index = indexOf([head("q-1"), head("q-2")]);
  const progress = new Map([
    ["q-1", { id: "q-1", reviews: [], suspended: true }],
    ["q-2", { id: "q-2", reviews: [], buried: TODAY }],
  ]);
  assert.deepEqual(summaryOf(index, progress, due({ "q-1": 0, "q-2": 0 }), NOW).due, [[TODAY + 1, 1]]);
});

test("the two directions of a term are due on different days, as they are asked", () => {
  const index = indexOf([head("t-vpc"), head("n-vpc"), head("q-1")]);
  assert.deepEqual(summaryOf(index, NOTHING, due({ "t-vpc": 0, "n-vpc": -3, "q-1": 0 }), NOW).due, [[TODAY, 2], [TODAY + 1, 1]]);
  assert.deepEqual(summaryOf(index, NOTHING, due({ "t-vpc": 4, "n-vpc": 4 }), NOW).due, [[TODAY + 4, 1], [TODAY + 5, 1]]);
});

test("a term whose other direction was answered today waits until tomorrow", () => {
  const index = indexOf([head("t-vpc"), head("n-vpc")]);
  const progress = new Map([["t-vpc", { id: "t-vpc", reviews: [/** @type {any} */ ([NOW - 1000, 3, TODAY])] }]]);
  assert.deepEqual(summaryOf(index, progress, due({ "t-vpc": 9, "n-vpc": 0 }), NOW).due, [[TODAY + 1, 1], [TODAY + 9, 1]]);
});

test("only the documents that the learner chose are counted", () => {
  const index = indexOf([head("q-1", 0), head("q-2", 1)]);
  const settings = { ...USUAL, documents: ["two"] };
  assert.deepEqual(summaryOf(index, NOTHING, due({ "q-1": 0, "q-2": 2 }), NOW, settings).due, [[TODAY + 2, 1]]);
});

test("what comes later than in sixty days is left out", () => {
  const index = indexOf([head("q-1"), head("q-2")]);
  assert.deepEqual(summaryOf(index, NOTHING, due({ "q-1": 59, "q-2": 60 }), NOW).due, [[TODAY + 59, 1]]);
});

test("every card that is due within the days has exactly one of them", () => {
  const ids = ["q-1", "q-2", "t-a", "n-a", "t-b", "n-b", "b-1"];
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 20 }), { minLength: 7, maxLength: 7 }), (waits) => {
      const memories = due(Object.fromEntries(ids.map((id, at) => [id, waits[at] ?? 0])));
      const heads = ids.map((id) => head(id));
      const days = dueDays({ heads, progress: NOTHING, memories, settings: USUAL, day: TODAY }, 30);
      assert.deepEqual(days.flat().map(({ id }) => id).sort(), [...ids].sort());
      for (const [at, held] of days.entries()) {
        const stems = held.filter(({ id }) => /^[tn]-/.test(id)).map(({ id }) => id.slice(2));
        assert.equal(new Set(stems).size, stems.length, `day ${at}`);
      }
    }),
  );
});

test("the text tells how many are due by a day", () => {
  assert.equal(dueBy("20778:12 20779:3 20790:1", 20777), 0);
  assert.equal(dueBy("20778:12 20779:3 20790:1", 20778), 12);
  assert.equal(dueBy("20778:12 20779:3 20790:1", 20785), 15);
  assert.equal(dueBy("20778:12 20779:3 20790:1", 99999), 16);
});

test("what is written is what is read", () => {
  assert.equal(textOf({ at: NOW, due: [[20778, 12], [20779, 3]] }), "20778:12 20779:3");
  assert.equal(textOf({ at: NOW, due: [] }), "");
});

test("whatever stands in its place is nothing, or a number", () => {
  assert.equal(dueBy(null, 20778), 0);
  assert.equal(dueBy("", 20778), 0);
  assert.equal(dueBy('{"due":[[1,2]]}', 20778), 0);
  fc.assert(fc.property(fc.string(), fc.integer(), (text, day) => !Number.isNaN(dueBy(text, day))));
});
