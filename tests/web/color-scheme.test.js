import assert from "node:assert/strict";
import { test } from "node:test";

// The module asks a page where it is; there is none here.
Object.assign(globalThis, { document: { currentScript: null, baseURI: "https://example.org/site/read/" } });
const { other } = await import("../../overrides/js/base/color-scheme.js");

test("a press shows the other scheme", () => {
  assert.equal(other("device", "light"), "dark");
  assert.equal(other("device", "dark"), "light");
});

test("a choice that is the device's own follows the device again", () => {
  assert.equal(other("dark", "light"), "device");
  assert.equal(other("light", "dark"), "device");
});

test("a choice outlives the device's change of mind", () => {
  assert.equal(other("dark", "dark"), "light");
});
