/**
 * Which questions an exam has: a pure function of the cards that there are and of the exam's link. Everybody in a group
 * gets the same ones in the same order, whatever they know, and in whichever order the site has its documents.
 *
 * @typedef {import("./link.js").Exam} Exam
 * @typedef {import("../practice/study-types.js").CardHead} CardHead
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 *
 * @typedef {[document: number, section: number, line?: number]} Place
 */
import { random } from "../practice/choices.js";
import { isAmong } from "../practice/scope.js";
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
 * @returns {Place} The first of its places in a document of the exam; with its line, unless that is its home.
 */
export function placeOf(head, index, { documents }) {
  return placesIn(index, documents)(head)[0] ?? [head.document, head.section];
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
function eligible(index, { documents, onlyTerms }) {
  const places = placesIn(index, documents);
  return index.cards.filter((head) => (!onlyTerms || TERM_KINDS.has(head.kind)) && places(head).length);
}

/**
 * @param {StudyIndex} index
 * @param {Exam} exam
 * @returns {Map<string, CardHead[]>} Cards by kind and document; of several documents, the first by its letters.
 */
function strata(index, exam) {
  /** @type {Map<string, CardHead[]>} */
  const found = new Map();
  const places = placesIn(index, exam.documents);
  for (const head of eligible(index, exam)) {
    const slugs = places(head).map(([place]) => index.documents[place]?.slug);
    const stratum = `${TERM_KINDS.has(head.kind) ? "term" : head.kind} ${slugs.sort()[0]}`;
    const others = found.get(stratum);
    if (others) others.push(head);
    else found.set(stratum, [head]);
  }
  return found;
}

/**
 * @param {CardHead} head
 * @returns {Place[]} Its home first.
 */
function placesOf({ document, section, also }) {
  return [[document, section], ...also];
}

/**
 * @param {StudyIndex} index
 * @param {readonly string[]} chosen
 * @returns {(head: CardHead) => Place[]} The places of a card in chosen documents.
 */
function placesIn({ documents }, chosen) {
  const isIn = documents.map(isAmong(chosen));
  return (head) => placesOf(head).filter(([place]) => isIn[place]);
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
