/**
 * What a deployment does, in words. Pure.
 *
 * @typedef {import("./shift-frames.js").Shift} Shift
 * @typedef {import("./shift-frames.js").Frame} Frame
 */
import { counted, duration, percent } from "./formats.js";
import { frames, isExcluded, shares, tripped } from "./shift-frames.js";

/**
 * @param {Shift} shift
 * @param {Frame} frame
 * @returns {string} What holds at this moment.
 */
export function happening(shift, { what, step, share }) {
  switch (what) {
    case "before":
      return "Only the old fleet";
    case "starting":
      return "New instances start";
    case "bake":
      return `Bake ${step} of ${shares(shift).length}`;
    case "cleared":
      return tripped(shift) === step ? "A batch of new instances ends" : `Batch ${step} of the old fleet ends`;
    case "waiting":
      return "The old fleet waits to end";
    case "restored":
      return share ? "A batch of traffic goes back" : "All traffic is back";
    case "undone":
      return "Rolled back: only the old fleet";
    case "done":
      return "Updated: only the new fleet";
  }
}

/**
 * @param {Shift} shift
 * @param {Frame} frame
 * @returns {string} A sentence.
 */
export function told(shift, frame) {
  const { old, new: fresh, share, lasts } = frame;
  const time = lasts ? `, for ${duration(lasts)}` : "";
  const fleets = `${old} old and ${counted(fresh, "new instance")}`;
  return `${happening(shift, frame)}: ${fleets}, ${percent(share)} of the traffic on the new version${time}.`;
}

/**
 * @param {Shift} shift
 * @returns {string} How it ends, and why.
 */
export function outcome(shift) {
  const trip = tripped(shift);
  const { totalSeconds } = figures(shift);
  const time = duration(totalSeconds);
  if (isExcluded(shift)) return `All at once and unwatched: after ${time} the new fleet serves alone.`;
  const bakes = shares(shift);
  if (trip) {
    const reached = percent(bakes[trip - 1] ?? 0);
    return `An alarm trips in bake ${trip} of ${bakes.length}, with ${reached} of the traffic on the new version: after ${time} all goes back.`;
  }
  if (shift.trip && !shift.alarms) {
    const bake = `bake ${shift.trip.bake} of ${bakes.length}`;
    return `The new version shows a fault in ${bake}, but no alarm watches: after ${time} it has all the traffic.`;
  }
  return `Nothing trips: after ${time} the new fleet serves alone.`;
}

/**
 * @param {Shift} shift
 * @returns {{ peak: number, peakBack: number, waitSeconds: number, totalSeconds: number, exposed: number, rollbackSteps: number }}
 *   The most instances at once on the way forward and on the way back, what is waited, all time, the greatest share of traffic
 *   on the new version, and in how many steps it goes back.
 */
export function figures(shift) {
  const all = frames(shift);
  const turn = all.findLastIndex(({ what }) => what === "bake");
  const [forward, back] = tripped(shift) ? [all.slice(0, turn + 1), all.slice(turn + 1)] : [all, []];
  const peakOf = (/** @type {Frame[]} */ some) => Math.max(0, ...some.map((frame) => frame.old + frame.new));
  const waits = forward.filter(({ what }) => what !== "starting");
  const sum = (/** @type {Frame[]} */ some) => some.reduce((total, { lasts }) => total + lasts, 0);
  return {
    peak: peakOf(forward),
    peakBack: peakOf(back),
    waitSeconds: sum(waits),
    totalSeconds: sum(all),
    exposed: Math.max(...all.map(({ share }) => share)),
    rollbackSteps: back.filter(({ what }) => what === "restored").length,
  };
}
