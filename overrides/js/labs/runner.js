/**
 * Time in a lab: a tick when one steps, one after the other while it runs, all at once for those who want no motion.
 *
 * @typedef {object} Ways
 * @property {() => void} tick
 * @property {() => void} rewind
 * @property {() => boolean} ends
 * @property {() => void} shown Called when it began or ended to run, to draw.
 */

const USUAL_PACE = 700;

/** A lab whose time has no end would stop the page. */
const MOST_TICKS = 100_000;

export class Runner {
  #pace;
  #ways;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #isHasting = false;

  /**
   * @param {number | undefined} pace In ms.
   * @param {Ways} ways
   */
  constructor(pace = USUAL_PACE, ways) {
    this.#pace = pace;
    this.#ways = ways;
  }

  get isRunning() {
    return this.#timer !== undefined;
  }

  /** @returns {boolean} Whether ticks follow each other without being shown. */
  get isHasting() {
    return this.#isHasting;
  }

  step() {
    if (!this.isRunning && !this.#ways.ends()) this.#ways.tick();
  }

  toggle() {
    if (this.isRunning) return this.pause();
    if (this.#ways.ends()) this.#ways.rewind();
    if (this.#ways.ends()) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.#hasten();
    this.#timer = setInterval(() => this.#goOn(), this.#pace);
    this.#ways.tick();
    this.#stopAtEnd();
  }

  pause() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#ways.shown();
  }

  #goOn() {
    this.#ways.tick();
    this.#stopAtEnd();
  }

  #stopAtEnd() {
    if (this.#ways.ends()) this.pause();
  }

  #hasten() {
    this.#isHasting = true;
    for (let tick = 0; tick < MOST_TICKS && !this.#ways.ends(); tick += 1) this.#ways.tick();
    this.#isHasting = false;
    this.#ways.shown();
  }
}
