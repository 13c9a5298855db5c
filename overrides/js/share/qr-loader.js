/**
 * Fetches what draws QR codes, when someone asks for one.
 *
 * @typedef {(text: string) => SVGSVGElement} Draw
 */
import { loadPart } from "../base/load-script.js";

/** @returns {Promise<Draw>} Rejects if it cannot be fetched; the next call tries again. */
export function loadDrawing() {
  return loadPart("qr", "studysiteQr");
}
