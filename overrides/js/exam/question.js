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
import { LONGEST } from "./state.js";
import { asksWords } from "./words.js";
import { root } from "../base/site-root.js";

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
function choiceField(choices, { answer }, change) {
  const options = choices.map(({ text }) => {
    const radio = element("input", { type: "radio", name: "choice", value: text, checked: text === answer });
    return element("label", { class: "option" }, [radio, element("span", {}, [text])]);
  });
  const group = element("div", { class: "choices", role: "radiogroup", "aria-labelledby": "asked" }, options);
  group.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) change({ answer: target.value });
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
    element("label", { for: "own", class: "label" }, ["Your answer"]),
    field,
    element("label", { class: "option" }, [head, element("span", {}, ["I answered it in my head"])]),
  ]);
}
