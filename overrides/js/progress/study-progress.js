/**
 * `<study-progress>`: what the learner knows of the material, what is to come, and the way in and out for what is
 * remembered. All of it is drawn anew when an answer comes, also from another tab, and when a day begins.
 */
import { announce } from "../share/clipboard.js";
import { dayOf, startOfDay } from "../practice/days.js";
import { rememberSummary } from "../practice/due-mark.js";
import { button, element } from "../base/element.js";
import { say } from "../base/say.js";
import { mayBeWiped, WIPE_WORDS } from "../store/may-be-wiped.js";
import { cabinet } from "./material.js";
import { outlineOf } from "./outline.js";
import { overview } from "./overview.js";
import { loadPast } from "./parts.js";
import { redrawn } from "./redraw.js";
import { bringLinked, transport } from "./transport.js";
import { CardsError, loadBodies, loadIndex } from "../practice/study-data.js";
import { openStore } from "../store/study-store.js";
import { troubleWords } from "../store/trouble-words.js";

/** @typedef {import("./parts.js").Past} Past */
/** @typedef {import("../store/progress-store.js").StudyStore} StudyStore */
/** @typedef {import("./survey.js").Survey} Survey */
/** @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex */

/** What changes within this time, in ms, is drawn at once. */
const SOON = 100;

const PARTS = /** @type {const} */ (["overview", "ahead", "material", "year", "decisions", "carry"]);

/** Those that only who has practised has. @type {readonly (typeof PARTS[number])[]} */
const PAST = ["ahead", "year", "decisions"];

export class StudyProgress extends HTMLElement {
  #life = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #soon;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #morning;
  #told = element("p", { class: "told" });
  #notes = element("div", { class: "notes", role: "status" });
  #parts = new Map(PARTS.map((name) => [name, element("section", { "data-part": name })]));
  #day = Number.NaN;
  #turn = 0;

  connectedCallback() {
    this.#life = new AbortController();
    this.replaceChildren(this.#notes, ...this.#parts.values());
    this.#start();
  }

  disconnectedCallback() {
    this.#life.abort();
    clearTimeout(this.#soon);
    clearTimeout(this.#morning);
  }

  async #start() {
    /** @type {StudyIndex} */
    let index;
    try {
      index = await loadIndex();
    } catch (fault) {
      // Of another version than this page: either of them is from before the site changed.
      const isOther = fault instanceof CardsError && fault.reason === "version";
      return this.#tellUnreachable(() => (isOther ? location.reload() : this.#start()));
    }
    const store = await openStore();
    if (this.#life.signal.aborted) return;
    await store.rename(index.aliases);
    this.#follow(store, index);
    await this.#draw(store, index);
    this.#parts.get("carry")?.replaceChildren(...transport({ store, index, tell: (words) => this.#tell(words) }));
    const bring = () => bringLinked({ store, index, tell: (words) => this.#tell(words, this.#notes) });
    addEventListener("hashchange", bring, { signal: this.#life.signal });
    await bring();
  }

  /**
   * @param {StudyStore} store
   * @param {StudyIndex} index
   */
  #follow(store, index) {
    const { signal } = this.#life;
    const soon = () => {
      clearTimeout(this.#soon);
      this.#soon = setTimeout(() => this.#draw(store, index), SOON);
    };
    store.addEventListener("change", soon, { signal });
    store.addEventListener("trouble", () => this.#note(store), { signal });
    // Who comes back to the page may come back on another day. A page that has only just opened draws anyway.
    const look = () => {
      if (document.visibilityState === "visible" && dayOf(Date.now()) !== this.#day) soon();
    };
    document.addEventListener("visibilitychange", look, { signal });
    addEventListener("pageshow", (event) => event.persisted && look(), { signal });
  }

  /**
   * @param {StudyStore} store
   * @param {StudyIndex} index
   */
  async #draw(store, index) {
    // Behind other tabs nothing is worked out before someone looks.
    this.#day = Number.NaN;
    if (document.visibilityState !== "visible") return;
    this.#turn += 1;
    const turn = this.#turn;
    const [progress, settings] = [await store.all(), await store.settings()];
    const isBegun = progress.size > 0 || settings.exam !== "";
    const past = isBegun ? await loadPast().catch(() => null) : null;
    // What has begun to be drawn since is newer.
    if (turn !== this.#turn) return;
    if (isBegun && !past) return this.#tellUnreachable(() => this.#draw(store, index));
    const now = Date.now();
    this.#day = dayOf(now);
    this.#note(store);
    if (past) await this.#drawPast(past.surveyOf(index, progress, settings, now, this.#day), past, store);
    else this.#drawOutline(outlineOf(index, settings, now, this.#day));
    // At four in the morning what is due is counted anew.
    clearTimeout(this.#morning);
    this.#morning = setTimeout(() => this.#draw(store, index), startOfDay(dayOf(now) + 1) - now + 1000);
  }

  /** @param {import("./survey.js").Outline} outline */
  #drawOutline(outline) {
    this.#put("overview", overview(outline));
    this.#put("material", cabinet(outline));
    for (const part of PAST) this.#put(part, []);
    rememberSummary(outline.due);
  }

  /**
   * @param {Survey} survey
   * @param {Past} past
   * @param {StudyStore} store
   */
  async #drawPast(survey, past, store) {
    this.#put("overview", overview(survey));
    this.#put("ahead", past.ahead(survey));
    this.#put("material", cabinet(survey));
    this.#put("year", past.sheetOfDays(survey));
    rememberSummary(survey.due);
    this.#put("decisions", await this.#decisions(survey, past, store));
  }

  /**
   * @param {Survey} survey
   * @param {Past} past
   * @param {StudyStore} store
   */
  async #decisions(survey, { decisions, SHOWN }, store) {
    const ids = [survey.hard, survey.away].flatMap((heads) => heads.slice(0, SHOWN).map(({ id }) => id));
    // Without their words, cards are named by where they stand.
    const bodies = await loadBodies(survey.index, ids).catch(() => new Map());
    const put = (/** @type {string} */ id, /** @type {boolean} */ isAway) => {
      store.mark(id, { suspended: isAway }, Date.now());
      this.#tell(isAway ? say`The card is put away.` : say`The card is back, and will be asked again.`);
    };
    return decisions(survey, { bodies, put });
  }

  /**
   * @param {typeof PARTS[number]} name
   * @param {Node[]} nodes
   */
  #put(name, nodes) {
    const part = this.#parts.get(name);
    if (part) redrawn(part, nodes);
  }

  /** @param {StudyStore} store */
  #note(store) {
    const device = {
      userAgent: navigator.userAgent,
      touchPoints: navigator.maxTouchPoints,
      isApp: matchMedia("(display-mode: standalone)").matches,
    };
    const words = [troubleWords(store.trouble), mayBeWiped(device) ? WIPE_WORDS : ""].filter(Boolean);
    redrawn(this.#notes, words.map((one) => element("p", {}, [one])));
  }

  /**
   * @param {string} words What has become of what the learner asked for.
   * @param {Element | null | undefined} [place] Where it shows: behind this, or at the end of the page.
   */
  #tell(words, place = this.lastElementChild) {
    announce(words);
    this.#told.textContent = words;
    place?.after(this.#told);
  }

  /** @param {() => void} again */
  #tellUnreachable(again) {
    const words = element("p", {}, [say`The cards of this site could not be loaded. `]);
    this.#notes.replaceChildren(words, button(say`Try again`, again));
  }
}
