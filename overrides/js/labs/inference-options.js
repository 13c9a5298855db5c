/**
 * Which inference option fits a workload, and what stands against the others. Pure.
 *
 * @import { Settings } from "./settings.js"
 *
 * @typedef {object} Workload
 * @property {number} payloadBytes Of one request.
 * @property {number} seconds That the model works on one.
 * @property {boolean} streamed Whether the answer may come in pieces while it is made.
 * @property {"now" | "later" | "dataset"} answerWanted While the caller waits; any time; for all records of a dataset.
 * @property {"steady" | "bursts" | "rare"} traffic
 * @property {boolean} gpu
 * @property {"some" | "zero"} idleCost What may be paid while no request comes.
 *
 * @typedef {keyof typeof LIMITS} Way
 *
 * @typedef {object} Verdict
 * @property {boolean} fits
 * @property {string[]} reasons Ids of all that stands against it, in the order payload, time, answer, GPU, idle cost.
 * @property {string[]} notes Ids of what has to be known if it is taken; none if it does not fit.
 *
 * @typedef {{ best: Way | null, options: Record<Way, Verdict> }} Judged
 *
 * @typedef {Settings<typeof FIELDS>} State
 */
import { LIMITS, UNITS } from "./inference-limits.js";
import { addressed, choice, flag, number } from "./settings.js";

export const WAYS = /** @type {Way[]} */ (Object.keys(LIMITS));

export const FIELDS = {
  payload: number({ label: "Payload of one request", usual: 200, least: 0, most: 10_000_000_000, step: 0 }),
  unit: choice({
    label: "Unit of the payload",
    usual: /** @type {keyof typeof UNITS} */ ("KB"),
    options: [
      { value: "B", words: "bytes" },
      { value: "KB", words: "KB (1,024 bytes)" },
      { value: "MB", words: "MB (1,024 KB)" },
      { value: "GB", words: "GB (1,024 MB)" },
    ],
  }),
  seconds: number({ label: "Time for one request", unit: "seconds", usual: 1, least: 0, most: 86_400, step: 0 }),
  streamed: flag({ label: "The answer may be streamed", usual: false }),
  answer: choice({
    label: "Who waits for the answer?",
    kind: "radio",
    usual: /** @type {Workload["answerWanted"]} */ ("now"),
    options: [
      { value: "now", words: "The caller, with the line open" },
      { value: "later", words: "Nobody: it may come later" },
      { value: "dataset", words: "Nobody: a whole dataset is worked through" },
    ],
  }),
  traffic: choice({
    label: "How do requests come?",
    kind: "radio",
    usual: /** @type {Workload["traffic"]} */ ("steady"),
    options: [
      { value: "steady", words: "Steadily" },
      { value: "bursts", words: "In bursts" },
      { value: "rare", words: "Now and then" },
    ],
  }),
  gpu: flag({ label: "The model needs a GPU", usual: false }),
  idle: choice({
    label: "May it cost something while idle?",
    kind: "radio",
    usual: /** @type {Workload["idleCost"]} */ ("some"),
    options: [
      { value: "some", words: "Yes" },
      { value: "zero", words: "No, nothing" },
    ],
  }),
};

export const address = addressed(FIELDS);

/**
 * @param {State} state
 * @returns {Workload}
 */
export function workloadOf({ payload, unit, seconds, streamed, answer, traffic, gpu, idle }) {
  const payloadBytes = Math.round(payload * UNITS[unit]);
  return { payloadBytes, seconds, streamed, answerWanted: answer, traffic, gpu, idleCost: idle };
}

/** Each way's own rules: what stands against it, and what has to be known. Those that do not hold are false. */
const RULES = /** @type {Record<Way, (workload: Workload) => { reasons: (string | false)[], notes: (string | false)[] }>} */ ({
  "real-time": ({ payloadBytes, seconds, streamed, answerWanted, traffic, idleCost }) => {
    const limits = LIMITS["real-time"];
    const isLong = seconds > limits.seconds;
    return {
      reasons: [
        payloadBytes > limits.payloadBytes && "payload-over-25-mb",
        isLong && !streamed && "seconds-over-60",
        streamed && seconds > limits.streamedSeconds && "seconds-over-480",
        idleCost === "zero" && answerWanted === "now" && "error-from-zero",
      ],
      notes: [
        payloadBytes > limits.apiModelBytes && "over-api-model",
        isLong && "streams",
        answerWanted === "dataset" && "one-call-per-record",
        idleCost === "zero" ? "inference-components" : traffic !== "steady" && "pays-while-idle",
      ],
    };
  },
  serverless: ({ payloadBytes, seconds, answerWanted, traffic, gpu }) => ({
    reasons: [
      payloadBytes > LIMITS.serverless.payloadBytes && "payload-over-4-mb",
      seconds > LIMITS.serverless.seconds && "seconds-over-60",
      gpu && "no-gpu",
    ],
    notes: [answerWanted === "dataset" && "one-call-per-record", traffic === "steady" ? "for-gaps" : "cold-start"],
  }),
  asynchronous: ({ payloadBytes, seconds, answerWanted, traffic, idleCost }) => {
    const limits = LIMITS.asynchronous;
    return {
      reasons: [
        payloadBytes > limits.payloadBytes && "payload-over-1-gb",
        seconds > limits.seconds && "seconds-over-3600",
        answerWanted === "now" && "answer-now",
      ],
      notes: [
        payloadBytes > limits.inlineBytes ? "through-s3" : "inline",
        seconds > limits.defaultSeconds && "raise-timeout",
        answerWanted === "dataset" && "one-call-per-record",
        idleCost === "zero" ? "min-capacity-zero" : traffic !== "steady" && "pays-while-idle",
      ],
    };
  },
  batch: ({ payloadBytes, seconds, answerWanted }) => {
    const limits = LIMITS.batch;
    const isChunked = payloadBytes > limits.payloadBytes;
    return {
      reasons: [
        seconds > limits.seconds && "seconds-over-3600",
        answerWanted === "now" && "answer-now",
        answerWanted === "later" && "one-by-one",
      ],
      notes: [
        isChunked && "chunks-only",
        !isChunked && payloadBytes > limits.defaultPayloadBytes && "raise-payload",
        seconds > limits.defaultSeconds && "raise-timeout",
      ],
    };
  },
});

/**
 * @param {Workload} workload
 * @returns {Judged}
 */
export function judged(workload) {
  const pairs = WAYS.map((way) => {
    const { reasons, notes } = RULES[way](workload);
    const against = reasons.filter((id) => id !== false);
    return [way, { fits: !against.length, reasons: against, notes: against.length ? [] : notes.filter((id) => id !== false) }];
  });
  const options = /** @type {Record<Way, Verdict>} */ (Object.fromEntries(pairs));
  return { best: preferred(workload).find((way) => options[way].fits) ?? null, options };
}

/**
 * @param {Workload} workload
 * @returns {Way[]} In the order in which they were made for such a workload.
 */
function preferred({ answerWanted, traffic }) {
  if (answerWanted === "dataset") return ["batch", "asynchronous"];
  if (answerWanted === "later") return ["asynchronous", "serverless", "real-time"];
  return traffic === "steady" ? ["real-time", "serverless"] : ["serverless", "real-time"];
}
