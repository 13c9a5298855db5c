import assert from "node:assert/strict";
import { test } from "node:test";
import { pageWords, sizeWords } from "../../overrides/js/offline/offline-words.js";

for (const [bytes, words] of /** @type {const} */ ([
  [0, "1 KB"],
  [640_400, "640 KB"],
  [999_400, "999 KB"],
  [1_000_000, "1.0 MB"],
  [2_140_000, "2.1 MB"],
  [23_600_000, "24 MB"],
])) {
  test(`${bytes} bytes are ${words}`, () => assert.equal(sizeWords(bytes), words));
}

test("one page opens, several open", () => {
  assert.equal(pageWords(1), "the page opens");
  assert.equal(pageWords(137), "all 137 pages open");
});
