/**
 * Reads a map from the nested list of its page, and makes a tree of that list: `details` that fold by themselves, and
 * are announced as such, become rows that `TreeList` folds, announces and leads through.
 *
 * @typedef {import("./outline.js").Twig} Twig
 * @typedef {import("./outline.js").Run} Run
 * @typedef {import("./outline.js").Voice} Voice
 */
import { element } from "../base/element.js";

/** @type {Readonly<Record<string, Voice>>} */
const VOICES = { STRONG: "strong", B: "num", EM: "em", I: "em", CODE: "code" };

/**
 * @param {Element} list `ul.tree`, or one below it.
 * @returns {Twig[]} Its branches. Each has, from now on, `#<id>_row` with what is said of it, and `#<id>_words`
 *   there, whose neighbours have ids as well.
 */
export function read(list) {
  return [...list.children].filter((one) => one instanceof HTMLLIElement).map(twig);
}

/**
 * @param {HTMLLIElement} item
 * @param {number} at
 * @returns {Twig}
 */
function twig(item, at) {
  item.id ||= `${item.parentElement?.closest("li")?.id ?? "branch"}-${at}`;
  const fold = child(item, "DETAILS");
  const summary = fold && child(fold, "SUMMARY");
  const words = element("span", { id: `${item.id}_words`, class: "words" });
  const row = element("div", { id: `${item.id}_row`, class: "row" }, [words]);
  if (fold && summary) {
    words.append(...summary.childNodes);
    summary.remove();
    item.replaceChildren(...fold.childNodes);
  }
  const list = child(item, "UL");
  const isBeside = (/** @type {Node} */ one) => one instanceof Element && (one === list || one.matches("p, .to"));
  if (!fold) words.append(...[...item.childNodes].filter((one) => one !== list && !isBeside(one)));
  // A space, as between any two words: names are compared with what is seen.
  row.append(" ", ...[...item.childNodes].filter((one) => one !== list));
  for (const [number, one] of [...row.children].entries()) one.id ||= `${item.id}_to${number}`;
  const children = list ? read(list) : [];
  item.replaceChildren(row, ...(list ? [list] : []));
  return { id: item.id, runs: runsOf(words, ""), links: linksOf(row), children };
}

/**
 * @param {Element} parent
 * @param {string} tag
 * @returns {Element | undefined} A selector would look through all that is below.
 */
function child(parent, tag) {
  return [...parent.children].find(({ tagName }) => tagName === tag);
}

/**
 * @param {Node} within
 * @param {Voice} voice
 * @returns {Run[]}
 */
function runsOf(within, voice) {
  return [...within.childNodes].flatMap((one) => {
    if (one instanceof Text) return one.data ? [{ text: one.data.replace(/[ \t\n\f\r]+/g, " "), voice }] : [];
    return one instanceof Element ? runsOf(one, VOICES[one.tagName] ?? voice) : [];
  });
}

/** @param {HTMLElement} row */
function linksOf(row) {
  return [...row.querySelectorAll("a[href]")].map((link) => ({
    kind: link.getAttribute("data-to") ?? "",
    href: link.getAttribute("href") ?? "",
    words: (link.textContent ?? "").trim(),
  }));
}
