/**
 * Draws diagrams: `node overrides/diagrams.mjs DRAWINGS OUT [MILLISECONDS]` reads the file DRAWINGS (as `data/drawings.json` of the
 * converter) and writes into the file OUT what each is drawn as, by its key: `{"pictures": [SVG, …], "scrolls": bool}`, or
 * `{"fault": why it is not}`. One that fails, or never comes to an end, costs no other.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { Graphviz } from "@hpcc-js/wasm-graphviz";
import { pictures } from "./diagrams/pictures.js";
import { Refusal, VERSION } from "./diagrams/records.js";

/** @typedef {import("./diagrams/records.js").Diagram} Diagram */
/** @typedef {import("./diagrams/pictures.js").Pictures | { fault: string }} Made */

/** Milliseconds for one diagram unless others are given: many more than a large one takes. */
const PATIENCE = 30_000;

/** What a worker says when it is ready for the first diagram. */
const READY = "ready";

/**
 * Draws in a worker, one diagram after the other, as long as it lasts.
 *
 * @param {readonly [string, Diagram][]} diagrams By key.
 * @param {number} patience
 * @returns {Promise<[string, Made][]>} Those that it came to the end of, and the one that it did not.
 */
function drawn(diagrams, patience) {
  return new Promise((resolve, reject) => {
    const made = /** @type {[string, Made][]} */ ([]);
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: diagrams });
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const end = () => {
      const key = diagrams[made.length]?.[0] ?? "";
      void worker.terminate().then(() => resolve([...made, [key, { fault: "it takes too long to lay out" }]]));
    };
    worker.on("message", (/** @type {[string, Made] | typeof READY} */ one) => {
      clearTimeout(timer);
      if (one !== READY) made.push(one);
      if (made.length === diagrams.length) resolve(made);
      else timer = setTimeout(end, patience);
    });
    worker.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

/** @param {readonly [string, Diagram][]} diagrams */
async function draw(diagrams) {
  let graphviz = await Graphviz.load();
  parentPort?.postMessage(READY);
  for (const [key, diagram] of diagrams) {
    /** @type {Made} */
    let made;
    try {
      made = pictures(diagram, (dot) => graphviz.layout(dot, "json", "dot"));
    } catch (error) {
      const isRefused = error instanceof Refusal;
      made = { fault: isRefused ? error.message : "Graphviz cannot lay it out" };
      // What failed in the middle of its work may fail at everything that comes after.
      if (!isRefused) {
        Graphviz.unload();
        graphviz = await Graphviz.load();
      }
    }
    parentPort?.postMessage([key, made]);
  }
}

async function main() {
  const [from, out, patience = PATIENCE] = process.argv.slice(2);
  if (!from || !out) {
    process.stderr.write("usage: node overrides/diagrams.mjs DRAWINGS OUT [MILLISECONDS]\n");
    process.exit(2);
  }
  /** @type {import("./diagrams/records.js").Drawings} */
  const given = JSON.parse(readFileSync(from, "utf8"));
  if (given.version !== VERSION) throw new Error(`${from}: drawings of version ${given.version}, not ${VERSION}`);
  const made = /** @type {[string, Made][]} */ ([]);
  const all = Object.entries(given.drawings);
  while (made.length < all.length) made.push(...(await drawn(all.slice(made.length), Number(patience))));
  writeFileSync(out, JSON.stringify(Object.fromEntries(made)));
}

await (isMainThread ? main() : draw(workerData));
