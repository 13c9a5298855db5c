/**
 * Instances that follow traffic by a target tracking policy, minute by minute. Pure; rules of the Application Auto Scaling
 * guide and of the SageMaker AI Developer Guide. AWS does not publish the algorithm: out is modelled as
 * min(Max, ceil(n * m / TargetValue)), in as one instance at a time, and how long an alarm has to hold can be set.
 *
 * @typedef {object} Policy
 * @property {number} target TargetValue: invocations a minute for one instance.
 * @property {number} min MinCapacity.
 * @property {number} max MaxCapacity.
 * @property {number} start Instances at the start.
 * @property {number} outCooldown In seconds.
 * @property {number} inCooldown In seconds.
 * @property {number} outMinutes Minutes above the target, after which it scales out.
 * @property {number} inMinutes Minutes well below it, after which it scales in.
 * @property {number} startMinutes Minutes until a new instance gets requests.
 *
 * @typedef {"" | "out" | "in"} Move
 *
 * @typedef {object} Minute
 * @property {number} traffic Invocations.
 * @property {number} serving Instances that get requests.
 * @property {number} running Those that are starting, too: they are paid for.
 * @property {number} wanted Instances that are asked for, after this minute's decision.
 * @property {number} load Invocations for one instance; all of them while there is none.
 * @property {number} over Invocations beyond what the instances take at the target.
 * @property {Move} move
 * @property {"" | "out" | "in"} held What a cooldown kept it from.
 *
 * @typedef {object} Course What goes on from minute to minute.
 * @property {number} wanted
 * @property {readonly { at: number, count: number }[]} coming Instances that are starting, and the minute they serve from.
 * @property {number} high Minutes above the target, in a row.
 * @property {number} low Minutes well below it, in a row.
 * @property {number} added Instances that the last scaling out added.
 * @property {number} outUntil The minute from which the cooldown after it is over.
 * @property {number} inUntil
 *
 * @typedef {{ after: Course, move?: Move, held?: Move }} Decision
 */

/** Scaling in waits until the metric is more than a tenth below the target: below so many tenths of it. */
const WELL_BELOW = 9;

/**
 * @param {Policy} policy
 * @param {readonly number[]} traffic Invocations of each minute.
 * @returns {Minute[]}
 */
export function simulated(policy, traffic) {
  const minutes = [];
  let course = started(policy);
  for (const [at, invocations] of traffic.entries()) {
    const { after, minute } = next(policy, course, at, invocations);
    minutes.push(minute);
    course = after;
  }
  return minutes;
}

/**
 * @param {Policy} policy
 * @returns {Course}
 */
function started({ start }) {
  return { wanted: start, coming: [], high: 0, low: 0, added: 0, outUntil: 0, inUntil: 0 };
}

/**
 * @param {Policy} policy
 * @param {Course} before
 * @param {number} at The minute, from 0.
 * @param {number} traffic Its invocations.
 * @returns {{ after: Course, minute: Minute }}
 */
function next(policy, before, at, traffic) {
  const coming = before.coming.filter((start) => start.at > at);
  const running = before.wanted;
  const serving = running - coming.reduce((sum, { count }) => sum + count, 0);
  const isHigh = traffic > serving * policy.target;
  const isLow = 10 * traffic < WELL_BELOW * serving * policy.target;
  const now = { ...before, coming, high: isHigh ? before.high + 1 : 0, low: isLow ? before.low + 1 : 0 };
  const { after, move = "", held = "" } = scaledOut(policy, now, at, traffic) ?? scaledIn(policy, now, at, traffic) ?? { after: now };
  const over = Math.max(0, traffic - serving * policy.target);
  const load = serving ? traffic / serving : traffic;
  return { after, minute: { traffic, serving, running, wanted: after.wanted, load, over, move, held } };
}

/**
 * Within the cooldown only a larger scaling out than the last one is done, and what that one added counts.
 *
 * @param {Policy} policy
 * @param {Course} now
 * @param {number} at
 * @param {number} traffic
 * @returns {Decision | null} null if nothing asks for more.
 */
function scaledOut(policy, now, at, traffic) {
  const wanted = Math.min(policy.max, Math.ceil(traffic / policy.target));
  const added = wanted - now.wanted;
  if (now.high < policy.outMinutes || added <= 0) return null;
  if (at < now.outUntil && added <= now.added) return { after: now, held: "out" };
  const coming = [...now.coming, { at: at + 1 + policy.startMinutes, count: added }];
  // Scaling out ends the cooldown after scaling in.
  const outUntil = at + minutes(policy.outCooldown);
  return { after: { ...now, wanted, coming, added, outUntil, inUntil: 0 }, move: "out" };
}

/**
 * One instance fewer, if those that stay are not above the target, and if all that were asked for have come.
 *
 * @param {Policy} policy
 * @param {Course} now
 * @param {number} at
 * @param {number} traffic
 * @returns {Decision | null} null if nothing asks for fewer.
 */
function scaledIn(policy, now, at, traffic) {
  const wanted = now.wanted - 1;
  if (now.low < policy.inMinutes || wanted < policy.min || traffic > wanted * policy.target || now.coming.length) return null;
  if (at < now.inUntil) return { after: now, held: "in" };
  return { after: { ...now, wanted, inUntil: at + minutes(policy.inCooldown) }, move: "in" };
}

/**
 * @param {number} seconds
 */
function minutes(seconds) {
  return Math.ceil(seconds / 60);
}

/**
 * By the Developer Guide's page on load tests of endpoints.
 *
 * @param {number} rps Requests a second that one instance takes at the most.
 * @param {number} safety What part of them it shall take, from 0 to 1.
 * @returns {number} TargetValue.
 */
export function targetValue(rps, safety) {
  return rps * safety * 60;
}

/**
 * @param {Policy} policy
 * @param {boolean} mayEmpty Whether the endpoint may have no instance at all.
 * @returns {{ code: string, words: string }[]} What Application Auto Scaling would refuse, a sentence each.
 */
export function problems({ target, min, max, start }, mayEmpty) {
  const found = [];
  if (target <= 0) found.push({ code: "target-not-positive", words: "TargetValue is 0: no number of instances could hold it." });
  if (min < 1 && !mayEmpty) {
    const words = "MinCapacity is 0, which only asynchronous endpoints and inference components may have; else it is at least 1.";
    found.push({ code: "min-below-one", words });
  }
  if (min > max) found.push({ code: "min-over-max", words: `MinCapacity is ${min}, above MaxCapacity, which is ${max}.` });
  else if (start < min || start > max) {
    found.push({ code: "start-outside", words: `It starts with ${start}, which is not from MinCapacity ${min} to MaxCapacity ${max}.` });
  }
  return found;
}

/**
 * @param {readonly Minute[]} course
 * @returns {{ over: number, hours: number, worst: number, moves: number, peak: number, requests: number }} Requests over the
 *   target, instance hours (those that start count, since they are paid for), the highest load of one instance, how often
 *   it scaled, the most instances, and all requests.
 */
export function tally(course) {
  const sum = (/** @type {(minute: Minute) => number} */ of) => course.reduce((total, minute) => total + of(minute), 0);
  const most = (/** @type {(minute: Minute) => number} */ of) => course.reduce((top, minute) => Math.max(top, of(minute)), 0);
  return {
    over: sum(({ over }) => over),
    hours: sum(({ running }) => running) / 60,
    worst: most(({ load }) => load),
    moves: course.filter(({ move }) => move).length,
    peak: most(({ wanted }) => wanted),
    requests: sum(({ traffic }) => traffic),
  };
}
