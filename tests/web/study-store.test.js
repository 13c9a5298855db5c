import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as later } from "node:timers/promises";
import fc from "fast-check";
import { forceCloseDatabase, IDBDatabase, IDBFactory, IDBObjectStore } from "fake-indexeddb";
import { drawerOf } from "../../overrides/js/store/drawers.js";
import { USUAL } from "../../overrides/js/practice/practice-settings.js";
import { VERSION } from "../../overrides/js/store/progress-record.js";
import { StudyStore } from "../../overrides/js/store/progress-store.js";
import { openDatabase } from "../../overrides/js/store/study-database.js";
import { fileOf, readFile } from "../../overrides/js/store/transfer.js";
import { learned, NOW } from "./progress-samples.js";

/**
 * @typedef {import("../../overrides/js/store/study-connection.js").Open} Open
 * @typedef {import("../../overrides/js/practice/study-types.js").Grade} Grade
 * @typedef {import("../../overrides/js/practice/study-types.js").Progress} Progress
 * @typedef {import("../../overrides/js/practice/study-types.js").Review} Review
 */

const NAME = "studysite:/biology/";
const DAY = 86_400_000;
const TODAY = Math.floor(NOW / DAY);
const dayOf = (/** @type {number} */ at) => Math.floor(at / DAY);

/**
 * @typedef {object} Tab
 * @property {StudyStore} store
 * @property {string[][]} changes What its `change` events named.
 * @property {(string | null)[]} troubles
 * @property {() => number} asked How often the browser was asked to keep what is stored.
 */

/**
 * @param {import("node:test").TestContext} context
 * @param {{ factory?: IDBFactory | undefined, timeout?: number, channel?: string, open?: Open }} options
 * @returns {Promise<Tab>}
 */
async function opened(context, { factory, timeout = 1000, channel, open } = {}) {
  let asked = 0;
  const stay = async () => (asked += 1);
  const store = new StudyStore({
    open: open ?? (async (late, outrun) => openDatabase({ factory, name: NAME, timeout, dayOf, late, outrun })),
    channel: channel ? new BroadcastChannel(channel) : null,
    site: "/biology/",
    stay,
  });
  /** @type {Tab} */
  const tab = { store, changes: [], troubles: [], asked: () => asked };
  store.addEventListener("change", (event) => tab.changes.push(/** @type {CustomEvent} */ (event).detail.ids));
  store.addEventListener("trouble", (event) => tab.troubles.push(/** @type {CustomEvent} */ (event).detail.trouble));
  context.after(() => store.close());
  await store.start();
  return tab;
}

/**
 * Does something to the database itself, as another program would.
 *
 * @param {IDBFactory} factory
 * @param {number | undefined} version
 * @param {(database: IDBDatabase, transaction: IDBTransaction) => void} work
 */
async function meddle(factory, version, work) {
  const request = factory.open(NAME, version);
  request.onupgradeneeded = () => work(request.result, /** @type {IDBTransaction} */ (request.transaction));
  await new Promise((resolve, reject) => {
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
  });
  if (version === undefined) {
    const transaction = request.result.transaction([...request.result.objectStoreNames], "readwrite");
    work(request.result, transaction);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
  }
  request.result.close();
}

/**
 * @param {IDBFactory} factory
 * @param {string} name Of an object store.
 * @returns {Promise<any[]>}
 */
async function contents(factory, name) {
  /** @type {any[]} */
  let found = [];
  await meddle(factory, undefined, (_, transaction) => {
    const request = transaction.objectStore(name).getAll();
    request.onsuccess = () => (found = request.result);
  });
  return found;
}

/**
 * @param {IDBFactory} factory
 * @returns {Promise<any[]>} The records of all drawers, by id.
 */
async function cardsOf(factory) {
  return (await contents(factory, "drawers")).flat().sort((one, other) => (String(one.id) < String(other.id) ? -1 : 1));
}

/**
 * Puts what is no record where records are.
 *
 * @param {IDBFactory} factory
 */
