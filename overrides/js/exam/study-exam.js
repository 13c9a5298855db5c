/**
 * `<study-exam>`: a form that makes an exam, the exam of a link, and what became of it. What was answered is remembered at
 * every step: whoever leaves the page and comes back goes on.
 *
 * @typedef {import("./link.js").Asked} Asked
 * @typedef {import("./paper.js").Question} Question
 * @typedef {import("./state.js").Sitting} Sitting
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 */
import { counted } from "../base/said.js";
import { announce } from "../share/clipboard.js";
import { button, element } from "../base/element.js";
import { say } from "../base/say.js";
import { coverView } from "./cover.js";
import { fetchPaper, fetchPile } from "./desk.js";
import { formView } from "./form.js";
import { askedFor, newSeed, queryOf, scoreIn } from "./link.js";
import { markingView, needsMarking } from "./marking.js";
import { canRemember, recallScore, recallSitting, rememberScore, rememberSitting } from "./memory.js";
import { pilePart } from "./pile.js";
import { resultsView } from "./results.js";
import { ExamRound } from "./round.js";
import { marked, scoreOf } from "./score.js";
import { ExamSeat } from "./seat.js";
import { begun } from "./state.js";
import { sizeWords } from "./words.js";
import { addressOf } from "../share/site-address.js";
import { loadIndex } from "../practice/study-data.js";

const now = () => Date.now();
const seed = () => newSeed(Math.random);

export class StudyExam extends HTMLElement {
  #life = new AbortController();
  /** @type {ExamRound | null} */
  #round = null;

  connectedCallback() {
    this.#life = new AbortController();
    // Another score to compare with is another fragment of the same page.
    window.addEventListener("hashchange", () => this.#round || this.#open(), { signal: this.#life.signal });
    this.#open();
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#leave();
  }

  async #open() {
    this.#lay("wait", element("p", { class: "label", role: "status" }, [say`Fetching the questions …`]));
    try {
      await this.#route(await loadIndex());
    } catch {
      this.#lay(
        "wait",
        element("div", { class: "exam" }, [
          element("p", { role: "alert" }, [say`The questions could not be fetched. Is there a network?`]),
          button(say`Try again`, () => this.#open(), { class: "btn main" }),
        ]),
      );
    }
  }

  /** @param {StudyIndex} index Shows what the address asks for. */
  async #route(index) {
    const asked = askedFor(location.search, index);
    const before = recallSitting();
    if (!index.cards.length) return this.#lay("wait", element("p", {}, [say`This site has no questions yet.`]));
    if (!asked) return this.#form(index, before);
    if (before && queryOf(before.exam) === queryOf(asked.exam)) return this.#resume(index, before);
    this.#cover(index, asked, await fetchPaper(index, asked.exam), before);
  }

  /**
   * @param {StudyIndex} index
   * @param {Sitting | null} before
   */
  #form(index, before) {
    const running = before && before.phase !== "done" ? before : null;
    this.#lay(
      "form",
      formView(index, running, (exam) => location.assign(addressOf(`exam/${queryOf({ ...exam, seed: seed() })}`))),
    );
  }

  /**
   * @param {StudyIndex} index
   * @param {Asked} asked
   * @param {Question[]} paper
   * @param {Sitting | null} before Of another exam.
   */
  #cover(index, { exam, notes }, paper, before) {
    const running = before && before.phase !== "done" ? sizeWords(before.exam, before.entries.length) : "";
    const scores = { own: recallScore(exam), theirs: scoreIn(location.hash) };
    const cover = { exam, notes, paper, index, ...scores, seed: seed(), running, isKept: canRemember() };
    const start = () => {
      const sitting = begun(exam, paper.map(({ head }) => head.id), now());
      this.#sit(index, paper, new ExamSeat(sitting));
    };
    this.#lay("cover", coverView(cover, start));
  }

  /**
   * @param {StudyIndex} index
   * @param {Sitting} before
   */
  async #resume(index, before) {
    const ids = before.entries.map(({ id }) => id);
    const paper = await fetchPaper(index, before.exam, ids);
    const kept = new Set(paper.map(({ head }) => head.id));
    const entries = before.entries.filter(({ id }) => kept.has(id));
    if (!entries.length) return this.#again();
    const seat = new ExamSeat({ ...before, entries, at: Math.min(before.at, entries.length - 1) });
    if (before.phase === "sitting") this.#sit(index, paper, seat);
    else if (before.phase === "marking") this.#mark(index, paper, seat);
    else this.#result(index, paper, seat);
    const lost = ids.length - entries.length;
    if (lost) this.prepend(element("p", { class: "trouble", role: "alert" }, [say`${counted(lost, "question")} of this exam left this site since.`]));
  }

  /**
   * @param {StudyIndex} index
   * @param {Question[]} paper
   * @param {ExamSeat} seat
   */
  #sit(index, paper, seat) {
    const round = new ExamRound(seat, paper, now, (isLate) => {
      const phase = needsMarking(paper, seat.sitting) ? "marking" : "done";
      this.#leave();
      seat.change({ phase, isLate });
      if (isLate) announce(say`Time is up`);
      if (phase === "marking") this.#mark(index, paper, seat, true);
      else this.#finish(index, paper, seat);
    });
    this.#round = round;
    round.addEventListener("gone", () => {
      this.#leave();
      this.#open();
    });
    seat.keep();
    this.#lay("sitting", round.element);
    round.show()?.focus();
  }

  /**
   * @param {StudyIndex} index
   * @param {Question[]} paper
   * @param {ExamSeat} seat
   * @param {boolean} [isNew] Whether the learner has just come to it.
   */
  #mark(index, paper, seat, isNew = false) {
    const mark = (/** @type {string} */ id, /** @type {number[]} */ ticks) => seat.write(id, { ticks });
    this.#lay("marking", markingView(paper, seat.sitting, mark, () => this.#finish(index, paper, seat)), isNew);
  }

  /**
   * @param {StudyIndex} index
   * @param {Question[]} paper
   * @param {ExamSeat} seat
   */
  #finish(index, paper, seat) {
    seat.change({ phase: "done" });
    rememberScore(seat.sitting.exam, scoreOf(marked(paper, seat.sitting)));
    this.#result(index, paper, seat, true);
  }

  /**
   * @param {StudyIndex} index
   * @param {Question[]} paper
   * @param {ExamSeat} seat
   * @param {boolean} [isNew]
   */
  #result(index, paper, seat, isNew = false) {
    const all = marked(paper, seat.sitting);
    const pile = pilePart(all, {
      sitting: () => seat.sitting,
      keep: (piled) => seat.change({ piled }),
      fetch: fetchPile,
      now,
    });
    const { sitting } = seat;
    const results = { all, sitting, index, theirs: scoreIn(location.hash), seed: seed(), pile };
    this.#lay("result", resultsView(results, () => this.#again()), isNew);
  }

  /** The same exam from its start. */
  #again() {
    rememberSitting(null);
    return this.#open();
  }

  #leave() {
    this.#round?.leave();
    this.#round = null;
  }

  /**
   * @param {string} view
   * @param {HTMLElement} part
   * @param {boolean} [isNew] Whether to go to its heading.
   */
  #lay(view, part, isNew = false) {
    this.dataset["view"] = view;
    this.replaceChildren(part);
    if (!isNew) return;
    window.scrollTo(0, 0);
    part.querySelector("h2")?.focus();
  }
}
