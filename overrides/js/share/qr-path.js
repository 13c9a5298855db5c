/** A QR code as a path of SVG: no DOM. */
import { encode } from "uqr";

/** How many modules stay light around a code; ISO/IEC 18004 asks for four. */
export const QUIET = 4;

/**
 * @param {string} text
 * @returns {boolean[][]} The modules, row by row, dark ones true; at least 15 % of them may be
 *   unreadable (error correction M).
 */
export function encodeLink(text) {
  return encode(text, { ecc: "M", border: 0 }).data;
}

/**
 * @param {boolean[][]} modules
 * @returns {string} A path that covers the dark ones, a rectangle for each run of them in a row:
 *   one module is 1 wide and 1 high, and the quiet zone is counted in.
 */
export function pathOf(modules) {
  return modules.flatMap((row, y) => runsOf(row).map(([x, width]) => rectangle(x + QUIET, y + QUIET, width))).join("");
}

/**
 * @param {boolean[]} row
 * @returns {[start: number, width: number][]} Where dark modules stand side by side.
 */
function runsOf(row) {
  /** @type {[number, number][]} */
  const runs = [];
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1);
    if (dark && last && last[0] + last[1] === x) last[1] += 1;
    else if (dark) runs.push([x, 1]);
  }
  return runs;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} width
 */
function rectangle(x, y, width) {
  return `M${x} ${y}h${width}v1h${-width}z`;
}