async function damage(factory) {
  await meddle(factory, undefined, (_, transaction) => {
    const store = transaction.objectStore("drawers");
    for (const record of DAMAGED) {
      const number = drawerOf(String(record.id));
      const request = store.get(number);
      request.onsuccess = () => store.put([...(request.result ?? []), record], number);
    }
  });
}

/** @param {Map<string, Progress>} all */
const plain = (all) => Object.fromEntries([...all].map(([id, { reviews }]) => [id, reviews]));

test("reviews, flags and settings are there when the site is opened again", async (context) => {
  const factory = new IDBFactory();
  const { store } = await opened(context, { factory });
  await store.addReview("q-1", NOW, 3, TODAY);
  await store.mark("q-1", { suspended: true }, NOW);
  await store.saveSettings({ ...USUAL, minutes: 20, exam: "2026-12-24" });
  store.close();
  const again = await opened(context, { factory });
  const expected = { id: "q-1", reviews: [[NOW, 3, TODAY]], suspended: true, changed: NOW };
  assert.deepEqual([...(await again.store.all()).values()], [expected]);
  assert.deepEqual(await again.store.settings(), { ...USUAL, minutes: 20, exam: "2026-12-24" });
  assert.equal(again.store.trouble, null);
});

test("who has chosen nothing has the usual settings, and what is none falls back to them one by one", async (context) => {
  const factory = new IDBFactory();
  const { store } = await opened(context, { factory });
  assert.deepEqual(await store.settings(), USUAL);
  const odd = { retention: 7, newADay: -1, minutes: 5, exam: "soon", documents: ["notes", 7] };
  await meddle(factory, undefined, (_, transaction) => transaction.objectStore("settings").put(odd, "settings"));
  assert.deepEqual(await store.settings(), { ...USUAL, minutes: 5, documents: ["notes"] });
});

test("undo takes back exactly the review that was made then", async (context) => {
  const { store } = await opened(context, { factory: new IDBFactory() });
  await store.addReview("q-1", NOW, 3, TODAY);
  const second = await store.addReview("q-1", NOW - 5000, 1, TODAY);
  assert.deepEqual(second.reviews.at(-1), [NOW + 1, 1, TODAY]);
  assert.deepEqual((await store.undo("q-1", NOW + 1)).reviews, [[NOW, 3, TODAY]]);
  assert.deepEqual((await store.undo("q-1", NOW + 7)).reviews, [[NOW, 3, TODAY]]);
  assert.deepEqual(await store.undo("q-1", NOW), { id: "q-1", reviews: [] });
  assert.equal((await store.all()).size, 0);
});

test("what is no review is refused aloud, and nothing is written", async (context) => {
  const { store } = await opened(context, { factory: new IDBFactory() });
  await assert.rejects(store.addReview("q 1", NOW, 3, TODAY), RangeError);
  await assert.rejects(store.addReview("q-1", Number.NaN, 3, TODAY), RangeError);
  await assert.rejects(store.addReview("q-1", NOW, /** @type {Grade} */ (5), TODAY), RangeError);
  await assert.rejects(store.addReview("q-1", NOW, 3, TODAY + 0.5), RangeError);
  assert.equal((await store.all()).size, 0);
});

test("two tabs that do things at once end with the reviews of both", async (context) => {
  const action = fc.record({
    tab: fc.nat(1),
    card: fc.constantFrom("q-1", "q-2", "q-3"),
    what: fc.constantFrom("review", "review", "review", "mark", "bring", "read"),
    at: fc.nat(3),
    grade: fc.constantFrom(1, 2, 3, 4),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 30 }), async (actions) => {
      const factory = new IDBFactory();
      const tabs = [await opened(context, { factory }), await opened(context, { factory })];
      /** @type {Map<string, number>} */
      const expected = new Map();
      /** @type {Promise<unknown>[]} */
      const doing = [];
      for (const { tab, card, what, at, grade } of actions) {
        const store = /** @type {Tab} */ (tabs[tab]).store;
        if (what === "review") {
          doing.push(store.addReview(card, NOW + at, /** @type {Grade} */ (grade), TODAY));
          expected.set(card, (expected.get(card) ?? 0) + 1);
        }
        if (what === "mark") doing.push(store.mark(card, { buried: TODAY }, NOW + at));
        if (what === "bring") doing.push(store.imported({ cards: [{ id: card, reviews: [] }] }));
        if (what === "read") doing.push(store.all());
      }
      await Promise.all(doing);
      for (const { store } of tabs) {
        const counts = new Map([...(await store.all())].map(([id, { reviews }]) => [id, reviews.length]));
        for (const [id, count] of expected) assert.equal(counts.get(id), count);
        store.close();
      }
    }),
    { numRuns: 40 },
  );
});

