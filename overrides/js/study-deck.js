/**
 * `<study-deck>`: a page of index cards. Shows or hides all answers, counts what was opened, opens
 * the answer that the address names, and opens all for paper.
 */
export class StudyDeck extends HTMLElement {
  /** @type {HTMLDetailsElement[]} */
  #answers = [];
  /** @type {Set<string>} */
  #seen = new Set();
  /** @type {HTMLDetailsElement[]} */
  #forPrint = [];

  connectedCallback() {
    const held = [...this.querySelectorAll("[id^='a-']")].map((answer) => answer.closest("details"));
    this.#answers = held.filter((one) => one !== null);
    for (const one of this.#answers) one.addEventListener("toggle", this);
    const both = this.querySelector(".both");
    if (both instanceof HTMLElement) both.hidden = !this.#answers.length;
    this.querySelector("[data-show]")?.addEventListener("click", () => this.#all(true));
    this.querySelector("[data-hide]")?.addEventListener("click", () => this.#all(false));
    window.addEventListener("hashchange", this);
    window.addEventListener("beforeprint", this);
    window.addEventListener("afterprint", this);
    this.#follow();
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this);
    window.removeEventListener("beforeprint", this);
    window.removeEventListener("afterprint", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "toggle" && event.target instanceof HTMLDetailsElement) this.#count(event.target);
    if (event.type === "hashchange") this.#follow();
    if (event.type === "beforeprint") {
      this.#forPrint = this.#answers.filter((one) => !one.open);
      for (const one of this.#forPrint) one.open = true;
    }
    if (event.type === "afterprint") {
      for (const one of this.#forPrint) one.open = false;
      this.#forPrint = [];
    }
  }

  /** @param {boolean} open */
  #all(open) {
    for (const one of this.#answers) one.open = open;
    const told = this.querySelector("[data-told]");
    const many = this.#answers.length === 1 ? "1 answer" : `${this.#answers.length} answers`;
    if (told) told.textContent = open ? `${many} shown` : `${many} hidden`;
  }

  /** Open what the address names. Browsers do that on their own, but not all of them for every way there. */
  #follow() {
    const name = decodeURIComponent(location.hash.slice(1));
    const answer = this.#answers.find((one) => nameOf(one) === name);
    if (answer && !answer.open) {
      answer.open = true;
      document.getElementById(name)?.scrollIntoView({ block: "nearest" });
    }
    for (const link of this.querySelectorAll(".tally a")) {
      if (name.slice(2) && link.getAttribute("data-question") === name.slice(2)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  /** @param {HTMLDetailsElement} answer */
  #count(answer) {
    if (!answer.open || this.#forPrint.includes(answer)) return;
    const id = nameOf(answer).slice(2);
    this.#seen.add(id);
    const opened = this.querySelector("[data-opened]:not(a)");
    if (opened) opened.textContent = String(this.#seen.size);
    for (const link of this.querySelectorAll(".tally a")) {
      if (link.getAttribute("data-question") === id) link.setAttribute("data-opened", "");
    }
  }
}

/**
 * The name of an answer, which stands inside its `details`.
 *
 * @param {HTMLDetailsElement} details
 * @returns {string}
 */
function nameOf(details) {
  return details.querySelector("[id^='a-']")?.id ?? "";
}
