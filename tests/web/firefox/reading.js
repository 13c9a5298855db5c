/**
 * Reading: definitions beside words, contents, the lamp, parts of pages, sharing, copying, neighbours.
 *
 * @import { Checks } from "./run.js"
 */
import assert from "node:assert/strict";

import { complaints } from "./pages.js";
import { isFocused, typed } from "./searching.js";
import { DESK, PHONE, Visit, eventually } from "./visit.js";

const READING = "read/briefing/";
const SHOWN = ".gloss:popover-open";

/** @type {Checks} */
export const CHECKS = {
  "a definition comes with the pointer, stays while it is read, and goes": async (visit) => {
    await at(visit, DESK, READING);
    await visit.hover("a.term");
    await visit.seen(SHOWN);
    await visit.hover(`${SHOWN} .def`);
    await rested(visit);
    await visit.seen(SHOWN);
    await visit.page.mouse.move(2, 2);
    await visit.until("no definition", (one) => !document.querySelector(one), SHOWN);
    assert.equal(await visit.count("[data-open]"), 0);
  },
  "a definition comes with the focus, and Escape closes it": async (visit) => {
    await at(visit, DESK, READING);
    await visit.page.evaluate(() => {
      /** @type {HTMLElement | null} */ (document.querySelector("a.term"))?.focus();
    });
    await visit.page.keyboard.press("Tab");
    await visit.page.keyboard.down("Shift");
    await visit.page.keyboard.press("Tab");
    await visit.page.keyboard.up("Shift");
    await visit.until("the word", isFocused, "a.term[data-open]");
    await visit.seen(SHOWN);
    assert.deepEqual(await complaints(visit), []);
    await visit.page.keyboard.press("Escape");
    await visit.until("no definition", (one) => !document.querySelector(one), SHOWN);
    await visit.until("the word", isFocused, "a.term");
  },
  "a tap brings a definition to the foot of a phone, and a second one takes it away": async (visit) => {
    await at(visit, PHONE, READING);
    // The definition covers the lower part of the window.
    await visit.page.evaluate(() => document.querySelector("a.term")?.scrollIntoView());
    await visit.tap("a.term");
    await visit.seen(SHOWN);
    await visit.until("the focus in it", isFocused, SHOWN);
    const { width, window, bottom, ways } = await visit.page.evaluate((one) => {
      const box = /** @type {Element} */ (document.querySelector(one)).getBoundingClientRect();
      const below = /** @type {Element} */ (document.querySelector(".ways")).getBoundingClientRect();
      return { width: box.width, window: document.documentElement.clientWidth, bottom: box.bottom, ways: below.top };
    }, SHOWN);
    assert.equal(width, window);
    assert.ok(Math.abs(bottom - ways) < 1.5, `it ends at ${bottom}, the bar begins at ${ways}`);
    await visit.tap("a.term");
    await visit.until("no definition", (one) => !document.querySelector(one), SHOWN);
    assert.ok(visit.page.url().endsWith(READING));
    await visit.tap("a.term");
    await visit.seen(SHOWN);
    assert.deepEqual(await complaints(visit), []);
  },
  "a click on a word goes to its page": async (visit) => {
    await at(visit, DESK, READING);
    await visit.click("a.term");
    await visit.arrive("/glossary/[a-z0-9-]+/$");
  },
  "the contents show on a desk, and mark what is read": async (visit) => {
    await at(visit, DESK, "read/exam-guide/");
    await visit.seen(".toc a");
    await visit.page.evaluate(() => document.getElementById("hierarchical-outline")?.scrollIntoView());
    await visit.says(".toc a[aria-current]", "Hierarchical Outline");
  },
  "on a phone the contents begin closed": async (visit) => {
    await at(visit, PHONE, "read/exam-guide/");
    assert.equal(await visit.page.evaluate(() => document.querySelector(".toc a")?.checkVisibility()), false);
    await visit.tap(".toc summary");
    await visit.tap(".toc li:last-child a");
    await visit.until("the section in view", () => {
      const top = document.querySelector(":target")?.getBoundingClientRect().top ?? -1;
      return top >= 0 && top < innerHeight;
    });
  },
  "the lamp changes the scheme, which the next page remembers": async (visit) => {
    await at(visit, DESK, "");
    const day = await paper(visit);
    await visit.click("study-scheme button");
    const night = await paper(visit);
    assert.notEqual(night, day);
    await visit.go("glossary/");
    assert.equal(await paper(visit), night);
    await visit.says("study-scheme [data-label]", "Light and dark: dark");
    await visit.click("study-scheme button");
    assert.equal(await paper(visit), day);
  },
  "a part that is gone is told": async (visit) => {
    await at(visit, PHONE, `${READING}#no-such-part`);
    await visit.seen(".lost-part");
    await visit.says("[role=status]", "The part of this page that the link leads to");
  },
  "sharing copies the link and says so, and offers the QR code": async (visit) => {
    await at(visit, DESK, "practice/study-guide/");
    await visit.click(".q a.share");
    await visit.says(".shared:popover-open", "Link copied");
    await visit.says("[role=status]", "Link copied");
    assert.match(await pasted(visit), /\/q\/[0-9a-z]{8}\/$/);
    await visit.click(".q a.share");
    await visit.click(".shared button");
    await visit.seen("dialog.qr svg[role=img]");
    assert.ok((await visit.text("dialog.qr h2")).length > 10);
    assert.deepEqual(await complaints(visit), []);
    await visit.click("dialog.qr .btn.main");
    await visit.says("dialog.qr [role=status]", "Link copied");
    await visit.page.keyboard.press("Escape");
    await visit.until("no dialog", () => !document.querySelector("dialog[open]"));
    await visit.until("the link", isFocused, "a.share");
  },
  "the QR code fits a phone": async (visit) => {
    await at(visit, PHONE, "glossary/subnet/");
    await visit.tap("a.share");
    await visit.tap(".shared button");
    await visit.seen("dialog.qr svg[role=img]");
    assert.deepEqual(await complaints(visit), []);
    assert.ok((await visit.page.evaluate(() => document.documentElement.scrollWidth)) <= PHONE.width);
  },
  "keys go to the question after and back": async (visit) => {
    await at(visit, DESK, "practice/study-guide/");
    const ids = await visit.page.evaluate(() => [...document.querySelectorAll("article.q")].map((one) => one.id.slice(2)));
    await visit.go(`q/${ids[0]}/`);
    await visit.page.keyboard.press("n");
    await visit.arrive(`/q/${ids[1]}/`);
    await visit.page.keyboard.press("p");
    await visit.arrive(`/q/${ids[0]}/`);
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

/**
 * A definition goes a quarter of a second after the pointer has left: lets half a second pass in the page.
 *
 * @param {Visit} visit
 */
async function rested(visit) {
  await visit.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
}

/** @param {Visit} visit */
async function paper(visit) {
  return visit.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

/**
 * @param {Visit} visit
 * @returns {Promise<string>} What is on the clipboard, as it comes out where a reader pastes it.
 */
async function pasted(visit) {
  await visit.page.keyboard.press("/");
  await visit.until("the field", isFocused, "input[type=search]");
  await visit.page.keyboard.down("Control");
  await visit.page.keyboard.press("v");
  await visit.page.keyboard.up("Control");
  await eventually("what was pasted", () => typed(visit));
  const text = await typed(visit);
  await visit.page.keyboard.press("Escape");
  return text;
}
