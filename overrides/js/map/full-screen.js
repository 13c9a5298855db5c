/** The map on the whole screen; in all of the window where a browser has no full screen for parts of a page (iPhone). */

export class FullScreen {
  #part;
  #changed;
  /** @type {Element[]} What is out of reach meanwhile, where the browser does not see to it. */
  #beside = [];
  #isInWindow = false;

  /**
   * @param {HTMLElement} part
   * @param {(isOn: boolean) => void} changed
   */
  constructor(part, changed) {
    this.#part = part;
    this.#changed = changed;
    document.addEventListener("fullscreenchange", () => this.#show());
    const leave = (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape" && this.#isInWindow && !event.defaultPrevented) this.#fill(false);
    };
    document.addEventListener("keydown", leave);
  }

  get isOn() {
    return this.#isInWindow || document.fullscreenElement === this.#part;
  }

  async toggle() {
    if (this.#isInWindow) return this.#fill(false);
    if (this.isOn) return document.exitFullscreen();
    try {
      await this.#part.requestFullscreen();
    } catch {
      // Not there, or not allowed, as in a frame.
      this.#fill(true);
    }
  }

  /** Ends it, if it is on. */
  async leave() {
    if (this.isOn) await this.toggle();
  }

  /** @param {boolean} isOn */
  #fill(isOn) {
    this.#isInWindow = isOn;
    for (const one of this.#beside) one.removeAttribute("inert");
    this.#beside = isOn ? besides(this.#part) : [];
    for (const one of this.#beside) one.setAttribute("inert", "");
    this.#show();
  }

  #show() {
    this.#part.toggleAttribute("data-full", this.isOn);
    document.documentElement.toggleAttribute("data-covered", this.#isInWindow);
    this.#changed(this.isOn);
  }
}

/**
 * @param {Element} part
 * @returns {Element[]} What lies beside it, or beside what it lies in, and can be reached.
 */
function besides(part) {
  if (part === document.body || !part.parentElement) return [];
  const beside = [...part.parentElement.children].filter((one) => one !== part && !one.hasAttribute("inert"));
  return [...beside, ...besides(part.parentElement)];
}
