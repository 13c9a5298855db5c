/**
 * The parts of the page of progress that are fetched when they are needed: what has happened, and the ways in and out.
 *
 * @typedef {typeof import("./carry.js")} Carry
 * @typedef {import("./past-core.js").Past} Past
 */
import { element } from "../base/element.js";
import { bundled } from "../base/site-root.js";

/** @returns {Promise<Carry>} Rejects if it cannot be fetched; the next call tries again. */
export function loadCarry() {
  return loaded("carry", () => /** @type {{ studysiteCarry?: Carry }} */ (globalThis).studysiteCarry);
}

/** @returns {Promise<Past>} Rejects if it cannot be fetched; the next call tries again. */
export function loadPast() {
  return loaded("past", () => /** @type {{ studysitePast?: Past }} */ (globalThis).studysitePast);
}

/**
 * @template Part
 * @param {string} name
 * @param {() => Part | undefined} given What its script gave.
 * @returns {Promise<Part>}
 */
async function loaded(name, given) {
  if (!given()) await load(name);
  const part = given();
  if (!part) throw new Error(`the script ${name} gives nothing`);
  return part;
}

/** @param {string} name */
function load(name) {
  // It may load what draws QR codes in its turn, and is told what that is called.
  const script = element("script", { src: bundled(name), "data-scripts": bundled("qr").replace(/.*\//, "") });
  return new Promise((resolve, reject) => {
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}
