/**
 * All cards of the site and what is remembered of them: what a session takes from, and gives back to.
 *
 * Events: `change` (`detail.ids`), for what another tab did, and `trouble` (`detail.words`, empty once it is over).
 *
 * @typedef {import("../practice/study-types.js").CardBody} CardBody
 * @typedef {import("../practice/study-types.js").CardHead} CardHead
 * @typedef {import("../practice/study-types.js").Grade} Grade
 * @typedef {import("../practice/study-types.js").Memory} Memory
 * @typedef {import("../practice/study-types.js").Progress} Progress
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 * @typedef {import("../practice/study-types.js").StudySettings} StudySettings
 * @typedef {import("../store/progress-store.js").StudyStore} StudyStore
 * @typedef {import("../practice/queue.js").Session} Session
 */
import { choicesFor, random } from "../practice/choices.js";
import { dayOf } from "../practice/days.js";
import { rememberSummary, summaryOf } from "../practice/due-summary.js";
import { plan, scheduleSettings } from "../practice/exam-plan.js";
import { chosen, isLeech, session } from "../practice/queue.js";
import { fresh, previews, replayed } from "../practice/schedule.js";
import { coming } from "./coming.js";
import { nearby } from "./nearby.js";
import { recentPace } from "./pace.js";
import { loadBodies, loadIndex } from "../practice/study-data.js";
import { openStore } from "../store/study-store.js";
import { troubleWords } from "../store/trouble-words.js";

/** How long after a change the mark on other pages is made anew, in ms: nobody waits for it. */
const REST = 300;

/** How many answers there are to choose from. */
const CHOICES = 4;

/**
 * @param {() => number} clock Tells the time, in ms since 1970.
 * @returns {Promise<Drawer>} Rejects with a CardsError where the cards cannot be loaded.
 */
export async function openDrawer(clock) {
  const [index, { store, progress, settings }] = await Promise.all([loadIndex(), openProgress()]);
  if (!Object.keys(index.aliases).some((id) => progress.has(id))) return new Drawer(index, store, progress, settings, clock);
  await store.rename(index.aliases);
  return new Drawer(index, store, await store.all(), settings, clock);
}

async function openProgress() {
  const store = await openStore();
  const [progress, settings] = await Promise.all([store.all(), store.settings()]);
  return { store, progress, settings };
}

export class Drawer extends EventTarget {
  /** @type {Map<string, Memory>} */
  memories = new Map();
  /** @type {Map<string, CardBody>} Those that were fetched. */
  bodies = new Map();
  /** Of the chosen documents. @type {CardHead[]} */
  heads = [];
  #store;
  #clock;
  #pace;
  /** The schedule that `memories` are of. */
  #scheduled = "";
  /** What is kept of the settings: a link may choose other documents for one visit. */
  #kept;
  /** @type {Map<string, CardHead>} */
  #heads;
  /** Cards that this tab is about to change. @type {Set<string>} */
  #own = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;

