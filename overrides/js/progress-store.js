/**
 * What the learner's progress is kept with. Nothing that the browser refuses is thrown: what cannot be written waits in
 * memory and is tried again with the next change, and `trouble` says so.
 *
 * Events: `change` (`detail.ids`: the cards, also those that another tab changed; none where settings did) and
 * `trouble` (`detail.trouble`, `detail.words`: what to tell the learner; null and nothing once it is over).
 *
 * @typedef {import("./progress-change.js").Change} Change
 * @typedef {import("./progress-change.js").Outcome} Outcome
 * @typedef {import("./progress-change.js").Records} Records
 * @typedef {import("./study-types.js").Grade} Grade
 * @typedef {import("./study-types.js").Progress} Progress
 * @typedef {import("./study-types.js").StudySettings} StudySettings
 * @typedef {import("./trouble-words.js").Trouble} Trouble
 * @typedef {import("./study-database.js").StudyDatabase} StudyDatabase
 *
 * @typedef {object} Surroundings
 * @property {(late: (database: StudyDatabase) => void, closed: (isNewer: boolean) => void) => Promise<StudyDatabase>} open
 * @property {BroadcastChannel | null} channel To the same site in other tabs.
 * @property {string} site The path that the site's addresses begin with.
 * @property {() => Promise<unknown>} stay Asks the browser not to clear away what the site keeps.
 */
import { checkedSettings } from "./practice-settings.js";
import { adding, changed, marking, outcomeOf, renamed, renaming, review, setting, undoing } from "./progress-change.js";
import { blank, checked, isObject } from "./progress-record.js";
import { recordOfAll } from "./transfer-file.js";
import { troubleWords } from "./trouble-words.js";

/** How many reviews show that someone means to go on, so that the browser may be asked to keep what they did. */
const EARNEST = 3;
/** For how long it is not asked again, in ms: some browsers put the question to the learner. */
const PAUSE = 30 * 86_400_000;

export class StudyStore extends EventTarget {
  /** @type {Trouble | null} */
  trouble = null;
  #surroundings;
  /** @type {StudyDatabase | null} */
  #database = null;
  #isLost = false;
  /** @type {Records} As it was read last, and what was changed since. */
  #known = new Map();
  /** @type {Change[]} What is not written yet. */
  #waiting = [];
  /** @type {Promise<unknown>} The end of what is being done: one thing after the other. */
  #turn = Promise.resolve();
  #reviews = 0;

  /** @param {Surroundings} surroundings */
  constructor(surroundings) {
    super();
    this.#surroundings = surroundings;
    surroundings.channel?.addEventListener("message", ({ data }) => this.#hear(data));
  }

  /**
   * To be called once, before all else.
   *
   * @returns {Promise<this>} Never rejected.
   */
  async start() {
    await this.#open();
    return this;
  }

  /** @returns {Promise<Map<string, Progress>>} What is remembered, by card. The records are not to be changed. */
  all() {
    return this.#inTurn(async () => {
      await this.#reread();
      return new Map(this.#known);
    });
  }

