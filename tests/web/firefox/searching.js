/**
 * The search: by keys, by touch, on a page for lost addresses, and on a page that is opened as a file.
 *
 * @import { Checks } from "./run.js"
 */
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";

import { complaints } from "./pages.js";
import { DESK, PHONE, Visit } from "./visit.js";

const RESULT = "dialog.search [data-results] a";
const FIELD = "input[type=search]";

/** @type {Checks} */
export const CHECKS = {
  "the search opens by key, is led by arrows, and Enter follows": async (visit) => {
    await ask(visit, "read/lesson/", "endpoint");
    const first = await selected(visit);
    await visit.page.keyboard.press("ArrowDown");
    assert.equal(await selected(visit), first + 1);
    await visit.page.keyboard.press("ArrowUp");
    await visit.page.keyboard.press("ArrowUp");
    assert.equal(await selected(visit), (await visit.count(RESULT)) - 1);
    await visit.page.keyboard.press("ArrowDown");
    const path = await visit.page.evaluate((one) => /** @type {HTMLAnchorElement} */ (document.querySelector(one)).pathname, RESULT);
    await visit.page.keyboard.press("Enter");
    await visit.arrive(path);
  },
  "Escape closes the search at once, and the focus goes back": async (visit) => {
    await visit.page.setViewport(DESK);
    await visit.go("");
    await visit.click("study-search button");
    await visit.until("the field", isFocused, FIELD);
    await visit.page.keyboard.type("subnet");
    await visit.seen(RESULT);
    await visit.page.keyboard.press("Escape");
    await visit.until("no dialog", () => !document.querySelector("dialog[open]"));
    await visit.until("the button", isFocused, "study-search button");
  },
  "results with the dialog open are sound for axe, and the count is spoken": async (visit) => {
    await ask(visit, "glossary/", "zone");
    assert.deepEqual(await complaints(visit), []);
    await visit.says("dialog [role=status]", "found.");
    await visit.page.setViewport(PHONE);
    assert.deepEqual(await complaints(visit), []);
  },
  "a misspelt term is found first, with its definition": async (visit) => {
    await ask(visit, "", "availabilty zone");
    await visit.says(`${RESULT}:first-child .what`, "Availability Zone");
    assert.ok((await visit.text(`${RESULT} .text`)).length > 20);
  },
  "on a phone the search fills the window, and a tap follows": async (visit) => {
    await visit.page.setViewport(PHONE);
    await visit.go("");
    await visit.tap("study-search button");
    await visit.until("the field", isFocused, FIELD);
    await visit.page.keyboard.type("subnet");
    await visit.seen(RESULT);
    const [width, window] = await visit.page.evaluate(() => [
      document.querySelector("dialog.search")?.getBoundingClientRect().width,
      document.documentElement.clientWidth,
    ]);
    assert.equal(width, window);
    await visit.tap(RESULT);
    await visit.arrive("/glossary/subnet/");
  },
  "single keys are switched off, and stay off": async (visit) => {
    await visit.page.setViewport(DESK);
    await visit.go("");
    await visit.click("study-search button");
    await visit.click("dialog.search input[type=checkbox]");
    await visit.page.keyboard.press("Escape");
    await visit.go("glossary/");
    await visit.page.keyboard.press("/");
    // Keys come in order: that this one is answered shows that the other one was not.
    await visit.page.keyboard.press("Tab");
    await visit.until("the skip link", isFocused, ".skip");
    assert.equal(await visit.count("dialog[open]"), 0);
  },
  "a lost address is searched for": async (visit) => {
    await visit.page.setViewport(PHONE);
    await visit.go("404.html");
    await visit.click("study-lost [data-search]");
    await visit.until("the field", isFocused, FIELD);
    assert.equal(await typed(visit), "404");
    await visit.page.keyboard.press("Escape");
    await visit.click("study-lost .btn:not(.main)");
    await visit.arrive("/glossary/");
  },
  "an address with a question asks it": async (visit) => {
    await visit.go("?q=subnet");
    await visit.says(`${RESULT}:first-child .what`, "Subnet");
  },
  "a page that is opened as a file searches, too": async (visit, { folder }) => {
    await visit.page.goto(`${pathToFileURL(folder)}/read/lesson/index.html`);
    await visit.came();
    await visit.page.keyboard.press("/");
    await visit.until("the field", isFocused, FIELD);
    await visit.page.keyboard.type("clowdtrial");
    await visit.says(`${RESULT}:first-child .what`, "CloudTrail");
  },
};

/**
 * @param {Visit} visit
 * @param {string} address
 * @param {string} query
 */
async function ask(visit, address, query) {
  await visit.page.setViewport(DESK);
  await visit.go(address);
  await visit.page.keyboard.press("/");
  await visit.until("the field", isFocused, FIELD);
  await visit.page.keyboard.type(query);
  await visit.seen(RESULT);
  assert.equal(await typed(visit), query);
}

/**
 * @param {Visit} visit
 * @returns {Promise<string>} What stands in the field of the search.
 */
export async function typed(visit) {
  return visit.page.$eval(FIELD, (field) => /** @type {HTMLInputElement} */ (field).value);
}

/** @param {string} selector */
export function isFocused(selector) {
  return document.activeElement?.matches(selector);
}

/**
 * @param {Visit} visit
 * @returns {Promise<number>} The place of the selected result.
 */
async function selected(visit) {
  return visit.page.evaluate(
    (one) => [...document.querySelectorAll(one)].findIndex((result) => result.getAttribute("aria-selected") === "true"),
    RESULT,
  );
}
