/**
 * The lab "Shift the traffic": what is set, and which moment of the update one looks at. Pure.
 *
 * @typedef {import("./shift-frames.js").Shift} Shift
 * @typedef {import("./shift-frames.js").Size} Size
 *
 * @typedef {object} State
 * @property {Shift["mode"]} mode
 * @property {number} instances
 * @property {Size["type"]} unit Of both sizes.
 * @property {number} size
 * @property {number} back RollbackMaximumBatchSize; 0 for none.
 * @property {number} wait In seconds, as all times.
 * @property {number} termination
 * @property {number} timeout 0 for none.
 * @property {number} start How long instances take to start.
 * @property {number} alarms
 * @property {number} bad In which bake the new version shows a fault, from 1; 0 for none.
 * @property {number} after How many seconds after it begins.
 * @property {Shift["feature"]} feature
 * @property {number} at The frame in sight, from 0.
 */
import { addressed, choice, number } from "./settings.js";
import { frames, percentOf, shares } from "./shift-frames.js";
import { problems } from "./shift-rules.js";

const MOST_INSTANCES = 20;

/** More than the API takes, so that one can see what it says. */
const TRIED_WAIT = 7200;
const TRIED_TIMEOUT = 36_000;
const TRIED_ALARMS = 12;

/** No update of so few instances has more moments. */
const MOST_MOMENTS = 200;

const fields = {
  mode: choice({
    label: "Way",
    usual: /** @type {Shift["mode"]} */ ("CANARY"),
    options: [
      { value: "ALL_AT_ONCE", words: "blue/green, all at once" },
      { value: "CANARY", words: "blue/green, canary" },
      { value: "LINEAR", words: "blue/green, linear" },
      { value: "ROLLING", words: "rolling" },
    ],
  }),
  instances: number({ label: "Instances", usual: 8, least: 1, most: MOST_INSTANCES }),
  unit: choice({
    label: "Sizes are in",
    usual: /** @type {Size["type"]} */ ("CAPACITY_PERCENT"),
    options: [
      { value: "CAPACITY_PERCENT", words: "percent of the capacity" },
      { value: "INSTANCE_COUNT", words: "instances" },
    ],
  }),
  size: number({ label: "Size", usual: 25, least: 1, most: 100 }),
  back: number({ label: "RollbackMaximumBatchSize", usual: 0, least: 0, most: 100 }),
  wait: number({ label: "WaitIntervalInSeconds", usual: 300, least: 0, most: TRIED_WAIT }),
  termination: number({ label: "TerminationWaitInSeconds", usual: 120, least: 0, most: TRIED_WAIT }),
  timeout: number({
    label: "MaximumExecutionTimeoutInSeconds",
    usual: 0,
    least: 0,
    most: TRIED_TIMEOUT,
    hint: "0: none is given.",
  }),
  start: number({
    label: "Time to start instances",
    usual: 240,
    least: 0,
    most: TRIED_WAIT,
    unit: "seconds",
    hint: "AWS gives no figure.",
  }),
  alarms: number({ label: "Alarms that watch", usual: 1, least: 0, most: TRIED_ALARMS }),
  bad: number({ label: "The new version shows a fault in", usual: 0, least: 0, most: 100 }),
  after: number({ label: "After it began", usual: 60, least: 0, most: TRIED_WAIT, unit: "seconds" }),
  feature: choice({
    label: "The endpoint",
    usual: /** @type {Shift["feature"]} */ ("none"),
    options: [
      { value: "none", words: "real-time, one variant" },
      { value: "multi-variant", words: "has several variants" },
      { value: "serverless", words: "is serverless" },
      { value: "marketplace", words: "runs a Marketplace container" },
      { value: "inf1", words: "runs on Inf1 instances" },
    ],
  }),
  at: number({ label: "Moment", usual: 0, least: 0, most: MOST_MOMENTS }),
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
 * @returns {Shift}
 */
export function shiftOf(state) {
  const { mode, instances, unit: type, back, wait, alarms, bad, feature } = state;
  return {
    mode,
    instances,
    size: mode === "ALL_AT_ONCE" ? null : { type, value: state.size },
    rollbackSize: back ? { type, value: back } : null,
    waitSeconds: wait,
    terminationSeconds: state.termination,
    timeoutSeconds: state.timeout || null,
    provisionSeconds: state.start,
    alarms,
    trip: bad && wait ? { bake: bad, after: Math.min(state.after, wait) } : null,
    feature,
  };
}

/**
 * @param {State} state
 * @param {import("./types.js").LabEvent} event `set`, `tick` or `rewind`.
 * @returns {State}
 */
export function step(state, event) {
  if (event.type === "tick") return sound({ ...state, at: state.at + 1 });
  if (event.type === "rewind") return { ...state, at: 0 };
  if (event.type !== "set") return state;
  const name = String(event["name"]);
  const set = { ...state, [name]: name === "bad" ? Number(event["value"]) : event["value"] };
  return sound(set.unit === state.unit ? set : converted(state, set.unit));
}

/**
 * @param {State} state
 * @returns {boolean} Also where nothing can be deployed.
 */
export function ends(state) {
  const shift = shiftOf(state);
  return problems(shift).length > 0 || state.at >= frames(shift).length - 1;
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
 * @param {Size["type"]} unit
 * @returns {State} The same sizes in another unit, as near as they come.
 */
function converted(state, unit) {
  const { instances } = state;
  const of = (/** @type {number} */ value) => {
    const percent = percentOf({ type: state.unit, value }, instances);
    return Math.round(unit === "CAPACITY_PERCENT" ? percent : (percent * instances) / 100);
  };
  return { ...state, unit, size: Math.max(1, of(state.size)), back: of(state.back) };
}

/**
 * @param {State} state
 * @returns {State} With sizes, a bake and a moment that there are.
 */
function sound(state) {
  const most = state.unit === "INSTANCE_COUNT" ? state.instances : 100;
  const sized = { ...state, size: Math.min(state.size, most), back: Math.min(state.back, most) };
  const shift = shiftOf(sized);
  if (problems(shift).length) return { ...sized, at: 0 };
  return { ...sized, bad: Math.min(state.bad, shares(shift).length), at: Math.min(state.at, frames(shift).length - 1) };
}
