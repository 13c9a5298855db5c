/**
 * `<study-deck>`: a page of index cards. Shows or hides all answers, counts the cards that were
 * opened, marks them and the current one in the tally, and prints the deck in three ways.
 */
import { paperControl } from "./deck-paper.js";
import { followReading, markCurrent } from "./reading-place.js";
import { say } from "../base/say.js";

export class StudyDeck extends HTMLElement {
  #life = new AbortController();
  /** The tally: links by the id of the card that they lead to. @type {Map<string, HTMLAnchorElement>} */
  #tally = new Map();
  #opened = 0;

  connectedCallback() {
    // Once: an element is connected anew when it is moved.
    if (!this.querySelector(".paper")) (this.querySelector(".bar") ?? this).append(paperControl(this));
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.querySelector("[data-show]")?.addEventListener("click", () => this.#all(true), { signal });
    this.querySelector("[data-hide]")?.addEventListener("click", () => this.#all(false), { signal });
    for (const part of this.querySelectorAll(".both")) part.removeAttribute("hidden");

    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = this.querySelectorAll("a[data-question]");
    this.#tally = new Map([...links].map((link) => [link.hash.slice(1), link]));
    const cards = [...this.querySelectorAll(".q")].filter((card) => this.#tally.has(card.id));
    const inOrder = cards.flatMap((card) => this.#tally.get(card.id) ?? []);
    followReading(cards, (index) => markCurrent(inOrder, index), signal);
    const begin = () => this.toggleAttribute("data-begun", true);
    window.addEventListener("scroll", begin, { once: true, passive: true, signal });

    for (const answer of this.#answers()) this.#count(answer);
    // Toggle events do not bubble, but are seen on their way down.
    this.addEventListener("toggle", this, { capture: true, signal });
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** @param {Event} event An answer was opened or closed. */
  handleEvent(event) {
    // On paper all answers are open, which is nothing that the reader did.
    if (event.target instanceof HTMLDetailsElement && !matchMedia("print").matches) this.#count(event.target);
  }

  /** @returns {NodeListOf<HTMLDetailsElement>} */
  #answers() {
    return this.querySelectorAll(".q > details");
  }

  /** @param {boolean} shown */
  #all(shown) {
    const answers = this.#answers();
    for (const answer of answers) answer.open = shown;
    const many = answers.length === 1 ? say`1 answer` : say`${answers.length} answers`;
    for (const part of this.querySelectorAll("[data-told]")) part.textContent = shown ? say`${many} shown` : say`${many} hidden`;
  }

  /** @param {HTMLDetailsElement} answer Counts once, when it is first open. */
  #count(answer) {
    const link = this.#tally.get(answer.parentElement?.id ?? "");
    if (!link || !answer.open || "opened" in link.dataset) return;
    link.dataset["opened"] = "";
    const word = document.createElement("span");
    word.className = "away";
    word.textContent = say`opened`;
    link.append(" ", word);
    this.#opened += 1;
    for (const part of this.querySelectorAll("b[data-opened]")) part.textContent = String(this.#opened);
  }
}
