/**
 * What the learner knows of the branches, where anything was practised; nothing is fetched for others.
 *
 * @typedef {import("./map-state.js").MapState} MapState
 */
import { element } from "../base/element.js";
import { loadMastery } from "./parts.js";
import { MEANINGS } from "./standing-words.js";
import { recall } from "../base/store.js";
import { say } from "../base/say.js";

/**
 * @param {MapState} state
 * @param {HTMLElement} map Gets a legend, if there is anything to tell.
 */
export async function showStandings(state, map) {
  // The pages of practice leave a line for those who have used them (`practice/due-mark.js`).
  if (recall("due") === null) return;
  try {
    const standingsIn = await loadMastery();
    state.know(await standingsIn(state.all));
  } catch {
    // The map is whole without it.
    return;
  }
  const there = new Set(state.standings.values());
  const words = Object.entries(MEANINGS).filter(([standing]) => there.has(/** @type {"known"} */ (standing)));
  if (!words.length) return;
  const signs = words.map(([standing, meaning]) => element("span", { class: "stands", "data-standing": standing }, [meaning]));
  const parts = signs.flatMap((sign, at) => (at ? ["; ", sign] : [sign]));
  map.append(element("p", { class: "map-legend" }, [say`What you know: `, ...parts, "."]));
}
