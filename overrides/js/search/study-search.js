/**
 * `<study-search>`: the Search button, and the dialog that it opens: a combobox over a list of
 * links. Without script it is a link to the glossary.
 *
 * Nothing is loaded with the page. A pointer over the button loads the names, so that they are there
 * when the first letter is.
 *
 * @import { Answer } from "./engine.js"
 * @import { Found } from "./index.js"
 * @import { View } from "./view.js"
 */
import { SearchClient } from "./client.js";
import { queryOf, withoutQuery } from "./query.js";
import { createView, resultElement } from "./view.js";
import { areShortcutsOn, onShortcut, switchShortcuts } from "../base/shortcuts.js";
import { say } from "../base/say.js";
import { takeTyped } from "../base/typed.js";

const INVITATION = say`A term, a question, or any word.`;
const FAILURE = say`The search could not be loaded. The A to Z lists every term.`;

/** How long a reader rests before the count is spoken, in milliseconds: not at every letter. */
const REST = 800;

export class StudySearch extends HTMLElement {
  #life = new AbortController();
  #client = new SearchClient((answer) => this.#show(answer));
  /** @type {View | undefined} */
  #view;
  /** Which result is selected; -1 if there is none. */
  #selected = -1;
  /** Whether the reader chose it. */
  #isChosen = false;
  /** What is shown, so that the same answer to the same question disturbs nobody. */
  #shown = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    const link = this.querySelector("a");
    if (link) link.replaceWith(buttonFor(link));
    const button = this.querySelector("button");
    button?.addEventListener("click", () => this.#open(), { signal });
    button?.addEventListener("pointerenter", () => this.#client.warm(), { signal });
    // The other two open the search on every site made with Material: who is used to them finds it.
    for (const key of ["/", "f", "s"]) onShortcut(key, () => this.#open(), signal);
    document.addEventListener("click", (event) => this.#follow(event), { signal });
    this.#hint();
    const typed = takeTyped();
    const query = queryOf(location.href) ?? (areShortcutsOn() ? typed : undefined);
    if (query === undefined) return;
    this.#open(query);
    // Who is typing goes on where they are.
    if (typed) this.#view?.input.setSelectionRange(query.length, query.length);
    // An address may name a part of the page as well, and the browser goes there once all is loaded.
    addEventListener("load", () => this.#view?.dialog.open && this.#view.input.focus(), { once: true, signal });
  }

  disconnectedCallback() {
    this.#life.abort();
    clearTimeout(this.#rest);
    this.#view?.dialog.remove();
    this.#view = undefined;
  }

  /** Tells of the key only while it acts. */
  #hint() {
    const button = this.querySelector("button");
    const isOn = areShortcutsOn();
    button?.querySelector("kbd")?.toggleAttribute("hidden", !isOn);
    if (isOn) button?.setAttribute("aria-keyshortcuts", "/");
    else button?.removeAttribute("aria-keyshortcuts");
  }

  /**
   * Opens a link to a search on this page.
   *
   * @param {MouseEvent} event
   */
  #follow(event) {
    const link = event.target instanceof Element && event.target.closest("a[data-search]");
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#open(queryOf(link.href) ?? "");
  }

  /** @param {string} [query] */
  #open(query) {
    this.#view ??= this.#build();
    const { dialog, input, single } = this.#view;
    if (query !== undefined) input.value = query;
    single.checked = areShortcutsOn();
    if (!dialog.open) dialog.showModal();
    input.focus();
    input.select();
    this.#ask();
  }

  /** @returns {View} */
  #build() {
    const view = createView(this.querySelector("svg")?.cloneNode(true) ?? document.createTextNode(""));
    const { dialog, input, list, single, close } = view;
    input.addEventListener("input", () => this.#ask());
    input.addEventListener("keydown", (event) => this.#key(event));
    single.addEventListener("change", () => {
      switchShortcuts(single.checked);
      this.#hint();
    });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      clearTimeout(this.#rest);
      if (queryOf(location.href) !== null) history.replaceState(history.state, "", withoutQuery(location.href));
    });
    dialog.addEventListener("click", (event) => {
      // A press beside the dialog falls on the dialog itself, one within it on one of its parts.
      const result = event.target instanceof Element && event.target.closest("a");
      const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
      if (event.target === dialog || (result && !isElsewhere)) dialog.close();
    });
    // The pointer selects what it moves over, but not what scrolls below it.
    list.addEventListener("pointermove", (event) => {
      const result = event.target instanceof Element && event.target.closest("a");
      if (result) this.#choose([...list.children].indexOf(result));
    });
    document.body.append(dialog);
    return view;
  }

  #ask() {
    const view = this.#view;
    if (!view) return;
    const query = view.input.value.trim();
    this.#isChosen = false;
    this.#shown = "";
    // Until all of the answer is there, better results may take the place of these.
    view.list.setAttribute("aria-busy", String(query !== ""));
    if (!query) this.#say(INVITATION);
    this.#client.ask(query);
  }

  /** @param {Answer} answer */
  #show({ found, complete }) {
    const view = this.#view;
    if (!view) return;
    view.list.setAttribute("aria-busy", String(!complete));
    if (!found) {
      this.#list([]);
      this.#say(FAILURE);
      return;
    }
    const query = view.input.value.trim();
    const nothing = found.none && !complete;
    this.#list(nothing ? [] : found.hits);
    view.nearest.hidden = !found.none || nothing || !found.hits.length;
    view.list.setAttribute("aria-label", view.nearest.hidden ? say`Results` : say`Nearest terms`);
    this.#say(!query ? INVITATION : nothing ? say`Searching …` : told(found, query));
  }