test("a change in one tab is heard in the other, and a message of somebody else does no harm", async (context) => {
  const factory = new IDBFactory();
  const one = await opened(context, { factory, channel: "tabs" });
  const other = await opened(context, { factory, channel: "tabs" });
  const stranger = new BroadcastChannel("tabs");
  context.after(() => stranger.close());
  for (const message of [null, 7, { ids: "q-1" }, { ids: [7] }]) stranger.postMessage(message);
  await one.store.addReview("q-1", NOW, 3, TODAY);
  await until(() => other.changes.some((ids) => ids.includes("q-1")));
  assert.deepEqual(other.changes.flat(), ["q-1"]);
  assert.deepEqual(plain(await other.store.all()), { "q-1": [[NOW, 3, TODAY]] });
  assert.deepEqual(one.changes, [[], ["q-1"]]);
});

for (const [what, factory] of /** @type {[string, any][]} */ ([
  ["has none", undefined],
  ["refuses it", { open: () => { throw new DOMException("no", "SecurityError"); } }],
  ["says that it failed", { open: () => failing(new DOMException("no", "UnknownError")) }],
  ["never answers", { open: () => ({}) }],
])) {
  test(`where the browser's storage ${what}, practice works in memory, and the learner is told`, async (context) => {
    const { store, troubles } = await opened(context, { factory, timeout: 20 });
    assert.equal(store.trouble, "blocked");
    assert.deepEqual(troubles, ["blocked"]);
    await store.addReview("q-1", NOW, 3, TODAY);
    await store.addReview("q-1", NOW, 1, TODAY);
    await store.undo("q-1", NOW);
    await store.mark("q-2", { suspended: true }, NOW);
    await store.saveSettings({ ...USUAL, minutes: 5 });
    await store.rename({ "q-1": "q-3" });
    await store.imported({ cards: [{ id: "q-4", reviews: [[NOW, 2, TODAY]] }] });
    assert.deepEqual(plain(await store.all()), { "q-2": [], "q-3": [[NOW + 1, 1, TODAY]], "q-4": [[NOW, 2, TODAY]] });
    assert.equal((await store.settings()).minutes, 5);
    assert.equal((await store.exported(NOW)).cards.length, 3);
    await store.forget();
    assert.equal((await store.all()).size, 0);
    assert.equal(store.trouble, "blocked");
  });
}

test("a database that opens late is used all the same, and gets what was kept in memory", async (context) => {
  const factory = new IDBFactory();
  const first = await opened(context, { factory });
  await first.store.addReview("q-1", NOW, 3, TODAY);
  /** @type {(database: import("../../overrides/js/store/study-database.js").StudyDatabase) => void} */
  let late = () => assert.fail("the store did not say where to");
  const slow = await opened(context, { open: (heard) => ((late = heard), Promise.reject(new Error("too slow"))) });
  await slow.store.addReview("q-1", NOW + 1, 1, TODAY);
  await slow.store.saveSettings({ ...USUAL, minutes: 5 });
  late(await openDatabase({ factory, name: NAME, timeout: 1000, dayOf, late: () => {}, outrun: () => {} }));
  await until(() => slow.store.trouble === null);
  assert.deepEqual(slow.changes.at(-1), ["q-1"]);
  const both = { "q-1": [[NOW, 3, TODAY], [NOW + 1, 1, TODAY]] };
  assert.deepEqual(plain(await slow.store.all()), both);
  assert.deepEqual(plain(await first.store.all()), both);
  assert.equal((await first.store.settings()).minutes, 5);
});

