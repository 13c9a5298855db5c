/**
 * The cards of this site, fetched by script tags, since those work from `file://` as well, and kept in memory.
 *
 * @import { StudyIndex } from "./study-types.js"
 */
import { root } from "../base/site-root.js";
import { CALLED, CardsError, StudyParts } from "./study-parts.js";

export { CardsError };

const FOLDER = `${root}data/study/`;

/** What each script gave. @type {WeakMap<HTMLOrSVGScriptElement, unknown>} */
const given = new WeakMap();

const parts = new StudyParts(byTag);

/** @returns {Promise<StudyIndex>} What is known of all cards. Rejects with a CardsError; the next call tries again. */
export function loadIndex() {
  return parts.index();
}

/**
 * @param {StudyIndex} index
 * @param {Iterable<string>} ids
 * @returns {Promise<Map<string, import("./study-types.js").CardBody>>} The texts of those cards that there are. Only the
 *   parts that hold them are loaded. Rejects with a CardsError.
 */
export function loadBodies(index, ids) {
  return parts.bodies(index, ids);
}

/** @type {import("./study-parts.js").Load} */
function byTag(file, anew) {
  Object.assign(globalThis, { [CALLED]: take });
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${FOLDER}${file}${anew ? `?${Date.now()}` : ""}`;
    script.addEventListener("load", () => {
      script.remove();
      if (given.has(script)) resolve(given.get(script));
      else reject(new CardsError("damaged", `${file} holds no cards`));
    });
    script.addEventListener("error", () => {
      script.remove();
      reject(new CardsError("unreachable", `${file} did not load`));
    });
    document.head.append(script);
  });
}

/** @param {unknown} value */
function take(value) {
  if (document.currentScript) given.set(document.currentScript, value);
}
