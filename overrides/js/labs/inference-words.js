/**
 * What stands for and against an inference option, in sentences that name the limit, its number and where it is from. Pure.
 *
 * @import { Judged, Way, Workload } from "./inference-options.js"
 *
 * @typedef {object} Said
 * @property {string} words
 * @property {string} source
 */
import { counted, duration, figure, listed } from "./formats.js";
import { LIMITS, SOURCES, UNITS } from "./inference-limits.js";

/** @type {Readonly<Record<Way, string>>} */
export const NAMES = {
  "real-time": "Real-time endpoint",
  serverless: "Serverless endpoint",
  asynchronous: "Asynchronous endpoint",
  batch: "Batch transform",
};

/** @type {Readonly<Record<Way, string>>} */
const SHORT = { "real-time": "real-time", serverless: "serverless", asynchronous: "asynchronous", batch: "batch" };

/**
 * @param {number} bytes
 * @returns {string} `25 MB`, `1.5 KB`; `26,214,401 bytes` where a unit would hide something.
 */
export function bytesWords(bytes) {
  const unit = /** @type {const} */ (["GB", "MB", "KB"]).find((one) => bytes >= UNITS[one] && Number.isInteger((bytes / UNITS[one]) * 100));
  return unit ? `${figure(bytes / UNITS[unit])} ${unit}` : counted(bytes, "byte");
}

/** @type {Readonly<Record<string, (way: Way, workload: Workload) => [words: string, source: string]>>} */
const WORDS = {
  "payload-over-25-mb": (way, { payloadBytes }) => [overPayload(way, payloadBytes), SOURCES.options],
  "payload-over-4-mb": (way, { payloadBytes }) => [overPayload(way, payloadBytes), SOURCES.serverless],
  "payload-over-1-gb": (way, { payloadBytes }) => [overPayload(way, payloadBytes), SOURCES.options],
  "seconds-over-60": (way, { seconds }) => [overTime(seconds, LIMITS[way].seconds), SOURCES.options],
  "seconds-over-480": (_, { seconds }) => {
    const most = LIMITS["real-time"].streamedSeconds;
    return [`${duration(seconds)} are more than the ${duration(most)} that a streamed answer may take.`, SOURCES.options];
  },
  "seconds-over-3600": (way, { seconds }) => [overTime(seconds, LIMITS[way].seconds), SOURCES.options],
  "answer-now": (way) => [
    way === "batch" ? "A job answers when all of it is done: no caller can wait for that." : "Requests wait in a queue, and answers come to S3: no caller can wait for that.",
    SOURCES.options,
  ],
  "one-by-one": () => ["There is no endpoint to send single requests to: a job works through what lies in S3, and ends.", SOURCES.options],
  "no-gpu": () => ["It has no GPU: memory of 1 to 6 GB is all that can be chosen.", SOURCES.serverless],
  "error-from-zero": () => ["At zero instances a call gets an error until one is there, and so costs nothing only to those who can wait.", SOURCES.zero],
  "over-api-model": () => [
    `The guide says ${bytesWords(LIMITS["real-time"].payloadBytes)}, but the API model still says ${figure(LIMITS["real-time"].apiModelBytes)} bytes (6 MB): try it before you rely on it.`,
    SOURCES.model,
  ],
  streams: () => [`Only as a streamed answer, which may take ${duration(LIMITS["real-time"].streamedSeconds)}; one in a piece may take ${duration(LIMITS["real-time"].seconds)}.`, SOURCES.options],
  "one-call-per-record": () => ["Each record of the dataset is a call of its own, which you have to make.", SOURCES.options],
  "inference-components": () => ["To zero only with inference components, and calls get an error until an instance is there.", SOURCES.zero],
  "pays-while-idle": () => ["Instances are paid for while they wait for requests.", SOURCES.cost],
  "for-gaps": () => ["Made for traffic with gaps: under a steady load, instances may cost less.", SOURCES.options],
  "cold-start": () => ["The first request after a gap waits for a cold start, unless Provisioned Concurrency is paid for.", SOURCES.serverless],
  "through-s3": () => [`More than ${figure(LIMITS.asynchronous.inlineBytes)} bytes have to lie in S3, and the call names the place.`, SOURCES.model],
  inline: () => [`Up to ${figure(LIMITS.asynchronous.inlineBytes)} bytes may stand in the call itself.`, SOURCES.model],
  "raise-timeout": (way) => {
    const { defaultSeconds, seconds } = LIMITS[way === "batch" ? "batch" : "asynchronous"];
    return [`The time limit is ${duration(defaultSeconds)} unless you raise it, to ${duration(seconds)} at the most.`, SOURCES.model];
  },
  "raise-payload": () => {
    const { defaultPayloadBytes, payloadBytes } = LIMITS.batch;
    return [`MaxPayloadInMB is ${bytesWords(defaultPayloadBytes)} unless you raise it, to ${bytesWords(payloadBytes)} at the most.`, SOURCES.model];
  },
  "chunks-only": () => [`Over ${bytesWords(LIMITS.batch.payloadBytes)} only in chunks, with MaxPayloadInMB 0, which built-in algorithms cannot read.`, SOURCES.model],
  "min-capacity-zero": () => ["With MinCapacity 0 it has no instance while the queue is empty; the first request waits for one.", SOURCES.zero],
};

/**
 * @param {string} id Of a reason or a note.
 * @param {Way} way
 * @param {Workload} workload
 * @returns {Said}
 */
export function said(id, way, workload) {
  const [words = id, source = ""] = WORDS[id]?.(way, workload) ?? [];
  return { words, source };
}

/**
 * @param {Judged} result
 * @returns {string}
 */
export function verdictWords({ best, options }) {
  const ways = /** @type {Way[]} */ (Object.keys(options));
  const others = ways.filter((way) => options[way].fits && way !== best).map((way) => SHORT[way]);
  const out = ways.filter((way) => !options[way].fits).map((way) => SHORT[way]);
  if (!best) return "None of the four takes this workload as it is.";
  const parts = [
    `${capital(SHORT[best])} ${best === "batch" ? "transform" : "inference"} suits this best`,
    ...(others.length ? [`${listed(others)} would do`] : []),
    ...(out.length ? [`${listed(out)} would not`] : []),
  ];
  return `${parts.join("; ")}.`;
}

/** @param {string} words */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * @param {Way} way
 * @param {number} bytes
 */
function overPayload(way, bytes) {
  return `${bytesWords(bytes)} are more than the ${bytesWords(LIMITS[way].payloadBytes)} that one request may have.`;
}

/**
 * @param {number} seconds
 * @param {number} most
 */
function overTime(seconds, most) {
  return `${duration(seconds)} are more than the ${duration(most)} that one request may take.`;
}
