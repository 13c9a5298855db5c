import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf } from "../../overrides/js/reading/reading-place.js";

const HEIGHT = 1000;
const FAR = 10_000;

/**
 * @param {number[]} tops
 * @param {number} remaining
 * @returns {number}
 */
function place(tops, remaining) {
  return placeOf(tops.length, (index) => tops[index] ?? Number.NaN, HEIGHT, remaining);
}

test("the first part counts before it is reached", () => {
  assert.equal(place([400, 900, 1500], FAR), 0);
});

test("a part counts once its beginning is near the window's top", () => {
  assert.equal(place([-600, 140, 700], FAR), 1);
  assert.equal(place([-600, 160, 700], FAR), 0);
});

test("at the end of the page the last part counts, though it cannot come near the top", () => {
  assert.equal(place([-900, 200, 950], 0), 2);
});

test("on the way to the end every part has its turn", () => {
  const tops = [-900, 200, 550, 950];
  const seen = [800, 600, 400, 200, 0].map((remaining) =>
    place(
      tops.map((top) => top + remaining),
      remaining,
    ),
  );
  assert.deepEqual(seen, [0, 0, 1, 2, 3]);
});

test("of thousands of parts only a few are looked at", () => {
  let asked = 0;
  const topOf = (/** @type {number} */ index) => {
    asked += 1;
    return index * 200 - 400_000;
  };
  assert.equal(placeOf(5000, topOf, HEIGHT, FAR), 2000);
  assert.ok(asked < 15);
});
