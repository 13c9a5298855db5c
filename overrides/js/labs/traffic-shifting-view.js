/**
 * What is drawn of "Shift the traffic": both fleets and their traffic at a moment, the whole time, and all of it in numbers.
 *
 * @typedef {import("./traffic-shifting.js").State} State
 * @typedef {import("./shift-frames.js").Frame} Frame
 * @typedef {import("./shift-frames.js").Shift} Shift
 */
import { shareChart } from "./bars.js";
import { cellChart } from "./cells.js";
import { lineChart } from "./chart.js";
import { percent } from "./formats.js";
import { refused, warned } from "./refused.js";
import { frames } from "./shift-frames.js";
import { problems, warnings } from "./shift-rules.js";
import { summary, timeTable } from "./shift-tables.js";
import { figures, outcome, told } from "./shift-words.js";
import { shiftOf } from "./traffic-shifting.js";

const OLD = { name: "old version", look: /** @type {const} */ ("hatch") };
const NEW = { name: "new version", look: /** @type {const} */ ("full") };
const IDLE = { name: "runs without traffic", look: /** @type {const} */ ("empty") };

/**
 * @param {State} state
 * @param {import("./types.js").Scene} scene
 * @returns {Node[]}
 */
export function view(state, { width }) {
  const shift = shiftOf(state);
  const found = problems(shift);
  if (found.length) return [refused("SageMaker AI would refuse this update:", found.map(({ words }) => words))];
  const all = frames(shift);
  const frame = /** @type {Frame} */ (all[state.at]);
  return [
    ...warned(warnings(shift).map(({ words }) => words)),
    fleets(shift, frame, width),
    traffic(frame, width),
    overTime(shift, all, state.at, width),
    capacity(shift, all, state.at, width),
    summary(shift),
    timeTable(shift, all),
  ];
}

/**
 * @param {State} state
 * @returns {string}
 */
export function sum(state) {
  const shift = shiftOf(state);
  const [first] = problems(shift);
  if (first) return `Refused: ${first.words}`;
  return state.at ? told(shift, /** @type {Frame} */ (frames(shift)[state.at])) : outcome(shift);
}

/**
 * @param {Shift} shift
 * @param {Frame} frame
 * @param {number} width
 */
function fleets({ instances }, { old, new: fresh, share }, width) {
  // As many of each fleet get requests as their share of the traffic needs, counted in whole instances.
  const needed = (/** @type {number} */ part) => Math.ceil(part * instances - 1e-9);
  const on = { old: Math.min(old, needed(1 - share)), new: Math.min(fresh, needed(share)) };
  const cells = (/** @type {number} */ count, /** @type {number} */ busy, /** @type {"hatch" | "full"} */ look) => {
    return Array.from({ length: count }, (_, at) => ({ look: at < busy ? look : IDLE.look }));
  };
  return cellChart({
    key: "fleets",
    title: "The fleets at this moment",
    description: `${old} old instances, ${on.old} with traffic; ${fresh} new ones, ${on.new} with traffic. A whole fleet has ${instances}.`,
    width,
    looks: [OLD, NEW, IDLE],
    groups: [
      { name: `Old (blue) fleet: ${old}`, cells: cells(old, on.old, "hatch") },
      { name: `New (green) fleet: ${fresh}`, cells: cells(fresh, on.new, "full") },
    ],
  });
}

/**
 * @param {Frame} frame
 * @param {number} width
 */
function traffic({ share }, width) {
  const parts = [
    { value: 1 - share, look: OLD.look },
    { value: share, look: NEW.look },
  ];
  return shareChart({
    key: "share",
    title: "Traffic at this moment",
    description: `${percent(1 - share)} on the old version, ${percent(share)} on the new one.`,
    width,
    looks: [OLD, NEW],
    rows: [{ name: `${percent(1 - share)} old, ${percent(share)} new`, parts }],
  });
}

/**
 * @param {Shift} shift
 * @param {readonly Frame[]} all
 * @param {number} at
 * @param {number} width
 */
function overTime(shift, all, at, width) {
  return lineChart({
    key: "shift",
    title: "Traffic on the new version",
    description: outcome(shift),
    width,
    height: 190,
    x: minutes(shift),
    y: { label: "% of requests", most: 100 },
    series: [{ name: "new version", shape: "steps", stroke: "ink", points: pointsOf(all, ({ share }) => share * 100) }],
    moments: here(all, at),
  });
}

/**
 * @param {Shift} shift
 * @param {readonly Frame[]} all
 * @param {number} at
 * @param {number} width
 */
function capacity(shift, all, at, width) {
  const { peak, peakBack } = figures(shift);
  const most = Math.max(peak, peakBack);
  return lineChart({
    key: "capacity",
    title: "Instances that exist",
    description: `At most ${most} at once, and never fewer than ${shift.instances}.`,
    width,
    height: 190,
    x: minutes(shift),
    y: { label: "Instances", most },
    series: [
      { name: "both fleets", shape: "steps", stroke: "ink", points: pointsOf(all, (frame) => frame.old + frame.new) },
      { name: "new fleet", shape: "steps", stroke: "dashed", points: pointsOf(all, (frame) => frame.new) },
    ],
    levels: [{ value: shift.instances, name: "one fleet" }],
    moments: here(all, at),
  });
}

/** @param {Shift} shift */
function minutes(shift) {
  return { label: "Minutes", most: Math.max(1, figures(shift).totalSeconds / 60) };
}

/**
 * @param {readonly Frame[]} all
 * @param {(frame: Frame) => number} of
 * @returns {[x: number, y: number][]}
 */
function pointsOf(all, of) {
  return all.map((frame) => [frame.from / 60, of(frame)]);
}

/**
 * @param {readonly Frame[]} all
 * @param {number} at
 */
function here(all, at) {
  return [{ at: (all[at]?.from ?? 0) / 60, name: "this moment" }];
}
