/**
 * The search as a script of its own, loaded on first use: a worker's, or where workers cannot run, the
 * page's. A classic script, since modules do not run from `file://`.
 *
 * @import { Answer } from "./engine.js"
 */
import { Engine } from "./engine.js";
import { CALLED, FOLDER, parsed } from "./files.js";

const isPage = typeof document !== "undefined";
const script = isPage ? /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src : location.href;

/** The folder of the index, seen from this script, which is in `assets/`. */
const folder = new URL(`../${FOLDER}`, script ?? location.href).href;

/**
 * @param {string} file
 * @param {boolean} anew
 * @returns {Promise<unknown>}
 */
async function fetched(file, anew) {
  // Only the manifest keeps its name when it changes.
  const isNamedByContent = /^[0-9a-f]+\.js$/.test(file);
  const answer = await fetch(folder + file, { cache: anew ? "reload" : isNamedByContent ? "default" : "no-cache" });
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return parsed(await answer.text());
}

/**
 * @param {string} file
 * @param {boolean} anew
 * @returns {Promise<unknown>}
 */
function run(file, anew) {
  return new Promise((resolve, reject) => {
    const part = document.createElement("script");
    part.src = folder + file + (anew ? `?${Date.now()}` : "");
    part.addEventListener("load", () => {
      part.remove();
      if (called.has(part)) resolve(called.get(part));
      else reject(new Error(`${file} is no part of the search`));
    });
    part.addEventListener("error", () => {
      part.remove();
      reject(new Error(`${file} did not load`));
    });
    document.head.append(part);
  });
}

/** What the scripts of the index gave. @type {WeakMap<object, unknown>} */
const called = new WeakMap();

if (isPage) {
  Object.assign(globalThis, {
    [CALLED]: (/** @type {unknown} */ value) => document.currentScript && called.set(document.currentScript, value),
    studysiteSearch: (/** @type {(answer: Answer) => void} */ tell) => new Engine(run, tell),
  });
} else {
  const engine = new Engine(fetched, (answer) => postMessage(answer));
  addEventListener("message", ({ data }) => {
    if (data.query === undefined) engine.warm().catch(() => {});
    else engine.ask(data.id, data.query);
  });
}
