/**
 * What the four ways of inference allow. A mega here is 1,048,576, as in the API model, whose 6,291,456 bytes are 6 MB.
 * The texts of the lab tell the same numbers; tests/vectors/labs/inference-options.json proves both.
 */

/** Where the numbers are from, and when they held. None was tried on a live account. */
export const SOURCES = /** @type {const} */ ({
  options: "SageMaker AI Developer Guide, deploy-model-options (autumn 2026)",
  faqs: "SageMaker AI Developer Guide, hosting-faqs (autumn 2026)",
  serverless: "SageMaker AI Developer Guide, serverless-endpoints (autumn 2026)",
  zero: "SageMaker AI Developer Guide, endpoint-auto-scaling-zero-instances (autumn 2026)",
  cost: "SageMaker AI Developer Guide, inference-cost-optimization (autumn 2026)",
  model: "API model, botocore 1.44.5 (17 November 2026)",
});

const KB = 1024;
const MB = 1024 * KB;
const GB = 1024 * MB;

/** Bytes, by unit. */
export const UNITS = /** @type {const} */ ({ B: 1, KB, MB, GB });

/** Payloads in bytes, times in seconds. */
export const LIMITS = /** @type {const} */ ({
  "real-time": { payloadBytes: 25 * MB, apiModelBytes: 6_291_456, seconds: 60, streamedSeconds: 480 },
  serverless: { payloadBytes: 4 * MB, seconds: 60 },
  asynchronous: { payloadBytes: GB, inlineBytes: 128_000, seconds: 3600, defaultSeconds: 900 },
  batch: { payloadBytes: 100 * MB, defaultPayloadBytes: 6 * MB, seconds: 3600, defaultSeconds: 600 },
});
