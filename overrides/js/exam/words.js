/** How an exam is spoken of. Pure. */

/**
 * @typedef {import("./link.js").Exam} Exam
 * @typedef {import("./link.js").Score} Score
 * @typedef {import("./score.js").Mark} Mark
 * @typedef {import("./state.js").Entry} Entry
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 */
import { counted } from "../base/said.js";
import { isAmong, scopes } from "../practice/scope.js";
import { decimal, say } from "../base/say.js";
import { isAnswered } from "./state.js";

/** How many documents are named before they are counted. */
const NAMED = 3;

/**
 * @param {Exam} exam
 * @param {number} count How many questions there are.
 * @returns {string} `10 questions, 15 minutes`.
 */
export function sizeWords({ minutes }, count) {
  return `${counted(count, "question")}, ${minutes ? counted(minutes, "minute") : say`no clock`}`;
}

/**
 * @param {Exam} exam
 * @param {StudyIndex} index
 * @returns {string} What it is from, to stand behind `From`.
 */
export function setWords({ documents, onlyTerms }, index) {
  const titles = scopes(index).filter(({ slug }) => documents.includes(slug)).map(({ title }) => `“${title}”`);
  const named = titles.length > NAMED ? say`${index.documents.filter(isAmong(documents)).length} documents` : listed(titles) || say`all documents`;
  return onlyTerms ? say`the terms of ${named}` : named;
}

/**
 * @param {readonly string[]} words
 * @returns {string} `one, two and three`.
 */
export function listed(words) {
  return words.length < 2 ? (words[0] ?? "") : say`${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/**
 * @param {Score} score
 * @returns {string} `7.5 of 10`.
 */
export function scoreWords({ points, of }) {
  return say`${decimal(points)} of ${of}`;
}

/**
 * @param {Entry | undefined} entry
 * @returns {string} How the answer sheet calls it, for ears.
 */
export function entryWords(entry) {
  const state = entry && isAnswered(entry) ? say`answered` : say`not answered`;
  return entry?.flagged ? say`${state}, flagged` : state;
}

/** @type {Readonly<Record<Mark, string>>} */
export const MARK_WORDS = { right: say`right`, partly: say`partly right`, missed: say`missed` };

/** @type {Readonly<Record<import("../practice/study-types.js").CardKind, string>>} */
const ASKS = {
  question: say`Question`,
  term: say`What does it mean?`,
  name: say`What is this called?`,
  pair: say`What does it mean?`,
  cell: say`From a table`,
  branch: say`From the mind map`,
};

/**
 * @param {import("./paper.js").Question} question
 * @returns {string} What is asked for, above the prompt.
 */
export function asksWords({ head: { kind }, choices }) {
  return kind === "pair" && !choices ? say`What does it mean? Give an example, too.` : ASKS[kind];
}
