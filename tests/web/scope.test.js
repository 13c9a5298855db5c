/** @import { CardHead, StudyIndex } from "../../overrides/js/practice/study-types.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf, questionsOf } from "../../overrides/js/exam/exam.js";
import { askedFor, queryOf } from "../../overrides/js/exam/link.js";
import { setWords } from "../../overrides/js/exam/words.js";
import { chosen } from "../../overrides/js/practice/queue.js";
import { isAmong, scopes } from "../../overrides/js/practice/scope.js";
import { USUAL } from "../../overrides/js/practice/practice-settings.js";
import { material } from "../../overrides/js/progress/tally.js";

/**
 * @param {string} id
 * @param {number} document
 * @param {CardHead["also"]} [also]
 * @returns {CardHead}
 */
function head(id, document, also = []) {
  return { id, kind: "question", document, section: 0, line: 1, part: 0, group: "", also };
}

/** Two topics of two documents each, one document in none; q-2 stands in both topics. @type {StudyIndex} */
const INDEX = {
  version: 2,
  aliases: {},
  topics: ["art", "law"].map((slug) => ({ slug: `topic.${slug}`, title: slug.toUpperCase(), url: `topics/${slug}/` })),
  documents: ["art", "art", "law", "law", ""].map((topic, at) => ({
    slug: `d${at}`,
    title: `Document ${at}`,
    name: `d${at}`,
    kind: "briefing",
    url: `read/d${at}/`,
    sections: [{ title: "One", url: `read/d${at}/#one` }],
    ...(topic && { topic: `topic.${topic}` }),
  })),
  cards: [head("q-0", 0), head("q-1", 1), head("q-2", 2, [[0, 0, 7]]), head("q-3", 3), head("q-4", 4)],
  parts: [],
};
const LAW = ["topic.law"];

/** @param {string[]} documents */
function exam(documents) {
  return { documents, onlyTerms: false, count: 10, seed: 1, minutes: 15 };
}

test("a topic stands for all its documents, and nothing for all there are", () => {
  const among = (/** @type {string[]} */ ...slugs) => INDEX.documents.filter(isAmong(slugs)).map(({ slug }) => slug);
  assert.deepEqual(among(), ["d0", "d1", "d2", "d3", "d4"]);
  assert.deepEqual(among("topic.law", "d4"), ["d2", "d3", "d4"]);
  assert.deepEqual(among("topic.gone"), []);
  assert.deepEqual(scopes(INDEX).length, 7);
});

test("cards of a topic are practised, also those that live elsewhere", () => {
  const of = (/** @type {string[]} */ documents) => chosen(INDEX, { ...USUAL, documents }).map(({ id }) => id);
  assert.deepEqual(of(LAW), ["q-2", "q-3"]);
  assert.deepEqual(of(["topic.art", "d4"]), ["q-0", "q-1", "q-2", "q-4"]);
});

test("an exam is from a topic, its link says so in a few letters, and who opens it reads which", () => {
  const asked = askedFor(queryOf(exam(LAW)), INDEX);
  assert.deepEqual(asked, { exam: exam(LAW), notes: [] });
  assert.match(queryOf(exam(LAW)), /^\?set=topic\.law&/);
  assert.deepEqual(questionsOf(INDEX, exam(LAW)).map(({ id }) => id).sort(), ["q-2", "q-3"]);
  assert.deepEqual(placeOf(/** @type {CardHead} */ (INDEX.cards[2]), INDEX, exam(["topic.art"])), [0, 0, 7]);
  assert.equal(setWords(exam(["d4", "topic.law"]), INDEX), "“LAW” and “Document 4”");
  assert.equal(setWords(exam(["d0", "d1", "d4", "topic.law"]), INDEX), "5 documents");
  assert.match(askedFor("?set=topic.gone", INDEX)?.notes[0] ?? "", /no document called “topic\.gone”/);
});

test("what is known is told by topic, a part for each document, and by document for those in none", () => {
  const sums = material(INDEX, new Map(INDEX.cards.map(({ id }) => [id, "new"])));
  assert.deepEqual(
    sums.map(({ document, parts, tally, sections }) => [document.url, parts, tally.new, sections.map(({ section }) => section.title)]),
    [
      ["topics/art/", "document", 3, ["Document 0", "Document 1"]],
      ["topics/law/", "document", 2, ["Document 2", "Document 3"]],
      ["read/d4/", "section", 1, ["One"]],
    ],
  );
});