  /** @param {Found["hits"]} hits */
  #list(hits) {
    const view = this.#view;
    const shown = JSON.stringify(hits);
    if (!view || shown === this.#shown) return;
    this.#shown = shown;
    const chosen = this.#isChosen ? view.list.children[this.#selected]?.getAttribute("href") : undefined;
    view.list.replaceChildren(...hits.map(resultElement));
    view.input.setAttribute("aria-expanded", String(hits.length > 0));
    // Results that come later leave alone what a reader has chosen meanwhile.
    const kept = [...view.list.children].findIndex((result) => result.getAttribute("href") === chosen);
    this.#isChosen = kept >= 0;
    if (kept < 0) view.list.parentElement?.scrollTo(0, 0);
    this.#select(hits.length ? Math.max(kept, 0) : -1);
  }

  /**
   * Shows at once what came of a query, and speaks it when the reader rests.
   *
   * @param {string} text
   */
  #say(text) {
    const view = this.#view;
    if (!view) return;
    view.told.textContent = text;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      view.status.textContent = text;
    }, REST);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const view = this.#view;
    // While a word is being composed, as in Japanese, the keys belong to the composition.
    if (!view || event.isComposing || event.altKey) return;
    const results = view.list.children;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const selected = results[this.#selected];
    if (step && results.length) {
      this.#choose((this.#selected + step + results.length) % results.length);
      results[this.#selected]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && selected) {
      // With the keys that were held: Ctrl opens it in another tab, as on any link.
      const { ctrlKey, metaKey, shiftKey } = event;
      selected.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
    } else if (event.key === "Escape") {
      // Some browsers would only empty the field, and close on a second press; and a field that is gone
      // keeps the keys until the next frame.
      view.input.blur();
      view.dialog.close();
    } else return;
    event.preventDefault();
  }

  /** @param {number} index */
  #choose(index) {
    this.#isChosen = true;
    this.#select(index);
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
  button.append(...link.childNodes);
  return button;
}

/**
 * @param {Found} found
 * @param {string} query
 * @returns {string} What came of a query, in words.
 */
function told({ hits, more, nearest, none }, query) {
  if (none && !hits.length) return say`Nothing found for “${query}”.`;
  if (none) return say`Nothing found for “${query}”. Nearest terms: ${hits.length}.`;
  const many = more ? say`More than ${hits.length} found.` : say`${hits.length} found.`;
  return nearest ? say`Nearest to “${query}”: ${nearest}. ${many}` : many;
}