  /**
   * @param {StudyIndex} index
   * @param {StudyStore} store
   * @param {Map<string, Progress>} progress
   * @param {StudySettings} settings
   * @param {() => number} clock
   */
  constructor(index, store, progress, settings, clock) {
    super();
    this.index = index;
    this.progress = progress;
    this.settings = settings;
    this.#kept = settings;
    this.#store = store;
    this.#clock = clock;
    this.#pace = recentPace(progress);
    this.#heads = new Map(index.cards.map((head) => [head.id, head]));
    this.#remember();
    store.addEventListener("change", (event) => this.#hear(/** @type {CustomEvent} */ (event).detail.ids));
    store.addEventListener("trouble", () => this.#tell("trouble", { words: this.trouble }));
  }

  /** @returns {string} What to tell the learner; empty where nothing is wrong. */
  get trouble() {
    return troubleWords(this.#store.trouble);
  }

  /**
   * @param {string} id
   * @returns {CardHead}
   */
  head(id) {
    const head = this.#heads.get(id);
    if (!head) throw new Error(`there is no card ${id}`);
    return head;
  }

  /**
   * @param {number} [minutes] As the settings say where none are given.
   * @returns {Session} What is to be asked now.
   */
  queue(minutes = this.settings.minutes) {
    const { heads, progress, memories } = this;
    const now = this.#clock();
    const settings = { ...this.settings, minutes };
    return session({ heads, progress, memories, settings, now, day: dayOf(now), pace: this.#pace });
  }

  /** @returns What the exam takes; null where none is set. */
  plan() {
    const heads = this.heads.filter(({ id }) => !this.progress.get(id)?.suspended);
    return plan({ heads, memories: this.memories, settings: this.settings, now: this.#clock() });
  }

  /** @returns When the next card comes, and how many with it; null where none is ever asked. */
  coming() {
    const { heads, progress, memories, settings } = this;
    return coming({ heads, progress, memories, newADay: settings.newADay, day: dayOf(this.#clock()) });
  }

  /** @returns {boolean} Whether any card was answered today. */
  isBegun() {
    const today = dayOf(this.#clock());
    return [...this.progress.values()].some(({ reviews }) => reviews.at(-1)?.[2] === today);
  }

  /**
   * @param {string} id
   * @returns {Record<Grade, number>} When it would be due after each grade, in ms since 1970.
   */
  previews(id) {
    return previews(this.memories.get(id) ?? fresh(), this.#clock(), this.#schedule());
  }

  /**
   * Fetches what is not there yet.
   *
   * @param {readonly string[]} ids
   * @returns {Promise<void>} Rejects with a CardsError.
   */
  async fetch(ids) {
    const missing = ids.filter((id) => !this.bodies.has(id));
    if (!missing.length) return;
    for (const [id, body] of await loadBodies(this.index, missing)) this.bodies.set(id, body);
  }

  /**
   * @param {string} id
   * @returns {boolean} Whether the card was forgotten again and again.
   */
  isLeech(id) {
    return isLeech(this.progress.get(id));
  }

  /**
   * @param {string} id Of a card that was fetched.
   * @returns {Promise<import("../practice/choices.js").Choice[] | null>} null where there are not enough answers of its kind.
   *   Rejects with a CardsError.
   */
  async choices(id) {
    const chance = random(this.#clock());
    const heads = nearby(this.index.cards, this.head(id), chance);
    await this.fetch(heads.map((one) => one.id));
    const body = this.bodies.get(id);
    const pool = heads.flatMap((one) => {
      const held = this.bodies.get(one.id);
      return held ? [{ head: one, body: held }] : [];
    });
    return body ? choicesFor(body, this.head(id), pool, CHOICES, chance) : null;
  }

  /**
   * @param {string} id
   * @param {Grade} grade
   * @returns {Promise<{ at: number, memory: Memory }>} When it was put down, and what is remembered then.
   */
  async grade(id, grade) {
    const now = this.#clock();
    const progress = await this.#change(id, () => this.#store.addReview(id, now, grade, dayOf(now)));
    return { at: progress.reviews.at(-1)?.[0] ?? now, memory: this.memories.get(id) ?? fresh() };
  }

  /**
   * @param {string} id
   * @param {number} at Of the review.
   */
  async undo(id, at) {
    await this.#change(id, () => this.#store.undo(id, at));
  }

  /**
   * @param {string} id
   * @param {import("../store/progress-record.js").Flags} flags
   */
  async mark(id, flags) {
    await this.#change(id, () => this.#store.mark(id, flags, this.#clock()));
  }

  /**
   * @param {Partial<StudySettings>} changes
   * @returns {Promise<void>} When they are kept; they hold at once.
   */
  async choose(changes) {
    this.settings = { ...this.settings, ...changes };
    this.#kept = { ...this.#kept, ...changes };
    this.#remember();
    await this.#store.saveSettings(this.#kept);
  }

  /** @param {string[]} documents Slugs; for this visit, and not kept. */
  narrow(documents) {
    this.settings = { ...this.settings, documents };
    this.#remember();
  }

  /**
   * @param {string} id
   * @param {() => Promise<Progress>} work
   * @returns {Promise<Progress>}
   */
  async #change(id, work) {
    this.#own.add(id);
    const progress = await work();
    this.#own.delete(id);
    this.progress.set(id, progress);
    this.#replay(progress, this.#schedule());
    this.#sumUp();
    return progress;
  }

  #schedule() {
    return scheduleSettings(this.heads, this.settings, dayOf(this.#clock()));
  }

  /** Works out all that follows from the settings. */
  #remember() {
    this.heads = chosen(this.index, this.settings);
    const settings = this.#schedule();
    const scheduled = JSON.stringify(settings);
    if (scheduled !== this.#scheduled) {
      this.memories = new Map();
      for (const progress of this.progress.values()) this.#replay(progress, settings);
    }
    this.#scheduled = scheduled;
    this.#sumUp();
  }

  /**
   * @param {Progress} progress
   * @param {import("../practice/schedule.js").ScheduleSettings} settings
   */
  #replay({ id, reviews }, settings) {
    if (reviews.length) this.memories.set(id, replayed(reviews, settings));
    else this.memories.delete(id);
  }

  /** @param {string[]} ids Of what was changed, here or in another tab. */
  async #hear(ids) {
    const others = ids.filter((id) => !this.#own.has(id));
    if (!others.length) return;
    const progress = await this.#store.all();
    const settings = this.#schedule();
    for (const id of others) this.#replay(progress.get(id) ?? { id, reviews: [] }, settings);
    this.progress = progress;
    this.#tell("change", { ids: others });
  }

  /** The mark on other pages, once the learner rests. */
  #sumUp() {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      rememberSummary(summaryOf(this.index, this.progress, this.memories, this.#clock(), this.#kept));
    }, REST);
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
