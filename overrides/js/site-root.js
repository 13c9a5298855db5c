/**
 * Where the site's root is, seen from this page. Pages lie at different depths; what they say about
 * the running script, which is in the root's folder `assets/`, tells how deep.
 */
const script = document.currentScript;

/** To be put before a path from the root: `../../`, or nothing on the home page. */
export const root = script?.getAttribute("src")?.replace(/assets\/[^/]*$/, "") ?? "";

/** The path that all addresses of this site begin with. */
export const basePath = new URL(root || ".", document.baseURI).pathname;
