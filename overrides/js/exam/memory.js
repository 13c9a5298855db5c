/** What the browser remembers of exams: the one that is being sat, and the scores of the last ones. */
import { queryOf, scoreIn, fragmentOf } from "./link.js";
import { packed, unpacked } from "./state.js";
import { recall, remember } from "../base/store.js";

/**
 * @typedef {import("./link.js").Exam} Exam
 * @typedef {import("./link.js").Score} Score
 * @typedef {import("./state.js").Sitting} Sitting
 */

const SITTING = "exam";
const SCORES = "exam-scores";
const TRIAL = "exam-trial";

/** How many scores are kept. */
const KEPT = 20;

/** @returns {Sitting | null} */
export function recallSitting() {
  return unpacked(recall(SITTING));
}

/** @param {Sitting | null} sitting null forgets it. */
export function rememberSitting(sitting) {
  remember(SITTING, sitting && packed(sitting));
}

/**
 * @param {Exam} exam
 * @returns {Score | null} The last one that was reached here.
 */
export function recallScore(exam) {
  const line = lines().find((one) => one.startsWith(`${queryOf(exam)}#`));
  return line ? scoreIn(line.slice(line.indexOf("#"))) : null;
}

/**
 * @param {Exam} exam
 * @param {Score} score
 */
export function rememberScore(exam, score) {
  const query = queryOf(exam);
  const others = lines().filter((one) => !one.startsWith(`${query}#`));
  remember(SCORES, [query + fragmentOf(score), ...others].slice(0, KEPT).join("\n"));
}

/** @returns {boolean} Whether an exam can be gone on with after its page was left. */
export function canRemember() {
  remember(TRIAL, "1");
  const isKept = recall(TRIAL) === "1";
  remember(TRIAL, null);
  return isKept;
}

/** @returns {string[]} Links to exams with their scores, the last one first. */
function lines() {
  return (recall(SCORES) ?? "").split("\n").filter(Boolean);
}
