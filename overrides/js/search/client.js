/**
 * The page's side of the search: starts it once, in a worker where that can run, and hears only the
 * answers to what was asked last.
 *
 * @import { Answer, Engine } from "./engine.js"
 */
import { loadScript } from "../base/load-script.js";
import { bundled } from "../base/site-root.js";

const SCRIPT = bundled("search");

/**
 * @typedef {Pick<Engine, "ask" | "warm">} Asking
 */

export class SearchClient {
  /** @type {(answer: Answer) => void} */
  #tell;
  /** @type {Promise<Asking> | undefined} */
  #engine;
  #last = 0;
  #query = "";

  /** @param {(answer: Answer) => void} tell Hears each answer to the newest question, the better ones later. */
  constructor(tell) {
    this.#tell = (answer) => {
      // An older answer is never shown over a newer question.
      if (answer.id === this.#last) tell(answer);
    };
  }

  /** Loads what the first answer needs. */
  async warm() {
    try {
      await (await this.#started()).warm();
    } catch {
      // Asking will say so.
    }
  }

  /** @param {string} query */
  async ask(query) {
    this.#last += 1;
    this.#query = query;
    const id = this.#last;
    try {
      const engine = await this.#started();
      if (id === this.#last) engine.ask(id, query);
    } catch {
      this.#tell({ id, complete: true });
    }
  }

  #started() {
    this.#engine ??= this.#inWorker().catch(() => this.#onPage());
    this.#engine.catch(() => {
      this.#engine = undefined;
    });
    return this.#engine;
  }

  /** @returns {Promise<Asking>} */
  async #inWorker() {
    if (location.protocol === "file:") throw new Error("a page on file:// may start no worker");
    const worker = new Worker(SCRIPT);
    worker.addEventListener("message", ({ data }) => this.#tell(data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      worker.terminate();
      this.#engine = this.#onPage();
      // What was asked of the worker is asked again.
      if (this.#last) this.ask(this.#query);
    });
    return {
      warm: async () => worker.postMessage({}),
      ask: async (id, query) => worker.postMessage({ id, query }),
    };
  }

  /** @returns {Promise<Asking>} */
  async #onPage() {
    await loadScript("search");
    const { studysiteSearch } = /** @type {{ studysiteSearch?: (tell: (answer: Answer) => void) => Engine }} */ (
      globalThis
    );
    if (!studysiteSearch) throw new Error(`${SCRIPT} defines no search`);
    return studysiteSearch(this.#tell);
  }
}
