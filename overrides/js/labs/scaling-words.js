/**
 * What target tracking does, in words. Pure.
 *
 * @typedef {import("./scaling.js").Minute} Minute
 * @typedef {import("./scaling.js").Policy} Policy
 */
import { counted, figure } from "./formats.js";

/**
 * @param {number} minute From 0.
 * @returns {string} `1:05`, hours and minutes.
 */
export function clock(minute) {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}

/**
 * @param {Policy} policy
 * @param {readonly Minute[]} minutes
 * @param {number} at
 * @returns {string} A sentence on a minute.
 */
export function told(policy, minutes, at) {
  const { traffic, serving, load, over } = /** @type {Minute} */ (minutes[at]);
  const each = serving ? `, ${figure(load, 0)} for each` : "";
  const beyond = over ? `${figure(over, 0)} more than the target allows` : "within the target";
  const why = reason(policy, minutes, at);
  const what = `${counted(traffic, "invocation")} a minute on ${counted(serving, "instance")}${each}, ${beyond}`;
  return `At ${clock(at)}: ${what}${why && `; ${why}`}.`;
}

/**
 * @param {Policy} policy
 * @param {readonly Minute[]} minutes
 * @param {number} at
 * @returns {string} Why the number of instances changes in this minute, or does not, as a clause; empty if there is nothing to say.
 */
export function reason(policy, minutes, at) {
  const { serving, running, wanted, move, held, traffic } = /** @type {Minute} */ (minutes[at]);
  const change = `${running} → ${wanted}`;
  if (move === "out" && !serving) return `starts the first ones, ${change}, since requests wait and nothing runs`;
  if (move === "out") return `scales out, ${change}, after ${counted(policy.outMinutes, "minute")} above the target`;
  if (move === "in") return `scales in, ${change}, after ${counted(policy.inMinutes, "minute")} more than 10% below the target`;
  if (held === "out") return "the cooldown keeps it from scaling out by as little";
  if (held === "in") return "the cooldown keeps it from scaling in";
  return wanted === policy.max && traffic > wanted * policy.target ? "MaxCapacity is reached" : "";
}

/**
 * @param {Policy} policy
 * @param {readonly Minute[]} minutes
 * @returns {{ at: number, words: string }[]} Each time the number of instances changes.
 */
export function moves(policy, minutes) {
  return [...minutes.keys()].filter((at) => minutes[at]?.move).map((at) => ({ at, words: reason(policy, minutes, at) }));
}
