/**
 * The lab "Target tracking": traffic that one chooses or draws, a policy, and the minute one looks at. Pure.
 *
 * @typedef {import("./curves.js").Curve} Curve
 * @typedef {import("./scaling.js").Policy} Policy
 * @typedef {import("./scaling.js").Minute} Minute
 *
 * @typedef {"realtime" | "async" | "components"} Endpoint
 * @typedef {Policy & { endpoint: Endpoint, curve: Curve, quiet: number, busy: number, points: readonly number[], span: number,
 *   rps: number, safety: number, at: number }} State `at`: the minute in sight, from 0; `rps` and `safety` give a target.
 */
import { minutesOf, MOST_TRAFFIC, POINTS, pointsOf } from "./curves.js";
import { problems as refusals, simulated } from "./scaling.js";
import { addressed, choice, number, numbers, replaced } from "./settings.js";

export const MOST_INSTANCES = 100;
const LONGEST_SPAN = 120;
const LONGEST_COOLDOWN = 3600;

const fields = {
  curve: choice({
    label: "Traffic",
    usual: "burst",
    options: [
      { value: "steady", words: "steady" },
      { value: "daily", words: "like a day" },
      { value: "burst", words: "a burst" },
      { value: "ramp", words: "growing" },
      { value: "own", words: "as I draw it" },
    ],
  }),
  span: choice({
    label: "Time that is shown",
    usual: "10",
    options: [
      { value: "5", words: "1 hour" },
      { value: "10", words: "2 hours" },
      { value: "30", words: "6 hours" },
      { value: "120", words: "24 hours" },
    ],
  }),
  quiet: number({ label: "Quiet", usual: 400, least: 0, most: MOST_TRAFFIC, unit: "invocations a minute" }),
  busy: number({ label: "Busy", usual: 4000, least: 0, most: MOST_TRAFFIC, unit: "invocations a minute" }),
  points: numbers({
    label: "Invocations a minute",
    usual: Array.from({ length: POINTS }, () => 0),
    least: 0,
    most: MOST_TRAFFIC,
    fewest: POINTS,
    longest: POINTS,
    each: (at) => `Point ${at + 1}`,
  }),
  endpoint: choice({
    label: "Endpoint",
    usual: "realtime",
    options: [
      { value: "realtime", words: "real-time" },
      { value: "components", words: "real-time with inference components" },
      { value: "async", words: "asynchronous" },
    ],
  }),
  target: number({ label: "TargetValue", usual: 600, least: 0, most: MOST_TRAFFIC, step: 0.5, unit: "invocations a minute" }),
  rps: number({ label: "MAX_RPS", usual: 20, least: 0.5, most: 1000, step: 0.5 }),
  safety: number({ label: "SAFETY_FACTOR", usual: 0.5, least: 0.1, most: 1, step: 0.1 }),
  min: number({ label: "MinCapacity", usual: 1, least: 0, most: MOST_INSTANCES }),
  max: number({ label: "MaxCapacity", usual: 8, least: 0, most: MOST_INSTANCES }),
  start: number({ label: "Instances at the start", usual: 1, least: 0, most: MOST_INSTANCES }),
  outCooldown: number({ label: "ScaleOutCooldown", usual: 300, least: 0, most: LONGEST_COOLDOWN, unit: "seconds" }),
  inCooldown: number({ label: "ScaleInCooldown", usual: 300, least: 0, most: LONGEST_COOLDOWN, unit: "seconds" }),
  outMinutes: number({ label: "Above the target before it scales out", usual: 3, least: 1, most: 60, unit: "minutes" }),
  inMinutes: number({ label: "Well below before it scales in", usual: 15, least: 1, most: 60, unit: "minutes" }),
  startMinutes: number({ label: "Until a new instance serves", usual: 4, least: 0, most: 60, unit: "minutes" }),
  at: number({ label: "Minute", usual: 0, least: 0, most: POINTS * LONGEST_SPAN }),
};

const address = addressed(fields);

export const { notes } = address;

/**
 * @param {State} state
 */
export function link(state) {
  return address.link(texted(state));
}

/**
 * @param {URLSearchParams} params
 * @returns {State}
 */
export function parse(params) {
  const read = address.parse(params);
  return sound(/** @type {State} */ ({ ...read, span: Number(read.span) }));
}

/**
 * @param {State} state
 * @param {...(keyof typeof fields)} names
 */
export function controls(state, ...names) {
  return address.controls(texted({ ...state, points: points(state) }), ...names);
}

/**
 * @param {State} state
 */
function texted(state) {
  return /** @type {any} */ ({ ...state, span: String(state.span) });
}

/**
 * @param {State} state
 * @returns {readonly number[]} Invocations a minute at each point.
 */
export function points({ curve, quiet, busy, points: own }) {
  return pointsOf(curve, quiet, busy, own);
}

/**
 * @param {State} state
 * @returns {Minute[]}
 */
export function course(state) {
  return simulated(state, minutesOf(points(state), state.span));
}

/**
 * @param {State} state
 * @returns {{ code: string, words: string }[]} What would be refused, a sentence each.
 */
export function problems(state) {
  return refusals(state, state.endpoint !== "realtime");
}

/**
 * A step goes on to the next minute in which it scales, or to the next point of the traffic.
 *
 * @param {State} state
 * @param {import("./types.js").LabEvent} event `set`, `point`, `tick` or `rewind`.
 * @returns {State}
 */
export function step(state, event) {
  if (event.type === "tick") return sound({ ...state, at: nextStop(state) });
  if (event.type === "rewind") return { ...state, at: 0 };
  if (event.type === "point") return drawn(state, Number(event["at"]), Number(event["value"]));
  if (event.type !== "set") return state;
  const [name = "", place] = String(event["name"]).split(".");
  const value = event["value"];
  if (place !== undefined) return drawn(state, Number(place), Number(value));
  if (name === "span") return sound({ ...state, span: Number(value) });
  // Who begins to draw goes on from what is there.
  const kept = name === "curve" && value === "own" ? { points: points(state) } : {};
  return sound({ ...state, ...kept, [name]: value });
}

/**
 * @param {State} state
 * @returns {boolean} Also where the policy is refused.
 */
export function ends(state) {
  return problems(state).length > 0 || state.at >= last(state);
}

/**
 * @param {State} state
 */
function nextStop(state) {
  const boundary = (Math.floor(state.at / state.span) + 1) * state.span;
  const move = course(state).findIndex(({ move }, at) => at > state.at && move);
  return move < 0 ? boundary : Math.min(boundary, move);
}

/**
 * @param {State} state
 * @param {number} at
 * @param {number} value
 * @returns {State} With a curve that is one's own.
 */
function drawn(state, at, value) {
  const whole = Math.round(Math.min(MOST_TRAFFIC, Math.max(0, value || 0)));
  return { ...state, curve: "own", points: replaced(points(state), at, whole) };
}

/**
 * @param {State} state
 * @returns {number} The last minute.
 */
export function last({ span }) {
  return POINTS * span - 1;
}

/**
 * @param {State} state
 * @returns {State}
 */
function sound(state) {
  return { ...state, at: Math.min(state.at, last(state)) };
}

/**
 * @param {State} state
 * @param {number} minute
 * @returns {number} The point of the traffic that lies nearest to it.
 */
export function nearest({ span }, minute) {
  return Math.min(POINTS - 1, Math.max(0, Math.round(minute / span)));
}
