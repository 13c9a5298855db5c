/** The numbers of a picture, as a table. */
import { element } from "../base/element.js";
import { figure } from "./formats.js";

/** What stands at the right, so that digits stand below each other. */
const NUMERIC = /^[−-]?\d\S*(?: \S+){0,3}$/;

/**
 * @param {object} table
 * @param {string} table.key Names it within its lab.
 * @param {string} table.caption
 * @param {readonly string[]} table.head
 * @param {readonly (readonly (string | number | Node)[])[]} table.rows The first cell of each names the row.
 * @param {string} [table.fold] The words that open it, if it is long and so begins closed. Paper shows it open.
 * @returns {HTMLElement}
 */
export function table({ key, caption, head, rows, fold }) {
  const numeric = head.map((_, at) => at > 0 && rows.every((cells) => isNumeric(cells[at])));
  const heads = head.map((words, at) => element("th", { scope: "col", class: numeric[at] ? "num" : false }, [words]));
  const made = element("table", {}, [
    element("caption", {}, [caption]),
    element("thead", {}, [element("tr", {}, heads)]),
    element(
      "tbody",
      {},
      rows.map((cells) => {
        return element(
          "tr",
          {},
          cells.map((cell, at) => cellOf(cell, at, numeric[at] ?? false)),
        );
      }),
    ),
  ]);
  const frame = element("div", { class: "scroll", role: "region", "aria-label": caption, tabindex: "0" }, [made]);
  if (!fold) return element("div", { class: "numbers", "data-key": key }, [frame]);
  return element("details", { class: "numbers", "data-key": key }, [element("summary", {}, [fold]), frame]);
}

/**
 * @param {string | number | Node} cell
 * @param {number} at
 * @param {boolean} isNumber
 */
function cellOf(cell, at, isNumber) {
  const content = typeof cell === "number" ? figure(cell) : cell;
  if (at === 0) return element("th", { scope: "row" }, [content]);
  return element("td", { class: isNumber ? "num" : false }, [content]);
}

/** @param {string | number | Node | undefined} cell */
function isNumeric(cell) {
  return typeof cell === "number" || (typeof cell === "string" && NUMERIC.test(cell));
}
