import assert from "node:assert/strict";
import { test } from "node:test";
import { runs } from "../../overrides/js/marking.js";

test("a match is marked and the rest is not", () => {
  assert.deepEqual(runs("An Availability Zone.", ["zone"]), [
    { text: "An Availability ", marked: false },
    { text: "Zone", marked: true },
    { text: ".", marked: false },
  ]);
});

test("a match begins at the beginning of a word", () => {
  assert.deepEqual(runs("ozone", ["zone"]), [{ text: "ozone", marked: false }]);
});

test("the longest of several terms is marked", () => {
  assert.deepEqual(runs("endpoints", ["end", "endpoint"])[0], { text: "endpoint", marked: true });
});

test("characters that mean something in a pattern mean nothing here", () => {
  assert.deepEqual(runs("C++ (and a.b)", ["c++", "("]), [
    { text: "C++", marked: true },
    { text: " ", marked: false },
    { text: "(", marked: true },
    { text: "and a.b)", marked: false },
  ]);
});

test("markup in a text stays text", () => {
  assert.deepEqual(runs("<img onerror=x>", []), [{ text: "<img onerror=x>", marked: false }]);
});

test("an empty text has no runs", () => {
  assert.deepEqual(runs("", ["a"]), []);
});
