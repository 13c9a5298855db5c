/**
 * What SageMaker AI would refuse of an update, and what one should know before it. Pure. Ranges from botocore and from the
 * Developer Guide's pages on deployment guardrails.
 *
 * @typedef {import("./shift-frames.js").Shift} Shift
 * @typedef {import("./shift-frames.js").Mode} Mode
 *
 * @typedef {object} Finding
 * @property {string} code As the tests' vectors have it.
 * @property {string} words A sentence.
 *
 * @typedef {object} Range
 * @property {string} name As the API has it.
 * @property {string} code
 * @property {number} least In percent of the fleet.
 * @property {number} most
 */
import { figure } from "./formats.js";
import { frames, isExcluded, percentOf, shares } from "./shift-frames.js";

/** @type {Partial<Record<Mode, Range>>} */
export const SIZES = {
  CANARY: { name: "CanarySize", code: "canary-over-50", least: 0, most: 50 },
  LINEAR: { name: "LinearStepSize", code: "step-outside-10-50", least: 10, most: 50 },
  ROLLING: { name: "MaximumBatchSize", code: "batch-outside-5-50", least: 5, most: 50 },
};

export const LONGEST_WAIT = 3600;
export const LEAST_TIMEOUT = 600;
export const MOST_TIMEOUT = 28_800;
export const MOST_ALARMS = 10;

/**
 * @param {Shift} shift
 * @returns {Finding[]} Each rule that is broken; empty if it can be deployed.
 */
export function problems(shift) {
  const { mode, waitSeconds, terminationSeconds, timeoutSeconds, alarms, feature } = shift;
  return [
    ...wrongSize(shift),
    ...outside("wait-out-of-range", "WaitIntervalInSeconds", waitSeconds, 0, LONGEST_WAIT),
    ...(mode === "ROLLING" ? [] : outside("termination-out-of-range", "TerminationWaitInSeconds", terminationSeconds, 0, LONGEST_WAIT)),
    ...(timeoutSeconds === null
      ? []
      : outside("timeout-out-of-range", "MaximumExecutionTimeoutInSeconds", timeoutSeconds, LEAST_TIMEOUT, MOST_TIMEOUT)),
    ...(alarms > MOST_ALARMS ? [{ code: "too-many-alarms", words: `${alarms} alarms are named; ${MOST_ALARMS} are the most.` }] : []),
    ...(mode === "ROLLING" && (feature === "serverless" || feature === "multi-variant")
      ? [{ code: "rolling-excluded", words: "Rolling updates are neither for serverless endpoints nor for several variants." }]
      : []),
  ];
}

/**
 * @param {Shift} shift One that breaks no rule.
 * @returns {Finding[]}
 */
export function warnings(shift) {
  const { timeoutSeconds: limit, alarms } = shift;
  if (isExcluded(shift)) {
    const words = "The deployment guardrails are not for this. The update is all at once, with no bake at its end: nothing watches it.";
    return [{ code: "guardrails-excluded", words }];
  }
  const waits = plannedWaits(shift);
  return [
    ...(limit === null ? [] : late(limit, waits, total(shift))),
    ...(alarms ? [] : [{ code: "no-alarms", words: "No alarm watches: nothing rolls back by itself, whatever happens." }]),
  ];
}

/**
 * @param {number} limit In seconds, as all.
 * @param {number} waits
 * @param {number} all Waits, and the time that instances take to start.
 * @returns {Finding[]}
 */
function late(limit, waits, all) {
  const told = `The time limit of ${figure(limit)} seconds`;
  if (limit <= waits) {
    const words = `${told} should be above all waits together: ${figure(waits)}, if the last bake is as long as the others.`;
    return [{ code: "timeout-not-above-waits", words }];
  }
  if (limit >= all) return [];
  return [{ code: "timeout-exceeded", words: `${told} ends before the update does: it takes ${figure(all)} with the start of the instances.` }];
}

/**
 * @param {Shift} shift
 * @returns {number} Seconds of all bakes and of the wait before the old fleet ends, if nothing stops it.
 */
function plannedWaits(shift) {
  return shares(shift).length * shift.waitSeconds + (shift.mode === "ROLLING" ? 0 : shift.terminationSeconds);
}

/** @param {Shift} shift */
function total(shift) {
  return frames(shift).reduce((sum, { lasts }) => sum + lasts, 0);
}

/**
 * @param {Shift} shift
 * @returns {Finding[]}
 */
function wrongSize({ mode, size, instances }) {
  const range = SIZES[mode];
  if (!range || !size) return [];
  const { name, code, least, most } = range;
  const percent = percentOf(size, instances);
  if (percent > 0 && percent >= least && percent <= most) return [];
  const of = size.type === "INSTANCE_COUNT" ? ` (${size.value} of ${instances})` : "";
  const may = least ? `from ${least}% to ${most}%` : `at most ${most}%`;
  return [{ code, words: `${name} is ${figure(percent, 1)}%${of} of the fleet; it may be ${may}.` }];
}

/**
 * @param {string} code
 * @param {string} name
 * @param {number} value
 * @param {number} least
 * @param {number} most
 * @returns {Finding[]}
 */
function outside(code, name, value, least, most) {
  if (value >= least && value <= most) return [];
  return [{ code, words: `${name} is ${figure(value)}; it may be from ${figure(least)} to ${figure(most)}.` }];
}
