/**
 * Fetches what draws QR codes, once, when someone first asks for one.
 *
 * @typedef {(text: string) => SVGSVGElement} Draw
 */
import { bundled } from "./site-root.js";

/** @type {Promise<Draw> | undefined} */
let drawing;

/** @returns {Promise<Draw>} Rejects if it cannot be fetched; the next call tries again. */
export function loadDrawing() {
  drawing ??= fetchDrawing().catch((error) => {
    drawing = undefined;
    throw error;
  });
  return drawing;
}

/** @returns {Promise<Draw>} By a script, which runs from `file://`, too. */
function fetchDrawing() {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = bundled("qr");
    script.addEventListener("load", () => {
      const { studysiteQr } = /** @type {{ studysiteQr?: Draw }} */ (globalThis);
      if (studysiteQr) resolve(studysiteQr);
      else reject(new Error(`${script.src} defines no drawing`));
    });
    script.addEventListener("error", () => reject(new Error(`${script.src} did not load`)));
    document.head.append(script);
  });
}
