/**
 * Where the site's root is, seen from this page. Pages lie at different depths; what they say about
 * the running script, which is in the root's folder `assets/`, tells how deep. Of a script in the page itself,
 * `data-root` tells it.
 */
export const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);

/** To be put before a path from the root: `../../`, or nothing on the home page. */
export const root = script?.dataset["root"]?.replace(/\/?$/, "/") ?? script?.getAttribute("src")?.replace(/assets\/[^/]*$/, "") ?? "";

/**
 * @param {string} name `search`, say.
 * @returns {string} The address of a script that is fetched when it is needed. Its file is named by what it holds:
 *   the page says how, in `data-scripts` of the running one.
 */
export function bundled(name) {
  const known = script?.dataset["scripts"]?.split(" ") ?? [];
  return `${root}assets/${known.find((file) => file.startsWith(`${name}-`)) ?? `${name}.js`}`;
}

/** The path that all addresses of this site begin with. */
export const basePath = new URL(root || ".", document.baseURI).pathname;
