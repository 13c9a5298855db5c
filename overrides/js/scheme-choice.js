/**
 * The choice between light, dark, and what the device says; kept in the browser's storage, under a
 * name of the site's own: on some hosts all sites of a person share one origin.
 *
 * @typedef {"light" | "dark" | "auto"} Choice
 */

/** @type {readonly Choice[]} */
export const CHOICES = ["auto", "light", "dark"];

/** @returns {string} */
function key() {
  const script = document.querySelector('script[src$="assets/scheme.js"]');
  const source = script instanceof HTMLScriptElement ? script.src : location.href;
  return `studysite:${new URL("..", source).pathname}:scheme`;
}

/** @returns {Choice} */
export function saved() {
  try {
    const choice = localStorage.getItem(key());
    return CHOICES.find((one) => one === choice) ?? "auto";
  } catch {
    // Storage may be forbidden; the device's own setting is a good answer then.
    return "auto";
  }
}

/**
 * @param {Choice} choice
 * @returns {boolean} Whether it will be remembered.
 */
export function save(choice) {
  try {
    localStorage.setItem(key(), choice);
    return true;
  } catch {
    return false;
  }
}

/** @param {Choice} choice */
export function apply(choice) {
  const root = document.documentElement;
  if (choice === "auto") delete root.dataset["scheme"];
  else root.dataset["scheme"] = choice;
}
