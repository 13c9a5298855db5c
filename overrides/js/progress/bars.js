/**
 * How cards stand, as lengths. Patterns as well as colours tell them apart, and the numbers stand beside them, so that
 * these drawings are for eyes only. Lengths are set through the CSSOM: the page's policy allows no other way.
 *
 * @typedef {import("./tally.js").Tally} Tally
 */
import { element } from "../base/element.js";
import { sizeOf, STANDINGS } from "./tally.js";

/**
 * @param {Tally} tally
 * @returns {HTMLElement} Its parts side by side.
 */
export function bar(tally) {
  return element("div", { class: "lengths", "aria-hidden": "true" }, parts(tally));
}

/**
 * The material of a document: a column for each section, as wide as it has cards.
 *
 * @param {readonly { section: { title: string }, tally: Tally }[]} sections
 * @returns {HTMLElement}
 */
export function mosaic(sections) {
  const columns = sections.map(({ section, tally }) => {
    const column = element("div", { class: "column", title: section.title }, parts(tally).reverse());
    column.style.flexGrow = String(sizeOf(tally));
    return column;
  });
  return element("div", { class: "mosaic", "aria-hidden": "true" }, columns);
}

/**
 * @param {Tally} tally
 * @returns {HTMLElement[]}
 */
function parts(tally) {
  return STANDINGS.filter((one) => tally[one]).map((one) => {
    const part = element("span", { class: one });
    part.style.flexGrow = String(tally[one]);
    return part;
  });
}
