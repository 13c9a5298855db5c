/**
 * The lab of responsibilities: a lab in which things can be dragged as well, and that fetches its reasons when somebody
 * turns to it. The text of the page has them, too.
 *
 * @import { Sorting } from "./sorting-core.js"
 * @import { State } from "./shared-responsibility.js"
 */
import { loadScript } from "../base/load-script.js";
import { Lab } from "./lab.js";
import { answersOf, SIDES } from "./shared-responsibility.js";
import { giveReasons, sharedResponsibility, SIDE_NAMES } from "./shared-responsibility-view.js";

/** What shows that somebody turns to it. */
const TURNS = ["focusin", "pointerover", "touchstart"];

/** @extends {Lab<State>} */
export class SortingLab extends Lab {
  #left = new AbortController();
  #isFetching = false;

  constructor() {
    super(sharedResponsibility);
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#left = new AbortController();
    for (const type of TURNS) {
      this.addEventListener(type, () => this.#fetch(), { signal: this.#left.signal, passive: true });
    }
    if (Object.keys(answersOf(this.state)).length) this.#fetch();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#left.abort();
  }

  async #fetch() {
    if (this.#isFetching) return;
    this.#isFetching = true;
    try {
      await loadScript("sorting");
      const { studysiteSorting: sorting } = /** @type {{ studysiteSorting?: Sorting }} */ (globalThis);
      if (sorting) this.#begin(sorting);
    } catch {
      // The next turn tries again.
      this.#isFetching = false;
    }
  }

  /** @param {Sorting} sorting */
  #begin(sorting) {
    giveReasons(sorting);
    const bins = SIDES.map((value) => ({ value, words: SIDE_NAMES[value] }));
    const drop = (/** @type {string} */ task, /** @type {string} */ value) => this.send({ type: "set", name: `sort.${task}`, value });
    sorting.offerDragging(this, bins, drop, this.#left.signal);
    this.redraw();
  }
}
