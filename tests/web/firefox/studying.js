/**
 * Studying: cards, maps, and paper.
 *
 * @import { Checks } from "./run.js"
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

import { DESK, PHONE, Visit } from "./visit.js";

const DECK = "practice/study-guide/";
const OPEN = "article.q details[open]";

/** @type {Checks} */
export const CHECKS = {
  "an answer opens with a click, and by key": async (visit) => {
    await at(visit, DESK, DECK);
    await visit.click("article.q summary");
    await visit.seen("article.q .answer");
    for (const key of /** @type {const} */ (["Enter", " "])) {
      const before = await visit.count(OPEN);
      await visit.page.keyboard.press(key);
      await visit.until(`“${key}” to act`, (one, many) => document.querySelectorAll(one).length !== many, OPEN, before);
    }
    await visit.says("b[data-opened]", "1");
  },
  "all answers show and hide, and it is said": async (visit) => {
    await at(visit, PHONE, DECK);
    const all = await visit.count("article.q details");
    await visit.tap("[data-show]");
    await visit.says("[data-told]", `${all} answers shown`);
    assert.equal(await visit.count(OPEN), all);
    await visit.tap("[data-hide]");
    await visit.says("[data-told]", `${all} answers hidden`);
    assert.equal(await visit.count(OPEN), 0);
  },
  "a link to an answer opens it and goes there": async (visit) => {
    await at(visit, PHONE, DECK);
    const id = await visit.page.evaluate(() => document.querySelectorAll(".answer")[6]?.id);
    await visit.go("guide/");
    await visit.go(`${DECK}#${id}`);
    await visit.until("the answer in view", (one) => {
      const box = document.querySelector(one)?.getBoundingClientRect();
      return box && box.height > 0 && box.top >= 0 && box.top < innerHeight;
    }, `#${id}`);
    assert.equal(await visit.count(OPEN), 1);
  },
  "a definition in an answer shows": async (visit) => {
    await at(visit, DESK, DECK);
    await visit.click("article.q:nth-of-type(2) summary");
    await visit.hover(".answer a.term");
    await visit.seen(".gloss:popover-open");
  },
  "branches of the map fold by key, and all at once": async (visit) => {
    await at(visit, PHONE, "mind-map/mind-map/");
    const closed = ".tree [aria-expanded=false]";
    await visit.tap("[aria-label='All levels']");
    await visit.page.evaluate(() => {
      /** @type {HTMLElement | null} */ (document.querySelector(".tree ul .row"))?.focus();
    });
    await visit.page.keyboard.press("ArrowLeft");
    await visit.until("a folded branch", (one) => document.querySelectorAll(one).length === 1, closed);
    await visit.page.keyboard.press(" ");
    await visit.until("no folded branch", (one) => !document.querySelector(one), closed);
    await visit.page.keyboard.press("ArrowDown");
    assert.equal(await visit.page.evaluate(() => document.activeElement?.getAttribute("aria-level")), "3");
    await visit.tap("[aria-label='Level 1']");
    assert.equal(await visit.count(".tree [aria-expanded=true]"), 1);
  },
  "the picture of the map comes, folds by a press, and has the keys of the tree": async (visit) => {
    await at(visit, DESK, "mind-map/mind-map/");
    await visit.seen(".markmap-node");
    await visit.click("[aria-label='Level 1']");
    await visit.until("five branches", (one) => document.querySelectorAll(one).length === 5, ".markmap-node");
    await visit.page.evaluate(() => {
      /** @type {HTMLElement | null} */ (document.querySelector(".map"))?.focus();
    });
    await visit.page.keyboard.press("End");
    await visit.page.keyboard.press("ArrowRight");
    await visit.until("more of them", (one) => document.querySelectorAll(one).length > 5, ".markmap-node");
    assert.equal(await visit.count(".markmap-node[data-selected]"), 1);
  },
  "a link to a folded branch unfolds the way to it": async (visit) => {
    await at(visit, PHONE, "mind-map/mind-map/");
    await visit.tap("[aria-label='Level 1']");
    const id = await visit.page.evaluate(() => [...document.querySelectorAll(".tree li li li li")].at(-1)?.id ?? "");
    assert.ok(id);
    await visit.page.evaluate((name) => {
      location.hash = name;
    }, id);
    await visit.until("the branch in view", (name) => {
      const top = document.getElementById(name)?.getBoundingClientRect().top ?? -1;
      return top >= 0 && top < innerHeight;
    }, id);
  },
  "on paper answers are open, what only a screen can do is gone, and then all is as before": async (visit) => {
    await at(visit, DESK, DECK);
    const { answers, foot } = await visit.page.evaluate(() => ({
      answers: [...document.querySelectorAll(".answer .ruled")].map((one) => (one.textContent ?? "").split(/\s+/).slice(1, 6).join(" ")),
      foot: (document.querySelector(".foot p")?.textContent ?? "").slice(0, 30),
    }));
    const pdf = await visit.page.pdf({ format: "A4" });
    const text = execFileSync("pdftotext", ["-raw", "-", "-"], { input: pdf }).toString().replace(/\s+/g, " ");
    assert.ok(answers.length >= 10);
    // Letters may be joined on paper, and so only the plain ones are compared.
    for (const words of answers) assert.ok(bare(text).includes(bare(words)), words);
    for (const gone of [foot, "Show all answers", "Skip to the content"]) assert.ok(!bare(text).includes(bare(gone)), gone);
    await visit.until("closed answers", (one) => !document.querySelector(one), OPEN);
  },
};

/**
 * @param {Visit} visit
 * @param {{ width: number, height: number }} size
 * @param {string} address
 */
async function at(visit, size, address) {
  await visit.page.setViewport(size);
  await visit.go(address);
}

/** @param {string} text */
function bare(text) {
  return text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");
}
