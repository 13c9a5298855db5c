/**
 * What the learner's progress is kept with. Nothing that the browser refuses is thrown: what cannot be written waits in
 * memory and is tried again with the next change, and `trouble` says so.
 *
 * Events: `change` (`detail.ids`: the cards, also those that another tab changed; none where settings did) and
 * `trouble` (`detail.trouble`, `detail.words`: what to tell the learner; null and nothing once it is over).
 *
 * @typedef {import("./progress-change.js").Change} Change
 * @typedef {import("../practice/study-types.js").Grade} Grade
 * @typedef {import("../practice/study-types.js").Progress} Progress
 * @typedef {import("../practice/study-types.js").StudySettings} StudySettings
 * @typedef {import("./trouble-words.js").Trouble} Trouble
 *
 * @typedef {object} Surroundings
 * @property {import("./study-connection.js").Open} open
 * @property {BroadcastChannel | null} channel To the same site in other tabs.
 * @property {string} site The path that the site's addresses begin with.
 * @property {() => Promise<unknown>} stay Asks the browser not to clear away what the site keeps.
 */
import { checkedSettings } from "../practice/practice-settings.js";
import { adding, marking, renamed, renaming, review, setting, undoing } from "./progress-change.js";
import { Ledger } from "./progress-ledger.js";
import { isObject } from "../base/is-object.js";
import { blank, checked } from "./progress-record.js";
import { recordOfAll } from "./transfer-file.js";
import { troubleWords } from "./trouble-words.js";

/** How many reviews show that someone means to go on, so that the browser may be asked to keep what they did. */
const EARNEST = 3;
/** For how long it is not asked again, in ms: some browsers put the question to the learner. */
const PAUSE = 30 * 86_400_000;

const SETTINGS = "settings";
const ASKED = "asked";

export class StudyStore extends EventTarget {
  #surroundings;
  #ledger;
  #reviews = 0;

