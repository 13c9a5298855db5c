/** Where the links of a card may lead. Pure. */
import { withFile } from "../base/page-file.js";

const SAFE = /^(?:https?|mailto):/i;

/** Whatever a browser might read as a scheme, or as another host. */
const FOREIGN = /^[a-z][a-z\d+.-]*:|^[\\/]/i;

/**
 * @param {string} url A document's text, and not to be trusted: http, https, mailto, or a path from the site's root.
 * @param {string} root To be put before such a path.
 * @param {boolean} isCopy Whether the site is opened as files, where a folder has no page.
 * @returns {string | null} null for anything else.
 */
export function linkAddress(url, root, isCopy) {
  // Browsers drop spaces around an address, and line breaks and tabs within it, before they read its scheme.
  if (hasControls(url) || url !== url.trim()) return null;
  if (SAFE.test(url)) return url;
  if (FOREIGN.test(url)) return null;
  const address = root + url;
  if (isCopy) return withFile(address);
  return /^[^?#]/.test(address) ? address : `./${address}`;
}

/** @param {string} text */
function hasControls(text) {
  return [...text].some((sign) => sign < " ");
}
