/**
 * The service worker, `sw.js` in the site's root: the site without a network.
 *
 * Pages that were read come from the network while there is one, and from the store where there is none. A reader
 * who asks for it gets the whole site, at one edition: every file is proved by its digest, and nothing of it
 * is shown before all is there. A new edition of a site that was kept is fetched beside the old one, and
 * takes its place as a whole, when the reader says so or has closed every page.
 *
 * @typedef {object} Edition What the build says of the site, before this script.
 * @property {string} version Named by all that the site holds.
 * @property {number} pages
 * @property {number} size Of all files, in bytes.
 *
 * @typedef {{ version: string, files: [path: string, digest: string, size: number][] }} List Of `precache.json`.
 *
 * @import { Asked, Failure, Told, Word } from "../offline/offline-words.js"
 */
const worker = /** @type {ServiceWorkerGlobalScope & { studysite: Edition }} */ (/** @type {unknown} */ (self));
const { version, pages, size } = worker.studysite;

const base = new URL("./", location.href);
/** All sites of a host may share one store: what is ours begins like this. */
const own = `studysite:${base.pathname}:`;
const [WHOLES, SEEN, PARTS] = [`${own}whole:`, `${own}seen`, `${own}parts`];
const whole = WHOLES + version;
const list = new URL("precache.json", base).href;

/** Files that are named by what they hold. */
const LASTING = /\/assets\/[\w-]+-[A-Z2-7]{8}\.\w+$|\/data\/(?:search|study)\/[0-9a-f]{16}\.js$/;
/** How many pages that were read are kept, and how long the network may take where one is, in ms. */
const [MOST, PATIENCE, AT_ONCE] = [300, 4000, 6];

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => event.waitUntil(hear(event.data, event.source)));
worker.addEventListener("fetch", (event) => {
  const { method, url, headers } = event.request;
  if (method === "GET" && url.startsWith(base.href) && !headers.has("range")) event.respondWith(answer(event));
});

/** Who has the whole site never has two halves: without the new edition this worker is none. */
async function install() {
  const others = await editions();
  for (const one of others) if (await isComplete(one)) return keep();
  await worker.skipWaiting();
}

async function activate() {
  const others = (await editions()).filter((one) => one !== whole);
  // A reader who waits for the whole site waits for this edition now.
  if (others.length) await caches.open(whole);
  for (const one of others) await caches.delete(one);
  // What pages need beside themselves has other names now.
  await (await caches.open(PARTS)).delete(`${base.href}503.html`);
  await worker.clients.claim();
  if (others.length && (await isComplete(whole))) await tellAll({ reload: true });
}

/**
 * @param {Asked} asked
 * @param {Client | ServiceWorker | MessagePort | null} source
 */
async function hear({ ask, seen }, source) {
  if (ask === "use") return worker.skipWaiting();
  if (ask === "keep") await keep().then(tellState, (error) => tellAll({ failed: reason(error) }));
  if (ask === "forget") await caches.delete(whole).then(tellState);
  if (ask === "state") source?.postMessage(await state());
  if (ask === "stay") await fillShell().catch(() => undefined);
  // The page was there before its worker; the browser still has what it fetched.
  for (const url of seen ?? []) {
    if (url.startsWith(base.href)) await store(url, await fetch(url, { cache: "force-cache" }).catch(() => undefined));
  }
}

/**
 * @param {FetchEvent} event
 * @returns {Promise<Response>}
 */
async function answer(event) {
  const { request } = event;
  const key = keyOf(request.url);
  const isWhole = await isComplete(whole);
  const found = isWhole ? await find(whole, key) : LASTING.test(key) ? await find(PARTS, key) : undefined;
  if (found) return found;
  if (isWhole && (await find(whole, `${key}/`))) return Response.redirect(`${key}/${new URL(request.url).search}`);
  const stored = (await find(SEEN, key)) ?? (await find(PARTS, key));
  const asked = fetch(request);
  event.waitUntil(asked.then((got) => store(key, got.clone())).catch(() => undefined));
  try {
    const got = await (stored ? Promise.race([asked, late()]) : asked);
    return got.status >= 500 && stored ? stored : got;
  } catch {
    return stored ?? (await instead(request, isWhole));
  }
}

/** @param {Request} request @param {boolean} isWhole @returns {Promise<Response>} Where nothing can be had. */
async function instead(request, isWhole) {
  const page = isWhole ? await find(whole, `${base.href}404.html`) : await find(PARTS, `${base.href}503.html`);
  if (request.mode !== "navigate" || !page) return Response.error();
  return new Response(page.body, { status: isWhole ? 404 : 503, headers: page.headers });
}

