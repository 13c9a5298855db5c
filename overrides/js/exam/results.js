/**
 * The end of an exam: the score, where it comes from, and every question with its answer.
 *
 * @typedef {import("./link.js").Score} Score
 * @typedef {import("./score.js").Marked} Marked
 * @typedef {import("./score.js").Part} Part
 * @typedef {import("./state.js").Sitting} Sitting
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 *
 * @typedef {object} Results
 * @property {readonly Marked[]} all
 * @property {Sitting} sitting
 * @property {StudyIndex} index
 * @property {Score | null} theirs What the link says that somebody else reached.
 * @property {number} seed For other questions.
 * @property {HTMLElement} pile What puts cards on the pile of those to practise.
 */
import { counted } from "../base/said.js";
import { blocks, link } from "../practice/card-view.js";
import { weighedPart } from "../practice/options-view.js";
import { button, element } from "../base/element.js";
import { compared, otherWays } from "./cover.js";
import { fragmentOf, queryOf } from "./link.js";
import { ownPart } from "./marking.js";
import { plainBlocks } from "./question.js";
import { byPlace, scoreOf } from "./score.js";
import { shareControl } from "./share.js";
import { chosenOf } from "./state.js";
import { asksWords, MARK_WORDS, scoreWords, setWords, sizeWords } from "./words.js";
import { addressOf } from "../share/site-address.js";
import { root } from "../base/site-root.js";
import { decimal, say } from "../base/say.js";

/**
 * @param {Results} results
 * @param {() => void} again
 * @returns {HTMLElement}
 */
export function resultsView(results, again) {
  const { all, sitting, index, theirs, pile } = results;
  const { exam } = sitting;
  const score = scoreOf(all);
  const link = queryOf(exam) + fragmentOf(score);
  return element("div", { class: "exam" }, [
    element("section", { class: "card result" }, [
      element("p", { class: "strip" }, [element("b", {}, [say`Your score`]), element("span", {}, [sizeWords(exam, all.length)])]),
      element("h2", { tabindex: "-1" }, [element("span", { class: "big num" }, [decimal(String(score.points))]), say` of ${score.of}`]),
      element("p", { class: "from" }, [sumWords(all, sitting), say` From ${setWords(exam, index)}.`]),
      ...(theirs ? compared(score, theirs) : []),
      pile,
      element("p", { class: "acts" }, [
        ...shareControl(link, say`Share this score`, `${scoreWords(score)}: ${sizeWords(exam, all.length)}`),
        element("a", { href: addressOf("progress/") }, [say`Your progress`]),
      ]),
    ]),
    placesPart(results),
    element("section", { class: "reviewed" }, [element("h2", {}, [say`The questions`]), ...all.map(questionPart)]),
    element("p", { class: "acts" }, [button(say`Take it again`, again, { class: "plain" }), ...otherWays({ exam, seed: results.seed })]),
  ]);
}

/**
 * @param {readonly Marked[]} all
 * @param {Sitting} sitting
 * @returns {string}
 */
function sumWords(all, { isLate }) {
  const chosen = all.filter(({ question }) => question.choices);
  const judged = all.filter(({ question }) => !question.choices);
  const parts = [
    ...(chosen.length ? [say`${scoreWords(scoreOf(chosen))} by choice`] : []),
    ...(judged.length ? [say`${scoreWords(scoreOf(judged))} by your own judgement`] : []),
  ];
  const whole = `${parts.join(", ")}.`;
  return isLate ? say`Time was up. ${whole}` : whole;
}

/**
 * @param {Results} results
 * @returns {HTMLElement} A table by document and section.
 */
function placesPart({ all, sitting, index }) {
  const wholes = byPlace(all, index, sitting);
  const bodies = wholes.map((whole) =>
    element("tbody", {}, [
      placeRow(whole, "whole", "rowgroup"),
      ...whole.sections.filter(({ title }) => title).map((section) => placeRow(section, "part", "row")),
    ]),
  );
  return element("section", { class: "places-of" }, [
    element("h2", {}, [say`By document and section`]),
    element("table", { class: "by-place" }, [
      element("thead", { class: "away" }, [
        element("tr", {}, [element("th", { scope: "col" }, [say`Passage`]), element("th", { scope: "col" }, [say`Points`])]),
      ]),
      ...bodies,
    ]),
  ]);
}

/**
 * @param {Part} part
 * @param {string} classes
 * @param {string} scope
 */
function placeRow({ title, url, points, of }, classes, scope) {
  return element("tr", { class: classes }, [
    element("th", { scope }, [link(url, [title], root)]),
    element("td", { class: "num" }, [scoreWords({ points, of })]),
  ]);
}

/**
 * @param {Marked} marked
 * @param {number} at
 * @returns {HTMLElement} What was missed lies open.
 */
function questionPart({ question, entry, share, mark }, at) {
  const { body, choices } = question;
  const points = choices ? "" : say`, ${counted(Math.round(share * body.points.length), "point")} of ${body.points.length}`;
  const title = element("summary", {}, [
    element("span", {}, [element("span", { class: "label" }, [asksWords(question)]), plainBlocks(body.prompt)]),
  ]);
  const passage = body.url ? [link(body.url, [say`Read the passage`], root, "plain")] : [];
  return element("article", { class: "card q" }, [
    element("p", { class: "strip" }, [
      element("b", {}, [String(at + 1)]),
      element("span", { class: "mark-of", "data-mark": mark }, [`${MARK_WORDS[mark]}${points}`]),
    ]),
    element("details", { open: mark !== "right" }, [
      title,
      element("div", { class: "told-of" }, [ownPart(choices ? { ...entry, answer: chosenOf(entry).join("; ") } : entry), element("p", { class: "label" }, [say`Right answer`])]),
      element("div", { class: "answer" }, [
        element("div", { class: "ruled" }, [blocks(body.answer, root)]),
        ...weighedPart(body, root),
        element("p", { class: "acts" }, passage),
      ]),
    ]),
  ]);
}
