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
  const within = fold ?? item;
  const list = child(within, "UL");
  const summary = fold && child(fold, "SUMMARY");
  const beside = [...within.childNodes].filter((one) => one !== list && one !== summary);
  const isOwn = (/** @type {Node} */ one) => !fold && !(one instanceof Element && one.matches("p, .to"));
  const words = element("span", { id: `${item.id}_words`, class: "words" });
  words.append(...(summary?.childNodes ?? []), ...beside.filter(isOwn));
  // A space, as between any two words: names are compared with what is seen.
  const row = element("div", { id: `${item.id}_row`, class: "row" }, [words, " "]);
  row.append(...beside.filter((one) => !isOwn(one)));
  for (const [number, one] of [...row.children].entries()) one.id ||= `${item.id}_to${number}`;
  // A list is moved once: whatever moves takes all that is below it along.
  if (fold) fold.replaceWith(...(list ? [list] : []));
  item.prepend(row);
  const children = list ? read(list) : [];
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
