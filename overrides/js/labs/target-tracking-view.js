/**
 * What is drawn of "Target tracking": traffic against what the instances take, the instances, and both in numbers.
 *
 * @typedef {import("./target-tracking.js").State} State
 * @typedef {import("./scaling.js").Minute} Minute
 * @typedef {import("./types.js").Control} Control
 */
import { lineChart } from "./chart.js";
import { counted, figure } from "./formats.js";
import { refused, warned } from "./refused.js";
import { clock, moves, told } from "./scaling-words.js";
import { tally, targetValue } from "./scaling.js";
import { table } from "./table.js";
import * as lab from "./target-tracking.js";

/** The picture that one may draw in. */
export const DRAWN = "traffic";

/** The Developer Guide's pages on scaling to zero. */
const FROM_ZERO = "Out of zero the lab scales like anywhere else. AWS wants a step scaling policy for the first instance.";

/** Above the busiest traffic there is room to draw more. */
const ROOM = 1.25;

/**
 * @param {State} state
 * @returns {Control[]}
 */
export function controls(state) {
  const drawn = state.curve === "own" ? lab.controls(state, "points") : [];
  const quiet = state.curve === "steady" ? [] : lab.controls(state, "quiet");
  const levels = state.curve === "own" ? [] : [...quiet, ...lab.controls(state, "busy")];
  return [
    { kind: "group", label: "Traffic", controls: [...lab.controls(state, "curve", "span"), ...levels] },
    ...drawn.map((one) => ({ ...one, hint: "Type them here, or draw in the picture of the traffic." })),
    {
      kind: "group",
      label: "The policy",
      controls: [
        ...lab.controls(state, "endpoint", "target", "min", "max", "outCooldown", "inCooldown"),
      ],
    },
    formula(state),
    {
      kind: "group",
      label: "What is assumed",
      hint: "AWS tells neither how long its alarms wait nor how soon an instance serves.",
      controls: lab.controls(state, "start", "outMinutes", "inMinutes", "startMinutes"),
    },
    ...(lab.problems(state).length ? [] : minute(state)),
  ];
}

/**
 * @param {State} state
 * @returns {Control}
 */
function formula(state) {
  const value = Math.round(2 * targetValue(state.rps, state.safety)) / 2;
  return {
    kind: "group",
    label: "A TargetValue to begin with",
    hint: `The guide's formula: MAX_RPS × SAFETY_FACTOR × 60 = ${figure(value)}.`,
    controls: [
      ...lab.controls(state, "rps", "safety"),
      { kind: "act", label: `Take ${figure(value)}`, event: { type: "set", name: "target", value } },
    ],
  };
}

/**
 * @param {State} state
 * @returns {Control[]}
 */
function minute(state) {
  const most = lab.last(state);
  return lab.controls(state, "at").map((one) => (one.kind === "number" ? { ...one, kind: "range", most } : one));
}

/**
 * @param {State} state
 * @param {import("./types.js").Scene} scene
 * @returns {Node[]}
 */
export function view(state, { width }) {
  const found = lab.problems(state);
  if (found.length) return [refused("Application Auto Scaling would refuse this policy:", found.map(({ words }) => words))];
  const minutes = lab.course(state);
  return [
    ...warned(state.min ? [] : [FROM_ZERO]),
    trafficOf(state, minutes, width),
    instances(state, minutes, width),
    summary(minutes),
    numbers(state, minutes),
    decisions(state, minutes),
  ];
}

/**
 * @param {State} state
 * @returns {string}
 */
export function sum(state) {
  const [first] = lab.problems(state);
  if (first) return `Refused: ${first.words}`;
  const minutes = lab.course(state);
  if (state.at) return told(state, minutes, state.at);
  const { over, requests, hours: paid, peak } = tally(minutes);
  return `${figure(over, 0)} of ${figure(requests, 0)} invocations are over the target, with ${counted(peak, "instance")} at the most and ${figure(paid, 1)} instance hours.`;
}

/**
 * @param {State} state
 * @param {readonly Minute[]} minutes
 * @param {number} width
 */
