/**
 * What is remembered, in the database and on its way there. One thing is done after the other. What cannot be written
 * waits in memory, and is tried again with the next change, on what other tabs have written by then.
 *
 * @typedef {import("./progress-change.js").Change} Change
 * @typedef {import("./progress-change.js").Outcome} Outcome
 * @typedef {import("./progress-change.js").Records} Records
 * @typedef {import("./trouble-words.js").Trouble} Trouble
 *
 * @typedef {object} Told
 * @property {(trouble: Trouble | null) => void} trouble It has changed.
 * @property {(ids: string[]) => void} changed What these records are, wherever they are kept.
 * @property {(ids: string[]) => void} written What other tabs can read now.
 */
import { changed, outcomeOf } from "./progress-change.js";
import { Connection } from "./study-connection.js";

export class Ledger {
  /** @type {Trouble | null} */
  trouble = null;
  #connection;
  #told;
  /** @type {Records} As they were read last, and with what was changed since. */
  #known = new Map();
  /** @type {Change[]} What is not written yet. */
  #waiting = [];
  /** @type {Promise<unknown>} The end of what is being done. */
  #turn = Promise.resolve();

  /**
   * @param {import("./study-connection.js").Open} open
   * @param {Told} told
   */
  constructor(open, told) {
    this.#told = told;
    this.#connection = new Connection(open, {
      trouble: (trouble) => this.#say(trouble),
      late: () => this.#inTurn(() => this.#catchUp()),
    });
  }

  get isOpen() {
    return this.#connection.isOpen;
  }

  /** @returns {Promise<void>} */
  open() {
    return this.#inTurn(() => this.#connection.open());
  }

  close() {
    this.#connection.close();
  }

  /** @returns {Promise<Records>} A map of its own. */
  records() {
    return this.#inTurn(async () => {
      await this.#reread();
      return new Map(this.#known);
    });
  }

  /**
   * @param {string[]} ids
   * @returns {Promise<string[]>} Those of them that something is remembered of.
   */
  among(ids) {
    return this.#inTurn(async () => {
      const stored = new Set(await this.#connection.use((database) => database.among(ids)));
      return ids.filter((id) => stored.has(id) || this.#known.has(id));
    });
  }

  /** @returns {Promise<unknown[]>} Damaged records, as they were. */
  aside() {
    return this.#inTurn(async () => (await this.#connection.use((database) => database.aside())) ?? []);
  }

  /**
   * @param {string} name
   * @returns {Promise<unknown>} undefined where nothing was set.
   */
  setting(name) {
    return this.#inTurn(async () => {
      const waiting = this.#waiting.findLast((change) => change.setting?.[0] === name);
      if (waiting) return waiting.setting?.[1];
      return (await this.#connection.use((database) => database.setting(name))) ?? undefined;
    });
  }

  /**
   * @param {Change} change
   * @returns {Promise<Outcome>} What it comes to, written or waiting.
   */
  change(change) {
    return this.#inTurn(async () => {
      const outcome = (await this.#write([change])) ?? (await this.#wait(change));
      this.#told.changed([...new Set([...change.ids, ...outcome.keys()])]);
      return outcome;
    });
  }

  /** @returns {Promise<void>} When nothing is remembered, and nothing waits. */
  forget() {
    return this.#inTurn(async () => {
      await this.#reread();
      const ids = [...this.#known.keys()];
      this.#known = new Map();
      this.#waiting = [];
      if (await this.#connection.use((database) => database.clear())) {
        this.#say(null);
        this.#told.written(ids);
      }
      this.#told.changed(ids);
    });
  }

  /**
   * @param {Change[]} changes Done after those that wait.
   * @returns {Promise<Outcome | null>} null where they could not be written.
   */
  async #write(changes) {
    const done = await this.#connection.use((database) => database.update([...this.#waiting, ...changes]));
    if (!done) return null;
    this.#waiting = [];
    this.#known = changed(this.#known, done.outcome);
    this.#say(done.isDamaged || this.trouble === "damaged" ? "damaged" : null);
    this.#told.written([...done.outcome.keys()]);
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
    const stored = await this.#connection.use((database) => database.all());
    if (!stored) return;
    this.#known = changed(stored.records, outcomeOf(stored.records, this.#waiting));
    if (stored.isDamaged) await this.#tidy();
  }

  async #tidy() {
    await this.#connection.use((database) => database.tidy());
    this.#say(this.trouble ?? "damaged");
  }

  /** Writes what was kept in memory while the browser did not open the database. */
  async #catchUp() {
    if (!(await this.#write([]))) return;
    await this.#reread();
    this.#told.changed([...this.#known.keys()]);
  }

  /** @param {Trouble | null} trouble */
  #say(trouble) {
    if (trouble === this.trouble) return;
    this.trouble = trouble;
    this.#told.trouble(trouble);
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
