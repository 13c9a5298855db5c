/**
 * Starts the service worker and names the manifest, once all that the page needs is there. What offers to keep the site stands at the
 * foot, and is fetched when a reader comes near, or was here before.
 */
import { allCame } from "../base/page-scripts.js";
import { loadScript } from "../base/load-script.js";
import { root } from "../base/site-root.js";

export function startOffline() {
  const place = document.querySelector("study-offline");
  const file = place?.getAttribute("data-worker");
  if (!place?.parentElement || !file || !navigator.serviceWorker || location.protocol === "file:") return;
  const foot = place.parentElement;
  const start = () => {
    document.head.append(manifest());
    register(file).catch(() => undefined);
    if (navigator.serviceWorker.controller) offer();
    else watch(foot);
  };
  allCame().then(start, () => undefined);
}

/** @returns {HTMLLinkElement} */
function manifest() {
  return Object.assign(document.createElement("link"), { rel: "manifest", href: `${root}site.webmanifest` });
}

/** @param {string} file */
async function register(file) {
  const { serviceWorker } = navigator;
  const isFirst = !serviceWorker.controller;
  await serviceWorker.register(`${root}${file}`, { scope: root || "./" });
  const { active } = await serviceWorker.ready;
  active?.postMessage(isFirst ? { seen: here() } : { ask: "stay" });
}

/** @returns {string[]} What this page was made of, itself first: it came before its worker. */
function here() {
  const parts = performance.getEntriesByType("resource").map(({ name }) => name);
  return [location.href, ...parts].filter((url) => url.startsWith(location.origin));
}

/** @param {Element} foot */
function watch(foot) {
  const observer = new IntersectionObserver((seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    offer();
  });
  observer.observe(foot);
}

function offer() {
  loadScript("offline").catch(() => undefined);
}
