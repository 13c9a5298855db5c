/**
 * The search dialog's parts, made of elements and text nodes: no text of a document becomes markup.
 *
 * @import { Kind } from "./records.js"
 * @import { Hit } from "./search-index.js"
 */
import { runs } from "./marking.js";
import { root } from "./site-root.js";

/** @type {Readonly<Record<Kind, string>>} */
const NAMES = { term: "Term", question: "Question", section: "Section", node: "Map", page: "Page" };

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function element(tag, attributes = {}, children = []) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * @typedef {object} View
 * @property {HTMLDialogElement} dialog
 * @property {HTMLInputElement} input A combobox over `list`.
 * @property {HTMLElement} list The results: `a[data-result]`, in order.
 * @property {HTMLElement} status Says how many there are; spoken by screen readers.
 * @property {HTMLButtonElement} close
 */

/**
 * @param {Node} icon
 * @returns {View}
 */
export function createView(icon) {
  const input = element("input", {
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
  });
  const status = element("p", { class: "label", role: "status" });
  const list = element("div", { id: "search-results", role: "listbox", "aria-label": "Results", "data-results": "" });
  const close = element("button", { type: "button", class: "btn" }, ["Close"]);
  const dialog = element("dialog", { class: "search", "aria-label": "Search" }, [
    element("div", { class: "ask" }, [icon, input]),
    element("div", { class: "found" }, [status, list]),
    element("div", { class: "keys" }, [
      keys(["↑", "↓"], "move"),
      keys(["Enter"], "open"),
      keys(["Esc"], "close"),
      close,
    ]),
  ]);
  return { dialog, input, list, status, close };
}

/**
 * @param {string[]} names
 * @param {string} does
 */
function keys(names, does) {
  const parts = names.flatMap((name) => [element("kbd", {}, [name]), " "]);
  return element("span", {}, [...parts, does]);
}

/**
 * @param {Hit} hit
 * @param {number} at
 * @returns {HTMLAnchorElement}
 */
export function resultElement({ record, terms }, at) {
  const what = element("span", { class: "what" }, marked(record.title, terms));
  for (const name of record.names ?? []) what.append(" ", element("span", { class: "caps" }, marked(name, terms)));
  const parts = [element("span", { class: "kind" }, [NAMES[record.kind]]), what];
  // A branch is told from others of its name by the branches that it grows from.
  if (record.text && record.kind === "node") what.prepend(element("span", { class: "path" }, [record.text, " › "]));
  else if (record.text) parts.push(element("span", { class: "text" }, marked(record.text, terms)));
  if (record.from) parts.push(element("span", { class: "src" }, [record.from]));
  const result = element(
    "a",
    { class: "hit", role: "option", id: `result-${at}`, "aria-selected": "false", tabindex: "-1" },
    parts,
  );
  result.dataset["result"] = record.kind;
  result.href = `${root}${record.url ?? ""}` || "./";
  return result;
}

/**
 * @param {string} text
 * @param {readonly string[]} terms
 * @returns {(Node | string)[]}
 */
function marked(text, terms) {
  return runs(text, terms).map((run) => (run.marked ? element("mark", {}, [run.text]) : run.text));
}
