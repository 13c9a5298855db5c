/**
 * `<study-progress>`: what the learner knows of the material, what is to come, and the way in and out for what is
 * remembered. All of it is drawn anew when an answer comes, also from another tab, and when a day begins.
 */
import { dayOf, startOfDay } from "./days.js";
import { rememberSummary } from "./due-mark.js";
import { button, element } from "./element.js";
import { mayBeWiped, WIPE_WORDS } from "./may-be-wiped.js";
import { ahead } from "./progress-forecast.js";
import { decisions, SHOWN } from "./progress-lists.js";
import { cabinet } from "./progress-material.js";
import { overview } from "./progress-overview.js";
import { redrawn } from "./progress-redraw.js";
import { surveyOf } from "./progress-survey.js";
import { bringLinked, transport } from "./progress-transport.js";
import { sheetOfDays } from "./progress-year.js";
import { CardsError, loadBodies, loadIndex } from "./study-data.js";
import { openStore } from "./study-store.js";
import { troubleWords } from "./trouble-words.js";

/** @typedef {import("./progress-store.js").StudyStore} StudyStore */
/** @typedef {import("./progress-survey.js").Survey} Survey */
/** @typedef {import("./study-types.js").StudyIndex} StudyIndex */

/** What changes within this time, in ms, is drawn at once. */
const SOON = 100;

const PARTS = /** @type {const} */ (["overview", "ahead", "material", "year", "decisions", "carry"]);

export class StudyProgress extends HTMLElement {
  #life = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #soon;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #morning;
  #told = element("p", { class: "told", role: "status" });
  #notes = element("div", { class: "notes", role: "status" });
  #parts = new Map(PARTS.map((name) => [name, element("section", { "data-part": name })]));
  #day = Number.NaN;

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
      return this.#tellUnreachable(fault instanceof CardsError && fault.reason === "version");
    }
    const store = await openStore();
    if (this.#life.signal.aborted) return;
    await store.rename(index.aliases);
    this.#follow(store, index);
    await this.#draw(store, index);
    const carried = { store, index, tell: (/** @type {string} */ words) => this.#tell(words) };
    this.#parts.get("carry")?.replaceChildren(...transport(carried), this.#told);
    addEventListener("hashchange", () => bringLinked(carried), { signal: this.#life.signal });
    await bringLinked(carried);
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
    // Who comes back to the page may come back on another day.
    const look = () => {
      if (document.visibilityState === "visible" && dayOf(Date.now()) !== this.#day) soon();
    };
    document.addEventListener("visibilitychange", look, { signal });
    addEventListener("pageshow", look, { signal });
  }

  /**
   * @param {StudyStore} store
   * @param {StudyIndex} index
   */
  async #draw(store, index) {
    // Behind other tabs nothing is worked out before someone looks.
    this.#day = Number.NaN;
    if (document.visibilityState !== "visible") return;
    const [progress, settings] = [await store.all(), await store.settings()];
    const now = Date.now();
    const survey = surveyOf(index, progress, settings, now, dayOf(now));
    this.#day = survey.today;
    this.#note(store);
    this.#put("overview", overview(survey));
    this.#put("ahead", ahead(survey));
    this.#put("material", cabinet(survey));
    this.#put("year", sheetOfDays(survey));
    await this.#decide(survey, store);
    rememberSummary(survey.due);
    // At four in the morning what is due is counted anew.
    clearTimeout(this.#morning);
    this.#morning = setTimeout(() => this.#draw(store, index), startOfDay(survey.today + 1) - now + 1000);
  }

  /**
   * @param {Survey} survey
   * @param {StudyStore} store
   */
  async #decide(survey, store) {
    const ids = [survey.hard, survey.away].flatMap((heads) => heads.slice(0, SHOWN).map(({ id }) => id));
    // Without their words, cards are named by where they stand.
    const bodies = await loadBodies(survey.index, ids).catch(() => new Map());
    const put = (/** @type {string} */ id, /** @type {boolean} */ isAway) => {
      store.mark(id, { suspended: isAway }, Date.now());
      this.#tell(isAway ? "The card is put away." : "The card is back, and will be asked again.");
    };
    this.#put("decisions", decisions(survey, { bodies, put }));
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

  /** @param {string} words What has become of what the learner asked for. */
  #tell(words) {
    this.#told.textContent = words;
  }

  /** @param {boolean} isOutdated Whether this page is older than the cards, or newer. */
  #tellUnreachable(isOutdated) {
    const again = button("Try again", () => (isOutdated ? location.reload() : this.#start()));
    this.#notes.replaceChildren(element("p", {}, ["The cards of this site could not be loaded. "]), again);
  }
}
