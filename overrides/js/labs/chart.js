/**
 * Lines and steps over time.
 *
 * @import { Named } from "./svg.js"
 *
 * @typedef {"ink" | "accent" | "dashed" | "dotted"} Stroke
 *
 * @typedef {object} Series
 * @property {string} name
 * @property {readonly (readonly [x: number, y: number])[]} points In the order of x.
 * @property {"line" | "steps"} [shape] Steps keep a value until the next point; a line goes straight to it.
 * @property {Stroke} stroke
 *
 * @typedef {object} Axis
 * @property {string} label What is counted, and in what: `Minutes`.
 * @property {number} [least] 0 if none is given.
 * @property {number} most
 * @property {(value: number) => string} [words]
 *
 * @typedef {object} Lines
 * @property {number} width In CSS pixels, as the scene says.
 * @property {number} [height]
 * @property {Axis} x
 * @property {Axis} y
 * @property {readonly Series[]} series
 * @property {readonly { value: number, name: string }[]} [levels] Lines across at values of y, named at their right end.
 * @property {readonly { at: number, name: string }[]} [moments] Lines down at values of x.
 */
import { figure } from "./formats.js";
import { scaled, ticks } from "./scale.js";
import { legend, part, picture, text } from "./svg.js";

const HEIGHT = 230;
/** Room for the words around the plot, in px. */
const ROOM = { top: 26, right: 12, bottom: 42, left: 44 };

/**
 * @param {Named & Lines} chart
 * @returns {HTMLElement}
 */
export function lineChart(chart) {
  const { width, height = HEIGHT, x, y, series, levels = [], moments = [] } = chart;
  const frame = frameOf(width, height);
  const place = {
    x: scaled([x.least ?? 0, x.most], [frame.left, frame.right]),
    y: scaled([y.least ?? 0, y.most], [frame.bottom, frame.top]),
  };
  const drawn = [
    ...across(y, place.y, frame),
    ...down(x, place.x, frame),
    ...series.map(({ points, shape = "line", stroke }) => {
      return part("path", { class: `line ${stroke}`, d: pathOf(points, shape, place) });
    }),
    ...levels.flatMap(({ value, name }) => level(place.y(value), name, frame)),
    ...moments.flatMap(({ at, name }) => moment(place.x(at), name, frame)),
  ];
  const samples = series.map(({ name, stroke }) => {
    return /** @type {const} */ ([name, part("path", { class: `line ${stroke}`, d: "M0 8h16" })]);
  });
  const made = picture(chart, [width, height], drawn, [legend(samples)]);
  made.dataset["plot"] = [x.least ?? 0, x.most, y.least ?? 0, y.most].join(" ");
  return made;
}

/**
 * What a chart shows where the pointer is: to draw in it.
 *
 * @param {HTMLElement} chart As `lineChart` made it.
 * @param {{ clientX: number, clientY: number }} pointer
 * @returns {[x: number, y: number] | null} null if it is no chart; what is outside counts as at the edge.
 */
export function pointIn(chart, { clientX, clientY }) {
  const drawn = chart.querySelector("svg");
  const plot = chart.dataset["plot"]?.split(" ").map(Number);
  if (!drawn || !plot) return null;
  const box = drawn.getBoundingClientRect();
  const size = drawn.viewBox.baseVal;
  const frame = frameOf(size.width, size.height);
  const [x = 0, y = 0] = [((clientX - box.left) * size.width) / box.width, ((clientY - box.top) * size.height) / box.height];
  const [left = 0, right = 0, low = 0, high = 0] = plot;
  return [scaled([frame.left, frame.right], [left, right])(x), scaled([frame.top, frame.bottom], [high, low])(y)];
}

/**
 * @param {number} width
 * @param {number} height
 */
function frameOf(width, height) {
  return { left: ROOM.left, right: width - ROOM.right, top: ROOM.top, bottom: height - ROOM.bottom };
}

/**
 * @param {Axis} axis
 * @param {(value: number) => number} place
 * @param {ReturnType<typeof frameOf>} frame
 */
function across({ label, least = 0, most, words = figure }, place, { left, right, top }) {
  const lines = ticks(least, most, 4).flatMap((value) => [
    part("path", { class: value === least ? "axis" : "grid", d: `M${left} ${place(value)}H${right}` }),
    text(left - 8, place(value) + 4, words(value), "end"),
  ]);
  return [...lines, text(0, top - 14, label)];
}

/**
 * @param {Axis} axis
 * @param {(value: number) => number} place
 * @param {ReturnType<typeof frameOf>} frame
 */
function down({ label, least = 0, most, words = figure }, place, { left, right, bottom }) {
  const named = ticks(least, most, Math.floor((right - left) / 64)).flatMap((value) => [
    part("path", { class: "axis", d: `M${place(value)} ${bottom}v4` }),
    text(place(value), bottom + 18, words(value), "middle"),
  ]);
  return [...named, text(right, bottom + 36, label, "end")];
}

/**
 * @param {number} y
 * @param {string} name
 * @param {ReturnType<typeof frameOf>} frame
 */
function level(y, name, { left, right, top }) {
  const above = y - 5 > top + 8 ? y - 5 : y + 14;
  return [part("path", { class: "level", d: `M${left} ${y}H${right}` }), text(right, above, name, "end")];
}

/**
 * @param {number} x
 * @param {string} name
 * @param {ReturnType<typeof frameOf>} frame
 */
function moment(x, name, { left, right, top, bottom }) {
  const isLeft = x < (left + right) / 2;
  return [
    part("path", { class: "moment", d: `M${x} ${top}V${bottom}` }),
    text(isLeft ? x + 5 : x - 5, top + 9, name, isLeft ? "start" : "end"),
  ];
}

/**
 * @param {Series["points"]} points
 * @param {"line" | "steps"} shape
 * @param {{ x: (value: number) => number, y: (value: number) => number }} place
 */
function pathOf(points, shape, place) {
  return points
    .map(([x, y], at) => {
      const [left, top] = [place.x(x), place.y(y)].map((value) => Math.round(value * 10) / 10);
      if (!at) return `M${left} ${top}`;
      return shape === "steps" ? `H${left}V${top}` : `L${left} ${top}`;
    })
    .join("");
}
