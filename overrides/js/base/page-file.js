/** Addresses of folders where no web host shows the page of a folder: in a copy of the site that is opened as files. Pure. */

const PAGE = "index.html";

/**
 * @param {string} address A relative one, with or without query and fragment.
 * @returns {string} The same; if it is that of a folder, that of the folder's page.
 */
export function withFile(address) {
  const path = /^[^?#]*/.exec(address)?.[0] ?? "";
  const isFolder = path === "" || /(?:^|\/)\.{0,2}$/.test(path);
  return isFolder ? path.replace(/(\.)$/, "$1/") + PAGE + address.slice(path.length) : address;
}

/**
 * What a copy's address is on the web, for others to follow.
 *
 * @param {string} href Of a page or a file in the copy: `file:///stick/notes/q/1/index.html#a`.
 * @param {string} home Of the copy's folder: `file:///stick/notes/`.
 * @param {string} here Of the page that asks.
 * @param {string | undefined} canonical Of the same page on the web, if the site knows its address.
 * @returns {string | null} null if it cannot be told.
 */
export function publicAddress(href, home, here, canonical) {
  if (!canonical || !href.startsWith(home) || !here.startsWith(home)) return null;
  const place = placeOf(here, home);
  // A page that moved names another one's address.
  if (!decodeURI(new URL(canonical).pathname).endsWith(`/${decodeURI(place)}`)) return null;
  const root = new URL("../".repeat(place.split("/").length - 1) || ".", canonical);
  const url = new URL(href);
  return new URL(placeOf(href, home) + ownQuery(url) + url.hash, root).href;
}

/** Where what is set in a lab stands in the address. */
const LAB = /\/labs\/[a-z-]+\/(?:index\.html)?$/;

/**
 * @param {URL} url
 * @returns {string} The query, if it is the thing itself, as that of an exam or a lab is; any other belongs to one visit.
 */
export function ownQuery({ pathname, search, searchParams }) {
  return searchParams.get("mode") === "exam" || LAB.test(pathname) ? search : "";
}

/**
 * @param {string} href
 * @param {string} home
 * @returns {string} Where it is in the site: `q/1/`.
 */
function placeOf(href, home) {
  const path = new URL(href).pathname.slice(new URL(home).pathname.length);
  return path.replace(/(^|\/)index\.html$/, "$1");
}
