import assert from "node:assert/strict";
import { test } from "node:test";
import { publicAddress, withFile } from "../../overrides/js/base/page-file.js";

test("the address of a folder names its page, and keeps query and fragment", () => {
  const pairs = [
    ["", "index.html"],
    ["../../q/8sb1zzts/", "../../q/8sb1zzts/index.html"],
    ["read/notes/#models", "read/notes/index.html#models"],
    ["?q=a/b", "index.html?q=a/b"],
    ["../?q=a#b/", "../index.html?q=a#b/"],
    [".", "./index.html"],
    ["./", "./index.html"],
    ["../..", "../../index.html"],
    ["assets/mark.svg", "assets/mark.svg"],
    ["guide/v1.", "guide/v1."],
    ["read/a.html#b", "read/a.html#b"],
  ];
  for (const [address, file] of pairs) assert.equal(withFile(address ?? ""), file);
});

const HOME = "file:///my%20stick/50%25%23%C3%BC/notes/";

test("what is shared from a copy is the address on the web", () => {
  const here = `${HOME}read/cells/index.html?q=x#top`;
  const canonical = "https://group.example/study/read/cells/";
  const pairs = [
    ["q/8sb1zzts/index.html?q=az", "q/8sb1zzts/"],
    ["read/cells/index.html#models", "read/cells/#models"],
    ["index.html", ""],
    ["read/my-index.html", "read/my-index.html"],
    ["labs/zone-failure/index.html?zones=2", "labs/zone-failure/?zones=2"],
    ["labs/index.html?q=az", "labs/"],
  ];
  for (const [inCopy, onWeb] of pairs) {
    assert.equal(publicAddress(HOME + inCopy, HOME, here, canonical), `https://group.example/study/${onWeb}`);
  }
  assert.equal(publicAddress(`${HOME}q/1/index.html`, HOME, `${HOME}index.html`, "https://group.example/"), "https://group.example/q/1/");
});

test("a page is known by its name also where one of the two addresses spells it out", () => {
  const here = `${HOME}guide/(%C3%BCber)/index.html`;
  const shared = publicAddress(here, HOME, here, "https://group.example/guide/(%C3%BCber)/");
  assert.equal(shared, "https://group.example/guide/(%C3%BCber)/");
  assert.equal(publicAddress(here, HOME, here, "https://group.example/guide/(über)/"), shared);
});

test("where the address on the web is not known, none is made up", () => {
  const here = `${HOME}q/1/index.html`;
  assert.equal(publicAddress(here, HOME, here, undefined), null);
  assert.equal(publicAddress(here, HOME, here, "https://group.example/q/2/"), null);
  assert.equal(publicAddress(here, HOME, here, "https://group.example/"), null);
  assert.equal(publicAddress("file:///elsewhere/q/1/index.html", HOME, here, "https://group.example/q/1/"), null);
});
