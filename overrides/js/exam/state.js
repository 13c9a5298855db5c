/**
 * An exam that is being sat: what was answered, and how far it is. Pure. It is remembered after every change, so that a
 * page that was left goes on where it was.
 *
 * @typedef {import("./clock.js").Clock} Clock
 * @typedef {import("./link.js").Exam} Exam
 *
 * @typedef {object} Entry What the answer sheet has for one question.
 * @property {string} id
 * @property {string} answer What was written or chosen, of several choices each on a line; empty for none.
 * @property {boolean} thought Whether it was answered in the head.
 * @property {boolean} flagged
 * @property {number[]} ticks Points that the answer had, as the learner marked it.
 *
 * @typedef {"sitting" | "marking" | "done"} Phase
 *
 * @typedef {object} Sitting
 * @property {Exam} exam
 * @property {Entry[]} entries In the order of the questions.
 * @property {number} at The question in sight.
 * @property {Clock} clock
 * @property {Phase} phase
 * @property {boolean} isLate Whether the time ended it.
 * @property {[id: string, at: number][]} piled Reviews that were made of its answers.
 */
import { started } from "./clock.js";
import { MOST, MOST_MINUTES } from "./link.js";

const VERSION = 1;

/** Nobody writes more in an exam, and the browser's storage is small. */
export const LONGEST = 2000;

/** What a card's id can be. */
const ID = /^[a-z]-[\w.~-]{1,120}$/;

/**
 * @param {Exam} exam
 * @param {readonly string[]} ids
 * @param {number} now In ms since 1970.
 * @returns {Sitting}
 */
export function begun(exam, ids, now) {
  const entries = ids.map((id) => ({ id, answer: "", thought: false, flagged: false, ticks: [] }));
  return { exam, entries, at: 0, clock: started(exam.minutes, now), phase: "sitting", isLate: false, piled: [] };
}

/**
 * @param {Entry} entry
 * @returns {boolean}
 */
export function isAnswered({ answer, thought }) {
  return thought || answer.trim() !== "";
}

/**
 * @param {Pick<Entry, "answer">} entry
 * @returns {string[]} What was chosen.
 */
export function chosenOf({ answer }) {
  return answer.split("\n").filter(Boolean);
}

/**
 * @param {Sitting} sitting
 * @returns {{ answered: number, empty: number[], flagged: number[] }} The latter two as places, from 0.
 */
export function tally({ entries }) {
  const places = [...entries.keys()];
  const empty = places.filter((at) => !isAnswered(entries[at] ?? NONE));
  return { answered: entries.length - empty.length, empty, flagged: places.filter((at) => entries[at]?.flagged) };
}

/** @type {Entry} */
const NONE = { id: "", answer: "", thought: false, flagged: false, ticks: [] };

/**
 * @param {Sitting} sitting
 * @returns {string} To be remembered.
 */
export function packed(sitting) {
  return JSON.stringify({ version: VERSION, ...sitting });
}

/**
 * @param {string | null} text What was remembered, by this version or another one, or anything.
 * @returns {Sitting | null} null if it is no exam.
 */
export function unpacked(text) {
  try {
    return checked(JSON.parse(text ?? "null"));
  } catch {
    return null;
  }
}

/**
 * @param {any} value
 * @returns {Sitting | null}
 */
function checked(value) {
  const { version, exam, entries, at, clock, phase, isLate, piled } = value ?? {};
  if (version !== VERSION || !["sitting", "marking", "done"].includes(phase)) return null;
  if (!isExam(exam) || !Array.isArray(entries) || !entries.length || entries.length > MOST || !entries.every(isEntry)) return null;
  if (!isWhole(clock?.ends) || !isWhole(clock?.seen)) return null;
  return {
    exam,
    entries,
    at: isWhole(at) ? Math.min(at, entries.length - 1) : 0,
    clock: { ends: clock.ends, seen: clock.seen },
    phase,
    isLate: isLate === true,
    piled: Array.isArray(piled) ? piled.filter(isReview) : [],
  };
}

/**
 * @param {any} value
 * @returns {value is Exam}
 */
function isExam(value) {
  const { documents, onlyTerms, count, seed, minutes } = value ?? {};
  if (!Array.isArray(documents) || !documents.every((slug) => typeof slug === "string")) return false;
  return typeof onlyTerms === "boolean" && isWhole(count) && isWhole(seed) && isWhole(minutes) && minutes <= MOST_MINUTES;
}

/**
 * @param {any} value
 * @returns {value is Entry}
 */
function isEntry(value) {
  const { id, answer, thought, flagged, ticks } = value ?? {};
  if (typeof id !== "string" || !ID.test(id) || typeof answer !== "string") return false;
  return typeof thought === "boolean" && typeof flagged === "boolean" && Array.isArray(ticks) && ticks.every(isWhole);
}

/**
 * @param {any} value
 * @returns {value is [id: string, at: number]}
 */
function isReview(value) {
  return Array.isArray(value) && typeof value[0] === "string" && ID.test(value[0]) && isWhole(value[1]);
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isWhole(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
