/**
 * The scripts of a page, which is complete without them: they are fetched when it was shown, so that nothing that is read
 * waits for them. `data-late` of the running script names their files, in the order in which they run.
 */
import { root, script } from "./site-root.js";

/** How long after its first frame the browser may take to say that a page is on the screen, in milliseconds: not each one says it. */
const PATIENCE = 200;

/**
 * Fetches them once the page is on the screen. At once where they are in the browser already, since the reader comes from another
 * page of the site and may leaf through it by keys; where the address names a part of the page; and where nobody looks.
 */
export function fetchScripts() {
  const isNext = document.referrer.startsWith(`${location.origin}/`);
  // What a script measures must be set in its styles: unlike those in the page, a script that is added does not wait for them.
  addEventListener("load", () => {
    if (isNext || location.hash || document.hidden) append();
    else afterPaint(append);
  });
}

/** @param {() => void} act */
function afterPaint(act) {
  let isDone = false;
  const observer = new PerformanceObserver(done);
  function done() {
    observer.disconnect();
    if (!isDone) act();
    isDone = true;
  }
  observer.observe({ type: "paint", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, PATIENCE)));
}

function append() {
  const { late, scripts = "" } = script?.dataset ?? {};
  for (const name of late?.split(" ") ?? []) {
    const added = document.createElement("script");
    added.setAttribute("src", `${root}assets/${name}`);
    added.dataset["scripts"] = scripts;
    added.async = false;
    document.head.append(added);
  }
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
