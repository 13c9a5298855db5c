/** Small parts that the views of a session share. */
import { words } from "../practice/card-view.js";
import { element } from "../base/element.js";

/** @typedef {import("../practice/study-types.js").Inline} Inline */

/**
 * @param {string} type
 * @param {(Node | string)[]} words
 * @param {Readonly<Record<string, string | boolean>>} [attributes]
 * @returns {{ label: HTMLLabelElement, input: HTMLInputElement }} A box or a button to tick, with its words.
 */
export function tick(type, words, attributes = {}) {
  const input = element("input", { type, ...attributes });
  return { label: element("label", { class: "tick" }, [input, element("span", { dir: "auto" }, words)]), input };
}

/**
 * @param {readonly Inline[]} inlines
 * @param {string} root
 * @returns {DocumentFragment} Without links: what is pressed here is not followed.
 */
export function unlinked(inlines, root) {
  return words(inlines.flatMap(withoutLinks), root);
}

/**
 * @param {Inline} inline
 * @returns {Inline[]}
 */
function withoutLinks(inline) {
  if (typeof inline === "string" || inline[0] === "math" || inline[0] === "img") return [inline];
  if (inline[0] === "a") {
    const [, , ...rest] = inline;
    return rest.flatMap(withoutLinks);
  }
  const [tag, ...rest] = inline;
  return [[tag, ...rest.flatMap(withoutLinks)]];
}
