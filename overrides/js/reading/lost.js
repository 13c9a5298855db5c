/** What someone may have looked for at an address that leads nowhere. Pure. */

/** Folders of the site, which say nothing of a page's content. */
const FOLDERS = new Set(["read", "practice", "glossary", "mind-map", "sources", "labs", "guide"]);

/** An id is no word: `/q/1f0c9k2m/`. */
const IDS = new Set(["q"]);

/**
 * @param {string} path The path of an address.
 * @param {string} base The path that all addresses of the site begin with.
 * @returns {string} Its words; empty if it holds none.
 */
export function lostWords(path, base) {
  const parts = (path.startsWith(base) ? path.slice(base.length) : path).split("/").filter(Boolean);
  const [first = "", ...rest] = parts;
  if (IDS.has(first)) return "";
  const told = FOLDERS.has(first) ? rest : parts;
  return told.map(read).join(" ").replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim().slice(0, 80);
}

/**
 * @param {string} part
 * @returns {string}
 */
function read(part) {
  const name = part.replace(/\.(?:html?|md|txt)$/i, "").replace(/^index$/i, "");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