function trafficOf(state, minutes, width) {
  const points = lab.points(state);
  const { over, requests } = tally(minutes);
  const most = Math.max(1, ROOM * Math.max(state.quiet, state.busy), ...points);
  // The room beside the axis holds four digits.
  const unit = most < 10_000 ? 1 : 1000;
  const made = lineChart({
    key: DRAWN,
    title: "Invocations, and what the instances take at the target",
    description: `Of ${figure(requests, 0)} invocations ${figure(over, 0)} are beyond what the instances take at the target.`,
    width,
    x: hours(minutes),
    y: { label: unit === 1 ? "Invocations a minute" : "Thousand invocations a minute", most, words: (value) => figure(value / unit) },
    series: [
      { name: "invocations", stroke: "ink", points: changes(minutes, ({ traffic }) => traffic) },
      { name: "taken at the target", shape: "steps", stroke: "dashed", points: changes(minutes, ({ serving }) => serving * state.target) },
    ],
    moments: here(state),
  });
  made.toggleAttribute("data-drawn", state.curve === "own");
  return made;
}

/**
 * @param {State} state
 * @param {readonly Minute[]} minutes
 * @param {number} width
 */
function instances(state, minutes, width) {
  return lineChart({
    key: "instances",
    title: "Instances",
    description: `From ${Math.min(...minutes.map(({ serving }) => serving))} to ${tally(minutes).peak}.`,
    width,
    x: hours(minutes),
    y: { label: "Instances", most: state.max },
    series: [
      { name: "serve", shape: "steps", stroke: "ink", points: changes(minutes, ({ serving }) => serving) },
      { name: "asked for, and paid", shape: "steps", stroke: "dotted", points: changes(minutes, ({ wanted }) => wanted) },
    ],
    levels: [
      { value: state.max, name: "Max" },
      { value: state.min, name: "Min" },
    ],
    moments: here(state),
  });
}

/** @param {readonly Minute[]} minutes */
function hours({ length }) {
  return { label: "Minutes", most: length - 1 };
}

/** @param {State} state */
function here({ at }) {
  return [{ at, name: clock(at) }];
}

/**
 * @param {readonly Minute[]} minutes
 * @param {(minute: Minute) => number} of
 * @returns {[x: number, y: number][]} Without those in the midst of a straight line.
 */
function changes(minutes, of) {
  const values = minutes.map(of);
  const isNeeded = (/** @type {number} */ at) => {
    const [before, now, after] = [values[at - 1], values[at], values[at + 1]];
    return before === undefined || after === undefined || now === undefined || now - before !== after - now;
  };
  return values.flatMap((value, at) => (isNeeded(at) ? [/** @type {[number, number]} */ ([at, value])] : []));
}

/** @param {readonly Minute[]} minutes */
function summary(minutes) {
  const { over, hours: paid, worst, moves: count, peak, requests } = tally(minutes);
  return table({
    key: "figures",
    caption: "The whole time in numbers",
    head: ["What", "How much"],
    rows: [
      ["Invocations", figure(requests, 0)],
      ["Of these over the target", figure(over, 0)],
      ["Most for one instance, a minute", figure(worst, 0)],
      ["Instance hours", figure(paid, 1)],
      ["Most instances", peak],
      ["Times it scaled", count],
    ],
  });
}

/**
 * @param {State} state
 * @param {readonly Minute[]} minutes
 */
function numbers({ span }, minutes) {
  const parts = Array.from({ length: minutes.length / span }, (_, at) => minutes.slice(at * span, (at + 1) * span));
  const range = (/** @type {number[]} */ values) => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return least === most ? figure(least, 0) : `${figure(least, 0)} to ${figure(most, 0)}`;
  };
  return table({
    key: "parts",
    caption: `Every ${span} minutes in numbers`,
    head: ["From", "Invocations a minute", "Instances", "Most for one", "Over the target"],
    rows: parts.map((part, at) => [
      clock(at * span),
      range(part.map(({ traffic }) => traffic)),
      range(part.map(({ serving }) => serving)),
      figure(tally(part).worst, 0),
      figure(tally(part).over, 0),
    ]),
    fold: `Every ${span} minutes in numbers`,
  });
}

/**
 * @param {State} state
 * @param {readonly Minute[]} minutes
 */
function decisions(state, minutes) {
  const all = moves(state, minutes);
  return table({
    key: "moves",
    caption: "Each time it scales",
    head: ["Time", "What happens"],
    rows: all.length ? all.map(({ at, words }) => [clock(at), words]) : [["–", "It never scales."]],
    fold: `Each time it scales: ${all.length}`,
  });
}

/** @type {import("./types.js").Model<State>} */
export const model = {
  parse: lab.parse,
  link: lab.link,
  notes: lab.notes,
  step: lab.step,
  ends: lab.ends,
  controls,
  view,
  sum,
};
