/**
 * Fetches what draws QR codes, once, when someone first asks for one.
 *
 * @typedef {(text: string) => SVGSVGElement} Draw
 */
import { loadScript } from "../base/load-script.js";

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

/** @returns {Promise<Draw>} */
async function fetchDrawing() {
  await loadScript("qr");
  const { studysiteQr } = /** @type {{ studysiteQr?: Draw }} */ (globalThis);
  if (!studysiteQr) throw new Error("the script defines no drawing");
  return studysiteQr;
}
