/**
 * The scripts of a page, which is complete without them: they are fetched when it was shown, so that nothing that is read
 * waits for them. `data-late` of the running script names their files, in the order in which they run.
 */
import { root, script } from "./site-root.js";

/** How long after its first frame the browser may take to say that a page is on the screen, in milliseconds: not each one says it. */
const PATIENCE = 200;

/**
 * Fetches them once the page is on the screen. With the page where they are in the browser already, since the reader comes from
 * another page of the site, or cost nothing, so that nothing flickers; and where the address names a part of the page.
 */
export function fetchScripts() {
  const isNear = location.protocol === "file:" || document.referrer.startsWith(`${location.origin}/`);
  // What is written into the page runs before it is shown, as a tag in it would.
  if (isNear || location.hash || document.hidden) for (const one of scripts()) document.write(one.outerHTML);
  // What a script measures must be set in its styles, and one that is added does not wait for them.
  else addEventListener("load", () => afterPaint(() => document.head.append(...scripts())));
}

/** @returns {HTMLScriptElement[]} */
function scripts() {
  const { late, scripts: names = "" } = script?.dataset ?? {};
  return (late?.split(" ") ?? []).map((name) => {
    const made = document.createElement("script");
    made.setAttribute("src", `${root}assets/${name}`);
    made.dataset["scripts"] = names;
    made.defer = true;
    made.async = false;
    return made;
  });
}

/** @param {() => void} act */
function afterPaint(act) {
  let isDone = false;
  // The first paint of all may be that of the empty paper.
  const observer = new PerformanceObserver((seen) => {
    if (seen.getEntriesByName("first-contentful-paint").length) done();
  });
  function done() {
    observer.disconnect();
    if (!isDone) act();
    isDone = true;
  }
  observer.observe({ type: "paint", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, PATIENCE)));
}

/** @returns {HTMLScriptElement[]} The scripts that were asked for with this one, in the order in which they run. */
export function following() {
  const all = /** @type {HTMLScriptElement[]} */ ([...document.querySelectorAll("script[data-scripts][src]")]);
  return all.slice(script ? all.indexOf(script) + 1 : all.length);
}

/** @returns {Promise<void>} Resolves when each of them ran, or did not come. */
export async function allCame() {
  await Promise.all(following().map((one) => new Promise((resolve) => {
    one.addEventListener("load", resolve);
    one.addEventListener("error", resolve);
  })));
}
