// Which inference option fits: cases worked by hand, and that nothing fits beyond a limit.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { LIMITS, UNITS } from "../../overrides/js/labs/inference-limits.js";
import { address, judged, WAYS, workloadOf } from "../../overrides/js/labs/inference-options.js";
import { bytesWords, said, verdictWords } from "../../overrides/js/labs/inference-words.js";

/** @typedef {import("../../overrides/js/labs/inference-options.js").Workload} Workload */

const { limits, cases } = JSON.parse(readFileSync(new URL("../vectors/labs/inference-options.json", import.meta.url), "utf-8"));

/** @type {fc.Arbitrary<Workload>} */
const workloads = fc.record({
  payloadBytes: fc.oneof(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 0, max: 2 ** 24 })),
  seconds: fc.integer({ min: 0, max: 5000 }),
  streamed: fc.boolean(),
  answerWanted: fc.constantFrom("now", "later", "dataset"),
  traffic: fc.constantFrom("steady", "bursts", "rare"),
  gpu: fc.boolean(),
  idleCost: fc.constantFrom("some", "zero"),
});

test("the limits are those of the facts", () => {
  assert.deepEqual(LIMITS, limits);
});

assert.ok(cases.length >= 30);
for (const { why, input, best, options } of cases) {
  test(why, () => assert.deepEqual(judged(input), { best, options }));
}

test("no option fits beyond its limits, and what does not fit has a reason", () => {
  fc.assert(
    fc.property(workloads, (workload) => {
      const { best, options } = judged(workload);
      for (const way of WAYS) {
        const { fits, reasons, notes } = options[way];
        const { payloadBytes, seconds } = LIMITS[way];
        const most = way === "real-time" && workload.streamed ? LIMITS["real-time"].streamedSeconds : seconds;
        const isChunked = way === "batch";
        if (workload.seconds > most || (workload.payloadBytes > payloadBytes && !isChunked)) assert.ok(!fits, way);
        assert.equal(fits, reasons.length === 0);
        assert.ok(fits || !notes.length);
      }
      assert.ok(best === null ? WAYS.every((way) => !options[way].fits) : options[best].fits);
    }),
  );
});

test("more payload, more time or a GPU never make an option fit", () => {
  fc.assert(
    fc.property(workloads, fc.nat(1e6), fc.nat(100), (workload, bytes, seconds) => {
      const more = { ...workload, payloadBytes: workload.payloadBytes + bytes, seconds: workload.seconds + seconds, gpu: true };
      const [before, after] = [judged(workload), judged(more)];
      for (const way of WAYS) assert.ok(before.options[way].fits || !after.options[way].fits, way);
    }),
  );
});

test("every reason and note is a sentence, with its source", () => {
  fc.assert(
    fc.property(workloads, (workload) => {
      const result = judged(workload);
      assert.match(verdictWords(result), /^[A-Z][^.]+\.$/);
      for (const way of WAYS) {
        for (const id of [...result.options[way].reasons, ...result.options[way].notes]) {
          const { words, source } = said(id, way, workload);
          assert.match(words, /^[A-Z0-9].+\.$/, id);
          assert.match(source, /\(.*2026\)$/, id);
        }
      }
    }),
  );
});

test("sizes are said in a unit only where it hides nothing", () => {
  const sizes = [1, 1000, 1024, 1536, 26_214_400, 26_214_401, 1_073_741_824, 0];
  assert.deepEqual(sizes.map(bytesWords), ["1 byte", "1,000 bytes", "1 KB", "1.5 KB", "25 MB", "26,214,401 bytes", "1 GB", "0 bytes"]);
});

test("a size and its unit make bytes", () => {
  const state = address.parse(new URLSearchParams("payload=25&unit=MB&seconds=61&streamed=on"));
  assert.equal(workloadOf(state).payloadBytes, 25 * UNITS.MB);
  assert.equal(judged(workloadOf(state)).options["real-time"].fits, true);
});
