// @ts-check
// Served as sw.js by `studysite serve`, and only there. A reader who kept a finished site at this address has a
// worker that would show it for ever: browsers ask for its script again, find this one, and it clears the way.

/** @typedef {{ waitUntil: (done: Promise<unknown>) => void }} Lasting */
const worker = /** @type {any} */ (self);

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {Lasting} */ event) => event.waitUntil(retire()));

async function retire() {
  for (const name of await caches.keys()) if (name.startsWith("studysite:/:")) await caches.delete(name);
  await worker.registration.unregister();
  for (const page of await worker.clients.matchAll({ type: "window" })) page.navigate(page.url);
}
