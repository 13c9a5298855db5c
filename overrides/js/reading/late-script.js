/**
 * The large script of a page that is complete without it, or says all it has to say: it is fetched when the page was shown,
 * so that nothing that is read waits for it. Where it does not come, the page says so and offers to try again.
 */
import { announce } from "../share/clipboard.js";
import { say } from "../base/say.js";
import { root, script } from "../base/site-root.js";

const LOST = say`This needs a part of the site that could not be loaded. Try it again in a while.`;

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
  added.addEventListener("error", tell);
  document.head.append(added);
}

/** Says in the place of what the script would have made that it did not come. */
function tell() {
  const said = document.createElement("p");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.textContent = say`Reload`;
  button.addEventListener("click", () => location.reload());
  said.append(LOST, " ", button);
  document.querySelector("main :not(:defined)")?.append(said);
  announce(LOST);
}
