/**
 * Without script: answers open, links lead on, nothing that needs a script is offered.
 *
 * No promise is ever kept in such a page, and so much of puppeteer waits for ever there: what is done is done by
 * pointer and by key, and what is asked is asked in one step.
 *
 * @import { Checks } from "./run.js"
 */
import assert from "node:assert/strict";

import { DESK, PHONE, Visit, eventually } from "./visit.js";

/** @returns {Checks} */
export function checks() {
  return {
    "an answer opens and closes, by pointer and by key": async (visit) => {
      await open(visit, DESK, "practice/study-guide/");
      await visit.click(".card summary");
      await eventually("an open answer", () => isSeen(visit, ".answer"));
      await visit.click(".card summary");
      await eventually("a closed answer", async () => !(await isSeen(visit, ".answer")));
      await visit.page.keyboard.press("Enter");
      await eventually("an answer opened by a key", () => isSeen(visit, ".answer"));
    },
    "a link to an answer opens it": async (visit) => {
      await open(visit, PHONE, "practice/study-guide/");
      const id = await visit.page.evaluate(() => document.querySelectorAll(".answer")[5]?.id);
      await visit.go(`practice/study-guide/#${id}`);
      await eventually("the answer", () => isSeen(visit, `#${id}`));
    },
    "the search is a link to the A to Z": async (visit) => {
      await open(visit, PHONE, "");
      await visit.click("study-search a");
      await arrive(visit, "/glossary/");
    },
    "a term is a plain link, and no definition lies about": async (visit) => {
      await open(visit, DESK, "read/briefing/");
      assert.equal(await isSeen(visit, ".gloss"), false);
      const path = await visit.page.evaluate(() => /** @type {HTMLAnchorElement} */ (document.querySelector("a.term")).pathname);
      await visit.click("a.term");
      await arrive(visit, path);
    },
    "a link to a question leads to its page, where the answer opens": async (visit) => {
      await open(visit, DESK, "practice/study-guide/");
      await visit.click(".q a.share");
      await eventually("a page of one question", async () => (await visit.page.evaluate(() => location.pathname)).startsWith("/q/"));
      await visit.click("summary");
      await eventually("its answer", () => isSeen(visit, ".answer"));
    },
    "the map is a list that folds": async (visit) => {
      await open(visit, PHONE, "mind-map/mind-map/");
      const leaf = ".tree ul ul li";
      assert.equal(await isSeen(visit, leaf), true);
      await visit.click(".tree ul summary");
      await eventually("a folded branch", async () => !(await isSeen(visit, leaf)));
    },
    "contents open and lead to their sections": async (visit) => {
      await open(visit, PHONE, "read/exam-guide/");
      assert.equal(await isSeen(visit, ".toc a"), false);
      await visit.click(".toc summary");
      await eventually("the contents", () => isSeen(visit, ".toc a"));
      await visit.click(".toc a");
      await eventually("the section", () => visit.page.evaluate(() => location.hash.length > 1));
    },
    "what only a script can do is not offered": async (visit) => {
      await open(visit, DESK, "practice/study-guide/");
      for (const one of [".scheme", ".both", ".copy", ".levels"]) assert.equal(await isSeen(visit, one), false, one);
      assert.equal(await visit.page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches), true);
      const paper = await visit.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(paper, "rgb(21, 18, 14)");
    },
  };
}

/**
 * @param {Visit} visit
 * @param {{ width: number, height: number }} size
 * @param {string} address
 */
async function open(visit, size, address) {
  await visit.page.setViewport(size);
  await visit.go(address);
  assert.equal(await visit.page.evaluate(() => matchMedia("(scripting: none)").matches), true);
}

/**
 * @param {Visit} visit
 * @param {string} selector
 * @returns {Promise<boolean>} Whether the first of them can be seen.
 */
async function isSeen(visit, selector) {
  return visit.page.evaluate(
    (one) => document.querySelector(one)?.checkVisibility({ visibilityProperty: true }) ?? false,
    selector,
  );
}

/**
 * @param {Visit} visit
 * @param {string} path
 */
async function arrive(visit, path) {
  await eventually(`a page at ${path}`, async () => (await visit.page.evaluate(() => location.pathname)) === path);
}
