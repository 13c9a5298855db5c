/**
 * An exam as a link, `?set=lesson,terms&n=10&mode=exam&seed=7&minutes=15`, and a score as its fragment. Pure.
 *
 * Links are typed, cut and edited by hand: whatever one says, it gives an exam, and says in words what it took it for.
 *
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 *
 * @typedef {object} Exam
 * @property {string[]} documents Slugs of documents or topics in the order of their letters; empty for all.
 * @property {boolean} onlyTerms
 * @property {number} count Of the questions, 1 to MOST.
 * @property {number} seed A whole number, 0 or more.
 * @property {number} minutes 0 for no clock.
 *
 * @typedef {object} Asked What a link asks for.
 * @property {Exam} exam
 * @property {string[]} notes What it could not mean, a sentence each.
 *
 * @typedef {{ points: number, of: number }} Score Points with one decimal.
 */
import { scopes } from "../practice/scope.js";
import { say } from "../base/say.js";

export const MOST = 100;
export const MOST_MINUTES = 600;
export const USUAL_COUNT = 10;
const USUAL_SEED = 1;

/** In place of a document: nothing but terms. */
const TERMS = "terms";

const SEEDS = 1_000_000_000;

/** How much of a wrong value is shown. */
const SHOWN = 40;

/** What a link has to have one of, to be one to an exam. */
const NAMES = ["set", "n", "mode", "seed", "minutes"];

/**
 * @param {number} count
 * @returns {number} Minutes for so many questions.
 */
export function usualMinutes(count) {
  return Math.ceil(count * 1.5);
}

/**
 * @param {Exam} exam
 * @returns {string} The same for the same exam, beginning with `?`.
 */
export function queryOf({ documents, onlyTerms, count, seed, minutes }) {
  const set = [...documents, ...(onlyTerms ? [TERMS] : [])].map(encodeURIComponent).join(",");
  return `?${set ? `set=${set}&` : ""}n=${count}&mode=exam&seed=${seed}&minutes=${minutes}`;
}

/**
 * @param {string} search The query of an address.
 * @param {StudyIndex} index
 * @returns {Asked | null} null if it asks for no exam.
 */
export function askedFor(search, index) {
  const fields = new URLSearchParams(search);
  if (!NAMES.some((name) => fields.has(name))) return null;
  /** @type {string[]} */
  const notes = [];
  const count = countIn(fields.get("n"), notes);
  return {
    exam: { ...setIn(fields.get("set"), index, notes), count, seed: seedIn(fields.get("seed")), minutes: minutesIn(fields.get("minutes"), count, notes) },
    notes,
  };
}

/**
 * @param {string | null} text
 * @param {StudyIndex} index
 * @param {string[]} notes
 * @returns {Pick<Exam, "documents" | "onlyTerms">}
 */
function setIn(text, index, notes) {
  const wanted = [...new Set((text ?? "").split(",").map((one) => one.trim()))].filter(Boolean);
  const known = scopes(index).map(({ slug }) => slug);
  const documents = wanted.filter((slug) => known.includes(slug)).sort();
  const lost = wanted.filter((slug) => !known.includes(slug) && slug !== TERMS);
  if (lost.length) notes.push(lostWords(lost, documents.length > 0));
  // A document of that name comes first: what stands in the site's addresses is not taken away.
  return { documents, onlyTerms: wanted.includes(TERMS) && !known.includes(TERMS) };
}

/**
 * @param {readonly string[]} lost
 * @param {boolean} hasOthers
 */
function lostWords(lost, hasOthers) {
  const named = lost.length === 1 ? say`no document called “${cut(lost[0] ?? "")}”` : say`${lost.length} of the link’s documents not`;
  return say`This site has ${named}: the exam is from ${hasOthers ? say`the others that the link names` : say`all documents`}.`;
}

/**
 * @param {string | null} text
 * @param {string[]} notes
 * @returns {number}
 */
function countIn(text, notes) {
  const count = wholeNumber(text);
  if (text && !(count > 0)) notes.push(say`“${cut(text)}” is no number of questions: the exam has ${USUAL_COUNT}.`);
  if (!(count > 0)) return USUAL_COUNT;
  if (count > MOST) notes.push(say`An exam has ${MOST} questions at the most.`);
  return Math.min(count, MOST);
}

/**
 * @param {string | null} text
 * @param {number} count Of the questions.
 * @param {string[]} notes
 * @returns {number}
 */
function minutesIn(text, count, notes) {
  const minutes = wholeNumber(text);
  const usual = usualMinutes(count);
  if (text && Number.isNaN(minutes)) notes.push(say`“${cut(text)}” is no number of minutes: the exam takes ${usual}.`);
  if (Number.isNaN(minutes)) return usual;
  if (minutes > MOST_MINUTES) notes.push(say`An exam takes ${MOST_MINUTES} minutes at the most.`);
  return Math.min(minutes, MOST_MINUTES);
}

/**
 * @param {string | null} text
 * @returns {number} Any word will do: it gives the same number to everybody.
 */
function seedIn(text) {
  if (!text) return USUAL_SEED;
  const seed = wholeNumber(text);
  return Number.isNaN(seed) || seed >= SEEDS ? digest(text) % SEEDS : seed;
}

/**
 * @param {() => number} random From 0 to below 1.
 * @returns {number} A seed.
 */
export function newSeed(random) {
  return 1 + Math.floor(random() * 9999);
}

/**
 * @param {string | null} text
 * @returns {number} NaN for anything but digits.
 */
function wholeNumber(text) {
  return /^\d+$/.test(text ?? "") ? Number(text) : Number.NaN;
}

/**
 * @param {string} text
 * @returns {number} A number of 32 bits, 0 or more (FNV-1a).
 */
export function digest(text) {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return state >>> 0;
}

/** @param {string} text */
function cut(text) {
  const signs = [...text];
  return signs.length > SHOWN ? `${signs.slice(0, SHOWN).join("")}…` : text;
}

/**
 * @param {Score} score
 * @returns {string} It holds nothing but the score: no name, no answers.
 */
export function fragmentOf({ points, of }) {
  return `#score=${tenths(points)}-${of}`;
}

/**
 * @param {string} hash The fragment of an address; anyone may have written it.
 * @returns {Score | null}
 */
export function scoreIn(hash) {
  const [, points, of] = /^#score=(\d{1,3}(?:\.\d)?)-(\d{1,3})$/.exec(hash) ?? [];
  const most = Math.min(Number(of), MOST);
  return most > 0 ? { points: Math.min(Number(points), most), of: most } : null;
}

/**
 * @param {number} points
 * @returns {number} The same with one decimal.
 */
export function tenths(points) {
  return Math.round(points * 10) / 10;
}
