/**
 * The search dialog's parts, made of elements and text nodes: no text of a document becomes markup.
 *
 * @import { Kind } from "./records.js"
 * @import { Hit } from "./hits.js"
 */
import { runs } from "./marking.js";
import { addressOf } from "../share/site-address.js";
import { say } from "../base/say.js";

/** @type {Readonly<Record<Kind, string>>} */
const NAMES = { term: say`Term`, question: say`Question`, section: say`Section`, node: say`Map`, page: say`Page` };

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

/** The keys that act by themselves, as they are named to the reader. */
const SINGLE = ["/", "n", "p"];

/**
 * @typedef {object} View
 * @property {HTMLDialogElement} dialog
 * @property {HTMLInputElement} input A combobox over `list`.
 * @property {HTMLElement} list The results: `a[data-result]`, in order.
 * @property {HTMLElement} told Says how many there are, at once.
 * @property {HTMLElement} status Says the same to screen readers, once the reader rests.
 * @property {HTMLElement} nearest The heading over terms that are offered where nothing was found.
 * @property {HTMLInputElement} single Whether keys of a single letter or sign act.
 * @property {HTMLButtonElement} close
 */

/**
 * @param {Node} icon
 * @returns {View}
 */
export function createView(icon) {
  const input = element("input", {
    type: "search",
    "aria-label": say`Search`,
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": "search-results",
    "aria-autocomplete": "list",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "go",
    maxlength: "200",
  });
  const told = element("p", { class: "label", "aria-hidden": "true" });
  const status = element("p", { class: "away", role: "status" });
  const nearest = element("h2", { class: "nearest", hidden: "" }, [say`Nearest terms`]);
  const list = element("div", { id: "search-results", role: "listbox", "aria-label": say`Results`, "data-results": "" });
  const single = element("input", { type: "checkbox" });
  const close = element("button", { type: "button", class: "btn" }, [say`Close`]);
  const dialog = element("dialog", { class: "search", "aria-label": say`Search` }, [
    element("div", { class: "ask" }, [icon, input]),
    // No stop of its own for Tab: the arrow keys scroll it.
    element("div", { class: "found", tabindex: "-1" }, [told, status, nearest, list]),
    element("div", { class: "keys" }, [
      keys(["↑", "↓"], say`move`),
      keys([say`Enter`], say`open`),
      keys([say`Esc`], say`close`),
      element("label", { class: "single" }, [single, say`Single keys: `, ...SINGLE.flatMap((key) => [element("kbd", {}, [key]), " "])]),
      close,
    ]),
  ]);
  return { dialog, input, list, told, status, nearest, single, close };
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
export function resultElement({ kind, title, url, names, from, text, terms }, at) {
  const what = element("span", { class: "what", dir: "auto" }, marked(title, terms));
  for (const name of names) what.append(" ", element("span", { class: "caps" }, marked(name, terms)));
  const parts = [element("span", { class: "kind" }, [NAMES[kind]]), what];
  // A branch is told from others of its name by the branches that it grows from.
  if (text && kind === "node") what.prepend(element("span", { class: "path" }, [text, " › "]));
  else if (text) parts.push(element("span", { class: "text", dir: "auto" }, marked(text, terms)));
  if (from) parts.push(element("span", { class: "src" }, [from]));
  const result = element(
    "a",
    { class: "hit", role: "option", id: `result-${at}`, "aria-selected": "false", tabindex: "-1" },
    parts,
  );
  result.dataset["result"] = kind;
  result.href = addressOf(url);
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
