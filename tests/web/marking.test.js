import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, runs } from "../../overrides/js/search/marking.js";

/**
 * @param {string} text
 * @param {string[]} terms
 * @returns {string} The text with its marked runs in brackets.
 */
function shown(text, terms) {
  return runs(text, terms)
    .map((run) => (run.marked ? `[${run.text}]` : run.text))
    .join("");
}

test("whole words are marked, whatever their case, accents and number", () => {
  assert.equal(shown("Endpoints, an ENDPOINT.", ["endpoint"]), "[Endpoints], an [ENDPOINT].");
  assert.equal(shown("Déjà vu", ["deja"]), "[Déjà] vu");
});

test("a word within another is none", () => {
  assert.equal(shown("zone and ozone", ["zone"]), "[zone] and ozone");
});

test("nothing of the text is lost, and none of it is read as a pattern or as markup", () => {
  const text = "a.b (c)* <b>c</b> $& \\ 𝒳";
  assert.equal(
    runs(text, ["c", "."])
      .map((run) => run.text)
      .join(""),
    text,
  );
  assert.equal(shown(text, ["c"]), "a.b ([c])* <b>[c]</b> $& \\ 𝒳");
});

test("no terms mark nothing, no text has no runs", () => {
  assert.deepEqual(runs("a b", []), [{ text: "a b", marked: false }]);
  assert.deepEqual(runs("", ["a"]), []);
});

const long = `${"Start here. ".repeat(30)}The gateway stands between two networks. ${"And on it goes. ".repeat(30)}`.trim();

test("a short text is shown whole, a long one from its beginning", () => {
  assert.equal(excerpt("A short text.", ["nothing"]), "A short text.");
  assert.match(excerpt(long, []), /^Start here\. .*here\. …$|^Start here\. .* …$/);
});

test("of a long text the part is shown where most of the words stand, cut between words", () => {
  const shown = excerpt(`A network at first. ${long}`, ["gateway", "network"]);
  assert.match(shown, /^… .*The gateway stands between two networks\..* …$/);
  assert.ok(shown.length < 240);
  for (const word of shown.replaceAll("…", "").trim().split(" ")) assert.ok(long.split(" ").includes(word), word);
});

test("a text of one endless word is cut as well", () => {
  assert.ok(excerpt("x".repeat(5000), ["x"]).length < 240);
});
