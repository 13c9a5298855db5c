/**
 * What is under the thumb: the button that shows the answer, and then the four grades.
 *
 * @typedef {import("../practice/study-types.js").Grade} Grade
 *
 * @typedef {object} Hand
 * @property {HTMLElement} element
 * @property {HTMLButtonElement} reveal
 * @property {(told: Readonly<Record<Grade, string>>, act: (grade: Grade) => void) => void} grades Puts them in the place of the
 *   button; `told`: how long it takes until the card comes back.
 * @property {(grade: Grade | null) => void} suggest Marks one of them, or none.
 */
import { button, element } from "../base/element.js";
import { say } from "../base/say.js";

/** @type {readonly Grade[]} */
const GRADES = [1, 2, 3, 4];

/** @type {Readonly<Record<Grade, string>>} */
export const NAMES = { 1: say`Again`, 2: say`Hard`, 3: say`Good`, 4: say`Easy` };

/**
 * @param {() => void} show
 * @param {boolean} hasKeys Whether single keys act.
 * @returns {Hand}
 */
export function handOf(show, hasKeys) {
  const keys = hasKeys ? { "aria-keyshortcuts": "Space" } : {};
  const reveal = button(say`Show the answer`, show, { class: "btn main", ...keys });
  const hand = element("div", { class: "hand" }, [reveal]);
  /** @type {Map<Grade, HTMLButtonElement>} */
  const buttons = new Map();
  return {
    element: hand,
    reveal,
    grades: (told, act) => {
      for (const grade of GRADES) buttons.set(grade, gradeButton(grade, told[grade], act, hasKeys));
      hand.replaceChildren(
        element("div", { class: "grades", role: "group", "aria-label": say`How well did you recall it?` }, [...buttons.values()]),
      );
    },
    suggest: (suggested) => {
      for (const [grade, one] of buttons) mark(one, grade === suggested);
    },
  };
}

/**
 * @param {Grade} grade
 * @param {string} told
 * @param {(grade: Grade) => void} act
 * @param {boolean} hasKeys
 * @returns {HTMLButtonElement}
 */
function gradeButton(grade, told, act, hasKeys) {
  const keys = hasKeys ? { "aria-keyshortcuts": String(grade) } : {};
  const made = button("", () => act(grade), { class: "btn grade", "data-grade": String(grade), ...keys });
  made.append(element("b", {}, [NAMES[grade]]), " ", element("span", { class: "num" }, [told]));
  return made;
}

/**
 * @param {HTMLElement} grade
 * @param {boolean} isSuggested
 */
function mark(grade, isSuggested) {
  grade.toggleAttribute("data-suggested", isSuggested);
  const word = grade.querySelector("small");
  if (!isSuggested) word?.remove();
  else if (!word) grade.append(" ", element("small", {}, [say`suggested`]));
}
