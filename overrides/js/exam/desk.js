/**
 * What an exam fetches: cards and their texts, and what puts cards on the pile of those to practise.
 *
 * @typedef {import("./link.js").Exam} Exam
 * @typedef {import("./paper.js").Question} Question
 * @typedef {import("../practice/study-types.js").CardHead} CardHead
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 */
import { questionsOf } from "./exam.js";
import { paperOf, pools } from "./paper.js";
import { loadPart } from "../base/load-script.js";
import { loadBodies } from "../practice/study-data.js";

/**
 * @param {StudyIndex} index
 * @param {Exam} exam
 * @param {readonly string[]} [ids] Of an exam that was begun before; its questions are those, whatever the site has now.
 * @returns {Promise<Question[]>} Without those that there are no more.
 */
export async function fetchPaper(index, exam, ids) {
  const heads = ids ? headsOf(index, ids) : questionsOf(index, exam);
  const others = pools(index, heads, exam.seed);
  const wanted = [...heads, ...[...others.values()].flat()].map(({ id }) => id);
  return paperOf(heads, others, await loadBodies(index, wanted), exam.seed);
}

/**
 * @param {StudyIndex} index
 * @param {readonly string[]} ids
 * @returns {CardHead[]}
 */
function headsOf(index, ids) {
  const heads = new Map(index.cards.map((head) => [head.id, head]));
  return ids.flatMap((id) => heads.get(id) ?? []);
}

/** @typedef {import("./missed.js").MissedPile} MissedPile */

/** @returns {Promise<MissedPile>} Rejects if it cannot be fetched; the next call tries again. */
export function fetchPile() {
  return loadPart("missed", "studysiteMissed");
}
