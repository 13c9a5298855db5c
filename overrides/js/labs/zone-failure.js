/**
 * The lab "One zone fails": two fleets of equal capacity over the same zones, one of many small instances and one of few
 * large ones, and the step that one looks at. Pure.
 *
 * @typedef {import("./zones.js").Left} Left
 *
 * @typedef {object} State
 * @property {number} units Capacity of each fleet.
 * @property {number} small Instances of the first fleet.
 * @property {number} large Instances of the second one.
 * @property {number} zones
 * @property {"1" | "2" | "3" | "4" | "5" | "6" | "instance"} failed
 * @property {number} need Capacity that the load takes.
 * @property {number} at Which step one looks at, from 1.
 */
import { addressed, choice, number } from "./settings.js";
import { FAILS, MENDED, STEPS } from "./zone-steps.js";
import { enoughFor, left } from "./zones.js";

const MOST_ZONES = 6;
const MOST_INSTANCES = 24;
const MOST_UNITS = 1000;

const ZONES = /** @type {const} */ (["1", "2", "3", "4", "5", "6"]);

const fields = {
  units: number({ label: "Capacity of each fleet", usual: 6, least: 1, most: MOST_UNITS, unit: "units" }),
  small: number({ label: "Small instances", usual: 6, least: 1, most: MOST_INSTANCES }),
  large: number({ label: "Large instances", usual: 2, least: 1, most: MOST_INSTANCES }),
  zones: number({ label: "Availability Zones", usual: 3, least: 1, most: MOST_ZONES, kind: "range" }),
  failed: choice({
    label: "What fails",
    usual: /** @type {State["failed"]} */ ("1"),
    options: [...ZONES.map((zone) => ({ value: zone, words: `zone ${zone}` })), { value: "instance", words: "one instance" }],
  }),
  need: number({ label: "The load takes", usual: 4, least: 0, most: MOST_UNITS, unit: "units" }),
  at: number({ label: "Step", usual: FAILS, least: 1, most: STEPS.length }),
};

const address = addressed(fields);

export const { link, notes } = address;

/**
 * @param {URLSearchParams} params
 * @returns {State}
 */
export function parse(params) {
  return sound(address.parse(params));
}

/**
 * @param {State} state
 * @param {...(keyof typeof fields)} names
 */
export function controls(state, ...names) {
  return address.controls(state, ...names);
}

/**
 * @param {State} state
 * @param {import("./types.js").LabEvent} event `set`, `tick` or `rewind`.
 * @returns {State}
 */
export function step(state, event) {
  if (event.type === "tick") return { ...state, at: Math.min(STEPS.length, state.at + 1) };
  if (event.type === "rewind") return { ...state, at: 1 };
  return event.type === "set" ? sound({ ...state, [String(event["name"])]: event["value"] }) : state;
}

/**
 * @param {State} state
 * @returns {boolean}
 */
export function ends({ at }) {
  return at >= STEPS.length;
}

/**
 * @param {State} state
 * @returns {"before" | "out" | "mended"}
 */
export function phase({ at }) {
  return at < FAILS ? "before" : at < MENDED ? "out" : "mended";
}

/**
 * @param {State} state
 * @param {number} instances
 * @returns {Left} Of a fleet of so many.
 */
export function leftOf({ units, zones, failed, need }, instances) {
  const what = failed === "instance" ? failed : Number(failed);
  return left({ instances, zones, unitsEach: units / instances, failed: what, needUnits: need });
}

/**
 * @param {State} state
 * @param {number} instances
 * @returns {number} How many of the size that so many have would take the load with any zone gone; Infinity if there is one.
 */
export function enough({ units, zones, need }, instances) {
  return enoughFor(need, units / instances, zones);
}

/**
 * @param {State} state
 * @returns {State}
 */
function sound(state) {
  const isThere = state.failed === "instance" || Number(state.failed) <= state.zones;
  return { ...state, failed: isThere ? state.failed : /** @type {State["failed"]} */ (String(state.zones)) };
}
