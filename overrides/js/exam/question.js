/**
 * A question as it stands in an exam: without its source, and without links that would lead to the answer.
 *
 * @typedef {import("./paper.js").Question} Question
 * @typedef {import("./state.js").Entry} Entry
 * @typedef {import("../practice/study-types.js").Block} Block
 * @typedef {import("../practice/study-types.js").Inline} Inline
 */
import { blocks, words } from "../practice/card-view.js";
import { element } from "../base/element.js";
import { chosenOf, LONGEST } from "./state.js";
import { asksWords } from "./words.js";
import { root } from "../base/site-root.js";
import { say } from "../base/say.js";

/**
 * @param {readonly Block[]} list
 * @returns {DocumentFragment}
 */
export function plainBlocks(list) {
  return withoutLinks(blocks(list, root));
}

/**
 * @param {readonly Inline[]} inlines
 * @returns {DocumentFragment}
 */
export function plainWords(inlines) {
  return withoutLinks(words(inlines, root));
}

/**
 * @param {DocumentFragment} fragment
 * @returns {DocumentFragment}
 */
function withoutLinks(fragment) {
  for (const link of fragment.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  return fragment;
}

/**
 * @param {Question} question
 * @returns {HTMLElement[]} What is asked, with the id `asked` on what names the answer's field.
 */
export function promptOf(question) {
  return [
    element("p", { class: "label asks" }, [asksWords(question)]),
    element("div", { class: "prompt", id: "asked" }, [plainBlocks(question.body.prompt)]),
  ];
}

/**
 * @param {Question} question
 * @param {Entry} entry
 * @param {(change: Partial<Entry>) => void} change
 * @returns {HTMLElement}
 */
export function answerField(question, entry, change) {
  return question.choices ? choiceField(question.choices, entry, change) : writtenField(entry, change);
}

/**
 * @param {readonly import("../practice/choices.js").Choice[]} choices
 * @param {Entry} entry
 * @param {(change: Partial<Entry>) => void} change
 */
function choiceField(choices, entry, change) {
  const isSeveral = choices.filter(({ isRight }) => isRight).length > 1;
  const taken = new Set(chosenOf(entry));
  const inputs = choices.map(({ text }) => {
    return element("input", { type: isSeveral ? "checkbox" : "radio", name: "choice", value: text, checked: taken.has(text) });
  });
  const options = inputs.map((input) => element("label", { class: "option" }, [input, element("span", { dir: "auto" }, [input.value])]));
  const many = isSeveral ? [element("p", { class: "label" }, [say`Choose all that are right`])] : [];
  const role = isSeveral ? "group" : "radiogroup";
  const group = element("div", { class: "choices", role, "aria-labelledby": "asked" }, [...many, ...options]);
  group.addEventListener("change", () => {
    change({ answer: inputs.flatMap(({ checked, value }) => (checked ? [value] : [])).join("\n") });
  });
  return group;
}

/**
 * @param {Entry} entry
 * @param {(change: Partial<Entry>) => void} change
 */
function writtenField({ answer, thought }, change) {
  const field = element("textarea", { rows: "4", id: "own", maxlength: String(LONGEST), "aria-describedby": "asked" }, [answer]);
  const head = element("input", { type: "checkbox", checked: thought });
  field.addEventListener("input", () => change({ answer: field.value }));
  head.addEventListener("change", () => change({ thought: head.checked }));
  return element("div", { class: "own" }, [
    element("label", { for: "own", class: "label" }, [say`Your answer`]),
    field,
    element("label", { class: "option" }, [head, element("span", {}, [say`I answered it in my head`])]),
  ]);
}
