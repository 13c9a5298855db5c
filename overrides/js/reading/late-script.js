/** The large script of a page (cards, an exam, progress, a lab) is the last one to come: what to say where it does not. */
import { announce } from "../share/clipboard.js";
import { following } from "../base/page-scripts.js";
import { say } from "../base/say.js";

const LOST = say`This needs a part of the site that could not be loaded. Try it again in a while.`;

/** Says in the place of what the last of them would have made, if it does not come, that it did not, and offers to try again. */
export function tellLostScript() {
  following().at(-1)?.addEventListener("error", tell);
}

function tell() {
  const place = document.querySelector(":is(study-session, study-exam, study-progress, study-lab):not(:defined)");
  if (!place) return;
  const said = document.createElement("p");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.textContent = say`Reload`;
  button.addEventListener("click", () => location.reload());
  said.append(LOST, " ", button);
  place.append(said);
  announce(LOST);
}
