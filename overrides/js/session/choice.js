/**
 * A choice among several answers: the second step, for who cannot recall.
 *
 * @typedef {import("../practice/choices.js").Choice} Choice
 */
import { button, element } from "../base/element.js";

/**
 * @param {readonly Choice[]} choices
 * @param {(isRight: boolean) => void} onPick Called once.
 * @returns {{ element: HTMLElement, first: HTMLElement | null }} `first` gets the focus.
 */
export function choicePart(choices, onPick) {
  const told = element("p", { class: "feedback", role: "status" });
  const buttons = choices.map((choice) =>
    button(choice.text, () => {
      mark(choices, buttons, choice);
      told.textContent = choice.isRight ? "✓ Right. You recognised it." : "× Not this one. The right answer is marked.";
      onPick(choice.isRight);
    }),
  );
  const group = element("div", { class: "choices", role: "group", "aria-label": "Which one is it?" }, [
    element("p", { class: "label" }, ["Which one is it?"]),
    ...buttons,
    told,
  ]);
  return { element: group, first: buttons[0] ?? null };
}

/**
 * @param {readonly Choice[]} choices
 * @param {readonly HTMLButtonElement[]} buttons
 * @param {Choice} picked
 */
function mark(choices, buttons, picked) {
  for (const [at, choice] of choices.entries()) {
    const one = buttons[at];
    if (!one) continue;
    one.disabled = true;
    const words = choice.isRight ? "right" : choice === picked ? "your choice" : "";
    if (words) one.prepend(element("span", { class: "sign" }, [choice.isRight ? "✓ " : "× "]));
    if (words) one.append(element("span", { class: "away" }, [` (${words})`]));
    one.toggleAttribute("data-right", choice.isRight);
    one.toggleAttribute("data-wrong", choice === picked && !choice.isRight);
  }
}
