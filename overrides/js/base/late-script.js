/**
 * The large script of a page that is complete without it, or says all it has to say: it is fetched when the page was shown,
 * so that nothing that is read waits for it.
 */
import { root, script } from "./site-root.js";

/** Fetches what `data-late` of the running script names, and tells it the names that this one knows. */
export function fetchLate() {
  const { late, scripts = "" } = script?.dataset ?? {};
  // The second frame is only drawn when the first one is on the screen.
  if (late) requestAnimationFrame(() => requestAnimationFrame(() => append(late, scripts)));
}

/** @param {string} name @param {string} names */
function append(name, names) {
  const added = document.createElement("script");
  added.setAttribute("src", `${root}assets/${name}`);
  added.dataset["scripts"] = names;
  document.head.append(added);
}
