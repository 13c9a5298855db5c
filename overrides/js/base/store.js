/**
 * What the browser remembers between visits; the only user of `localStorage`. Names begin with the
 * site's path: on some hosts all sites of a person share one origin.
 *
 * Storage may be forbidden or full. Nothing here is worth an error then: what cannot be remembered
 * is asked for again.
 */
import { basePath } from "./site-root.js";

/**
 * @param {string} name
 * @returns {string} The name as the browser keeps it.
 */
function storageName(name) {
  return `studysite:${basePath}:${name}`;
}

/**
 * @param {string} name
 * @returns {string | null} What was remembered; null if nothing was.
 */
export function recall(name) {
  try {
    return localStorage.getItem(storageName(name));
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string | null} value null forgets it.
 */
export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(storageName(name));
    else localStorage.setItem(storageName(name), value);
  } catch {
    // See above.
  }
}
