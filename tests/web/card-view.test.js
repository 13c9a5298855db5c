import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { linkAddress } from "../../overrides/js/practice/card-address.js";

test("paths from the root lead from where the page is, and others to the web", () => {
  assert.equal(linkAddress("glossary/drift/", "../", false), "../glossary/drift/");
  assert.equal(linkAddress("read/a/#b", "", false), "read/a/#b");
  assert.equal(linkAddress("?q=drift", "", false), "./?q=drift");
  assert.equal(linkAddress("https://a.example/b", "../", false), "https://a.example/b");
  assert.equal(linkAddress("MAILTO:a@b.example", "../", false), "MAILTO:a@b.example");
});

test("in a copy that is opened as files a folder's page is named", () => {
  assert.equal(linkAddress("glossary/drift/#a", "../", true), "../glossary/drift/index.html#a");
  assert.equal(linkAddress("https://a.example/", "../", true), "https://a.example/");
});

const FOREIGN = [
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  "java\tscript:alert(1)",
  "java\nscript:alert(1)",
  "\u0000javascript:alert(1)",
  " javascript:alert(1)",
  "\u00a0javascript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "blob:x",
  "//evil.example/",
  "/\\evil.example/",
  "\\\\evil.example/",
  "/etc/",
];

for (const url of FOREIGN) {
  test(`nobody follows ${JSON.stringify(url)}`, () => assert.equal(linkAddress(url, "", false), null));
}

test("whatever a text says, its links stay on this site or lead to the web or a mail", () => {
  const parts = fc.constantFrom("javascript:", "data:", "https:", "//", "/", "\\", "..", ".", "\t", "\n", " ", ":", "a", "#", "?");
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 6 }), (list) => {
      const address = linkAddress(list.join(""), "../", false);
      if (address === null) return;
      const page = new URL("https://site.example/notes/study/");
      let reached;
      try {
        reached = new URL(address, page);
      } catch {
        return;
      }
      const isHere = reached.origin === page.origin;
      assert.ok(isHere || /^(?:https?|mailto):/i.test(address), address);
      assert.ok(["http:", "https:", "mailto:"].includes(reached.protocol), address);
    }),
  );
});
