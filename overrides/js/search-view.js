/**
 * The search dialog's parts, made of elements and text nodes: no text of a document becomes markup.
 *
 * @import { Kind, SearchRecord } from "./records.js"
 */
import { runs } from "./marking.js";

/** @type {Record<Kind, string>} */
const NAMES = { term: "Term", question: "Question", section: "Section", node: "Map", page: "Page" };

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, children = []) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * @typedef {object} View
 * @property {HTMLDialogElement} dialog
 * @property {HTMLInputElement} input
 * @property {HTMLElement} list
 * @property {HTMLElement} status
 * @property {HTMLButtonElement} close
 */

/**
 * @param {Node} icon
 * @returns {View}
 */
export function createView(icon) {
  const input = /** @type {HTMLInputElement} */ (
    element("input", {
      type: "search",
      "aria-label": "Search",
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": "search-results",
      "aria-autocomplete": "list",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "go",
    })
  );
  const status = element("p", { class: "label", role: "status" });
  const list = element("div", { id: "search-results", role: "listbox", "aria-label": "Results", "data-results": "" });
  const close = /** @type {HTMLButtonElement} */ (element("button", { type: "button", class: "btn" }, ["Close"]));
  const dialog = /** @type {HTMLDialogElement} */ (
    element("dialog", { class: "search", "aria-label": "Search" }, [
      element("div", { class: "ask" }, [icon, input]),
      element("div", { class: "found" }, [status, list]),
      element("p", { class: "keys" }, [key("↑ ↓", "move"), key("Enter", "open"), key("Esc", "close"), close]),
    ])
  );
  return { dialog, input, list, status, close };
}

/**
 * @param {string} name
 * @param {string} what
 */
function key(name, what) {
  return element("span", {}, [element("kbd", {}, [name]), ` ${what}`]);
}

/**
 * @param {{ record: SearchRecord, terms: string[] }} hit
 * @param {string} root
 * @param {number} at
 * @returns {HTMLElement}
 */
export function hitElement({ record, terms }, root, at) {
  const title = element("span", { class: "what" }, marked(record.title, terms));
  const names = (record.names ?? []).flatMap((name) => [" ", element("span", { class: "caps" }, marked(name, terms))]);
  title.append(...names);
  const parts = [element("span", { class: "kind" }, [NAMES[record.kind]]), title];
  if (record.text) parts.push(element("span", { class: "text" }, marked(record.text, terms)));
  if (record.from) parts.push(element("span", { class: "from" }, [record.from]));
  return element(
    "a",
    {
      class: "hit",
      role: "option",
      id: `hit-${at}`,
      "data-result": record.kind,
      "aria-selected": "false",
      tabindex: "-1",
      href: `${root}/${record.url ?? ""}`,
    },
    parts,
  );
}

/**
 * @param {string} text
 * @param {string[]} terms
 * @returns {(Node | string)[]}
 */
function marked(text, terms) {
  return runs(text, terms).map((run) => (run.marked ? element("mark", {}, [run.text]) : run.text));
}
