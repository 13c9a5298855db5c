/**
 * A choice among several answers: the second step, for who cannot recall.
 *
 * @typedef {import("../practice/choices.js").Choice} Choice
 */
import { button, element } from "../base/element.js";
import { say } from "../base/say.js";
import { tick } from "./parts.js";

/**
 * @param {readonly Choice[]} choices
 * @param {(isRight: boolean) => void} onPick Called once.
 * @returns {{ element: HTMLElement, first: HTMLElement | null }} `first` gets the focus.
 */
export function choicePart(choices, onPick) {
  return choices.filter(({ isRight }) => isRight).length > 1 ? setPart(choices, onPick) : onePart(choices, onPick);
}

/**
 * @param {readonly Choice[]} choices
 * @param {(isRight: boolean) => void} onPick
 */
function onePart(choices, onPick) {
  const told = element("p", { class: "feedback", role: "status" });
  const buttons = choices.map((choice) =>
    button(choice.text, () => {
      mark(choices, buttons, choice);
      told.textContent = choice.isRight ? say`✓ Right. You recognised it.` : say`× Not this one. The right answer is marked.`;
      onPick(choice.isRight);
    }, { dir: "auto" }),
  );
  const group = element("div", { class: "choices", role: "group", "aria-label": say`Which one is it?` }, [
    element("p", { class: "label" }, [say`Which one is it?`]),
    ...buttons,
    told,
  ]);
  return { element: group, first: buttons[0] ?? null };
}

/**
 * Of several that are right all are wanted, and nothing else.
 *
 * @param {readonly Choice[]} choices
 * @param {(isRight: boolean) => void} onPick
 */
function setPart(choices, onPick) {
  const told = element("p", { class: "feedback", role: "status" });
  const ticks = choices.map(({ text }) => tick("checkbox", [text]));
  const check = button(say`Check`, () => {
    const wrong = choices.filter(({ isRight }, at) => isRight !== ticks[at]?.input.checked).length;
    for (const [at, { isRight }] of choices.entries()) {
      const one = ticks[at];
      if (!one) continue;
      one.input.disabled = true;
      one.label.append(element("b", { class: "label" }, [isRight ? say`✓ right` : say`× wrong`]));
    }
    check.hidden = true;
    told.textContent = wrong ? say`× Not these. What is right is marked.` : say`✓ Right. You have them all.`;
    onPick(!wrong);
  });
  const group = element("fieldset", { class: "choices" }, [
    element("legend", { class: "label" }, [say`Choose all that are right`]),
    ...ticks.map(({ label }) => label),
    check,
    told,
  ]);
  return { element: group, first: ticks[0]?.input ?? null };
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
    const words = choice.isRight ? say`right` : choice === picked ? say`your choice` : "";
    if (words) one.prepend(element("span", { class: "sign" }, [choice.isRight ? "✓ " : "× "]));
    if (words) one.append(element("span", { class: "away" }, [` (${words})`]));
    one.toggleAttribute("data-right", choice.isRight);
    one.toggleAttribute("data-wrong", choice === picked && !choice.isRight);
  }
}
