/**
 * Addresses of this site: as a page can be led to from here, and as others can follow them. On a web host both are
 * what they are; a copy that is opened as files has to name the file of a page, and cannot be shared.
 */
import { publicAddress, withFile } from "../base/page-file.js";
import { sharedAddress } from "./sharing.js";
import { root } from "../base/site-root.js";

const isCopy = location.protocol === "file:";

/**
 * @param {string} path From the site's root: `q/8sb1zzts/`, `?q=subnet`, or nothing for the home page.
 * @returns {string} How this page leads there.
 */
export function addressOf(path) {
  const address = root + path;
  if (isCopy) return withFile(address);
  return /^[^?#]/.test(address) ? address : `./${address}`;
}

/**
 * @param {string} href An absolute address.
 * @returns {string | null} What to give to others; null in a copy of a site that does not know where it is on the web.
 */
export function addressForOthers(href) {
  if (!isCopy) return sharedAddress(href);
  /** @type {HTMLLinkElement | null} */
  const canonical = document.querySelector("link[rel=canonical]");
  return publicAddress(href, new URL(root || ".", document.baseURI).href, location.href, canonical?.href);
}
