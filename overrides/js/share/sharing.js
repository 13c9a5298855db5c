/** What is shared, and where the word about it stands: no DOM. */
import { ownQuery } from "../base/page-file.js";

/** Distance from the control and from the window's edge, in CSS pixels. */
const GAP = 8;

/**
 * @param {string} href An absolute address.
 * @returns {string} The same without what belongs to one visit only: a query that is no exam, a name and password,
 *   the file's name of a folder.
 */
export function sharedAddress(href) {
  const url = new URL(href);
  url.search = ownQuery(url);
  url.username = "";
  url.password = "";
  url.pathname = url.pathname.replace(/\/index\.html$/, "/");
  return url.href;
}

/**
 * @param {{ top: number, right: number, bottom: number }} control Its box, in the window.
 * @param {{ width: number, height: number }} note
 * @param {{ width: number, bottom: number }} view The window, and where what covers its foot begins.
 * @returns {{ left: number, top: number }} Where the note stands, in the window: below the control
 *   and flush with its right edge, above it where there is no room.
 */
export function placeNote(control, note, view) {
  const left = Math.min(control.right - note.width, view.width - GAP - note.width);
  const below = control.bottom + GAP;
  const fits = below + note.height <= view.bottom;
  return { left: Math.max(GAP, left), top: fits ? below : control.top - GAP - note.height };
}
