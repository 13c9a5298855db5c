/**
 * The database that progress is kept in: `drawers` of records by their number, `settings` by name, and `aside` for
 * records that were damaged, as they were. With study-store.js the only user of IndexedDB.
 *
 * Every change is one transaction that reads and writes: what two tabs do at once comes one after the other.
 *
 * @typedef {import("./progress-change.js").Change} Change
 * @typedef {import("./progress-change.js").Outcome} Outcome
 * @typedef {import("./progress-change.js").Records} Records
 *
 * @typedef {object} Opening
 * @property {IDBFactory | undefined} factory
 * @property {string} name
 * @property {number} timeout In ms; a browser may never answer, as where another tab holds an older database open.
 * @property {(at: number) => number} dayOf The study day of a time, for records of a form without days.
 * @property {(database: StudyDatabase) => void} late An answer came after all.
 * @property {() => void} outrun A newer page needs the database, and this connection is closed. One that broke off or
 *   whose database was deleted only fails when it is used.
 */
import { DRAWERS, drawerOf, filled, opened, poured } from "./drawers.js";
import { outcomeOf } from "./progress-change.js";
import { isObject } from "../base/is-object.js";
import { isId, migrated, VERSION } from "./progress-record.js";

/** Of the first form: records by their ids. */
const CARDS = "cards";
const HELD = "drawers";
const SETTINGS = "settings";
const ASIDE = "aside";

/**
 * @param {Opening} opening
 * @returns {Promise<StudyDatabase>} Rejected with what the browser says: `VersionError` where the database is newer
 *   than this page.
 */
export function openDatabase({ factory, name, timeout, dayOf, late, outrun }) {
  return new Promise((resolve, reject) => {
    if (!factory) throw new Error("this browser has no IndexedDB");
    const request = factory.open(name, VERSION);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reject(new Error(`the browser did not open the database within ${timeout} ms`));
    }, timeout);
    request.onupgradeneeded = ({ oldVersion }) => upgrade(request, oldVersion, dayOf);
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error);
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      const database = new StudyDatabase(request.result, outrun);
      if (isLate) late(database);
      else resolve(database);
    };
  });
}

/**
 * @param {IDBOpenDBRequest} request Whose transaction may change the form of the database.
 * @param {number} from The form that it has; 0 for none.
 * @param {(at: number) => number} dayOf
 */
function upgrade({ result, transaction }, from, dayOf) {
  const there = result.objectStoreNames;
  if (!there.contains(HELD)) result.createObjectStore(HELD);
  if (!there.contains(SETTINGS)) result.createObjectStore(SETTINGS);
  if (!there.contains(ASIDE)) result.createObjectStore(ASIDE, { autoIncrement: true });
  if (!transaction || !there.contains(CARDS)) return;
  const request = transaction.objectStore(CARDS).getAll();
  request.onsuccess = () => {
    const held = sorted(request.result.map((card) => migrated(card, from, dayOf)));
    for (const [number, cards] of held) transaction.objectStore(HELD).put(cards, number);
    result.deleteObjectStore(CARDS);
  };
}

/**
 * @param {unknown[]} cards Records, unchecked.
 * @returns {Map<number, unknown[]>} By their drawers; those without an id are in the first.
 */
function sorted(cards) {
  const held = new Map();
  for (const card of cards) {
    const number = isObject(card) && isId(card["id"]) ? drawerOf(card["id"]) : 0;
    held.set(number, [...(held.get(number) ?? []), card]);
  }
  return held;
}

export class StudyDatabase {
  #database;

  /**
   * @param {IDBDatabase} database
   * @param {() => void} outrun
   */
  constructor(database, outrun) {
    this.#database = database;
    // A newer page waits until all others have let go.
    database.onversionchange = ({ newVersion }) => {
      database.close();
      if ((newVersion ?? 0) > VERSION) outrun();
    };
  }

