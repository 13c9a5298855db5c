/**
 * The way to the database: made, broken off, made again, given up. Nothing here is thrown.
 *
 * @typedef {import("./study-database.js").StudyDatabase} StudyDatabase
 * @typedef {import("./trouble-words.js").Trouble} Trouble
 *
 * @typedef {(late: (database: StudyDatabase) => void, outrun: () => void) => Promise<StudyDatabase>} Open
 *   `late`: an answer came after all. `outrun`: a newer page needs the database, and this connection is closed.
 *
 * @typedef {object} Heard
 * @property {(trouble: Trouble) => void} trouble
 * @property {() => void} late The database is there after all: the browser took its time.
 */

export class Connection {
  #open;
  #heard;
  /** @type {StudyDatabase | null} */
  #database = null;

  /**
   * @param {Open} open
   * @param {Heard} heard
   */
  constructor(open, heard) {
    this.#open = open;
    this.#heard = heard;
  }

  get isOpen() {
    return this.#database !== null;
  }

  async open() {
    this.close();
    try {
      this.#database = await this.#open(
        (database) => this.#adopt(database),
        () => this.#letGo(),
      );
    } catch (fault) {
      this.#heard.trouble(troubleOf(fault));
    }
  }

  /**
   * @template Result
   * @param {(database: StudyDatabase) => Promise<Result>} work
   * @returns {Promise<Result | null>} null where the database is out of reach; then there is trouble. A connection that
   *   broke off, as Safari's does behind other windows, is made again once.
   */
  async use(work) {
    if (!this.#database) return null;
    try {
      return await work(this.#database);
    } catch (fault) {
      return troubleOf(fault) === "full" ? this.#fail(fault) : this.#useAgain(work);
    }
  }

  close() {
    this.#database?.close();
    this.#database = null;
  }

  /**
   * @template Result
   * @param {(database: StudyDatabase) => Promise<Result>} work
   * @returns {Promise<Result | null>}
   */
  async #useAgain(work) {
    await this.open();
    try {
      return this.#database && (await work(this.#database));
    } catch (fault) {
      return this.#fail(fault);
    }
  }

  /** @param {StudyDatabase} database That was given up, and opens after all. */
  #adopt(database) {
    this.#database = database;
    this.#heard.late();
  }

  /** A newer page took over. */
  #letGo() {
    this.#database = null;
    this.#heard.trouble("newer");
  }

  /**
   * @param {unknown} fault
   * @returns {null}
   */
  #fail(fault) {
    this.#heard.trouble(troubleOf(fault));
    return null;
  }
}

/**
 * @param {unknown} fault
 * @returns {Trouble}
 */
function troubleOf(fault) {
  const name = typeof fault === "object" && fault && "name" in fault ? fault.name : "";
  if (name === "QuotaExceededError") return "full";
  return name === "VersionError" ? "newer" : "blocked";
}
