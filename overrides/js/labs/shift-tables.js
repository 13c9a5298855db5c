/**
 * The numbers of "Shift the traffic".
 *
 * @typedef {import("./shift-frames.js").Frame} Frame
 * @typedef {import("./shift-frames.js").Shift} Shift
 */
import { duration, percent } from "./formats.js";
import { shares, tripped } from "./shift-frames.js";
import { figures, happening } from "./shift-words.js";
import { table } from "./table.js";

/** Longer tables begin closed. */
const SHORT = 8;

/** @param {Shift} shift */
export function summary(shift) {
  const { peak, peakBack, waitSeconds, totalSeconds, exposed, rollbackSteps } = figures(shift);
  const back = tripped(shift)
    ? [
        ["Steps in which it goes back", rollbackSteps],
        ["Most instances on the way back", peakBack],
      ]
    : [];
  return table({
    key: "figures",
    caption: "The update in numbers",
    head: ["What", "How much"],
    rows: [
      ["Bakes that are planned", shares(shift).length],
      ["Most instances at once", peak],
      ["Of these beyond one fleet", peak - shift.instances],
      ["Most traffic on the new version", percent(exposed)],
      ["Waits", duration(waitSeconds)],
      ["Waits, and instances that start", duration(totalSeconds)],
      ...back,
    ],
  });
}

/**
 * @param {Shift} shift
 * @param {readonly Frame[]} all
 */
export function timeTable(shift, all) {
  const rows = all.map((frame, at) => [
    `${at}. ${happening(shift, frame)}`,
    duration(frame.from),
    duration(frame.lasts),
    frame.old,
    frame.new,
    frame.old + frame.new,
    percent(frame.share),
  ]);
  return table({
    key: "moments",
    caption: "Each moment in numbers",
    head: ["Moment", "From", "Lasts", "Old", "New", "Both", "Traffic on new"],
    rows,
    ...(rows.length > SHORT ? { fold: `All ${rows.length} moments in numbers` } : {}),
  });
}
