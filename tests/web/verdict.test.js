import assert from "node:assert/strict";
import { test } from "node:test";
import { verdict } from "../../overrides/js/reading/verdict.js";

test("what was chosen is right if it is all that is right", () => {
  assert.deepEqual(verdict([false, true, false], [false, true, false]), { words: "✓ Right.", marks: ["", "✓ right", ""] });
  assert.equal(verdict([true, true, false], [true, true, false]).words, "✓ Right.");
});

test("half of what is right is not right, nor is more than that", () => {
  const half = verdict([true, true, false], [true, false, false]);
  assert.equal(half.words, "× Not right: A and B are.");
  assert.deepEqual(half.marks, ["✓ right", "✓ right, not chosen", ""]);
  const more = verdict([true, false, true, true], [true, true, true, true]);
  assert.equal(more.words, "× Not right: A, C and D are.");
  assert.deepEqual(more.marks, ["✓ right", "× wrong", "✓ right", "✓ right"]);
});

test("what is right is not told before anything was chosen", () => {
  const none = verdict([true, false], [false, false]);
  assert.deepEqual(none.marks, ["", ""]);
  assert.doesNotMatch(none.words, /[AB] is/);
});
