/**
 * Lengths: a bar for each thing, or one bar parted into shares.
 *
 * @import { Look, Named } from "./svg.js"
 *
 * @typedef {object} Bar
 * @property {string} name
 * @property {number} value
 * @property {string} [words] The value as it is read.
 * @property {Look} [look]
 * @property {number} [mark] A second value, drawn as a stroke across the bar: what was expected.
 *
 * @typedef {object} Row
 * @property {string} name Nothing for a bar that needs none.
 * @property {readonly { value: number, look: Look }[]} parts
 */
import { figure } from "./formats.js";
import { scaled } from "./scale.js";
import { filled, legend, part, picture, surfaceLegend, text } from "./svg.js";

/** A row: words, and below them the bar, in px. */
const [WORDS, THICK, GAP] = [20, 14, 10];

/**
 * @param {Named & { width: number, rows: readonly Bar[], most?: number, marked?: string }} chart `most` is the value of a bar
 *   of full length, the largest one if none is given; `marked` says what the strokes mean.
 * @returns {HTMLElement}
 */
export function barChart(chart) {
  const { key, width, rows, marked } = chart;
  const most = chart.most ?? Math.max(...rows.flatMap(({ value, mark = 0 }) => [value, mark]), 0);
  const place = scaled([0, most], [0, width - 2]);
  const drawn = rows.flatMap(({ name, value, words, look = "hatch", mark }, at) => {
    const top = at * (WORDS + THICK + GAP);
    const bar = top + WORDS;
    return [
      text(0, top + 14, name),
      text(width, top + 14, words ?? figure(value), "end"),
      part("rect", { x: 0.5, y: bar + 0.5, width: width - 1, height: THICK - 1, class: "rail" }),
      part("rect", { x: 0.5, y: bar + 0.5, width: place(value), height: THICK - 1, ...filled(key, look) }),
      ...(mark === undefined ? [] : [part("path", { class: "mark", d: `M${place(mark) + 1} ${bar - 3}v${THICK + 6}` })]),
    ];
  });
  const below = marked ? [legend([[marked, part("path", { class: "mark", d: "M8 0v16" })]])] : [];
  return picture(chart, [width, heightOf(rows.length)], drawn, below);
}

/**
 * @param {Named & { width: number, rows: readonly Row[], looks: readonly { name: string, look: Look }[] }} chart Each row is
 *   parted by the values of its parts, whatever their sum is; `looks` says what they mean.
 * @returns {HTMLElement}
 */
export function shareChart(chart) {
  const { key, width, rows, looks } = chart;
  const drawn = rows.flatMap(({ name, parts }, at) => {
    const top = at * (WORDS + THICK + GAP);
    const bar = top + WORDS;
    const sum = parts.reduce((all, { value }) => all + value, 0);
    let before = 0;
    const surfaces = parts.flatMap(({ value, look }) => {
      const start = before;
      before += sum ? ((width - 1) * value) / sum : 0;
      if (before === start) return [];
      return [part("rect", { x: start + 0.5, y: bar + 0.5, width: before - start, height: THICK - 1, ...filled(key, look) })];
    });
    const rail = part("rect", { x: 0.5, y: bar + 0.5, width: width - 1, height: THICK - 1, class: "rail" });
    return [text(0, top + 14, name), rail, ...surfaces];
  });
  return picture(chart, [width, heightOf(rows.length)], drawn, [surfaceLegend(key, looks)]);
}

/** @param {number} rows */
function heightOf(rows) {
  return Math.max(1, rows * (WORDS + THICK + GAP));
}