  /** @param {Surroundings} surroundings */
  constructor(surroundings) {
    super();
    this.#surroundings = surroundings;
    this.#ledger = new Ledger(surroundings.open, {
      trouble: (trouble) => this.#emit("trouble", { trouble, words: troubleWords(trouble) }),
      changed: (ids) => this.#emit("change", { ids }),
      written: (ids) => surroundings.channel?.postMessage({ ids }),
    });
    surroundings.channel?.addEventListener("message", ({ data }) => this.#hear(data));
  }

  /** @returns {Trouble | null} */
  get trouble() {
    return this.#ledger.trouble;
  }

  /**
   * To be called once, before all else.
   *
   * @returns {Promise<this>} Never rejected.
   */
  async start() {
    await this.#ledger.open();
    return this;
  }

  /** @returns {Promise<Map<string, Progress>>} What is remembered, by card. The records are not to be changed. */
  all() {
    return this.#ledger.records();
  }

  /**
   * @param {string} id
   * @param {number} at In ms since 1970.
   * @param {Grade} grade
   * @param {number} day Of the learner's calendar.
   * @returns {Promise<Progress>} Its last review is this one, and tells at what time it was put down: right after the
   *   one before it, where the clock was put back. Rejected with a RangeError, and only then, if this is no review.
   */
  async addReview(id, at, grade, day) {
    if (!checked({ id, reviews: [[0, grade, 0]] }) || !Number.isFinite(at) || !Number.isInteger(day)) {
      throw new RangeError(`no review: ${id}, ${at}, ${grade}, ${day}`);
    }
    const progress = await this.#changeOne(review(id, at, grade, day), id);
    this.#reviews += 1;
    if (this.#reviews === EARNEST) this.#askToStay(at);
    return progress;
  }

  /**
   * @param {string} id
   * @param {number} at Of the review, as it stands in the record that `addReview` returned.
   * @returns {Promise<Progress>} Without that review. One that is on another device already comes back from there.
   */
  undo(id, at) {
    return this.#changeOne(undoing(id, at), id);
  }

  /**
   * @param {string} id
   * @param {import("./progress-record.js").Flags} flags What is not named stays as it is.
   * @param {number} now In ms since 1970.
   * @returns {Promise<Progress>}
   */
  mark(id, flags, now) {
    return this.#changeOne(marking(id, flags, now), id);
  }

  /** @returns {Promise<StudySettings>} */
  async settings() {
    return checkedSettings(await this.#ledger.setting(SETTINGS));
  }

  /**
   * @param {StudySettings} settings
   * @returns {Promise<void>}
   */
  async saveSettings(settings) {
    await this.#ledger.change(setting(SETTINGS, checkedSettings(settings)));
  }

  /**
   * @param {Readonly<Record<string, string>>} aliases Of the study index.
   * @returns {Promise<void>} When what was remembered of ids that were given up belongs to their successors.
   */
  async rename(aliases) {
    const names = renamed(aliases, await this.#ledger.among(Object.keys(aliases)));
    if (names.length) await this.#ledger.change(renaming(names));
  }

  /**
   * @param {number} [now] In ms since 1970.
   * @returns {Promise<import("./transfer-file.js").Saved>} All that is remembered, for `fileOf`.
   */
  async exported(now = Date.now()) {
    const cards = [...(await this.all()).values()];
    const settings = await this.settings();
    const aside = await this.#ledger.aside();
    return recordOfAll({ site: this.#surroundings.site, made: now, settings, cards, aside });
  }

  /**
   * Merges progress of a file or a link with what is here: nothing is lost on either side.
   *
   * @param {{ cards: unknown[], settings?: unknown }} saved What is no progress is left out; settings are taken where
   *   none were made here.
   * @returns {Promise<{ cards: number, reviews: number, added: number }>} What came, and how many of its reviews are
   *   new.
   */
  async imported({ cards, settings }) {
    const list = cards.map(checked).filter((card) => card !== null);
    const { change, added } = counted(adding(list));
    await this.#ledger.change(change);
    if (settings !== undefined && (await this.#ledger.setting(SETTINGS)) === undefined) {
      await this.#ledger.change(setting(SETTINGS, checkedSettings(settings)));
    }
    return { cards: list.length, reviews: list.reduce((sum, card) => sum + card.reviews.length, 0), added: added() };
  }

  /** @returns {Promise<void>} When all is forgotten: progress, settings, and what was set aside. */
  forget() {
    return this.#ledger.forget();
  }

  /** For who is done with it, and opens another. */
  close() {
    this.#surroundings.channel?.close();
    this.#ledger.close();
  }

  /**
   * @param {Change} change
   * @param {string} id
   */
  async #changeOne(change, id) {
    return (await this.#ledger.change(change)).get(id) ?? blank(id);
  }

  /** @param {unknown} message Of another tab. */
  #hear(message) {
    const ids = isObject(message) ? message["ids"] : null;
    if (Array.isArray(ids)) this.#emit("change", { ids: ids.filter((id) => typeof id === "string") });
  }

  /** @param {number} now */
  async #askToStay(now) {
    const asked = await this.#ledger.setting(ASKED);
    const isRecent = typeof asked === "number" && now >= asked && now - asked < PAUSE;
    if (isRecent || !this.#ledger.isOpen) return;
    await this.#ledger.change(setting(ASKED, now));
    await this.#surroundings.stay().catch(() => {});
  }

  /**
   * @param {"change" | "trouble"} name
   * @param {object} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/**
 * @param {Change} change
 * @returns {{ change: Change, added: () => number }} The same, and how many reviews it added when it was done.
 */
function counted(change) {
  let added = 0;
  /** @type {Change["outcome"]} */
  const outcome = (found) => {
    const made = change.outcome(found);
    added = 0;
    for (const [id, progress] of made) added += (progress?.reviews.length ?? 0) - (found.get(id)?.reviews.length ?? 0);
    return made;
  };
  return { change: { ...change, outcome }, added: () => added };
}
