/**
 * Below the picture: the branch that is selected, what treats it elsewhere, and the link to it. In the list all of that
 * stands in the row of the branch.
 */
import { element } from "../base/element.js";
import { say } from "../base/say.js";
import { shareLink } from "./share-branch.js";
import { STANDINGS } from "./standing-words.js";

/** @type {Readonly<Record<string, string>>} */
const KINDS = { term: say`Term`, section: say`Section`, question: say`Question` };

/**
 * @param {import("./map-state.js").MapState} state
 * @returns {HTMLElement}
 */
export function branchPanel(state) {
  const hint = element("p", { class: "hint" }, [say`Press a branch to select it, its circle to fold it; drag to move, and zoom with the buttons, two fingers or Ctrl and the wheel.`]);
  const panel = element("div", { class: "branch", role: "group", "aria-label": say`The selected branch` }, [hint]);
  const draw = () => {
    const branch = state.selected;
    if (!branch) return;
    const standing = state.standings.get(branch);
    const words = element("p", { class: "chosen" }, [branch.words]);
    if (standing) words.append(" ", element("span", { class: "stands", "data-standing": standing }, [STANDINGS[standing] ?? ""]));
    const links = branch.links.map(({ kind, href, words: name }) => {
      const link = element("a", { href }, [name]);
      return element("span", {}, [KINDS[kind] ? `${KINDS[kind]}: ` : "", link]);
    });
    panel.replaceChildren(words, element("p", { class: "acts" }, [...links, shareLink(branch)]));
  };
  for (const name of ["select", "standing"]) state.addEventListener(name, draw);
  draw();
  return panel;
}