  /** @returns {Promise<{ records: Records, isDamaged: boolean }>} All that is sound, and whether that is not all. */
  async all() {
    const drawers = (await answerOf(this.#store(HELD).getAll())).map(opened);
    return { records: poured(drawers), isDamaged: drawers.some(({ damaged }) => damaged.length) };
  }

  /**
   * @param {string[]} ids
   * @returns {Promise<string[]>} Those of them that something is remembered of.
   */
  async among(ids) {
    const drawers = await openedDrawers(this.#store(HELD), new Set(ids.map(drawerOf)));
    const records = poured(drawers.values());
    return ids.filter((id) => records.has(id));
  }

  /** @returns {Promise<unknown[]>} Damaged records, as they were. */
  aside() {
    return answerOf(this.#store(ASIDE).getAll());
  }

  /**
   * @param {string} name
   * @returns {Promise<unknown>}
   */
  setting(name) {
    return answerOf(this.#store(SETTINGS).get(name));
  }

  /**
   * @param {Change[]} changes Done one after the other, all or none.
   * @returns {Promise<{ outcome: Outcome, isDamaged: boolean }>} What records have become, and whether one of them or
   *   of their neighbours was damaged and set aside. Rejected with `QuotaExceededError` where there is no room.
   */
  update(changes) {
    return this.#write(new Set(changes.flatMap(({ ids }) => ids.map(drawerOf))), changes);
  }

  /** Sets aside whatever is damaged. */
  async tidy() {
    return this.#write(new Set(Array(DRAWERS).keys()), []);
  }

  /**
   * @param {Set<number>} numbers Of the drawers to open.
   * @param {Change[]} changes Of records in them.
   */
  async #write(numbers, changes) {
    const transaction = this.#database.transaction([HELD, SETTINGS, ASIDE], "readwrite");
    const end = endOf(transaction);
    try {
      const drawers = await openedDrawers(transaction.objectStore(HELD), numbers);
      const outcome = outcomeOf(poured(drawers.values()), changes);
      const damaged = [...drawers.values()].flatMap((drawer) => drawer.damaged);
      put(transaction, filled(drawers, outcome), damaged, changes);
      // Else it ends when all answers were heard, and a page that is left in that moment hears none. Old browsers lack it.
      transaction.commit?.();
      await end;
      return { outcome, isDamaged: damaged.length > 0 };
    } catch (fault) {
      abandon(transaction);
      await end.catch(() => {});
      // It knows better why a request of it failed.
      throw transaction.error ?? fault;
    }
  }

  /** @returns {Promise<true>} When nothing is left. */
  async clear() {
    const names = [HELD, SETTINGS, ASIDE];
    const transaction = this.#database.transaction(names, "readwrite");
    for (const name of names) transaction.objectStore(name).clear();
    await endOf(transaction);
    return true;
  }

  close() {
    this.#database.close();
  }

  /** @param {string} name */
  #store(name) {
    return this.#database.transaction(name).objectStore(name);
  }
}

/**
 * @param {IDBObjectStore} store
 * @param {Set<number>} numbers
 * @returns {Promise<Map<number, import("./drawers.js").Drawer>>}
 */
async function openedDrawers(store, numbers) {
  const requests = [...numbers].map((number) => answerOf(store.get(number)));
  const values = await Promise.all(requests);
  return new Map([...numbers].map((number, place) => [number, opened(values[place])]));
}

/**
 * @param {IDBTransaction} transaction
 * @param {Map<number, unknown[]>} held What drawers hold.
 * @param {unknown[]} damaged
 * @param {Change[]} changes Of whose settings to keep.
 */
function put(transaction, held, damaged, changes) {
  for (const [number, cards] of held) transaction.objectStore(HELD).put(cards, number);
  for (const value of damaged) transaction.objectStore(ASIDE).add(value);
  for (const { setting } of changes) if (setting) transaction.objectStore(SETTINGS).put(setting[1], setting[0]);
}

/**
 * @template Answer
 * @param {IDBRequest<Answer>} request
 * @returns {Promise<Answer>}
 */
function answerOf(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>} Resolved when all is written, rejected when nothing is.
 */
function endOf(transaction) {
  const end = new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("the transaction was given up"));
  });
  // Whoever waits hears of it; until then it is nobody's unhandled rejection.
  end.catch(() => {});
  return end;
}

/** @param {IDBTransaction} transaction */
function abandon(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}
