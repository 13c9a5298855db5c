/**
 * What an exam needs from around it: cards and their texts, what is remembered, the store of progress. Time is an
 * argument.
 *
 * @typedef {import("./exam-link.js").Exam} Exam
 * @typedef {import("./exam-paper.js").Question} Question
 * @typedef {import("./study-types.js").CardHead} CardHead
 * @typedef {import("./study-types.js").StudyIndex} StudyIndex
 */
import { dayOf } from "./days.js";
import { questionsOf } from "./exam.js";
import { paperOf, pools } from "./exam-paper.js";
import { loadBodies } from "./study-data.js";
import { openStore } from "./study-store.js";
import { troubleWords } from "./trouble-words.js";

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

/** @type {ReturnType<typeof openStore> | undefined} */
let opened;

/** Opened when it is first needed: most who sit an exam have missed nothing yet. */
function store() {
  opened ??= openStore();
  return opened;
}

/**
 * @param {string} id
 * @param {number} now In ms since 1970.
 * @returns {Promise<{ at: number, trouble: string }>} When the review is put down, and what the learner is told.
 */
export async function putDownAsMissed(id, now) {
  const progress = await (await store()).addReview(id, now, 1, dayOf(now));
  return { at: progress.reviews.at(-1)?.[0] ?? now, trouble: troubleWords((await store()).trouble) };
}

/**
 * @param {string} id
 * @param {number} at
 */
export async function takeBack(id, at) {
  return (await store()).undo(id, at);
}
