/**
 * The link to a branch, on the row of the one that is selected. `study-share.js` does the rest.
 *
 * @typedef {import("./outline.js").Branch} Branch
 */
import { element } from "../base/element.js";
import { say } from "../base/say.js";

/**
 * @param {Branch} branch
 * @returns {HTMLAnchorElement}
 */
export function shareLink({ id, words }) {
  // Its words are drawn by the stylesheet: they are none of the row's.
  const named = { role: "button", "aria-label": say`Copy link to this branch`, "data-words": say`Copy link` };
  return element("a", { class: "share", href: `#${id}`, "data-title": words, ...named });
}

/**
 * @param {import("./map-state.js").MapState} state
 * @param {import("./tree-list.js").TreeList} tree
 * @param {() => boolean} isList Whether the list is to be seen.
 */
export function shareOn(state, tree, isList) {
  /** @type {HTMLAnchorElement | undefined} */
  let link;
  state.addEventListener("select", () => {
    const row = state.selected && tree.row(state.selected);
    if (!row || !state.selected || !isList() || link?.parentElement === row) return;
    link?.remove();
    link = shareLink(state.selected);
    row.append(link);
  });
}