/** @type {Promise<void> | undefined} */
let keeping;

/** Fetches what is missing of the whole site; two who ask at once wait for the same. */
function keep() {
  keeping ??= download().finally(() => {
    keeping = undefined;
  });
  return keeping;
}

async function download() {
  if (await isComplete(whole)) return;
  const former = await formerFiles();
  const answered = await fetch(list, { cache: "reload" });
  const told = /** @type {List} */ (await answered.clone().json());
  if (told.version !== version) throw new RangeError("another edition is there by now");
  const cache = await caches.open(whole);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const missing = told.files.filter(([path]) => !there.has(new URL(path, base).href));
  let done = told.files.length - missing.length;
  let isOver = false;
  const one = async () => {
    for (let file = missing.pop(); file; file = missing.pop()) {
      const [path, digest] = file;
      const url = new URL(path, base).href;
      const copy = await former.get(`${path} ${digest}`)?.match(url);
      await cache.put(url, copy ?? (await plain(await fetch(url, { cache: "reload", integrity: `sha256-${digest}` }))));
      done += 1;
      if (done % 5 === 0 && !isOver) await tellAll({ done, of: told.files.length });
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    // Last: from now on it is whole.
    await cache.put(list, answered);
  } catch (error) {
    // Those that are still under way begin no other file, and say no more.
    missing.length = 0;
    isOver = true;
    if (reason(error) === "space") await caches.delete(whole);
    throw error;
  }
}

/** @returns {Promise<Map<string, Cache>>} The files of editions that are here, by path and digest. */
async function formerFiles() {
  const files = new Map();
  for (const one of await editions()) {
    const told = /** @type {List | undefined} */ (await (await find(one, list))?.json());
    const cache = await caches.open(one);
    for (const [path, digest] of told?.files ?? []) files.set(`${path} ${digest}`, cache);
  }
  return files;
}

/** @param {Response} got @returns {Promise<Response>} Without what belongs to the way it came, a redirect say. */
async function plain(got) {
  return new Response(await got.blob(), { headers: { "Content-Type": got.headers.get("Content-Type") ?? "" } });
}

/**
 * After the second page, the reader is likely to stay: what all pages need is fetched behind it. The page says so itself, since
 * one that the browser fetches beforehand looks the same from here.
 */
async function fillShell() {
  const { connection } = /** @type {{ connection?: { saveData: boolean } }} */ (worker.navigator);
  if (connection?.saveData || (await isComplete(whole)) || (await find(PARTS, `${base.href}503.html`))) return;
  const shell = /** @type {string[]} */ (await (await fetch(`${base.href}shell.json`)).json());
  for (const path of shell) {
    const url = new URL(path, base).href;
    if (!(await find(PARTS, url))) await store(url, await fetch(url), PARTS);
  }
}

/** @param {string} url @param {Response | undefined} got @param {string} [where] */
async function store(url, got, where = LASTING.test(url) ? PARTS : SEEN) {
  if (!got?.ok || got.type !== "basic" || got.redirected || url === list) return;
  try {
    const cache = await caches.open(where);
    await cache.put(keyOf(url), got);
    for (const old of (await cache.keys()).slice(0, -MOST)) await cache.delete(old);
  } catch {
    // No room: the page was shown all the same.
  }
}

/** @param {string} url @returns {string} Under which name an answer is kept: one for a page, whatever was asked of it. */
function keyOf(url) {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/index\.html$/, "/");
}

/** @param {string} cacheName @param {string} key @returns {Promise<Response | undefined>} */
const find = (cacheName, key) => caches.match(key, { cacheName });
/** @param {string} name */
const isComplete = async (name) => Boolean(await find(name, list));
const editions = async () => (await caches.keys()).filter((name) => name.startsWith(WHOLES));
/** @returns {Promise<never>} */
const late = () => new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("the network is slow")));
/** @param {unknown} error @returns {Failure} */
const reason = (error) =>
  error instanceof RangeError ? "changed" : Reflect.get(Object(error), "name") === "QuotaExceededError" ? "space" : "network";

/** @returns {Promise<Told>} */
async function state() {
  const begun = (await caches.has(whole)) ? "begun" : "seen";
  return { state: (await isComplete(whole)) ? "whole" : begun, pages, size };
}

const tellState = async () => tellAll(await state());

/** @param {Word} word */
async function tellAll(word) {
  for (const page of await worker.clients.matchAll({ includeUncontrolled: true, type: "window" })) page.postMessage(word);
}
