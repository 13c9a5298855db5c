/**
 * The exam of one learner as it is now, remembered at every change.
 *
 * @typedef {import("./state.js").Entry} Entry
 * @typedef {import("./state.js").Sitting} Sitting
 */
import { left, ticked } from "./clock.js";
import { queryOf } from "./link.js";
import { recallSitting, rememberSitting } from "./memory.js";

/** How often it is remembered that time goes on, in ms: a device's clock that is put back wins no more than this. */
const SAVED = 10_000;

export class ExamSeat {
  #sitting;
  #saved = 0;

  /** @param {Sitting} sitting */
  constructor(sitting) {
    this.#sitting = sitting;
  }

  get sitting() {
    return this.#sitting;
  }

  /** @param {Partial<Sitting>} change */
  change(change) {
    this.#sitting = { ...this.#sitting, ...change };
    this.#saved = this.#sitting.clock.seen;
    rememberSitting(this.#sitting);
  }

  /**
   * @param {string} id
   * @param {Partial<Entry>} change
   */
  write(id, change) {
    const entries = this.#sitting.entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));
    this.change({ entries });
  }

  /**
   * @param {number} now In ms since 1970.
   * @returns {[before: number, after: number]} What was left and what is left, in ms.
   */
  tick(now) {
    const before = this.#sitting.clock;
    const clock = ticked(before, now);
    this.#sitting = { ...this.#sitting, clock };
    if (now < before.seen || now - this.#saved >= SAVED) this.change({});
    return [left(before), left(clock)];
  }

  /**
   * Takes over what was done in another tab, but for the place there.
   *
   * @returns {boolean} Whether the exam goes on: false if another one was begun there, or this one handed in.
   */
  catchUp() {
    const other = recallSitting();
    if (!other) return true;
    if (other.phase !== "sitting" || queryOf(other.exam) !== queryOf(this.#sitting.exam)) return false;
    this.#sitting = { ...other, at: Math.min(this.#sitting.at, other.entries.length - 1) };
    return true;
  }

  /** Remembers it as it is. */
  keep() {
    this.change({});
  }
}
