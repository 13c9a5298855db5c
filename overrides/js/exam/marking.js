/**
 * After an exam: the learner compares what was written or thought with the points of the answer.
 *
 * @typedef {import("./paper.js").Question} Question
 * @typedef {import("./state.js").Entry} Entry
 * @typedef {import("./state.js").Sitting} Sitting
 */
import { button, element } from "../base/element.js";
import { counted } from "../base/said.js";
import { say } from "../base/say.js";
import { plainBlocks, plainWords } from "./question.js";
import { isSelfMarked } from "./score.js";
import { asksWords } from "./words.js";

/**
 * @param {readonly Question[]} paper
 * @param {Sitting} sitting
 * @returns {boolean} Whether there is anything to mark.
 */
export function needsMarking(paper, { entries }) {
  return paper.some((question, at) => isSelfMarked(question, entries[at]));
}

/**
 * @param {readonly Question[]} paper
 * @param {Sitting} sitting
 * @param {(id: string, ticks: number[]) => void} mark
 * @param {() => void} finish
 * @returns {HTMLElement}
 */
export function markingView(paper, { entries, isLate }, mark, finish) {
  const cards = paper.flatMap((question, at) => {
    const entry = entries[at];
    return entry && isSelfMarked(question, entry) ? [markCard(question, entry, at, mark)] : [];
  });
  return element("div", { class: "exam" }, [
    element("h2", { tabindex: "-1" }, [isLate ? say`Time is up: mark what you wrote` : say`Mark what you wrote`]),
    element("p", { class: "told" }, [
      say`You are the judge of ${counted(cards.length, "answer")}. Tick each point that yours had; each counts its share of the question.`,
    ]),
    ...cards,
    element("p", { class: "start" }, [button(say`See the score`, finish, { class: "btn main" })]),
  ]);
}

/**
 * @param {Question} question
 * @param {Entry} entry
 * @param {number} at
 * @param {(id: string, ticks: number[]) => void} mark
 */
function markCard(question, entry, at, mark) {
  const { head, body } = question;
  const ticks = new Set(entry.ticks);
  const boxes = body.points.map((point, number) => {
    const box = element("input", { type: "checkbox", checked: ticks.has(number) });
    box.addEventListener("change", () => {
      if (box.checked) ticks.add(number);
      else ticks.delete(number);
      mark(head.id, [...ticks].sort((one, other) => one - other));
    });
    return element("label", { class: "option" }, [box, element("span", {}, [plainWords(point)])]);
  });
  const legend = element("legend", { class: "label" }, [counted(body.points.length, "point"), say` of the answer: tick what you had`]);
  return element("section", { class: "card to-mark", "aria-label": say`Question ${at + 1}` }, [
    element("p", { class: "strip" }, [element("b", {}, [String(at + 1)]), element("span", {}, [say`marked by yourself`])]),
    element("p", { class: "label asks" }, [asksWords(question)]),
    element("div", { class: "prompt" }, [plainBlocks(body.prompt)]),
    ownPart(entry),
    element("fieldset", { class: "points" }, [legend, ...boxes]),
  ]);
}

/**
 * @param {Entry} entry
 * @returns {HTMLElement} What the learner answered.
 */
export function ownPart({ answer, thought }) {
  const words = answer.trim() || (thought ? say`In your head.` : say`No answer.`);
  return element("div", { class: "yours" }, [element("p", { class: "label" }, [say`Your answer`]), element("p", {}, [words])]);
}
