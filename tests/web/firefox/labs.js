/**
 * Labs by keyboard: Tab leads to all that there is, each can be seen and has a name, and what it is for can be done with a
 * key, without the focus being lost; then Reset takes it all back. One visit to all of them: a window costs more than a lab.
 *
 * @import { Checks, Job } from "./run.js"
 * @import { Visit } from "./visit.js"
 */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { DESK } from "./visit.js";

/** Keys as WebDriver writes them, so that several are one order: a press by itself costs as much as a look. */
const TAB = "\ue004";

/** More stops than any lab has: whoever needs more goes round in one. */
const MOST = 60;

/**
 * @typedef {object} Stop Where the focus is.
 * @property {string} name The same as long as it is the same thing; all radio buttons of a group are one.
 * @property {string[]} faults What is wrong with it, or with what became of the stop before.
 * @property {string} key What changes something here; empty where nothing is to be pressed.
 */

/**
 * @param {Job} job
 * @returns {Checks}
 */
export function checks({ folder }) {
  const labs = readdirSync(join(folder, "labs"), { withFileTypes: true }).filter((one) => one.isDirectory());
  return {
    "every lab is worked by keyboard": async (visit) => {
      await visit.page.setViewport(DESK);
      assert.ok(labs.length >= 6, `only ${labs.length} labs`);
      for (const { name } of labs) await work(visit, name);
    },
  };
}

/**
 * @param {Visit} visit
 * @param {string} lab
 */
async function work(visit, lab) {
  const { keyboard } = visit.page;
  await visit.go(`labs/${lab}/`);
  await visit.until("the lab", () => document.querySelector("study-lab .sum")?.textContent);
  const first = await visit.page.evaluate(begin);
  /** @type {string[]} */
  const found = [];
  let key = "";
  for (let at = 0; at < MOST; at += 1) {
    await keyboard.type(`${key}${TAB}`);
    const stop = /** @type {Stop | null} */ (await visit.page.evaluate(() => /** @type {any} */ (globalThis).look()));
    if (!stop) break;
    assert.deepEqual(stop.faults, [], `${lab}: ${stop.name}`);
    found.push(stop.name);
    ({ key } = stop);
  }
  assert.ok(found.length < MOST, `${lab}: no way out of it`);
  // What comes later, such as reasons, may come behind the focus; what was there and still is must have been reached.
  const last = /** @type {string[]} */ (await visit.page.evaluate(() => /** @type {any} */ (globalThis).all()));
  assert.deepEqual(first.filter((name) => last.includes(name) && !found.includes(name)), [], `${lab}: out of reach`);
  await visit.page.evaluate(() => {
    const reset = [...document.querySelectorAll("study-lab .acts button")].find((one) => one.textContent === "Reset");
    /** @type {HTMLElement} */ (reset).focus();
  });
  await keyboard.press("Enter");
  await visit.until(`${lab} to be as at first`, () => /** @type {any} */ (globalThis).isAtFirst());
}

/**
 * Runs in the page. The focus is at the lab's beginning then, as that of one who has read the text above; the page has
 * `look`, which says where the focus is and what became of the stop before, `all`, the names of all stops, and `isAtFirst`.
 *
 * @returns {string[]} Those that there are at first.
 */
function begin() {
  const lab = /** @type {HTMLElement} */ (document.querySelector("study-lab"));
  lab.tabIndex = -1;
  lab.focus();
  const wordsOf = (/** @type {Element} */ one) => {
    const ids = one.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const labels = [...(/** @type {HTMLInputElement} */ (one).labels ?? []), ...ids.map((id) => document.getElementById(id))];
    return (one.getAttribute("aria-label") ?? (labels[0] ?? one).textContent ?? "").trim();
  };
  const state = () => {
    const fields = /** @type {HTMLInputElement[]} */ ([...lab.querySelectorAll("input, select")]);
    return lab.querySelector(".desk")?.textContent + fields.map(({ value, checked }) => `${value} ${checked}`).join();
  };
  const atFirst = state();
  const groupOf = (/** @type {Element} */ one) => [...lab.querySelectorAll(`input[name="${one.getAttribute("name")}"]`)];
  const isRadio = (/** @type {Element} */ one) => one.getAttribute("type") === "radio";
  const nameOf = (/** @type {Element} */ one) => {
    if (isRadio(one)) return `one of ${one.getAttribute("name")}`;
    return one.id || `${one.localName} ${wordsOf(one)}`;
  };
  const valueOf = (/** @type {Element} */ one) => {
    if (isRadio(one)) return groupOf(one).map((each) => String(/** @type {HTMLInputElement} */ (each).checked)).join();
    if (one instanceof HTMLInputElement) return `${one.value} ${one.checked}`;
    if (one instanceof HTMLSelectElement) return one.value;
    if (one.localName === "summary") return String(one.parentElement?.hasAttribute("open"));
    return state();
  };
  const [ENTER, UP, DOWN] = ["\ue007", "\ue013", "\ue015"];
  const keyOf = (/** @type {Element} */ one) => {
    if (one instanceof HTMLSelectElement) return one.length < 2 ? "" : one.selectedIndex < one.length - 1 ? DOWN : UP;
    if (one instanceof HTMLInputElement) {
      if (isRadio(one)) return DOWN;
      if (one.type === "checkbox") return " ";
      return Number(one.value) < Number(one.max) ? UP : DOWN;
    }
    if (one.localName === "summary") return ENTER;
    const isSpent = one.getAttribute("aria-disabled") === "true" || ["Run", "Reset"].includes(one.textContent ?? "");
    return one.localName === "button" && !isSpent ? ENTER : "";
  };
  const isReached = (/** @type {Element} */ one) => {
    if (isRadio(one)) return groupOf(one).some((each) => each === document.activeElement);
    return one === document.activeElement;
  };
  /** @type {{ one: Element, value: string, key: string } | null} */
  let before = null;
  const look = () => {
    const one = document.activeElement;
    const faults = [];
    if (before?.key && valueOf(before.one) === before.value) faults.push(`${nameOf(before.one)}: the key for it changed nothing`);
    if (!one || !lab.contains(one) || one === lab) return null;
    if (before && isReached(before.one)) faults.push("Tab leads nowhere");
    const { top, bottom, left, right } = one.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight || left < 0 || right > innerWidth) faults.push("out of view");
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    if (!one.matches(":focus-visible") || outlineStyle === "none" || parseFloat(outlineWidth) < 1) faults.push("no ring");
    if (!wordsOf(one)) faults.push("no name");
    before = { one, value: valueOf(one), key: keyOf(one) };
    return { name: nameOf(one), faults, key: before.key };
  };
  const all = () => {
    const stops = [...lab.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex='0']")];
    return stops.filter((one) => one.checkVisibility({ visibilityProperty: true })).map(nameOf);
  };
  Object.assign(globalThis, { look, all, isAtFirst: () => state() === atFirst });
  return all();
}
