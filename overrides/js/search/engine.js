/**
 * Loads the index part by part, and answers with what has come. Knows neither page nor worker.
 *
 * Every part is named by its content, and the manifest names them all: a page that was loaded before
 * the site changed finds a part gone, reads the manifest anew, and starts over with the new parts.
 *
 * @import { Manifest, Shard, ShardFile } from "./records.js"
 * @import { Found } from "./index.js"
 */
import { VERSION } from "./records.js";
import { MANIFEST } from "./files.js";
import { Search } from "./index.js";

/** What is loaded behind without being asked for, in bytes; beyond that, texts come when a result lacks them. */
export const BEHIND = 3_000_000;

/** @type {Pick<Found, "hits" | "none" | "untold">} */
const NOTHING = { hits: [], none: true, untold: [] };

/** With fewer results than this, the texts that are not there yet are worth their bytes. */
const FEW = 5;

/**
 * @typedef {object} Answer
 * @property {number} id Of the question.
 * @property {Found} [found] Absent if the index cannot be loaded.
 * @property {boolean} complete Whether everything was searched; another answer follows if not.
 *
 * @typedef {(file: string, anew: boolean) => Promise<unknown>} Load Gives the value of a part; `anew` passes by every cache.
 */

export class Engine {
  /** @type {Load} */
  #load;
  /** @type {(answer: Answer) => void} */
  #tell;
  #search = new Search();
  /** @type {Promise<void> | undefined} */
  #names;
  /** @type {ShardFile[]} Parts that are not there yet. */
  #waiting = [];
  #isLoading = false;
  #loaded = 0;
  /** @type {{ id: number, query: string } | undefined} The newest question. */
  #question;
  /** What it found last. @type {Found | undefined} */
  #found;

  /**
   * @param {Load} load
   * @param {(answer: Answer) => void} tell
   */
  constructor(load, tell) {
    this.#load = load;
    this.#tell = tell;
  }

  /** Loads what everything is called; the rest follows the first question. */
  warm() {
    this.#names ??= this.#start(false).catch((error) => {
      this.#names = undefined;
      throw error;
    });
    return this.#names;
  }

  /**
   * @param {number} id
   * @param {string} query
   */
  async ask(id, query) {
    this.#question = { id, query };
    try {
      await this.warm();
      // A later question may have overtaken this one while the names were on their way.
      if (this.#question.id === id) this.#answer();
      this.#behind();
    } catch {
      this.#tell({ id, complete: true });
    }
  }

  /** @param {boolean} anew */
  async #start(anew) {
    const manifest = /** @type {Manifest} */ (await this.#load(MANIFEST, anew));
    if (manifest.version !== VERSION) throw new Error(`the search's index has version ${manifest.version}`);
    this.#search = new Search();
    this.#loaded = 0;
    this.#waiting = manifest.shards.slice();
    // The first names are enough to begin with.
    const first = this.#waiting.shift();
    try {
      if (first) await this.#take(first);
    } catch (error) {
      if (anew) throw error;
      await this.#start(true);
    }
  }

  /** @param {ShardFile} shard */
  async #take({ file, size }) {
    const search = this.#search;
    const shard = /** @type {Shard} */ (await this.#load(file, false));
    if (search === this.#search) search.add(shard);
    this.#loaded += size;
  }

  #answer() {
    if (!this.#question) return;
    const { id, query } = this.#question;
    const found = this.#search.ask(query);
    this.#found = found;
    this.#prefer(found);
    this.#tell({ id, found, complete: this.#next() === undefined });
  }

  /**
   * Puts the part first that the best results lack.
   *
   * @param {Found} found
   */
  #prefer({ untold }) {
    const lacking = this.#waiting.findIndex(
      ({ names, first, count }) => !names && untold.some((id) => id >= first && id < first + count),
    );
    const isNext = this.#waiting.slice(0, lacking).every(({ names }) => !names);
    if (lacking > 0 && isNext) this.#waiting.unshift(...this.#waiting.splice(lacking, 1));
  }

  /** @returns {ShardFile | undefined} The part to be loaded next, if any is worth it. */
  #next() {
    const [next] = this.#waiting;
    const { hits, none, untold } = this.#found ?? NOTHING;
    if (!next || next.names || this.#loaded + next.size <= BEHIND) return next;
    const isLacking = untold.some((id) => id >= next.first && id < next.first + next.count);
    return isLacking || none || hits.length < FEW ? next : undefined;
  }

  async #behind() {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        const shard = next;
        await this.#take(shard);
        this.#waiting = this.#waiting.filter((one) => one !== shard);
        this.#answer();
      }
    } catch {
      await this.#again();
    } finally {
      this.#isLoading = false;
    }
  }

  /** Starts over, since the site has changed; if it is the network that is gone, goes on with what there is. */
  async #again() {
    try {
      await this.#start(true);
      this.#answer();
    } catch {
      // The next question tries again.
    }
  }
}
