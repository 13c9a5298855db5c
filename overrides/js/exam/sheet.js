/**
 * The answer sheet: a number for each question, with a sign and a word for its state, which leads there.
 *
 * @typedef {import("./state.js").Sitting} Sitting
 */
import { button, element } from "../base/element.js";
import { say } from "../base/say.js";
import { isAnswered, tally } from "./state.js";
import { entryWords } from "./words.js";

/**
 * @param {number} count
 * @param {(at: number) => void} go
 * @returns {{ element: HTMLElement, update: (sitting: Sitting) => void }}
 */
export function answerSheet(count, go) {
  const told = element("p", { class: "sum" });
  const buttons = Array.from({ length: count }, (_, at) => button("", () => go(at), { class: "slot" }));
  const list = element(
    "ol",
    { class: "slots" },
    buttons.map((one) => element("li", {}, [one])),
  );
  const signs = element("p", { class: "label", "aria-hidden": "true" }, [say`✓ answered · not answered ⚑ flagged`]);
  const nav = element("nav", { class: "sheet-of", "aria-label": say`Answer sheet` }, [told, list, signs]);
  return {
    element: nav,
    update: (sitting) => {
      told.replaceChildren(element("b", {}, [say`${tally(sitting).answered} of ${count}`]), say` answered`);
      for (const [at, one] of buttons.entries()) show(one, at, sitting);
    },
  };
}

/**
 * @param {HTMLButtonElement} slot
 * @param {number} at
 * @param {Sitting} sitting
 */
function show(slot, at, { entries, at: current }) {
  const entry = entries[at];
  slot.textContent = String(at + 1);
  slot.ariaLabel = `${at + 1}, ${entryWords(entry)}`;
  slot.toggleAttribute("data-answered", entry !== undefined && isAnswered(entry));
  slot.toggleAttribute("data-flagged", entry?.flagged === true);
  if (at === current) slot.setAttribute("aria-current", "step");
  else slot.removeAttribute("aria-current");
}
