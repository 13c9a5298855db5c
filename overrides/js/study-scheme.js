/** `<study-scheme>`: the lamp. Goes from the device's setting to light to dark, and remembers. */
import { apply, CHOICES, save, saved } from "./scheme-choice.js";

const NAMES = { auto: "as the device says", light: "light", dark: "dark" };

export class StudyScheme extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button) return;
    button.hidden = false;
    this.#name(button, saved());
    button.addEventListener("click", () => {
      const now = saved();
      const next = this.#next(now);
      save(next);
      apply(next);
      this.#name(button, next);
    });
  }

  /**
   * The first press must show: from the device's setting it goes to the other one.
   *
   * @param {import("./scheme-choice.js").Choice} now
   */
  #next(now) {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const order = dark ? [...CHOICES] : /** @type {const} */ (["auto", "dark", "light"]);
    return order[(order.indexOf(now) + 1) % order.length] ?? "auto";
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {import("./scheme-choice.js").Choice} choice
   */
  #name(button, choice) {
    const label = button.querySelector("[data-label]");
    if (label) label.textContent = `Light and dark: ${NAMES[choice]}`;
    button.title = `Light and dark: ${NAMES[choice]}`;
  }
}
