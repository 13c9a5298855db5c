/**
 * Which inference option fits: the four side by side, with every reason, and the workload beside their limits.
 *
 * @import { State, Verdict, Way, Workload } from "./inference-options.js"
 * @import { Control, Model, Scene } from "./types.js"
 */
import { element } from "../base/element.js";
import { barChart } from "./bars.js";
import { duration } from "./formats.js";
import { LIMITS } from "./inference-limits.js";
import { address, judged, WAYS, workloadOf } from "./inference-options.js";
import { bytesWords, NAMES, said, verdictWords } from "./inference-words.js";
import { table } from "./table.js";

/** @type {Model<State>} */
export const inferenceOptions = {
  ...address,
  controls,
  view,
  sum: (state) => verdictWords(judged(workloadOf(state))),
};

/**
 * @param {State} state
 * @returns {Control[]}
 */
function controls(state) {
  return [
    { kind: "group", label: "The request", controls: address.controls(state, "payload", "unit", "seconds", "streamed") },
    { kind: "group", label: "Around it", controls: address.controls(state, "answer", "traffic", "gpu", "idle") },
  ];
}

/**
 * @param {State} state
 * @param {Scene} scene
 * @returns {Node[]}
 */
function view(state, { width }) {
  const workload = workloadOf(state);
  const { best, options } = judged(workload);
  return [
    element(
      "ul",
      { class: "findings", "data-key": "findings" },
      WAYS.map((way) => finding(way, options[way], way === best, workload)),
    ),
    payloads(workload, width),
    times(workload, width),
    numbers(workload, options),
  ];
}

/**
 * @param {Way} way
 * @param {Verdict} verdict
 * @param {boolean} isBest
 * @param {Workload} workload
 */
function finding(way, { fits, reasons, notes }, isBest, workload) {
  const lines = [...reasons, ...notes].map((id) => {
    const { words, source } = said(id, way, workload);
    return element("li", { "data-key": id }, [words, " ", element("span", { class: "label" }, [source])]);
  });
  const standing = fits ? (isBest ? "✓ suits best" : "✓ fits") : "× does not fit";
  return element("li", { class: fits ? "fits" : "fails", "data-key": way }, [
    element("h3", {}, [NAMES[way], element("span", { class: "standing" }, [` ${standing}`])]),
    ...(lines.length ? [element("ul", { class: "why" }, lines)] : [element("p", { class: "label" }, ["Nothing stands against it."])]),
  ]);
}

/**
 * @param {Workload} workload
 * @param {number} width
 */
function payloads({ payloadBytes }, width) {
  return barChart({
    key: "payload",
    title: "The largest payload, and yours",
    description: `Lengths grow with the number of digits. Your payload is ${bytesWords(payloadBytes)}. The table below tells the same.`,
    width,
    marked: `yours, ${bytesWords(payloadBytes)} (each tenfold is one step further)`,
    rows: WAYS.map((way) => ({
      name: NAMES[way],
      words: bytesWords(LIMITS[way].payloadBytes),
      ...lengths(LIMITS[way].payloadBytes, payloadBytes),
    })),
  });
}

/**
 * @param {Workload} workload
 * @param {number} width
 */
function times({ seconds, streamed }, width) {
  return barChart({
    key: "time",
    title: "The longest time for one request, and yours",
    description: `Lengths grow with the number of digits. Your time is ${duration(seconds)}. The table below tells the same.`,
    width,
    marked: `yours, ${duration(seconds)}`,
    rows: WAYS.map((way) => ({
      name: NAMES[way],
      words: timeWords(way, streamed),
      ...lengths(longest(way, streamed), seconds),
    })),
  });
}

/**
 * @param {number} limit
 * @param {number} mark
 * @returns {{ value: number, mark: number, look: "hatch" | "rows" }} By digits: from a thousand to a thousand million no other way is readable.
 */
function lengths(limit, mark) {
  return { value: Math.log10(limit + 1), mark: Math.log10(mark + 1), look: mark > limit ? "rows" : "hatch" };
}

/**
 * @param {Workload} workload
 * @param {Record<Way, Verdict>} options
 */
function numbers({ payloadBytes, seconds, streamed }, options) {
  return table({
    key: "numbers",
    caption: `The limits beside your ${bytesWords(payloadBytes)} and ${duration(seconds)}`,
    head: ["Option", "Payload", "Time", "GPU", "To zero", "Fits"],
    rows: WAYS.map((way) => [
      NAMES[way],
      payloadWords(way),
      timeWords(way, streamed),
      way === "serverless" ? "no" : "yes",
      { "real-time": "with inference components", serverless: "yes", asynchronous: "yes", batch: "no endpoint" }[way],
      options[way].fits ? "✓\u00a0yes" : "×\u00a0no",
    ]),
  });
}

/** @param {Way} way */
function payloadWords(way) {
  const { payloadBytes } = LIMITS[way];
  return `${bytesWords(payloadBytes)}${{ "real-time": " (API model: 6,291,456 bytes)", serverless: "", asynchronous: " through S3", batch: ", more in chunks" }[way]}`;
}

/**
 * @param {Way} way
 * @param {boolean} streamed
 */
function timeWords(way, streamed) {
  return `${duration(longest(way, streamed))}${way === "real-time" && streamed ? ", streamed" : ""}`;
}

/**
 * @param {Way} way
 * @param {boolean} streamed
 */
function longest(way, streamed) {
  return way === "real-time" && streamed ? LIMITS["real-time"].streamedSeconds : LIMITS[way].seconds;
}
