/** What an API would not take, in place of pictures; and what one should know beside them. */
import { element } from "../base/element.js";

/**
 * @param {string} title
 * @param {readonly string[]} problems A sentence each.
 * @returns {HTMLElement}
 */
export function refused(title, problems) {
  const items = problems.map((problem) => element("li", {}, [problem]));
  return element("div", { class: "trouble", "data-key": "refused" }, [element("p", {}, [title]), element("ul", {}, items)]);
}

/**
 * @param {readonly string[]} warnings A sentence each.
 * @returns {HTMLElement[]} Nothing where there is none.
 */
export function warned(warnings) {
  if (!warnings.length) return [];
  const lines = warnings.map((warning) => element("p", {}, [warning]));
  return [element("div", { class: "trouble", "data-key": "warned" }, lines)];
}
