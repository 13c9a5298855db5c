import assert from "node:assert/strict";
import { test } from "node:test";
import decodeQR from "qr/decode.js";
import { encodeLink, pathOf, QUIET } from "../../overrides/js/share/qr-path.js";
import { placeNote, sharedAddress } from "../../overrides/js/share/sharing.js";

/** Pixels that one module is wide. */
const SCALE = 3;

/**
 * @param {string} path Rectangles of whole modules: `M4 4h7v1h-7z`.
 * @param {number} side Modules, quiet zone counted in.
 * @returns {{ width: number, height: number, data: Uint8ClampedArray }} As it looks: RGBA, black on white.
 */
function painted(path, side) {
  const width = side * SCALE;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, run, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    assert.equal(run, back);
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row += 1) {
      const start = row * width + Number(x) * SCALE;
      for (let at = start; at < start + Number(run) * SCALE; at += 1) data.fill(0, at * 4, at * 4 + 3);
    }
  }
  return { width, height: width, data };
}

/**
 * @param {number} length
 * @returns {string} A link that is as long.
 */
function link(length) {
  return `https://group.example/study/q/${"8sb1zzts%C3%A9/".repeat(200)}`.slice(0, length);
}

for (const length of [32, 62, 120, 300, 1000, 2331]) {
  test(`a link of ${length} characters is read back from its code by another library`, () => {
    const modules = encodeLink(link(length));
    const image = painted(pathOf(modules), modules.length + 2 * QUIET);
    assert.equal(decodeQR(image, { timeLimit: 60_000 }), link(length));
  });
}

test("a link that no code can hold is refused", () => {
  assert.throws(() => encodeLink(link(2332)));
});

test("dark modules that stand side by side are one rectangle, within a quiet zone of four", () => {
  const path = pathOf([
    [true, true, false, true],
    [false, false, false, false],
    [false, true, true, true],
  ]);
  assert.equal(path, "M4 4h2v1h-2zM7 4h1v1h-1zM5 6h3v1h-3z");
});

test("what is shared is the thing's address, without what belongs to one visit", () => {
  const pairs = [
    ["https://group.example/study/q/8sb1zzts/", "https://group.example/study/q/8sb1zzts/"],
    ["https://group.example/study/glossary/?q=az#zone", "https://group.example/study/glossary/#zone"],
    ["https://group.example/exam/?n=5&mode=exam&seed=7#score=4-5", "https://group.example/exam/?n=5&mode=exam&seed=7#score=4-5"],
    ["https://me:secret@group.example/q/1/", "https://group.example/q/1/"],
    ["http://127.0.0.1:8000/q/1/index.html#a", "http://127.0.0.1:8000/q/1/#a"],
    ["https://group.example/read/my-index.html", "https://group.example/read/my-index.html"],
  ];
  for (const [href, shared] of pairs) assert.equal(sharedAddress(href ?? ""), shared);
});

test("the note stands below the control, flush right, and within the window", () => {
  const note = { width: 200, height: 40 };
  const desk = { width: 1440, bottom: 900 };
  assert.deepEqual(placeNote({ top: 100, right: 700, bottom: 128 }, note, desk), { left: 500, top: 136 });
  assert.deepEqual(placeNote({ top: 100, right: 90, bottom: 128 }, note, desk), { left: 8, top: 136 });
  assert.deepEqual(placeNote({ top: 100, right: 1440, bottom: 128 }, note, desk), { left: 1232, top: 136 });
});

test("where the window's foot leaves no room, the note stands above the control", () => {
  const phone = { width: 360, bottom: 700 };
  const placed = placeNote({ top: 640, right: 340, bottom: 684 }, { width: 200, height: 40 }, phone);
  assert.deepEqual(placed, { left: 140, top: 592 });
});
