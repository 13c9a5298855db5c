/** The keys of an exam: single ones, which never act in fields, and not at all where the learner switched them off. */
import { isShortcut } from "../base/shortcuts.js";

/**
 * @typedef {object} Acts
 * @property {() => void} next
 * @property {() => void} back
 * @property {HTMLElement} table Holds what else is pressed.
 */

/**
 * @param {Acts} acts
 * @param {AbortSignal} signal
 */
export function listenToKeys(acts, signal) {
  /** @param {KeyboardEvent} event */
  const listen = (event) => {
    const act = actOf(event.key, acts);
    if (!act || event.repeat || !isShortcut(event) || document.querySelector(":modal")) return;
    event.preventDefault();
    act();
  };
  // Before the page's own keys: f is search everywhere else, and nothing to look up answers with in an exam.
  document.addEventListener("keydown", listen, { signal, capture: true });
}

/**
 * @param {string} key
 * @param {Acts} acts
 * @returns {(() => void) | undefined}
 */
function actOf(key, { next, back, table }) {
  if (key === "n") return next;
  if (key === "p") return back;
  if (key === "f") return () => press(table, ".flag");
  if (/^[1-4]$/.test(key)) return () => press(table, `.choices .option:nth-child(${key}) input`);
  return undefined;
}

/**
 * @param {HTMLElement} table
 * @param {string} selector
 */
function press(table, selector) {
  /** @type {HTMLElement | null} */
  const pressed = table.querySelector(selector);
  pressed?.click();
}
