/**
 * Which questions an exam has: a pure function of the cards that there are and of the exam's link. Everybody in a group
 * gets the same ones in the same order, whatever they know, and in whichever order the site has its documents.
 *
 * @typedef {import("./link.js").Exam} Exam
 * @typedef {import("../practice/study-types.js").CardHead} CardHead
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 */
import { random } from "../practice/choices.js";
import { digest } from "./link.js";

/** @type {ReadonlySet<string>} */
const TERM_KINDS = new Set(["term", "name"]);

/**
 * @param {StudyIndex} index
 * @param {Exam} exam
 * @returns {CardHead[]} At most as many as it wants; fewer where there are no more.
 */
export function questionsOf(index, exam) {
  return sorted(drawn(index, exam).slice(0, exam.count), (head) => chanceOf(exam.seed, `place ${head.id}`));
}

/**
 * @param {StudyIndex} index
 * @param {Pick<Exam, "documents" | "onlyTerms">} set
 * @returns {number} How many questions can be asked at once: of the two directions of a term, one.
 */
export function countOf(index, set) {
  return new Set(eligible(index, set).map(subjectOf)).size;
}

/**
 * @param {StudyIndex} index
 * @returns {number[]} How many questions can be asked of each document alone.
 */
export function countsByDocument({ cards, documents }) {
  /** @type {Set<string>[]} */
  const subjects = documents.map(() => new Set());
  for (const head of cards) {
    for (const [place] of placesOf(head)) subjects[place]?.add(subjectOf(head));
  }
  return subjects.map(({ size }) => size);
}

/**
 * Where a question counts.
 *
 * @param {CardHead} head
 * @param {StudyIndex} index
 * @param {Pick<Exam, "documents">} exam
 * @returns {[document: number, section: number]} The first of its places in a document of the exam.
 */
export function placeOf(head, index, { documents }) {
  const places = placesOf(head);
  const [document, section] = places.find(([place]) => documents.includes(index.documents[place]?.slug ?? "")) ?? places[0] ?? [0, 0];
  return [document, section];
}

/**
 * Each document and kind gives questions by the square root of how many it has: a large glossary does not fill the exam,
 * and a quiz of five questions is not asked in full in every one.
 *
 * @param {StudyIndex} index
 * @param {Exam} exam
 * @returns {CardHead[]} All that can be asked, those first that are.
 */
function drawn(index, exam) {
  const ranked = [...strata(index, exam)].flatMap(([stratum, heads]) => {
    const inOrder = oncePerSubject(sorted(heads, (head) => chanceOf(exam.seed, head.id)));
    const first = chanceOf(exam.seed, `first ${stratum}`);
    return inOrder.map((head, at) => ({ head, rank: (at + first) / Math.sqrt(inOrder.length) }));
  });
  const ranks = new Map(ranked.map(({ head, rank }) => [head.id, rank]));
  return sorted(
    ranked.map(({ head }) => head),
    (head) => ranks.get(head.id) ?? 0,
  );
}

/**
 * @param {StudyIndex} index
 * @param {Pick<Exam, "documents" | "onlyTerms">} set
 * @returns {CardHead[]}
 */
function eligible({ cards, documents }, set) {
  const chosen = new Set(set.documents);
  const isFrom = documents.map(({ slug }) => !chosen.size || chosen.has(slug));
  return cards.filter((head) => {
    if (set.onlyTerms && !TERM_KINDS.has(head.kind)) return false;
    return isFrom[head.document] || head.also.some(([place]) => isFrom[place]);
  });
}

/**
 * @param {StudyIndex} index
 * @param {Exam} exam
 * @returns {Map<string, CardHead[]>} Cards by kind and document; of several documents, the first by its letters.
 */
function strata(index, exam) {
  /** @type {Map<string, CardHead[]>} */
  const found = new Map();
  const wanted = new Set(exam.documents);
  for (const head of eligible(index, exam)) {
    const slugs = placesOf(head).map(([place]) => index.documents[place]?.slug ?? "");
    const chosen = slugs.filter((slug) => !wanted.size || wanted.has(slug)).sort();
    const stratum = `${TERM_KINDS.has(head.kind) ? "term" : head.kind} ${chosen[0]}`;
    const others = found.get(stratum);
    if (others) others.push(head);
    else found.set(stratum, [head]);
  }
  return found;
}

/**
 * @param {CardHead} head
 * @returns {[document: number, section: number][]} Its home first.
 */
function placesOf({ document, section, also }) {
  return [[document, section], ...also.map(([place, part]) => /** @type {[number, number]} */ ([place, part]))];
}

/**
 * @param {readonly CardHead[]} heads
 * @returns {CardHead[]} Of the two directions of a term the first: they would give each other away.
 */
function oncePerSubject(heads) {
  const seen = new Set();
  return heads.filter((head) => {
    const subject = subjectOf(head);
    return !seen.has(subject) && seen.add(subject);
  });
}

/**
 * @param {CardHead} head
 * @returns {string}
 */
function subjectOf({ id, kind }) {
  return TERM_KINDS.has(kind) ? `term ${id.slice(2)}` : id;
}

/**
 * @param {readonly CardHead[]} heads
 * @param {(head: CardHead) => number} rankOf
 * @returns {CardHead[]}
 */
function sorted(heads, rankOf) {
  return heads
    .map((head) => ({ head, rank: rankOf(head) }))
    .sort((one, other) => one.rank - other.rank || (one.head.id < other.head.id ? -1 : 1))
    .map(({ head }) => head);
}

/**
 * @param {number} seed
 * @param {string} text
 * @returns {number} From 0 to below 1, the same for the same two. That a card is added moves no other.
 */
export function chanceOf(seed, text) {
  return random(digest(`${seed} ${text}`))();
}
