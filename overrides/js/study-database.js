/**
 * The database that progress is kept in: `cards` by id, `settings` by name, and `aside` for records that were damaged,
 * as they were. With study-store.js the only user of IndexedDB.
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
 * @property {() => void} outrun A newer page needs the database, and this connection is closed. One that broke off or whose
 *   database was deleted only fails when it is used.
 */
import { outcomeOf } from "./progress-change.js";
import { checked, migrated, salvaged, VERSION } from "./progress-record.js";

const CARDS = "cards";
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
  if (!there.contains(CARDS)) result.createObjectStore(CARDS, { keyPath: "id" });
  if (!there.contains(SETTINGS)) result.createObjectStore(SETTINGS);
  if (!there.contains(ASIDE)) result.createObjectStore(ASIDE, { autoIncrement: true });
  if (!from || !transaction) return;
  const walk = transaction.objectStore(CARDS).openCursor();
  walk.onsuccess = () => {
    const cursor = walk.result;
    if (!cursor) return;
    cursor.update(migrated(cursor.value, from, dayOf));
    cursor.continue();
  };
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

  /** @returns {Promise<{ records: Records, damaged: string[] }>} All that is sound, and the ids of what is not whole. */
  async all() {
    /** @type {Records} */
    const records = new Map();
    const damaged = [];
    for (const value of await answerOf(this.#store(CARDS).getAll())) {
      const whole = checked(value);
      const progress = whole ?? salvaged(value);
      if (progress) records.set(progress.id, progress);
      if (!whole) damaged.push(value.id);
    }
    return { records, damaged };
  }

  /** @returns {Promise<string[]>} */
  async ids() {
    return (await answerOf(this.#store(CARDS).getAllKeys())).filter((key) => typeof key === "string");
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
   * @returns {Promise<{ outcome: Outcome, isDamaged: boolean }>} What records have become, and whether one of them was
   *   damaged and set aside. Rejected with `QuotaExceededError` where there is no room.
   */
  async update(changes) {
    const transaction = this.#database.transaction([CARDS, SETTINGS, ASIDE], "readwrite");
    const end = endOf(transaction);
    try {
      const { records, isDamaged } = await soundRecords(transaction, new Set(changes.flatMap(({ ids }) => ids)));
      const outcome = outcomeOf(records, changes);
      put(transaction, outcome);
      const settings = transaction.objectStore(SETTINGS);
      for (const { setting } of changes) if (setting) settings.put(setting[1], setting[0]);
      await end;
      return { outcome, isDamaged };
    } catch (fault) {
      abandon(transaction);
      await end.catch(() => {});
      // It knows better why a request of it failed.
      throw transaction.error ?? fault;
    }
  }

  /** @returns {Promise<true>} When nothing is left. */
  async clear() {
    const names = [CARDS, SETTINGS, ASIDE];
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
 * @param {IDBTransaction} transaction
 * @param {Set<string>} ids
 * @returns {Promise<{ records: Records, isDamaged: boolean }>} What is sound; the rest is put aside.
 */
async function soundRecords(transaction, ids) {
  const cards = transaction.objectStore(CARDS);
  const values = await Promise.all([...ids].map((id) => answerOf(cards.get(id))));
  /** @type {Records} */
  const records = new Map();
  const damaged = values.filter((value) => value !== undefined && !checked(value));
  for (const value of values) {
    const progress = checked(value) ?? salvaged(value);
    if (progress) records.set(progress.id, progress);
  }
  for (const value of damaged) {
    transaction.objectStore(ASIDE).add(value);
    put(transaction, new Map([[value.id, salvaged(value)]]));
  }
  return { records, isDamaged: damaged.length > 0 };
}

/**
 * @param {IDBTransaction} transaction
 * @param {Outcome} outcome
 */
function put(transaction, outcome) {
  const cards = transaction.objectStore(CARDS);
  for (const [id, progress] of outcome) {
    if (progress) cards.put(progress);
    else cards.delete(id);
  }
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
