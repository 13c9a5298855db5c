/**
 * `<study-search>`: the Search button, and the dialog that it opens: a combobox over a list of links.
 * The index and the search itself are fetched when it is first opened.
 *
 * @import { SearchIndex, SearchRecord } from "./records.js"
 */
import { createView, hitElement } from "./search-view.js";

/** @typedef {(query: string) => { record: SearchRecord, terms: string[], score: number }[]} Search */

export class StudySearch extends HTMLElement {
  /** @type {import("./search-view.js").View | undefined} */
  #view;
  /** @type {Promise<Search> | undefined} */
  #search;
  #selected = -1;

  connectedCallback() {
    const link = this.querySelector("a");
    if (link) link.replaceWith(this.#button(link));
    document.addEventListener("keydown", this.#slash);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#slash);
  }

  /** @param {HTMLAnchorElement} link */
  #button(link) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-keyshortcuts", "/");
    button.append(...link.childNodes);
    button.addEventListener("click", () => this.#open());
    return button;
  }

  /** @param {KeyboardEvent} event */
  #slash = (event) => {
    const field = event.target instanceof HTMLElement && (event.target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
    if (event.key !== "/" || field || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#open();
  };

  #open() {
    const view = this.#view ?? this.#build();
    if (!view.dialog.open) view.dialog.showModal();
    view.input.select();
    this.#load().catch(() => {
      view.status.textContent = "The search could not be loaded. The A to Z lists every term.";
    });
  }

  #build() {
    const icon = this.querySelector("svg")?.cloneNode(true) ?? document.createTextNode("");
    const view = createView(icon);
    view.input.addEventListener("input", () => void this.#show(view));
    view.input.addEventListener("keydown", (event) => this.#key(event, view));
    view.close.addEventListener("click", () => view.dialog.close());
    view.dialog.addEventListener("click", (event) => {
      // A click beside the dialog falls on the dialog element itself.
      if (event.target === view.dialog) view.dialog.close();
    });
    view.list.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("a")) view.dialog.close();
    });
    document.body.append(view.dialog);
    this.#view = view;
    return view;
  }

  /** @returns {Promise<Search>} */
  #load() {
    this.#search ??= this.#fetch().catch((error) => {
      this.#search = undefined;
      throw error;
    });
    return this.#search;
  }

  async #fetch() {
    const root = this.dataset["root"] ?? ".";
    const [index] = await Promise.all([
      fetch(`${root}/data/search.json`).then((answer) => {
        if (!answer.ok) throw new Error(`search.json: ${answer.status}`);
        return /** @type {Promise<SearchIndex>} */ (answer.json());
      }),
      script(`${root}/assets/search.js`),
    ]);
    const { studysiteSearch } = /** @type {{ studysiteSearch?: (index: SearchIndex) => Search }} */ (/** @type {unknown} */ (globalThis));
    if (!studysiteSearch) throw new Error("assets/search.js defines no search");
    return studysiteSearch(index);
  }

  /** @param {import("./search-view.js").View} view */
  async #show(view) {
    const query = view.input.value;
    /** @type {Search} */
    let search;
    try {
      search = await this.#load();
    } catch {
      return;
    }
    // A later key may have overtaken this one while the index was on its way.
    if (query !== view.input.value) return;
    const hits = search(query);
    const root = this.dataset["root"] ?? ".";
    view.list.replaceChildren(...hits.map((hit, at) => hitElement(hit, root, at)));
    view.input.setAttribute("aria-expanded", String(hits.length > 0));
    view.status.textContent = told(query, hits.length);
    this.#select(view, hits.length ? 0 : -1);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {import("./search-view.js").View} view
   */
  #key(event, view) {
    const count = view.list.childElementCount;
    const steps = new Map([["ArrowDown", 1], ["ArrowUp", -1]]);
    const step = steps.get(event.key);
    if (step && count) {
      event.preventDefault();
      this.#select(view, (this.#selected + step + count) % count);
    } else if (event.key === "Enter") {
      const hit = view.list.children[this.#selected];
      if (hit instanceof HTMLAnchorElement) {
        event.preventDefault();
        hit.click();
      }
    } else if (event.key === "Escape" && view.input.value) {
      // A search field empties itself first; here Escape always closes.
      event.preventDefault();
      view.dialog.close();
    }
  }

  /**
   * @param {import("./search-view.js").View} view
   * @param {number} at
   */
  #select(view, at) {
    view.list.children[this.#selected]?.setAttribute("aria-selected", "false");
    this.#selected = at;
    const hit = view.list.children[at];
    if (hit) {
      hit.setAttribute("aria-selected", "true");
      view.input.setAttribute("aria-activedescendant", hit.id);
      hit.scrollIntoView({ block: "nearest" });
    } else {
      view.input.removeAttribute("aria-activedescendant");
    }
  }
}

/**
 * @param {string} query
 * @param {number} count
 * @returns {string}
 */
function told(query, count) {
  if (!query.trim()) return "";
  if (!count) return `Nothing found for “${query.trim()}”.`;
  return count === 1 ? "1 found." : `${count} found.`;
}

/**
 * @param {string} source
 * @returns {Promise<void>}
 */
function script(source) {
  return new Promise((resolve, reject) => {
    const made = document.createElement("script");
    made.src = source;
    made.addEventListener("load", () => resolve());
    made.addEventListener("error", () => reject(new Error(`${source} did not load`)));
    document.head.append(made);
  });
}
