/**
 * Says so at the top of the page where the address names a part that is not there: it was reworded
 * or taken out since the link was made. And follows a page that moved with the part that is named,
 * which the page's own way on, without script, leaves behind.
 */
import { announce } from "../share/clipboard.js";
import { namedElement } from "./fragment.js";
import { addressOf } from "../share/site-address.js";
import { say } from "../base/say.js";

/** A card or its answer: the question has a page of its own, whatever becomes of this one. */
const QUESTION = /^#[qa]-([0-9a-hjkmnp-tv-z]{8})$/;

const WORDS = say`The part of this page that the link leads to was reworded or taken out. Here is the page from its beginning.`;

export function tellLostPart() {
  if (followMove()) return;
  window.addEventListener("hashchange", tell);
  tell();
}

function tell() {
  document.querySelector(".lost-part")?.remove();
  if (!isLost()) return;
  const head = document.querySelector("#content > .head");
  if (head) head.append(note());
  else document.querySelector("#content > .body")?.prepend(note());
  announce(WORDS);
}

/** @returns {boolean} Whether the address names a part that is nowhere on the page. */
function isLost() {
  const { hash } = location;
  // Browsers keep `#:~:text=` to themselves, though not all of them; and all know `#top`.
  if (hash.length < 2 || hash.startsWith("#:~:") || hash.toLowerCase() === "#top") return false;
  // No part has a name and a value: that is something for the page, the score of an exam, say.
  if (/^#[a-z]+=/.test(hash)) return false;
  return !namedElement() && !document.getElementsByName(named(hash)).length;
}

/**
 * @param {string} hash
 * @returns {string} What it names.
 */
function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
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

/** @returns {boolean} Whether this page only leads on to another, and that one is on its way. */
function followMove() {
  const link = document.querySelector("a[data-moved]");
  if (!(link instanceof HTMLAnchorElement) || !location.hash) return false;
  location.replace(link.href + location.hash);
  return true;
}
