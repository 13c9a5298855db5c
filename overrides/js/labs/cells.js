/**
 * A fleet: a square for each instance, in groups.
 *
 * @import { Look, Named } from "./svg.js"
 *
 * @typedef {object} Cell
 * @property {Look} look
 * @property {string} [sign] One letter or sign upon it.
 *
 * @typedef {object} Cells
 * @property {string} name
 * @property {readonly Cell[]} cells
 */
import { filled, part, picture, surfaceLegend, text } from "./svg.js";

const [SIDE, STEP, NAME, GAP] = [22, 26, 22, 12];

/**
 * @param {Named & { width: number, groups: readonly Cells[], looks: readonly { name: string, look: Look }[], columns?: number }}
 *   fleet `columns` says how many groups stand side by side, 1 if none is given; `looks` says what the squares mean.
 * @returns {HTMLElement}
 */
export function cellChart(fleet) {
  const { key, width, groups, looks, columns = 1 } = fleet;
  const room = width / columns;
  const across = Math.max(1, Math.floor((room - (columns > 1 ? GAP : 0) + STEP - SIDE) / STEP));
  /** @type {SVGElement[]} */
  const drawn = [];
  let top = 0;
  for (let first = 0; first < groups.length; first += columns) {
    const row = groups.slice(first, first + columns);
    for (const [at, group] of row.entries()) drawn.push(...groupOf(key, group, at * room, top, across));
    const lines = Math.max(1, ...row.map(({ cells }) => Math.ceil(cells.length / across)));
    top += NAME + lines * STEP + GAP;
  }
  return picture(fleet, [width, Math.max(1, top)], drawn, [surfaceLegend(key, looks)]);
}

/**
 * @param {string} key
 * @param {Cells} group
 * @param {number} left
 * @param {number} top
 * @param {number} across How many squares stand in a line.
 */
function groupOf(key, { name, cells }, left, top, across) {
  const squares = cells.flatMap((cell, at) => {
    const [x, y] = [left + (at % across) * STEP + 0.5, top + NAME + Math.floor(at / across) * STEP + 0.5];
    return square(key, cell, x, y);
  });
  return [text(left, top + 14, name), ...squares];
}

/**
 * @param {string} key
 * @param {Cell} cell
 * @param {number} x
 * @param {number} y
 */
function square(key, { look, sign }, x, y) {
  const surface = part("rect", { x, y, width: SIDE - 1, height: SIDE - 1, rx: 2, ...filled(key, look) });
  if (!sign) return [surface];
  // On ground of its own: a pattern is hard to read on.
  const ground = part("rect", { class: "ground", x: x + 4, y: y + 3, width: SIDE - 9, height: SIDE - 7 });
  return [surface, ground, text(x + (SIDE - 1) / 2, y + 15.5, sign, "middle")];
}
