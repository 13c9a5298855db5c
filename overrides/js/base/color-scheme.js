/**
 * Light or dark: what the device prefers, unless the reader chose otherwise.
 *
 * @typedef {"light" | "dark"} Scheme
 * @typedef {Scheme | "device"} Choice
 */
import { recall, remember } from "./store.js";

const NAME = "scheme";

/** @returns {MediaQueryList} Whether the device prefers dark; tells of changes, too. */
export function deviceIsDark() {
  return matchMedia("(prefers-color-scheme: dark)");
}

/** @returns {Choice} What was chosen on an earlier page. */
export function remembered() {
  const value = recall(NAME);
  return value === "light" || value === "dark" ? value : "device";
}

/**
 * The scheme that is not shown, as a choice. If it is the device's own, the page follows the
 * device again.
 *
 * @param {Choice} choice
 * @param {Scheme} device
 * @returns {Choice}
 */
export function other(choice, device) {
  const shown = choice === "device" ? device : choice;
  const wanted = shown === "dark" ? "light" : "dark";
  return wanted === device ? "device" : wanted;
}

/** @param {Choice} choice */
export function rememberChoice(choice) {
  remember(NAME, choice === "device" ? null : choice);
}

/**
 * Let the page show a choice, and the browser's own edges go with it.
 *
 * @param {Choice} choice
 */
export function apply(choice) {
  const page = document.documentElement;
  if (choice === "device") delete page.dataset["scheme"];
  else page.dataset["scheme"] = choice;
  for (const meta of document.querySelectorAll("meta[name='theme-color'][data-scheme]")) {
    const scheme = meta.getAttribute("data-scheme");
    const media = choice === "device" ? `(prefers-color-scheme: ${scheme})` : choice === scheme ? "all" : "not all";
    meta.setAttribute("media", media);
  }
}
