/**
 * Sitting an exam: moves between its questions, watches the time, and ends it.
 *
 * Event: `gone`, when another tab ended it or began another exam.
 *
 * @typedef {import("./paper.js").Question} Question
 * @typedef {import("./seat.js").ExamSeat} ExamSeat
 */
import { announce } from "../share/clipboard.js";
import { toldWords, toTell } from "./clock.js";
import { sittingView } from "./sitting.js";

const SECOND = 1000;

export class ExamRound extends EventTarget {
  #life = new AbortController();
  #seat;
  #view;
  #now;
  #end;

  /**
   * @param {ExamSeat} seat
   * @param {readonly Question[]} paper
   * @param {() => number} now In ms since 1970.
   * @param {(isLate: boolean) => void} end Called once: the exam was handed in, or its time is up.
   */
  constructor(seat, paper, now, end) {
    super();
    this.#seat = seat;
    this.#now = now;
    this.#end = end;
    const { signal } = this.#life;
    const desk = {
      paper,
      sitting: () => seat.sitting,
      write: (/** @type {Partial<import("./state.js").Entry>} */ change) => this.#write(change),
      go: (/** @type {number} */ at) => this.#go(at),
      handIn: () => this.#stop(false),
    };
    this.#view = sittingView(desk, signal);
    const timer = setInterval(() => this.#tick(), SECOND);
    signal.addEventListener("abort", () => clearInterval(timer));
    // A page that was out of sight may not have been woken each second.
    document.addEventListener("visibilitychange", () => this.#tick(), { signal });
    window.addEventListener("storage", () => this.#catchUp(), { signal });
    // A page that comes back as it was left knows nothing of what was done since.
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#catchUp(), { signal });
    window.addEventListener("pagehide", () => seat.keep(), { signal });
  }

  get element() {
    return this.#view.element;
  }

  /** @returns {HTMLElement | null} What gets the focus; null if the time is up already. */
  show() {
    this.#tick();
    return this.#life.signal.aborted ? null : this.#view.show();
  }

  leave() {
    this.#life.abort();
  }

  /** @param {number} at */
  #go(at) {
    this.#seat.change({ at });
    this.#view.show().focus();
  }

  /** @param {Partial<import("./state.js").Entry>} change */
  #write(change) {
    const entry = this.#entry();
    if (entry) this.#seat.write(entry.id, change);
  }

  /** Two tabs sit one exam, and neither may undo what was answered in the other. */
  #catchUp() {
    const before = this.#entry();
    if (!this.#seat.catchUp()) {
      this.leave();
      this.dispatchEvent(new Event("gone"));
    } else if (JSON.stringify(before) === JSON.stringify(this.#entry())) this.#view.update();
    else this.#view.show();
  }

  #entry() {
    const { entries, at } = this.#seat.sitting;
    return entries[at];
  }

  #tick() {
    if (this.#life.signal.aborted) return;
    const [before, after] = this.#seat.tick(this.#now());
    if (after <= 0) return this.#stop(true);
    this.#view.tick();
    const minutes = toTell(before, after, this.#seat.sitting.exam.minutes);
    if (minutes !== null) announce(toldWords(minutes));
  }

  /** @param {boolean} isLate */
  #stop(isLate) {
    this.leave();
    this.#end(isLate);
  }
}
