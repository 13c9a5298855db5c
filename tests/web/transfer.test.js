import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { compacted, expanded } from "../../overrides/js/store/compact.js";
import { USUAL } from "../../overrides/js/practice/practice-settings.js";
import { checked, VERSION } from "../../overrides/js/store/progress-record.js";
import { fileName, fileOf, linkOf, packed, readFile, sizeOf, textOf, unpacked } from "../../overrides/js/store/transfer.js";
import { recordOfAll } from "../../overrides/js/store/transfer-file.js";
import { anyProgress, learned, NOW, scattered } from "./progress-samples.js";

/** @typedef {import("../../overrides/js/practice/study-types.js").Progress} Progress */

const SITE = "/biology/";
const PAGE = "https://user.example/biology/progress/";
const dayOf = (/** @type {number} */ at) => Math.floor(at / 86_400_000);

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/progress.json", import.meta.url), "utf8"));

const IDS = ["q-c00r5k65", "q-zzzzzzzz", "t-größe", "n-availability-zone", "p-00000000", "c-abcdefgh", "b-iiiiiiii"];
const anyList = fc
  .uniqueArray(fc.constantFrom(...IDS), { maxLength: IDS.length })
  .chain((ids) => fc.tuple(...ids.map((id) => anyProgress({ id, moments: 4 }))));

/**
 * @param {Progress[]} list
 * @returns {Progress[]} By id.
 */
const sorted = (list) => list.toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** @param {Partial<import("../../overrides/js/store/transfer-file.js").Kept>} kept */
const saved = (kept) => recordOfAll({ site: SITE, made: NOW, settings: USUAL, cards: [], aside: [], ...kept });

/** @param {string} reason */
const because = (reason) => ({ name: "TransferError", reason });

test("what was packed comes out as it was", async () => {
  await fc.assert(
    fc.asyncProperty(anyList, async (list) => {
      assert.deepEqual(sorted(await unpacked(await packed(list))), sorted(list));
    }),
  );
});

test("links and files that were once made stay readable", async () => {
  assert.ok(VECTORS.links.length >= 1 && VECTORS.files.length >= VERSION);
  for (const { text, cards } of VECTORS.links) assert.deepEqual(sorted(await unpacked(text)), sorted(cards));
  for (const { text, cards } of VECTORS.files) assert.deepEqual(readFile(text, SITE, dayOf).cards, cards);
});

test("progress that is packed is the same text, whatever order its cards came in", async () => {
  const list = learned(30, 3);
  assert.equal(await packed(list), await packed(list.toReversed()));
});

test("every length and every time that a card may have comes out as it was", async () => {
  const times = [0, 1, 127, 128, 2 ** 31, 2 ** 32, 2 ** 40 + 5, Date.UTC(2200, 0, 1)];
  for (const at of times) {
    const list = [sound({ id: "q-1", reviews: [[at, 4, dayOf(at)]], changed: at, buried: 0 })];
    assert.deepEqual(await unpacked(await packed(list)), list);
  }
  assert.deepEqual(await unpacked(await packed([])), []);
});

test("a link holds 200 cards with five reviews each in less than 8 KB, even if no two were near each other", async () => {
  for (const list of [learned(200, 5), scattered(200, 5)]) {
    const link = linkOf(PAGE, await packed(list));
    assert.equal(sizeOf(link).fitsLink, true, `${link.length}`);
    assert.deepEqual(sorted(await unpacked(textOf(new URL(link).hash) ?? "")), sorted(list));
  }
});

test("a QR code holds 70 cards with five reviews each, or 180 after their first", async () => {
  for (const list of [learned(70, 5), learned(180, 1)]) {
    const link = linkOf(PAGE, await packed(list));
    assert.equal(sizeOf(link).fitsCode, true, `${link.length}`);
  }
  assert.equal(sizeOf(linkOf(PAGE, await packed(learned(200, 5)))).fitsCode, false);
});

test("a code holds what uqr can draw, and not one byte more", async () => {
  const { encodeLink } = await import("../../overrides/js/share/qr-path.js");
  assert.equal(sizeOf("x".repeat(2331)).fitsCode, true);
  assert.doesNotThrow(() => encodeLink("x".repeat(2331)));
  assert.equal(sizeOf("x".repeat(2332)).fitsCode, false);
  assert.throws(() => encodeLink("x".repeat(2332)));
});

