/**
 * The parts of a map's page that are fetched when they are needed: the picture, and what a learner knows.
 *
 * @typedef {typeof import("./stage.js").Stage} StageClass
 * @typedef {typeof import("./standings-in.js").standingsIn} StandingsIn
 */
import { loadScript } from "../base/load-script.js";

/** @returns {Promise<StageClass>} Rejects if it cannot be fetched; the next call tries again. */
export function loadStage() {
  return loaded("map-picture", () => /** @type {{ studysiteMap?: StageClass }} */ (globalThis).studysiteMap);
}

/** @returns {Promise<StandingsIn>} Rejects if it cannot be fetched. */
export function loadMastery() {
  return loaded("map-mastery", () => /** @type {{ studysiteMastery?: StandingsIn }} */ (globalThis).studysiteMastery);
}

/**
 * @template Part
 * @param {string} name
 * @param {() => Part | undefined} given What its script gave.
 * @returns {Promise<Part>}
 */
async function loaded(name, given) {
  if (!given()) await loadScript(name);
  const part = given();
  if (!part) throw new Error(`the script ${name} gives nothing`);
  return part;
}
