/** A lab with a picture that one draws in by pointer. All that it does can be typed as well. */
import { pointIn } from "./chart.js";
import { Lab } from "./lab.js";
import { nearest } from "./target-tracking.js";
import { DRAWN, model } from "./target-tracking-view.js";

/** @typedef {import("./target-tracking.js").State} State */

/** @extends {Lab<State>} */
export class DrawingLab extends Lab {
  /** Which pointer draws; null if none does. @type {number | null} */
  #pen = null;

  constructor() {
    super(model);
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) this.addEventListener(type, this);
  }

  /**
   * @override
   * @param {Event} event
   */
  handleEvent(event) {
    if (!(event instanceof PointerEvent) || event.type === "click") return super.handleEvent(event);
    if (event.type === "pointerdown") this.#begin(event);
    else if (event.type !== "pointermove") this.#pen = null;
    else if (event.pointerId === this.#pen) this.#draw(event);
  }

  /** @param {PointerEvent} event */
  #begin(event) {
    const chart = event.target instanceof Element ? event.target.closest("[data-drawn] > svg") : null;
    if (!chart || !event.isPrimary || event.button) return;
    this.#pen = event.pointerId;
    chart.setPointerCapture(event.pointerId);
    event.preventDefault();
    this.#draw(event);
  }

  /** @param {PointerEvent} event */
  #draw(event) {
    const chart = this.querySelector(`[data-key="${DRAWN}"]`);
    const found = chart instanceof HTMLElement ? pointIn(chart, event) : null;
    if (found) this.send({ type: "point", at: nearest(this.state, found[0]), value: found[1] });
  }
}