test("a link names progress in the part that no server sees, and another link names none", async () => {
  const text = await packed(learned(1, 1));
  const link = new URL(linkOf(`${PAGE}#weak`, text));
  assert.equal(link.href.replace(link.hash, ""), PAGE);
  assert.equal(textOf(link.hash), text);
  assert.equal(textOf("#weak"), null);
  assert.equal(textOf(""), null);
});

test("a link that was cut off anywhere is refused", async () => {
  const text = await packed(learned(5, 2));
  for (let end = 0; end < text.length; end += 1) {
    await assert.rejects(unpacked(text.slice(0, end)), because("broken"));
  }
});

test("a link in which a letter was changed is refused, unless it still says the same", async () => {
  const list = learned(5, 2);
  const text = await packed(list);
  let refused = 0;
  for (let place = 1; place < text.length; place += 1) {
    const forged = text.slice(0, place) + (text[place] === "A" ? "B" : "A") + text.slice(place + 1);
    const result = await unpacked(forged).catch((fault) => fault.reason);
    if (result === "broken") refused += 1;
    else assert.deepEqual(sorted(result), sorted(list), `${place}`);
  }
  // The compressed part ends within a byte, and the text within a letter.
  assert.ok(refused >= text.length - 4, `${refused} of ${text.length}`);
});

test("a link of a newer form says so, and what is no link at all is refused", async () => {
  await assert.rejects(unpacked("2AAAA"), because("newer"));
  for (const text of ["", "hello", "1", "1!", "1AAAAAAA", "1é"]) await assert.rejects(unpacked(text), because("broken"));
});

test("a link that unpacks to more than fits the memory is given up", { timeout: 20_000 }, async () => {
  const stream = new Blob([new Uint8Array(30_000_000)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bomb = new Uint8Array(await new Response(stream).arrayBuffer());
  const sevens = [bomb.length % 128, Math.floor(bomb.length / 128) % 128, Math.floor(bomb.length / 16_384)];
  const length = sevens.map((seven, place) => (place < 2 ? seven + 128 : seven));
  const text = Buffer.from([0, 0, 0, 0, ...length, ...bomb]).toString("base64url");
  await assert.rejects(unpacked(`1${text}`), because("long"));
});

test("bytes that nobody compacted are refused, whatever they are", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.uint8Array({ maxLength: 20 }), (columns, bits) => {
      try {
        expanded({ columns: Uint8Array.from(columns), bits: Uint8Array.from(bits) });
      } catch (fault) {
        assert.ok(fault instanceof RangeError, String(fault));
      }
    }),
    { numRuns: 3000 },
  );
});

test("bytes whose cards were cut off are refused", () => {
  const { columns, bits } = compacted(learned(4, 2));
  assert.throws(() => expanded({ columns, bits: bits.subarray(0, -1) }), RangeError);
  assert.throws(() => expanded({ columns: columns.subarray(0, -1), bits }), RangeError);
  assert.throws(() => expanded({ columns: Uint8Array.from([...columns, 0]), bits }), RangeError);
});

test("a file that was written is read as it was", () => {
  fc.assert(
    fc.property(anyList, (list) => {
      const read = readFile(fileOf(saved({ cards: list })), SITE, dayOf);
      const made = "2026-11-21T17:00:00.000Z";
      const head = { settings: USUAL, site: SITE, made, isOtherSite: false, leftOut: 0 };
      assert.deepEqual(read, { ...head, cards: list });
    }),
  );
});

test("a file is named by its day and holds a line for each card, which a person can read", () => {
  const kept = saved({ cards: learned(3, 2), aside: [{ id: "q-1", reviews: "?" }, { number: 7n }] });
  assert.equal(fileName(kept), "progress-2026-11-21.json");
  const lines = fileOf(kept).split("\n");
  assert.equal(lines[1], '  "format": "studysite progress",');
  assert.equal(lines.filter((line) => line.startsWith('    {"id":')).length, 4);
  // What JSON cannot say is left out, and the file still is one.
  assert.deepEqual(JSON.parse(fileOf(kept)).aside, [{ id: "q-1", reviews: "?" }]);
});

