/**
 * How a part of the index is written: as a call with one JSON value. So one file serves those who may
 * fetch it and parse it, and a page on `file://`, where only scripts load. Pure.
 */

/** The function that the script calls. */
export const CALLED = "studysiteShard";

/** Where the parts are, from the site's root. */
export const FOLDER = "data/search/";

/** The part that names the others. */
export const MANIFEST = "manifest.js";

/**
 * @param {unknown} value
 * @returns {string}
 */
export function written(value) {
  return `${CALLED}(${JSON.stringify(value)})\n`;
}

/**
 * @param {string} text
 * @returns {unknown} The value; throws SyntaxError if it was not written so.
 */
export function parsed(text) {
  if (!text.startsWith(`${CALLED}(`)) throw new SyntaxError("no part of the search");
  return JSON.parse(text.slice(CALLED.length + 1, text.lastIndexOf(")")));
}
