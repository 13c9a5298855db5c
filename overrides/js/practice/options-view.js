/**
 * The options of a card with what is right and why, as they stand below its answer.
 *
 * @typedef {import("./study-types.js").CardBody} CardBody
 */
import { element } from "../base/element.js";
import { say } from "../base/say.js";
import { blocks, words } from "./card-view.js";

/**
 * @param {CardBody} body
 * @param {string} root What leads to the site's root from here.
 * @returns {HTMLElement[]} Nothing where the document does not say why.
 */
export function weighedPart({ choices = [] }, root) {
  if (!choices.some(({ why }) => why)) return [];
  const items = choices.map(({ words: told, right, why }) =>
    element("li", { "data-right": String(right) }, [
      element("b", { class: "label" }, [right ? say`Right` : say`Wrong`]),
      " ",
      element("span", {}, [words(told, root)]),
      ...(why ? [element("div", { class: "because" }, [blocks(why, root)])] : []),
    ]),
  );
  return [element("ol", { class: "weighed", type: "A" }, items)];
}