test("a database of a newer site is left alone, and the learner is told to reload", async (context) => {
  const factory = new IDBFactory();
  await meddle(factory, VERSION + 1, (database) => {
    database.createObjectStore("drawers").put([{ id: "q-1", future: true }], 0);
  });
  const { store, troubles } = await opened(context, { factory });
  assert.deepEqual(troubles, ["newer"]);
  await store.addReview("q-1", NOW, 3, TODAY);
  await store.rename({ "q-1": "q-2" });
  assert.deepEqual(plain(await store.all()), { "q-2": [[NOW, 3, TODAY]] });
  assert.deepEqual(await cardsOf(factory), [{ id: "q-1", future: true }]);
});

test("an old tab makes room for a newer site, keeps what it knows, and tells the learner to reload", async (context) => {
  const factory = new IDBFactory();
  const { store, troubles } = await opened(context, { factory });
  await store.addReview("q-1", NOW, 3, TODAY);
  await meddle(factory, VERSION + 1, () => {});
  assert.deepEqual(troubles, ["newer"]);
  await store.addReview("q-2", NOW, 3, TODAY);
  assert.deepEqual(Object.keys(plain(await store.all())), ["q-1", "q-2"]);
  assert.deepEqual((await cardsOf(factory)).map(({ id }) => id), ["q-1"]);
});

test("a database that somebody deletes is made anew", async (context) => {
  const factory = new IDBFactory();
  const { store } = await opened(context, { factory });
  await store.addReview("q-1", NOW, 3, TODAY);
  const deletion = factory.deleteDatabase(NAME);
  await new Promise((resolve) => (deletion.onsuccess = resolve));
  assert.equal((await store.all()).size, 0);
  await store.addReview("q-2", NOW, 3, TODAY);
  assert.deepEqual((await cardsOf(factory)).map(({ id }) => id), ["q-2"]);
  assert.equal(store.trouble, null);
});

test("a connection that breaks off is made again without a word", async (context) => {
  const factory = new IDBFactory();
  /** @type {IDBDatabase[]} */
  const made = [];
  const open = factory.open.bind(factory);
  factory.open = (name, version) => {
    const request = open(name, version);
    request.addEventListener("success", () => made.push(request.result));
    return request;
  };
  const { store, troubles } = await opened(context, { factory });
  await store.addReview("q-1", NOW, 3, TODAY);
  // Once with the browser saying so, once without.
  forceCloseDatabase(/** @type {any} */ (made[0]));
  await store.addReview("q-1", NOW + 1, 3, TODAY);
  made[1]?.close();
  await store.addReview("q-1", NOW + 2, 3, TODAY);
  assert.equal((await cardsOf(factory))[0].reviews.length, 3);
  assert.equal(made.length >= 3, true);
  assert.deepEqual(troubles, []);
});

test("where there is no room, reviews wait in memory, and are written with the next that finds room", async (context) => {
  const factory = new IDBFactory();
  const { store, troubles } = await opened(context, { factory });
  const other = await opened(context, { factory });
  await store.addReview("q-1", NOW, 3, TODAY);
  const full = context.mock.method(IDBObjectStore.prototype, "put", () => {
    throw new DOMException("full", "QuotaExceededError");
  });
  assert.deepEqual((await store.addReview("q-1", NOW + 1, 1, TODAY)).reviews.length, 2);
  assert.deepEqual((await store.addReview("q-1", NOW + 2, 2, TODAY)).reviews.length, 3);
  await store.saveSettings({ ...USUAL, minutes: 5 });
  assert.equal(store.trouble, "full");
  assert.equal((await store.all()).get("q-1")?.reviews.length, 3);
  assert.equal((await store.settings()).minutes, 5);
  assert.equal((await cardsOf(factory))[0].reviews.length, 1);
  full.mock.restore();
  await other.store.addReview("q-1", NOW + 9, 4, TODAY);
  await store.addReview("q-2", NOW + 3, 3, TODAY);
  assert.deepEqual(troubles, ["full", null]);
  const found = await other.store.all();
  assert.deepEqual(found.get("q-1")?.reviews.map(([, grade]) => grade), [3, 4, 1, 2]);
  assert.equal(found.get("q-2")?.reviews.length, 1);
  assert.equal((await other.store.settings()).minutes, 5);
});

