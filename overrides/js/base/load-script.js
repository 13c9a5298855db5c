/** Scripts that are fetched when they are needed, and by tag, since that runs from `file://` as well. */
import { bundled } from "./site-root.js";

/**
 * @param {string} name As `bundled` takes it.
 * @returns {Promise<void>} Resolves when the script ran; rejects if it cannot be fetched.
 */
export function loadScript(name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = bundled(name);
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`${script.src} did not load`)));
    document.head.append(script);
  });
}

/**
 * @template Part
 * @param {string} name As `bundled` takes it.
 * @param {string} called What the script defines.
 * @returns {Promise<Part>} That. Rejects if it cannot be fetched; the next call tries again.
 */
export async function loadPart(name, called) {
  const known = /** @type {Record<string, Part | undefined>} */ (/** @type {unknown} */ (globalThis));
  if (!known[called]) await loadScript(name);
  const part = known[called];
  if (!part) throw new Error(`no ${called}`);
  return part;
}