test("the file of another site is read, and says so", () => {
  const read = readFile(fileOf(saved({ site: "/physics/", cards: learned(1, 1) })), SITE, dayOf);
  assert.equal(read.isOtherSite, true);
  assert.equal(read.site, "/physics/");
  assert.equal(read.cards.length, 1);
});

test("a file of a newer site is refused as a whole", () => {
  const text = fileOf({ ...saved({ cards: learned(1, 1) }), version: VERSION + 1 });
  assert.throws(() => readFile(text, SITE, dayOf), because("newer"));
});

test("a file of the first form is brought up to date", () => {
  const cards = [{ id: "q-1", reviews: [[NOW, 3]] }];
  const text = JSON.stringify({ ...saved({}), version: 1, cards });
  assert.deepEqual(readFile(text, SITE, dayOf).cards, [{ id: "q-1", reviews: [[NOW, 3, dayOf(NOW)]] }]);
});

test("a file that was cut off anywhere is refused", () => {
  const text = fileOf(saved({ cards: learned(2, 2) })).trimEnd();
  for (let end = 40; end < text.length; end += 1) {
    assert.throws(() => readFile(text.slice(0, end), SITE, dayOf), because("broken"));
  }
});

test("another file is refused", () => {
  const texts = ["", "hello", "{}", "[]", "null", "7", '{"format":"deck"}', "\u0000PNG", '{"format":{"no":1}}'];
  for (const text of texts) assert.throws(() => readFile(text, SITE, dayOf), because("foreign"), text);
});

test("a file without cards or a version is no whole one", () => {
  for (const bad of [{ cards: {} }, { version: "2" }, { version: 0 }, { version: 1.5 }]) {
    assert.throws(() => readFile(JSON.stringify({ ...saved({}), ...bad }), SITE, dayOf), because("broken"));
  }
});

test("records that are none are left out and counted, and do no harm", () => {
  const good = `{"id":"q-1","reviews":[[${NOW},3,20400]]}`;
  const bad = [
    '{"id":"__proto__","reviews":[]}',
    '{"__proto__":{"id":"q-2","reviews":[]}}',
    '{"id":"q-2","reviews":[[1e999,3,20400]]}',
    '{"id":"q-2","reviews":[[NaN,3,20400]]}'.replace("NaN", "null"),
    '{"id":"q-2","reviews":[[99999999999999999999,3,20400]]}',
    '{"id":"q-2","reviews":{"length":1e9}}',
    "null",
  ];
  const text = `{"format":"studysite progress","version":2,"__proto__":{"x":1},"cards":[${[good, ...bad].join(",")}]}`;
  const read = readFile(text, SITE, dayOf);
  assert.deepEqual(read.cards, [{ id: "q-1", reviews: [[NOW, 3, 20_400]] }]);
  assert.equal(read.leftOut, bad.length);
  assert.deepEqual([read.site, read.made, read.settings, read.isOtherSite], ["", "", undefined, true]);
  assert.equal("x" in {}, false);
});

test("a card that a file holds twice is merged", () => {
  const cards = [sound({ id: "q-1", reviews: [[NOW, 3, 1]] }), sound({ id: "q-1", reviews: [[NOW + 9, 1, 1]] })];
  assert.equal(readFile(fileOf(saved({ cards })), SITE, dayOf).cards[0]?.reviews.length, 2);
});

test("a file of 5 MB is read, and one of 20 MB is refused before it is", () => {
  const cards = scattered(25_000, 8);
  const text = fileOf(saved({ cards }));
  assert.ok(text.length > 5_000_000, `${text.length}`);
  assert.equal(readFile(text, SITE, dayOf).cards.length, new Set(cards.map(({ id }) => id)).size);
  assert.throws(() => readFile(" ".repeat(20_000_001), SITE, dayOf), because("long"));
});

/**
 * @param {unknown} value
 * @returns {Progress}
 */
function sound(value) {
  const progress = checked(value);
  assert.ok(progress);
  return progress;
}
