/** The first page of an exam: what it is, to begin, to share, or to have another one. */

/**
 * @typedef {import("./link.js").Exam} Exam
 * @typedef {import("./link.js").Score} Score
 * @typedef {import("./paper.js").Question} Question
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 *
 * @typedef {object} Cover
 * @property {Exam} exam
 * @property {readonly string[]} notes What the link could not mean.
 * @property {readonly Question[]} paper
 * @property {StudyIndex} index
 * @property {Score | null} own What was reached here before.
 * @property {Score | null} theirs What the link says that somebody else reached.
 * @property {number} seed For other questions.
 * @property {boolean} isKept Whether it can be gone on with after the page was left.
 * @property {string} running What another exam that is being sat is like; empty for none.
 */
import { button, element } from "../base/element.js";
import { counted } from "../base/said.js";
import { say } from "../base/say.js";
import { queryOf } from "./link.js";
import { shareControl } from "./share.js";
import { scoreWords, setWords, sizeWords } from "./words.js";
import { addressOf } from "../share/site-address.js";

const PAGE = "exam/";

/**
 * @param {Cover} cover
 * @param {() => void} start
 * @returns {HTMLElement}
 */
export function coverView(cover, start) {
  const { exam, paper, index } = cover;
  if (!paper.length) return nothingView(cover);
  const size = element("h2", { tabindex: "-1" }, [sizeWords(exam, paper.length)]);
  const card = element("section", { class: "card cover" }, [
    element("p", { class: "strip" }, [element("b", {}, [say`Exam`]), element("span", {}, [say`number ${exam.seed}`])]),
    size,
    element("p", { class: "from" }, [say`From ${setWords(exam, index)}`]),
    ...notesOf(cover),
    ...compared(cover.own, cover.theirs),
    element("p", { class: "start" }, [
      button(say`Start`, start, { class: "btn main" }),
      ...shareControl(queryOf(exam), say`Share this exam`, sizeWords(exam, paper.length)),
    ]),
    element("ul", { class: "rules" }, rulesOf(cover)),
  ]);
  return element("div", { class: "exam" }, [card, element("p", { class: "acts" }, otherWays(cover))]);
}

/**
 * @param {Cover} cover
 * @returns {HTMLElement}
 */
function nothingView({ exam, index }) {
  return element("div", { class: "exam" }, [
    element("p", {}, [say`There is nothing to ask from ${setWords(exam, index)}.`]),
    element("p", { class: "start" }, [element("a", { class: "btn main", href: addressOf(PAGE) }, [say`Make another exam`])]),
  ]);
}

/**
 * @param {Cover} cover
 * @returns {HTMLElement[]}
 */
function notesOf({ notes, exam, paper, running, isKept }) {
  const fewer = paper.length < exam.count ? [say`There are only ${counted(paper.length, "question")} to ask here.`] : [];
  const other = running ? [say`You are in the middle of another exam, ${running}. To start this one gives that one up.`] : [];
  const lost = isKept ? [] : [say`This browser lets the site remember nothing: stay on this page until the end.`];
  const all = [...notes, ...fewer, ...other, ...lost];
  if (!all.length) return [];
  return [
    element(
      "ul",
      { class: "notes" },
      all.map((note) => element("li", {}, [note])),
    ),
  ];
}

/**
 * @param {Score | null} own
 * @param {Score | null} theirs
 * @returns {HTMLElement[]} Both scores, where there are any. A link can say anything, and this is said.
 */
export function compared(own, theirs) {
  const rows = [
    ...(theirs ? [row(say`A member of your group, as the link says`, theirs)] : []),
    ...(own ? [row(say`You`, own)] : []),
  ];
  return rows.length ? [element("dl", { class: "scores" }, rows)] : [];
}

/**
 * @param {string} who
 * @param {Score} score
 */
function row(who, score) {
  return element("div", {}, [element("dt", {}, [who]), element("dd", {}, [scoreWords(score)])]);
}

/**
 * @param {Cover} cover
 * @returns {HTMLElement[]}
 */
function rulesOf({ exam, paper }) {
  const written = paper.filter(({ choices }) => !choices).length;
  const chosen = paper.length - written;
  return [
    ...(chosen ? [say`${counted(chosen, "question")} with answers to choose from.`] : []),
    ...(written ? [say`${counted(written, "question")} to answer in writing or in your head. You mark them yourself at the end.`] : []),
    say`You can go back, and flag what you want to look at again. What is right is told at the end.`,
    ...(exam.minutes ? [say`The clock goes on if you leave the page. When the time is up, the exam ends with what is there.`] : []),
    say`Everyone who opens this link gets the same questions.`,
  ].map((rule) => element("li", {}, [rule]));
}

/**
 * @param {Pick<Cover, "exam" | "seed">} cover
 * @returns {HTMLElement[]}
 */
export function otherWays({ exam, seed }) {
  return [
    element("a", { href: addressOf(PAGE + queryOf({ ...exam, seed })) }, [say`Same length, other questions`]),
    element("a", { href: addressOf(PAGE) }, [say`Make another exam`]),
  ];
}