test("what waits for room is written once, however many reviews come at once after it", async (context) => {
  const { store } = await opened(context, { factory: new IDBFactory() });
  const full = context.mock.method(IDBObjectStore.prototype, "put", () => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await Promise.all([0, 1].map((at) => store.addReview("q-1", NOW + at, 3, TODAY)));
  full.mock.restore();
  await Promise.all([2, 3].map((at) => store.addReview("q-1", NOW + at, 3, TODAY)));
  assert.deepEqual((await store.all()).get("q-1")?.reviews.map(([at]) => at - NOW), [0, 1, 2, 3]);
});

test("what waits for room is forgotten with all else", async (context) => {
  const { store } = await opened(context, { factory: new IDBFactory() });
  const full = context.mock.method(IDBObjectStore.prototype, "put", () => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await store.addReview("q-1", NOW, 3, TODAY);
  full.mock.restore();
  await store.forget();
  await store.addReview("q-2", NOW, 3, TODAY);
  assert.deepEqual([...(await store.all()).keys()], ["q-2"]);
});

test("a change that fails half-way has changed nothing", async (context) => {
  const factory = new IDBFactory();
  const { store } = await opened(context, { factory });
  const put = IDBObjectStore.prototype.put;
  let puts = 0;
  /** @this {IDBObjectStore} @param {any[]} given */
  function second(...given) {
    puts += 1;
    if (puts === 2) throw new DOMException("full", "QuotaExceededError");
    return Reflect.apply(put, this, given);
  }
  const failing = context.mock.method(IDBObjectStore.prototype, "put", second);
  const cards = ["q-1", "q-2", "q-3"].map((id) => ({ id, reviews: [[NOW, 3, TODAY]] }));
  await store.imported({ cards });
  failing.mock.restore();
  assert.equal(puts, 2);
  assert.deepEqual(await cardsOf(factory), []);
  assert.equal((await store.all()).size, 3);
});

test("a transaction that fails at its end, for want of room, has changed nothing and throws nothing", async (context) => {
  const factory = new IDBFactory();
  const { store } = await opened(context, { factory });
  await store.addReview("q-1", NOW, 3, TODAY);
  const transaction = IDBDatabase.prototype.transaction;
  /** @this {IDBDatabase} @param {any[]} given */
  function doomed(...given) {
    const made = Reflect.apply(transaction, this, given);
    // As Chromium does when the disk is full: all requests succeed, the whole does not.
    if (given[1] === "readwrite") setImmediate(() => made._abort("QuotaExceededError"));
    return made;
  }
  const failing = context.mock.method(IDBDatabase.prototype, "transaction", doomed);
  await store.addReview("q-1", NOW + 1, 1, TODAY);
  assert.equal(store.trouble, "full");
  failing.mock.restore();
  assert.equal((await cardsOf(factory))[0].reviews.length, 1);
  await store.addReview("q-1", NOW + 2, 1, TODAY);
  assert.equal((await cardsOf(factory))[0].reviews.length, 3);
  assert.equal(store.trouble, null);
});

const DAMAGED = [
  { id: "q-1", reviews: [[NOW, 3, TODAY], [NOW + 1, 9, TODAY]] },
  { id: "q-2", reviews: "gone" },
  { id: 7, reviews: [] },
];

test("damaged records are set aside as they were, what is sound stays, and the learner is told", async (context) => {
  const factory = new IDBFactory();
  const { store, troubles } = await opened(context, { factory });
  await store.addReview("q-3", NOW, 3, TODAY);
  await damage(factory);
  const expected = { "q-1": [[NOW, 3, TODAY]], "q-3": [[NOW, 3, TODAY]] };
  assert.deepEqual(plain(await store.all()), expected);
  assert.deepEqual(troubles, ["damaged"]);
  assert.deepEqual(plain(await store.all()), expected);
  assert.deepEqual((await cardsOf(factory)).map(({ id }) => id), ["q-1", "q-3"]);
  const byId = (/** @type {any} */ one, /** @type {any} */ other) => (String(one.id) < String(other.id) ? -1 : 1);
  assert.deepEqual((await contents(factory, "aside")).sort(byId), [...DAMAGED].sort(byId));
  assert.equal((await store.exported(NOW)).aside.length, 3);
});

test("a review of a card whose record is damaged sets the record aside and is kept", async (context) => {
  const factory = new IDBFactory();
  const { store } = await opened(context, { factory });
  await damage(factory);
  await store.addReview("q-2", NOW, 3, TODAY);
  await store.addReview("q-1", NOW + 5, 3, TODAY);
  assert.equal(store.trouble, "damaged");
  const expected = { "q-1": [[NOW, 3, TODAY], [NOW + 5, 3, TODAY]], "q-2": [[NOW, 3, TODAY]] };
  assert.deepEqual(plain(await store.all()), expected);
  assert.equal((await contents(factory, "aside")).length, 3);
});

test("a database of the first form is brought up to date, and what cannot be is set aside", async (context) => {
  const factory = new IDBFactory();
  await meddle(factory, 1, (database) => {
    const cards = database.createObjectStore("cards", { keyPath: "id" });
    cards.put({ id: "q-1", reviews: [[NOW, 3], [NOW + DAY, 1]] });
    cards.put({ id: "q-2", reviews: [["then", 3], [NOW, 3]] });
  });
  const { store, troubles } = await opened(context, { factory });
  const expected = { "q-1": [[NOW, 3, TODAY], [NOW + DAY, 1, TODAY + 1]], "q-2": [[NOW, 3, TODAY]] };
  assert.deepEqual(plain(await store.all()), expected);
  assert.deepEqual(troubles, ["damaged"]);
  await meddle(factory, undefined, (database) => {
    assert.deepEqual([...database.objectStoreNames], ["aside", "drawers", "settings"]);
  });
  await store.addReview("q-1", NOW + 2 * DAY, 3, TODAY + 2);
  await store.saveSettings({ ...USUAL, minutes: 5 });
  assert.equal((await store.settings()).minutes, 5);
});

test("progress of ids that were given up belongs to their successors, through chains and twice over", async (context) => {
  const { store } = await opened(context, { factory: new IDBFactory() });
  const ids = ["q-1", "q-2", "q-3", "q-8", "q-9"];
  for (const [place, id] of ids.entries()) await store.addReview(id, NOW + place, 3, TODAY);
  const aliases = { "q-1": "q-2", "q-2": "q-3", "q-4": "q-3", "q-8": "q-7", "q-6": "q-5", "q-9": "constructor" };
  const expected = {
    "q-3": [[NOW, 3, TODAY], [NOW + 1, 3, TODAY], [NOW + 2, 3, TODAY]],
    "q-7": [[NOW + 3, 3, TODAY]],
    "q-9": [[NOW + 4, 3, TODAY]],
  };
  await store.rename(aliases);
  assert.deepEqual(plain(await store.all()), expected);
  await store.rename(aliases);
  assert.deepEqual(plain(await store.all()), expected);
});

test("aliases that run in a circle change nothing", async (context) => {
  const { store } = await opened(context, { factory: new IDBFactory() });
  await store.addReview("q-1", NOW, 3, TODAY);
  await store.rename({ "q-1": "q-2", "q-2": "q-1" });
  await store.rename({ "q-1": "q-2", "q-2": "q-3", "q-3": "q-2" });
  await store.rename({ "q-1": "q-1" });
  assert.deepEqual(plain(await store.all()), { "q-1": [[NOW, 3, TODAY]] });
});

test("a flag goes with the card that is renamed", async (context) => {
  const { store } = await opened(context, { factory: new IDBFactory() });
  await store.mark("q-1", { suspended: true }, NOW);
  await store.rename({ "q-1": "q-2" });
  assert.deepEqual([...(await store.all()).values()], [{ id: "q-2", reviews: [], suspended: true, changed: NOW }]);
});

test("progress of a file is merged, and says how much of it was new", async (context) => {
  const source = await opened(context, { factory: new IDBFactory() });
  const cards = learned(40, 3);
  await source.store.imported({ cards });
  await source.store.saveSettings({ ...USUAL, minutes: 5 });
  const read = readFile(fileOf(await source.store.exported(NOW)), "/biology/", dayOf);
  const { store } = await opened(context, { factory: new IDBFactory() });
  const first = /** @type {Progress} */ (cards[0]);
  await store.imported({ cards: [{ ...first, reviews: first.reviews.slice(0, 2) }] });
  await store.addReview(first.id, NOW + 900 * DAY, 3, TODAY);
  assert.deepEqual(await store.imported(read), { cards: 40, reviews: 120, added: 118 });
  assert.deepEqual(await store.imported(read), { cards: 40, reviews: 120, added: 0 });
  assert.equal((await store.all()).get(first.id)?.reviews.length, 4);
  assert.equal((await store.settings()).minutes, 5);
});

test("settings of a file do not take the place of those that were made here", async (context) => {
  const { store } = await opened(context, { factory: new IDBFactory() });
  await store.saveSettings({ ...USUAL, minutes: 20 });
  await store.imported({ cards: [], settings: { ...USUAL, minutes: 5 } });
  assert.equal((await store.settings()).minutes, 20);
});

test("what is no progress is left out of what is brought in", async (context) => {
  const { store } = await opened(context, { factory: new IDBFactory() });
  const cards = [null, { id: "__proto__", reviews: [[NOW, 3, TODAY]] }, { id: "q-1", reviews: [[NOW, 3, TODAY]] }];
  assert.deepEqual(await store.imported({ cards }), { cards: 1, reviews: 1, added: 1 });
});

test("the browser is asked to keep what is stored after the third review, not again for thirty days", async (context) => {
  const factory = new IDBFactory();
  const first = await opened(context, { factory });
  for (const at of [0, 1]) await first.store.addReview("q-1", NOW + at, 3, TODAY);
  await later(20);
  assert.equal(first.asked(), 0);
  for (const at of [2, 3, 4]) await first.store.addReview("q-1", NOW + at, 3, TODAY);
  await until(() => first.asked() === 1);
  const soon = await opened(context, { factory });
  for (const at of [5, 6, 7]) await soon.store.addReview("q-1", NOW + at, 3, TODAY);
  const month = await opened(context, { factory });
  for (const at of [0, 1, 2]) await month.store.addReview("q-1", NOW + 31 * DAY + at, 3, TODAY + 31);
  await until(() => month.asked() === 1);
  assert.deepEqual([first.asked(), soon.asked()], [1, 0]);
});

test("all is forgotten when the learner says so, also what was set aside, and other tabs hear of it", async (context) => {
  const factory = new IDBFactory();
  const { store } = await opened(context, { factory, channel: "forget" });
  const other = await opened(context, { factory, channel: "forget" });
  await damage(factory);
  await store.addReview("q-5", NOW, 3, TODAY);
  await store.saveSettings({ ...USUAL, minutes: 5 });
  await store.forget();
  for (const name of ["drawers", "settings", "aside"]) assert.deepEqual(await contents(factory, name), []);
  assert.equal(store.trouble, null);
  await until(() => other.changes.some((ids) => ids.includes("q-5") && ids.includes("q-1")));
  assert.equal((await other.store.all()).size, 0);
});

/** @param {() => boolean} so */
async function until(so) {
  const end = Date.now() + 5000;
  while (!so()) {
    assert.ok(Date.now() < end, "it did not come to that");
    await later(5);
  }
}

/** @param {DOMException} error */
function failing(error) {
  const request = { error, onerror: () => {} };
  setImmediate(() => request.onerror());
  return request;
}
