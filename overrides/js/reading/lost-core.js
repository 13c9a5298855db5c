/**
 * The bundle `assets/lost.js`: says at the top of the page that the address names a part that is not there, since it was
 * reworded or taken out after the link was made.
 */
import { announce } from "../share/clipboard.js";
import { isPartLost } from "./fragment.js";
import { addressOf } from "../share/site-address.js";
import { say } from "../base/say.js";

/** A card or its answer: the question has a page of its own, whatever becomes of this one. */
const QUESTION = /^#[qa]-([0-9a-hjkmnp-tv-z]{8})$/;

const WORDS = say`The part of this page that the link leads to was reworded or taken out. Here is the page from its beginning.`;

function tell() {
  document.querySelector(".lost-part")?.remove();
  if (!isPartLost()) return;
  const head = document.querySelector("#content > .head");
  if (head) head.append(note());
  else document.querySelector("#content > .body")?.prepend(note());
  announce(WORDS);
}

/** @returns {HTMLElement} */
function note() {
  const said = document.createElement("p");
  said.className = "lost-part";
  said.textContent = WORDS;
  const id = QUESTION.exec(location.hash)?.[1];
  if (!id) return said;
  const link = document.createElement("a");
  link.href = addressOf(`q/${id}/`);
  link.textContent = say`The question’s own page`;
  said.append(" ", link);
  return said;
}

window.addEventListener("hashchange", tell);
tell();
