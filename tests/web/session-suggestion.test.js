/** @import { Evidence } from "../../overrides/js/session/suggestion.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { suggestion } from "../../overrides/js/session/suggestion.js";

/** @type {[string, Evidence, number | null][]} */
const RULES = [
  ["none of the points is Again", { points: 3, ticked: 0 }, 1],
  ["some of the points are Hard", { points: 3, ticked: 2 }, 2],
  ["all of the points are Good", { points: 3, ticked: 3 }, 3],
  ["an answer of one point suggests nothing", { points: 1, ticked: 0 }, null],
  ["a right choice is Hard: it was recognised", { points: 1, ticked: 0, isRight: true }, 2],
  ["a right choice without a point is Hard", { points: 3, ticked: 0, isRight: true }, 2],
  ["a right choice with all points is Good, and no more", { points: 3, ticked: 3, isRight: true }, 3],
  ["a wrong choice is Again, whatever is ticked", { points: 3, ticked: 3, isRight: false }, 1],
];

for (const [name, evidence, grade] of RULES) {
  test(name, () => assert.equal(suggestion(evidence), grade));
}
