/**
 * `<study-scheme>`: the lamp, a button that changes between light and dark.
 *
 * @import { Choice, Scheme } from "./color-scheme.js"
 */
import { apply, deviceIsDark, other, remembered, rememberChoice } from "./color-scheme.js";
import { say } from "./say.js";

/** @type {Readonly<Record<Choice, string>>} */
const NAMES = { device: say`as the device says`, light: say`light`, dark: say`dark` };

export class StudyScheme extends HTMLElement {
  #device = deviceIsDark();
  /** Kept here too, since the browser may be forbidden to remember it. */
  #choice = remembered();

  connectedCallback() {
    this.querySelector("button")?.addEventListener("click", this);
    this.#device.addEventListener("change", this);
    window.addEventListener("storage", this);
    this.#show();
  }

  disconnectedCallback() {
    this.querySelector("button")?.removeEventListener("click", this);
    this.#device.removeEventListener("change", this);
    window.removeEventListener("storage", this);
  }

  /** @param {Event} event A press, another preference of the device, or a choice made in another tab. */
  handleEvent(event) {
    if (event.type === "click") {
      this.#choice = other(this.#choice, this.#deviceScheme);
      rememberChoice(this.#choice);
    } else if (event.type === "storage") {
      this.#choice = remembered();
    }
    apply(this.#choice);
    this.#show();
  }

  /** @returns {Scheme} */
  get #deviceScheme() {
    return this.#device.matches ? "dark" : "light";
  }

  #show() {
    this.dataset["shown"] = this.#choice === "device" ? this.#deviceScheme : this.#choice;
    const label = say`Light and dark: ${NAMES[this.#choice]}`;
    for (const part of this.querySelectorAll("[data-label]")) part.textContent = label;
    for (const button of this.querySelectorAll("button")) button.title = label;
  }
}
