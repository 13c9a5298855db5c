/**
 * `<study-search>`: the Search button, and the dialog that it opens: a combobox over a list of
 * links. Without script it is a link to the glossary.
 *
 * @import { Found } from "./search-index.js"
 * @import { View } from "./search-view.js"
 */
import { loadSearch } from "./search-loader.js";
import { createView, resultElement } from "./search-view.js";

const INVITATION = "A term, a question, or any word.";
const FAILURE = "The search could not be loaded. The A to Z lists every term.";

export class StudySearch extends HTMLElement {
  #life = new AbortController();
  /** @type {View | undefined} */
  #view;
  /** Which result is selected; -1 if there is none. */
  #selected = -1;

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    const link = this.querySelector("a");
    if (link) link.replaceWith(buttonFor(link));
    this.querySelector("button")?.addEventListener("click", () => this.#open(), { signal });
    document.addEventListener("keydown", (event) => this.#slash(event), { signal });
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#view?.dialog.remove();
    this.#view = undefined;
  }

  /** @param {KeyboardEvent} event */
  #slash(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    event.preventDefault();
    this.#open();
  }

  #open() {
    this.#view ??= this.#build();
    const { dialog, input } = this.#view;
    if (!dialog.open) dialog.showModal();
    input.select();
    this.#show();
  }

  /** @returns {View} */
  #build() {
    const view = createView(this.querySelector("svg")?.cloneNode(true) ?? document.createTextNode(""));
    const { dialog, input, list, close } = view;
    input.addEventListener("input", () => this.#show());
    input.addEventListener("keydown", (event) => this.#key(event));
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      // A press beside the dialog falls on the dialog itself, one within it on one of its parts.
      const result = event.target instanceof Element && event.target.closest("a");
      if (event.target === dialog || result) dialog.close();
    });
    // The pointer selects what it moves over, but not what scrolls below it.
    list.addEventListener("pointermove", (event) => {
      const result = event.target instanceof Element && event.target.closest("a");
      if (result) this.#select([...list.children].indexOf(result));
    });
    document.body.append(dialog);
    return view;
  }

  async #show() {
    const view = this.#view;
    if (!view) return;
    const query = view.input.value;
    if (!query.trim()) view.status.textContent = INVITATION;
    try {
      const search = await loadSearch();
      // A later key may have overtaken this one while the index was on its way.
      if (query === view.input.value) this.#list(view, search(query), query.trim());
    } catch {
      view.status.textContent = FAILURE;
    }
  }

  /**
   * @param {View} view
   * @param {Found} found
   * @param {string} query
   */
  #list({ input, list, status }, found, query) {
    list.replaceChildren(...found.hits.map(resultElement));
    list.parentElement?.scrollTo(0, 0);
    input.setAttribute("aria-expanded", String(found.hits.length > 0));
    status.textContent = query ? told(found, query) : INVITATION;
    this.#select(found.hits.length ? 0 : -1);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const view = this.#view;
    // While a word is being composed, as in Japanese, the keys belong to the composition.
    if (!view || event.isComposing) return;
    const results = view.list.children;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const selected = results[this.#selected];
    if (step && results.length) {
      this.#select((this.#selected + step + results.length) % results.length);
      results[this.#selected]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && selected instanceof HTMLAnchorElement) {
      selected.click();
    } else if (event.key === "Escape") {
      // A search field would only empty itself.
      view.dialog.close();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** @param {number} index */
  #select(index) {
    const view = this.#view;
    if (!view) return;
    for (const [at, result] of [...view.list.children].entries()) {
      result.setAttribute("aria-selected", String(at === index));
    }
    this.#selected = index;
    if (index < 0) view.input.removeAttribute("aria-activedescendant");
    else view.input.setAttribute("aria-activedescendant", `result-${index}`);
  }
}

/**
 * @param {HTMLAnchorElement} link
 * @returns {HTMLButtonElement} A button that looks and reads like the link.
 */
function buttonFor(link) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-keyshortcuts", "/");
  button.append(...link.childNodes);
  return button;
}

/**
 * @param {EventTarget | null} target
 * @returns {boolean} Whether one types into it.
 */
function isField(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/**
 * @param {Found} found
 * @param {string} query
 * @returns {string} What came of a query, in words.
 */
function told({ hits, more, nearest }, query) {
  if (!hits.length) return `Nothing found for “${query}”.`;
  const many = more ? `More than ${hits.length} found.` : `${hits.length} found.`;
  return nearest ? `Nearest to “${query}”: ${nearest}. ${many}` : many;
}
