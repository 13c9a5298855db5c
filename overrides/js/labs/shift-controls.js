/**
 * What can be set in "Shift the traffic". Pure.
 *
 * @typedef {import("./traffic-shifting.js").State} State
 * @typedef {import("./types.js").Control} Control
 */
import { figure } from "./formats.js";
import { frames, shares } from "./shift-frames.js";
import { LEAST_TIMEOUT, LONGEST_WAIT, MOST_TIMEOUT, problems, SIZES } from "./shift-rules.js";
import { controls as of, shiftOf } from "./traffic-shifting.js";

/**
 * @param {State} state
 * @returns {Control[]}
 */
export function controls(state) {
  const isRolling = state.mode === "ROLLING";
  const isFine = problems(shiftOf(state)).length === 0;
  return [
    { kind: "group", label: "The update", controls: [...of(state, "mode", "instances"), ...sizes(state), ...of(state, "feature")] },
    {
      kind: "group",
      label: "Waits, in seconds",
      hint: `The API takes waits from 0 to ${figure(LONGEST_WAIT)}, and a limit for all from ${LEAST_TIMEOUT} to ${figure(MOST_TIMEOUT)}.`,
      controls: of(state, "wait", ...(isRolling ? [] : /** @type {const} */ (["termination"])), "timeout", "start"),
    },
    { kind: "group", label: "If something is wrong", controls: [...faults(state, isFine), ...(isRolling ? [wayBack(state)] : [])] },
    ...(isFine ? moments(state) : []),
  ];
}

/**
 * @param {State} state
 * @returns {Control[]}
 */
function sizes(state) {
  const range = SIZES[state.mode];
  if (!range) return [];
  const may = range.least ? `${range.least}% to ${range.most}%` : `At most ${range.most}%`;
  return of(state, "unit", "size").map((one) => {
    return one.kind === "number" ? { ...one, ...unitOf(state), label: range.name, hint: `${may} of the fleet.` } : one;
  });
}

/** @param {State} state */
function unitOf({ unit, instances }) {
  return unit === "INSTANCE_COUNT" ? { most: instances, unit: "instances" } : { most: 100, unit: "%" };
}

/**
 * @param {State} state
 * @returns {Control}
 */
function wayBack(state) {
  const [control] = of(state, "back");
  const made = /** @type {import("./types.js").NumberControl} */ (control);
  return { ...made, ...unitOf(state), hint: "0: none is given, and the whole fleet goes back at once." };
}

/**
 * @param {State} state
 * @param {boolean} isFine
 * @returns {Control[]}
 */
function faults(state, isFine) {
  const bakes = isFine ? shares(shiftOf(state)) : [];
  const options = bakes.map((_, at) => ({ value: String(at + 1), words: `bake ${at + 1}` }));
  const [bad] = of(state, "bad");
  const label = bad && "label" in bad ? bad.label : "";
  return [
    { kind: "select", name: "bad", label, value: String(state.bad), options: [{ value: "0", words: "no bake" }, ...options] },
    ...(state.bad ? of(state, "after") : []),
    ...of(state, "alarms"),
  ];
}

/**
 * @param {State} state
 * @returns {Control[]}
 */
function moments(state) {
  const most = frames(shiftOf(state)).length - 1;
  return of(state, "at").map((one) => (one.kind === "number" ? { ...one, kind: "range", most } : one));
}