  /**
   * @param {string} id
   * @param {number} at In ms since 1970.
   * @param {Grade} grade
   * @param {number} day
   * @returns {Promise<Progress>} Its last review is this one, and tells at what time it was put down: right after the
   *   one before it, where the clock was put back.
   */
  async addReview(id, at, grade, day) {
    const progress = await this.#changeOne(review(id, at, grade, day), id);
    this.#reviews += 1;
    if (this.#reviews === EARNEST) this.#askToStay(at);
    return progress;
  }

  /**
   * @param {string} id
   * @param {number} at Of the review, as it stands in the record that `addReview` returned.
   * @returns {Promise<Progress>} Without that review.
   */
  undo(id, at) {
    return this.#changeOne(undoing(id, at), id);
  }

  /**
   * @param {string} id
   * @param {import("./progress-record.js").Flags} flags What is not named stays as it is.
   * @param {number} now
   * @returns {Promise<Progress>}
   */
  mark(id, flags, now) {
    return this.#changeOne(marking(id, flags, now), id);
  }

  /** @returns {Promise<StudySettings>} */
  settings() {
    return this.#inTurn(async () => checkedSettings(await this.#setting("settings")));
  }

  /**
   * @param {StudySettings} settings
   * @returns {Promise<void>}
   */
  async saveSettings(settings) {
    await this.#change(setting("settings", checkedSettings(settings)));
  }

  /**
   * @param {Readonly<Record<string, string>>} aliases Of the study index.
   * @returns {Promise<void>} When what was remembered of ids that were given up belongs to their successors.
   */
  async rename(aliases) {
    const names = renamed(aliases, await this.#inTurn(() => this.#ids()));
    if (names.length) await this.#change(renaming(names));
  }

  /**
   * @param {number} [now] In ms since 1970.
   * @returns {Promise<import("./transfer-file.js").Saved>} All that is remembered, for a file.
   */
  exported(now = Date.now()) {
    return this.#inTurn(async () => {
      await this.#reread();
      const settings = checkedSettings(await this.#setting("settings"));
      const aside = await this.#read((database) => database.aside());
      const cards = [...this.#known.values()];
      return recordOfAll({ site: this.#surroundings.site, made: now, settings, cards, aside: aside ?? [] });
    });
  }

  /**
   * @param {{ cards: unknown[], settings?: unknown }} saved Of a file or a link. What is no progress is left out; settings are
   *   taken where none were made here.
   * @returns {Promise<{ cards: number, reviews: number, added: number }>} What came, and how many reviews of it are new.
   */
  async imported({ cards, settings }) {
    const list = cards.map(checked).filter((card) => card !== null);
    const change = adding(list);
    let before = 0;
    const outcome = await this.#change({
      ...change,
      outcome: (found) => {
        before = sumOf(new Set(change.ids), found);
        return change.outcome(found);
      },
    });
    if (settings !== undefined) await this.#takeSettings(settings);
    const reviews = list.reduce((sum, card) => sum + card.reviews.length, 0);
    return { cards: list.length, reviews, added: sumOf(outcome.keys(), outcome) - before };
  }

  /** Ends it: for tests, and for who opens another. */
  close() {
    this.#surroundings.channel?.close();
    this.#database?.close();
    this.#database = null;
  }

  /** @param {unknown} settings */
  async #takeSettings(settings) {
    const own = await this.#inTurn(() => this.#setting("settings"));
    if (own === undefined) await this.#change(setting("settings", checkedSettings(settings)));
  }

  /**
   * @param {Change} change
   * @param {string} id
   */
  async #changeOne(change, id) {
    return (await this.#change(change)).get(id) ?? blank(id);
  }

  /**
   * @param {Change} change
   * @returns {Promise<Outcome>} What it comes to, written or waiting.
   */
  #change(change) {
    return this.#inTurn(async () => {
      const outcome = (await this.#write(change)) ?? (await this.#wait(change));
      this.#tell([...new Set([...change.ids, ...outcome.keys()])]);
      return outcome;
    });
  }

  /**
   * @param {Change} change Done after those that wait.
   * @returns {Promise<Outcome | null>} null where it could not be written.
   */
  async #write(change) {
    const changes = [...this.#waiting, change];
    const done = await this.#read((database) => database.update(changes));
    if (!done) return null;
    this.#waiting = [];
    this.#known = changed(this.#known, done.outcome);
    this.#say(done.isDamaged || this.trouble === "damaged" ? "damaged" : null);
    this.#surroundings.channel?.postMessage({ ids: [...done.outcome.keys()] });
    return done.outcome;
  }

  /**
   * @param {Change} change
   * @returns {Promise<Outcome>}
   */
  async #wait(change) {
    await this.#reread();
    this.#waiting = [...this.#waiting, change];
    const outcome = outcomeOf(this.#known, [change]);
    this.#known = changed(this.#known, outcome);
    return outcome;
  }

  /** Reads again all that can be read. */
  async #reread() {
    const stored = await this.#read((database) => database.all());
    if (!stored) return;
    this.#known = changed(stored.records, outcomeOf(stored.records, this.#waiting));
    if (stored.damaged.length) await this.#setAside(stored.damaged);
  }

  /** @param {string[]} ids Of records that are damaged. */
  async #setAside(ids) {
    await this.#read((database) => database.update([{ ids, outcome: () => new Map() }]));
    this.#say(this.trouble ?? "damaged");
  }

  /** @returns {Promise<Iterable<string>>} */
  async #ids() {
    const stored = (await this.#read((database) => database.ids())) ?? [];
    return new Set([...stored, ...this.#known.keys()]);
  }

  /**
   * @param {string} name
   * @returns {Promise<unknown>}
   */
  async #setting(name) {
    const waiting = this.#waiting.findLast((change) => change.setting?.[0] === name);
    return waiting?.setting?.[1] ?? (await this.#read((database) => database.setting(name))) ?? undefined;
  }

  /**
   * @template Result
   * @param {(database: StudyDatabase) => Promise<Result>} work
   * @returns {Promise<Result | null>} null where the database is out of reach; then there is trouble. A connection that broke
   *   off, as Safari's does behind other windows, is made again once.
   */
  async #read(work) {
    if (this.#isLost) await this.#open();
    try {
      return this.#database && (await work(this.#database));
    } catch (fault) {
      if (troubleOf(fault) === "full") return this.#fail(fault);
    }
    await this.#open();
    try {
      return this.#database && (await work(this.#database));
    } catch (fault) {
      return this.#fail(fault);
    }
  }

  async #open() {
    this.#isLost = false;
    this.#database?.close();
    this.#database = null;
    try {
      this.#database = await this.#surroundings.open(
        (database) => this.#adopt(database),
        (isNewer) => this.#letGo(isNewer),
      );
    } catch (fault) {
      this.#fail(fault);
    }
  }

  /** @param {StudyDatabase} database That was given up, and opens after all. */
  #adopt(database) {
    this.#inTurn(async () => {
      if (this.#database) return database.close();
      this.#database = database;
      await this.#write({ ids: [], outcome: () => new Map() });
      await this.#reread();
      this.#tell([...this.#known.keys()]);
    });
  }

  /** @param {boolean} isNewer A newer page took over; else the connection only broke off. */
  #letGo(isNewer) {
    if (isNewer) this.#database = null;
    if (isNewer) this.#say("newer");
    else this.#isLost = true;
  }

  /**
   * @param {unknown} fault
   * @returns {null}
   */
  #fail(fault) {
    this.#say(troubleOf(fault));
    return null;
  }

  /** @param {Trouble | null} trouble */
  #say(trouble) {
    if (trouble === this.trouble) return;
    this.trouble = trouble;
    this.dispatchEvent(new CustomEvent("trouble", { detail: { trouble, words: troubleWords(trouble) } }));
  }

  /** @param {string[]} ids */
  #tell(ids) {
    this.dispatchEvent(new CustomEvent("change", { detail: { ids } }));
  }

  /** @param {unknown} message Of another tab. */
  #hear(message) {
    const ids = isObject(message) ? message["ids"] : null;
    if (Array.isArray(ids)) this.#tell(ids.filter((id) => typeof id === "string"));
  }

  /** @param {number} now */
  async #askToStay(now) {
    const asked = await this.#inTurn(() => this.#setting("asked"));
    const isRecent = typeof asked === "number" && now >= asked && now - asked < PAUSE;
    if (isRecent || !this.#database) return;
    await this.#change(setting("asked", now));
    await this.#surroundings.stay().catch(() => {});
  }

  /**
   * @template Result
   * @param {() => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  #inTurn(work) {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }
}

/**
 * @param {unknown} fault
 * @returns {Trouble}
 */
function troubleOf(fault) {
  const name = isObject(fault) ? fault["name"] : "";
  if (name === "QuotaExceededError") return "full";
  return name === "VersionError" ? "newer" : "blocked";
}

/**
 * @param {Iterable<string>} ids
 * @param {ReadonlyMap<string, Progress | null>} records
 * @returns {number} Of their reviews.
 */
function sumOf(ids, records) {
  let sum = 0;
  for (const id of ids) sum += records.get(id)?.reviews.length ?? 0;
  return sum;
}
