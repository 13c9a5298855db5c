/** The lab of responsibilities: a lab in which things can be dragged as well. */
import { offerDragging } from "./dragging.js";
import { Lab } from "./lab.js";
import { SIDES } from "./shared-responsibility.js";
import { sharedResponsibility, SIDE_NAMES } from "./shared-responsibility-view.js";

/** @import { State } from "./shared-responsibility.js" */

/** @extends {Lab<State>} */
export class SortingLab extends Lab {
  #left = new AbortController();

  constructor() {
    super(sharedResponsibility);
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#left = new AbortController();
    const bins = SIDES.map((value) => ({ value, words: SIDE_NAMES[value] }));
    offerDragging(this, bins, (task, value) => this.send({ type: "set", name: `sort.${task}`, value }), this.#left.signal);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#left.abort();
  }
}
