import assert from "node:assert/strict";
import { test } from "node:test";
import { lostWords } from "../../overrides/js/reading/lost.js";
import { queryOf, withoutQuery } from "../../overrides/js/search/query.js";

test("the words of an address are what someone looked for", () => {
  const expected = [
    ["/notes/glossary/availability-zone/", "availability zone"],
    ["/notes/read/cold-start-times.html", "cold start times"],
    ["/notes/cloud_watch/index.html", "cloud watch"],
    ["/notes/glossary/d%C3%A9j%C3%A0-vu/", "déjà vu"],
    ["/notes/bad-%E0%A4%A", "bad E0 A4 A"],
    ["/elsewhere/subnet/", "elsewhere subnet"],
  ];
  for (const [path = "", words] of expected) assert.equal(lostWords(path, "/notes/"), words, path);
});

test("a folder or an id is no word", () => {
  for (const path of ["/notes/", "/notes/q/1f0c9k2m/", "/notes/glossary/", "/notes/read/index.html", "/notes/--/"]) {
    assert.equal(lostWords(path, "/notes/"), "", path);
  }
});

test("markup in an address stays words, and a long address is cut", () => {
  assert.equal(lostWords("/%3Cimg%20src=x%20onerror=alert(1)%3E", "/"), "img src x onerror alert 1");
  assert.equal(lostWords(`/${"a".repeat(500)}`, "/").length, 80);
});

test("a query is taken out of an address, and nothing else", () => {
  assert.equal(queryOf("https://example.org/a/?x=1&q=cold+start#p"), "cold start");
  assert.equal(queryOf("https://example.org/a/?q"), "");
  assert.equal(queryOf("https://example.org/a/#q=1"), null);
  assert.equal(withoutQuery("https://example.org/a/?x=1&q=cold+start#p"), "https://example.org/a/?x=1#p");
  assert.equal(withoutQuery("https://example.org/a/?q=1"), "https://example.org/a/");
});
