/**
 * What practice remembers, in Firefox. The site is one empty page with the scripts beside it, as
 * tests/web/test_study_store.py makes it, and everything is asked of the store itself.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** @typedef {import("./visit.js").Visit} Visit */

const NOW = 1_795_280_400_000;
const TODAY = 20_778;
const VECTORS = JSON.parse(readFileSync(new URL("../../vectors/progress.json", import.meta.url), "utf8"));

/** In the page: opens the store as `store`. */
const OPEN = `(async () => {
  const { openStore } = await import("./js/store/study-store.js");
  window.store = await openStore();
  return store.trouble;
})()`;
const REVIEWS = `(async () => Object.fromEntries([...(await store.all())].map(([id, { reviews }]) => [id, reviews])))()`;
/** Storage that Firefox refuses, as it does to sites that may set no cookies. */
const REFUSED = `Object.defineProperty(window, "indexedDB", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
})`;

/** @returns {import("./run.js").Checks} */
export function checks() {
  return {
    "progress is there after the page is opened again": staysThere,
    "two tabs that review at once keep the reviews of both": twoTabs,
    "an old tab makes room for a newer site and says so": newerSite,
    "links of other browsers are read, and a link goes there and back": links,
    "where storage is refused, practice works in memory": refused,
  };
}

/** @param {Visit} visit */
async function staysThere({ page, site }) {
  await page.goto(site);
  assert.equal(await page.evaluate(OPEN), null);
  await page.evaluate(`store.addReview("q-1", ${NOW}, 3, ${TODAY})`);
  await page.reload();
  assert.equal(await page.evaluate(OPEN), null);
  assert.deepEqual(await page.evaluate(REVIEWS), { "q-1": [[NOW, 3, TODAY]] });
}

/** @param {Visit} visit */
async function twoTabs({ page, site }) {
  const other = await page.browserContext().newPage();
  const pages = [page, other];
  for (const tab of pages) {
    await tab.goto(site);
    assert.equal(await tab.evaluate(OPEN), null);
    await tab.evaluate(`window.heard = new Set(); store.addEventListener("change", ({ detail }) => {
      for (const id of detail.ids) heard.add(id);
    })`);
  }
  const busy = `Promise.all(Array.from({ length: 60 }, (_, number) =>
    store.addReview("q-" + (number % 7), ${NOW} + number, 3, ${TODAY}))).then(() => null)`;
  await Promise.all(pages.map((tab) => tab.evaluate(busy)));
  const found = /** @type {Record<string, unknown[]>} */ (await page.evaluate(REVIEWS));
  assert.equal(Object.values(found).flat().length, 120);
  assert.deepEqual(await other.evaluate(REVIEWS), found);
  await page.evaluate(`store.addReview("q-9", ${NOW}, 3, ${TODAY})`);
  await other.waitForFunction(`heard.has("q-9")`);
}

/** @param {Visit} visit */
async function newerSite({ page, site }) {
  const other = await page.browserContext().newPage();
  for (const tab of [page, other]) await tab.goto(site);
  await page.evaluate(OPEN);
  const upgrade = `new Promise((resolve) => {
    const request = indexedDB.open("studysite:/", 99);
    request.onsuccess = () => { request.result.close(); resolve("open"); };
    request.onblocked = () => resolve("blocked");
  })`;
  assert.equal(await other.evaluate(upgrade), "open");
  await page.waitForFunction(`store.trouble === "newer"`);
  assert.equal(await other.evaluate(OPEN), "newer");
}

/** @param {Visit} visit */
async function links({ page, site }) {
  await page.goto(site);
  const { text, cards } = VECTORS.links[0];
  const read = (/** @type {string} */ link) => `(async () => {
    const { packed, unpacked } = await import("./js/store/transfer.js");
    const list = await unpacked(${JSON.stringify(link)});
    return { list: list.sort((one, other) => (one.id < other.id ? -1 : 1)), again: await packed(list) };
  })()`;
  const first = /** @type {{ list: unknown, again: string }} */ (await page.evaluate(read(text)));
  assert.deepEqual(first.list, cards);
  const second = /** @type {{ list: unknown }} */ (await page.evaluate(read(first.again)));
  assert.deepEqual(second.list, cards);
}

/** @param {Visit} visit */
async function refused({ page, site }) {
  await page.goto(site);
  await page.evaluate(REFUSED);
  assert.equal(await page.evaluate(OPEN), "blocked");
  await page.evaluate(`store.addReview("q-1", ${NOW}, 3, ${TODAY})`);
  assert.deepEqual(await page.evaluate(REVIEWS), { "q-1": [[NOW, 3, TODAY]] });
}
