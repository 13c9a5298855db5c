/**
 * Looks whether the address names a part that is not there; few do, and what is said then is fetched when one does. And follows
 * a page that moved with the part that is named, which the page's own way on, without script, leaves behind.
 */
import { isPartLost } from "./fragment.js";
import { loadScript } from "../base/load-script.js";

export function tellLostPart() {
  if (followMove()) return;
  window.addEventListener("hashchange", look);
  look();
}

function look() {
  if (!isPartLost()) return;
  // Once it is there it looks by itself.
  window.removeEventListener("hashchange", look);
  loadScript("lost").catch(() => window.addEventListener("hashchange", look));
}

/** @returns {boolean} Whether this page only leads on to another, and that one is on its way. */
function followMove() {
  const link = document.querySelector("a[data-moved]");
  if (!(link instanceof HTMLAnchorElement) || !location.hash) return false;
  location.replace(link.href + location.hash);
  return true;
}
