/**
 * What an exam's answers are worth. A choice is right or wrong; what was written or thought is worth the share of the
 * answer's points that it had, as the learner says. Pure.
 *
 * @typedef {import("./link.js").Score} Score
 * @typedef {import("./paper.js").Question} Question
 * @typedef {import("./state.js").Entry} Entry
 * @typedef {import("./state.js").Sitting} Sitting
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 *
 * @typedef {"right" | "partly" | "missed"} Mark
 *
 * @typedef {object} Marked
 * @property {Question} question
 * @property {Entry} entry
 * @property {number} share 0 to 1.
 * @property {Mark} mark
 *
 * @typedef {Score & { title: string, url: string }} Part
 * @typedef {Part & { sections: Part[] }} Whole A document, or rather what the exam has of it.
 */
import { placeOf } from "./exam.js";
import { tenths } from "./link.js";
import { chosenOf, isAnswered } from "./state.js";

/** Below this share of its points, an answer is missed. */
const HALF = 0.5;

/**
 * @param {readonly Question[]} paper
 * @param {Sitting} sitting
 * @returns {Marked[]} In the order of the exam.
 */
export function marked(paper, { entries }) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return paper.flatMap((question) => {
    const entry = byId.get(question.head.id);
    if (!entry) return [];
    const share = shareOf(question, entry);
    return { question, entry, share, mark: share === 1 ? "right" : share < HALF ? "missed" : "partly" };
  });
}

/**
 * @param {Question} question
 * @param {Entry} entry
 * @returns {number}
 */
function shareOf({ body, choices }, entry) {
  if (choices) {
    // All that is right, and nothing else.
    const taken = new Set(chosenOf(entry));
    return choices.every(({ text, isRight }) => isRight === taken.has(text)) ? 1 : 0;
  }
  if (!isAnswered(entry)) return 0;
  const had = body.points.filter((_, at) => entry.ticks.includes(at));
  return had.length / Math.max(1, body.points.length);
}

/**
 * @param {Question} question
 * @param {Entry | undefined} entry
 * @returns {boolean} Whether the learner has to mark it.
 */
export function isSelfMarked({ choices }, entry) {
  return !choices && entry !== undefined && isAnswered(entry);
}

/**
 * @param {readonly Marked[]} all
 * @returns {Score}
 */
export function scoreOf(all) {
  return { points: tenths(all.reduce((sum, { share }) => sum + share, 0)), of: all.length };
}

/**
 * @param {readonly Marked[]} all
 * @param {StudyIndex} index
 * @param {Sitting} sitting
 * @returns {Whole[]} By document and by section, in the order of the material.
 */
export function byPlace(all, index, { exam }) {
  const placed = all.map((one) => ({ one, place: placeOf(one.question.head, index, exam) }));
  return index.documents.flatMap((document, number) => {
    const own = placed.filter(({ place }) => place[0] === number);
    if (!own.length) return [];
    const sections = document.sections.flatMap(({ title, url }, at) => {
      const inIt = own.filter(({ place }) => place[1] === at).map(({ one }) => one);
      return inIt.length ? [{ title, url, ...scoreOf(inIt) }] : [];
    });
    return [{ title: document.title, url: document.url, ...scoreOf(own.map(({ one }) => one)), sections }];
  });
}
