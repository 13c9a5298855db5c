/** @import { Exam } from "../../overrides/js/exam/link.js" */
/** @import { Sitting } from "../../overrides/js/exam/state.js" */
/** @import { CardBody, CardHead, CardKind, StudyIndex } from "../../overrides/js/practice/study-types.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { countOf, countsByDocument, placeOf, questionsOf } from "../../overrides/js/exam/exam.js";
import { left, leftWords, started, ticked, toldWords, toTell } from "../../overrides/js/exam/clock.js";
import { askedFor, fragmentOf, MOST, MOST_MINUTES, newSeed, queryOf, scoreIn } from "../../overrides/js/exam/link.js";
import { paperOf, pools } from "../../overrides/js/exam/paper.js";
import { byPlace, marked, scoreOf } from "../../overrides/js/exam/score.js";
import { begun, packed, tally, unpacked } from "../../overrides/js/exam/state.js";
import { entryWords, listed, setWords, sizeWords } from "../../overrides/js/exam/words.js";

const SLUGS = ["lesson", "briefing", "glossary"];

/** @param {Partial<CardHead> & { id: string, kind: CardKind }} rest */
function head(rest) {
  return { document: 0, section: 0, line: 1, part: 0, group: rest.kind, also: [], ...rest };
}

/**
 * @param {CardHead[]} cards
 * @param {readonly string[]} [slugs]
 * @returns {StudyIndex}
 */
function indexOf(cards, slugs = SLUGS) {
  const documents = slugs.map((slug) => ({
    slug,
    title: `The ${slug}`,
    name: slug,
    kind: "study-guide",
    url: `read/${slug}/`,
    sections: [1, 2, 3].map((number) => ({ title: `Part ${number}`, url: `read/${slug}/#part-${number}` })),
  }));
  return { version: 1, aliases: {}, documents, cards, parts: [] };
}

/** @param {CardHead} one */
function bodyOf({ id, kind }) {
  const short = kind === "question" ? "" : `answer ${id.slice(2)}`;
  /** @type {CardBody} */
  const made = { id, prompt: [["p", `What of ${id}?`]], answer: [["p", short]], points: [["one"], ["two"]], short, url: "", page: "" };
  return made;
}

/** Ten questions of a lesson, thirty terms of a glossary in both directions; every third term is in the lesson, too. */
const CARDS = [
  ...Array.from({ length: 10 }, (_, at) => head({ id: `q-${at}`, kind: "question", section: at % 2 })),
  ...Array.from({ length: 30 }, (_, at) => {
    const also = /** @type {[number, number, number][]} */ (at % 3 ? [] : [[0, 2, 9]]);
    return [
      head({ id: `t-${at}`, kind: "term", document: 2, section: at % 3, also }),
      head({ id: `n-${at}`, kind: "name", document: 2, section: at % 3, also }),
    ];
  }).flat(),
];
const INDEX = indexOf(CARDS);

/** @type {Exam} */
const EXAM = { documents: [], onlyTerms: false, count: 10, seed: 7, minutes: 15 };

const exams = fc.record(
  {
  documents: fc.subarray([...SLUGS].sort()),
  onlyTerms: fc.boolean(),
  count: fc.integer({ min: 1, max: MOST }),
  seed: fc.integer({ min: 0, max: 999_999_999 }),
  minutes: fc.integer({ min: 0, max: MOST_MINUTES }),
}, { noNullPrototype: true });

/**
 * @param {StudyIndex} index
 * @param {Exam} [exam]
 */
function ids(index, exam = EXAM) {
  return questionsOf(index, exam).map(({ id }) => id);
}

/**
 * @param {string} search
 * @param {StudyIndex} [index]
 */
function asked(search, index = INDEX) {
  const found = askedFor(search, index);
  assert.ok(found);
  return found;
}

// ── The link ─────────────────────────────────────────────────────────────────────────────

test("an exam is read from its link as it was", () => {
  fc.assert(fc.property(exams, (exam) => assert.deepEqual(askedFor(queryOf(exam), INDEX), { exam, notes: [] })));
});

test("the link is short and reads well", () => {
  assert.equal(queryOf({ ...EXAM, documents: ["briefing", "lesson"], onlyTerms: true }), "?set=briefing,lesson,terms&n=10&mode=exam&seed=7&minutes=15");
});

test("any text is taken for a sound exam, always for the same one", () => {
  const values = fc.record({ set: fc.string(), n: fc.string(), seed: fc.string(), minutes: fc.string(), mode: fc.string() }, { requiredKeys: ["n"] });
  fc.assert(
    fc.property(values, (fields) => {
      const search = `?${new URLSearchParams(fields)}`;
      const { exam } = asked(search);
      assert.ok(exam.count >= 1 && exam.count <= MOST);
      assert.ok(exam.minutes >= 0 && exam.minutes <= MOST_MINUTES);
      assert.ok(Number.isSafeInteger(exam.seed) && exam.seed >= 0);
      assert.deepEqual(asked(search).exam, exam);
      assert.deepEqual(asked(queryOf(exam)), { exam, notes: [] });
    }),
  );
});

for (const [search, count, minutes, notes] of /** @type {[string, number, number, RegExp[]][]} */ ([
  ["?n=-1", 10, 15, [/“-1” is no number of questions: the exam has 10/]],
  ["?n=1e9", 10, 15, [/“1e9” is no number/]],
  ["?n=0", 10, 15, [/“0” is no number/]],
  ["?n=1000000000", MOST, 150, [/100 questions at the most/]],
  ["?n=5&minutes=soon", 5, 8, [/“soon” is no number of minutes: the exam takes 8/]],
  ["?n=5&minutes=99999", 5, 600, [/600 minutes at the most/]],
  ["?n=20&minutes=0", 20, 0, []],
  ["?mode=exam", 10, 15, []],
  [`?n=${"9".repeat(400)}`, MOST, 150, [/at the most/]],
  [`?n=${"x".repeat(400)}`, 10, 15, [/“x{40}…”/]],
])) {
  test(`“${search.slice(0, 30)}” is an exam of ${count} questions and ${minutes} minutes, and it is told why`, () => {
    const { exam, notes: told } = asked(search);
    assert.deepEqual([exam.count, exam.minutes], [count, minutes]);
    assert.equal(told.length, notes.length);
    for (const [at, note] of notes.entries()) assert.match(told[at] ?? "", note);
  });
}

test("documents that are not there are left out, and told", () => {
  const some = asked("?set=nothing,glossary,lesson,lesson&n=5");
  assert.deepEqual(some.exam.documents, ["glossary", "lesson"]);
  assert.match(some.notes[0] ?? "", /no document called “nothing”.*the others/);
  const none = asked("?set=a,b&n=5");
  assert.deepEqual(none.exam.documents, []);
  assert.match(none.notes[0] ?? "", /2 of the link’s documents not: the exam is from all documents/);
});

test("a word for a seed gives one exam, and another word another", () => {
  assert.equal(asked("?seed=monday").exam.seed, asked("?seed=monday").exam.seed);
  assert.notEqual(asked("?seed=monday").exam.seed, asked("?seed=tuesday").exam.seed);
  assert.equal(asked("?n=5").exam.seed, 1);
});

test("a document that is called terms is one", () => {
  const { exam } = asked("?set=terms", indexOf(CARDS, ["terms", "other", "more"]));
  assert.deepEqual([exam.documents, exam.onlyTerms], [["terms"], false]);
  assert.deepEqual([asked("?set=terms").exam.onlyTerms, asked("?set=lesson").exam.onlyTerms], [true, false]);
});

test("an address without anything of an exam asks for none", () => {
  for (const search of ["", "?", "?q=subnet", "?utm_source=n"]) assert.equal(askedFor(search, INDEX), null);
});

test("a score is read from its fragment as it was, and holds nothing else", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MOST }), fc.integer({ min: 0, max: 1000 }), (of, points) => {
      const score = { points: Math.min(points / 10, of), of };
      assert.deepEqual(scoreIn(fragmentOf(score)), score);
    }),
  );
  assert.equal(fragmentOf({ points: 6 + 2 / 3, of: 10 }), "#score=6.7-10");
});

test("a forged score is cut to what can be, or is none", () => {
  assert.deepEqual(scoreIn("#score=99-10"), { points: 10, of: 10 });
  assert.deepEqual(scoreIn("#score=500-900"), { points: MOST, of: MOST });
  for (const hash of ["", "#", "#score=", "#score=1-0", "#score=-1-5", "#score=1e9-10", "#score=<b>-10", "#score=5-10x", "#score=1.25-3", "#Score=1-2"]) {
    assert.equal(scoreIn(hash), null, hash);
  }
});

test("a new seed is short enough to be said aloud", () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (chance) => /^[1-9]\d{0,3}$/.test(String(newSeed(() => chance)))));
});

// ── The questions ────────────────────────────────────────────────────────────────────────

test("the same link has the same questions in the same order, however the site orders its documents and cards", () => {
  const order = [2, 0, 1];
  const moved = (/** @type {number} */ place) => order.indexOf(place);
  const cards = CARDS.toReversed().map((one) => {
    const also = one.also.map(([place, section, line]) => /** @type {[number, number, number]} */ ([moved(place), section, line]));
    return { ...one, document: moved(one.document), also };
  });
  const other = indexOf(cards, order.map((place) => SLUGS[place] ?? ""));
  fc.assert(fc.property(exams, (exam) => assert.deepEqual(ids(other, exam), ids(INDEX, exam))));
});

test("a card that stands in two documents is drawn alike, whichever of them is its home", () => {
  const swapped = CARDS.map((one) => {
    const [first] = one.also;
    if (!first) return one;
    return head({ ...one, document: first[0], section: first[1], also: [[one.document, one.section, 1]] });
  });
  fc.assert(fc.property(exams, (exam) => assert.deepEqual(ids(indexOf(swapped), exam), ids(INDEX, exam))));
});

test("an exam has as many questions as it wants, or all, each once, and all from its documents", () => {
  fc.assert(
    fc.property(exams, (exam) => {
      const heads = questionsOf(INDEX, exam);
      assert.equal(heads.length, Math.min(exam.count, countOf(INDEX, exam)));
      assert.equal(new Set(heads.map(({ id }) => id)).size, heads.length);
      for (const one of heads) {
        const slugs = [one.document, ...one.also.map(([place]) => place)].map((place) => SLUGS[place] ?? "");
        assert.ok(!exam.documents.length || slugs.some((slug) => exam.documents.includes(slug)), one.id);
        assert.ok(!exam.onlyTerms || one.kind !== "question");
      }
    }),
  );
});

test("the form counts for each document what an exam of it alone can ask", () => {
  const counts = SLUGS.map((slug) => countOf(INDEX, { documents: [slug], onlyTerms: false }));
  assert.deepEqual(countsByDocument(INDEX), counts);
  assert.deepEqual(counts, [20, 0, 30]);
});

test("the two directions of a term, which give each other away, are not in one exam", () => {
  fc.assert(
    fc.property(exams, (exam) => {
      const terms = ids(INDEX, exam).flatMap((id) => (/^[tn]-/.test(id) ? [id.slice(2)] : []));
      assert.equal(new Set(terms).size, terms.length);
    }),
  );
});

test("many seeds ask everything, and in the mean mix the kinds", () => {
  const drawn = Array.from({ length: 300 }, (_, seed) => ids(INDEX, { ...EXAM, seed }));
  assert.equal(new Set(drawn.flat()).size, CARDS.length);
  const questions = drawn.flat().filter((id) => id.startsWith("q-")).length / drawn.length;
  // Ten questions beside thirty terms: 10 · √10 / (√10 + √30).
  assert.ok(questions > 3 && questions < 4.5, String(questions));
  const first = drawn.filter(([id]) => id?.startsWith("q-")).length / drawn.length;
  assert.ok(first > 0.25 && first < 0.5, String(first));
});

test("a card more on the site changes little of an exam", () => {
  const changed = Array.from({ length: 100 }, (_, seed) => {
    const before = new Set(ids(INDEX, { ...EXAM, seed }));
    return ids(indexOf([...CARDS, head({ id: "q-new", kind: "question" })]), { ...EXAM, seed }).filter((id) => !before.has(id)).length;
  });
  const mean = changed.reduce((sum, one) => sum + one, 0) / changed.length;
  assert.ok(mean < 1, String(mean));
});

test("a question counts where it stands in the documents of the exam, else at home", () => {
  const both = head({ id: "t-0", kind: "term", document: 2, section: 1, also: [[0, 2, 9]] });
  assert.deepEqual(placeOf(both, INDEX, { documents: ["lesson"] }), [0, 2, 9]);
  assert.deepEqual(placeOf(both, INDEX, { documents: [] }), [2, 1]);
  assert.deepEqual(placeOf(both, INDEX, { documents: ["glossary", "lesson"] }), [2, 1]);
});

/**
 * @param {StudyIndex} index
 * @param {Exam} [exam]
 */
function paper(index, exam = EXAM) {
  const heads = questionsOf(index, exam);
  return paperOf(heads, pools(index, heads, exam.seed), new Map(index.cards.map((one) => [one.id, bodyOf(one)])), exam.seed);
}

test("everybody gets the same choices in the same order", () => {
  assert.deepEqual(paper(indexOf(CARDS.toReversed())), paper(INDEX));
  const places = paper(INDEX, { ...EXAM, count: 40 }).flatMap(({ choices }) => choices?.findIndex(({ isRight }) => isRight) ?? []);
  assert.deepEqual([...new Set(places)].sort(), [0, 1, 2, 3]);
});

test("a question is answered in writing, a term chosen; in writing, too, where there is too little to choose from", () => {
  for (const { head: one, choices } of paper(INDEX)) assert.equal(choices === null, one.kind === "question");
  const three = paper(indexOf(CARDS.filter(({ id }) => /^t-[0-2]$/.test(id))));
  assert.deepEqual(three.map(({ choices }) => choices?.length), [3, 3, 3]);
  const two = paper(indexOf(CARDS.filter(({ id }) => /^t-[01]$/.test(id))));
  assert.deepEqual(two.map(({ choices }) => choices), [null, null]);
});

test("a term whose meaning names it is answered in writing: the right choice would stick out", () => {
  const cards = CARDS.filter(({ kind }) => kind === "term");
  const bodies = new Map(cards.map((one) => [one.id, bodyOf(one)]));
  bodies.set("t-1", { ...bodyOf(head({ id: "t-1", kind: "term" })), prompt: [["p", "Subnet"]], short: "A range. Subnets stand in one zone." });
  const heads = questionsOf(indexOf(cards), { ...EXAM, count: 30 });
  const made = paperOf(heads, pools(indexOf(cards), heads, 7), bodies, 7);
  assert.deepEqual(made.flatMap(({ head: { id }, choices }) => (choices ? [] : [id])), ["t-1"]);
});

test("wrong answers come from a few dozen cards, however many there are", () => {
  const many = Array.from({ length: 5000 }, (_, at) => head({ id: `t-${at}`, kind: "term" }));
  const found = pools(indexOf(many), many.slice(0, 10), 7).get("term") ?? [];
  assert.equal(found.length, 40);
  assert.deepEqual(pools(indexOf(many.toReversed()), many.slice(0, 10), 7).get("term"), found);
});

test("a question whose text did not come is left out", () => {
  const heads = questionsOf(INDEX, EXAM);
  assert.deepEqual(paperOf(heads, new Map(), new Map(), 7), []);
});

// ── The clock ────────────────────────────────────────────────────────────────────────────

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 21, 12);

test("time runs out at a moment, whether or not anybody looks", () => {
  const clock = started(15, NOON);
  assert.equal(left(ticked(clock, NOON + 10 * MINUTE)), 5 * MINUTE);
  assert.equal(left(ticked(clock, NOON + 24 * 60 * MINUTE)), 0);
});

test("without a clock there is always time", () => {
  assert.equal(left(ticked(ticked(started(0, NOON), NOON + 1e9), NOON)), Number.POSITIVE_INFINITY);
});

test("a device's clock that goes back lengthens no exam, wherever it goes", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -100 * MINUTE, max: 2 * MINUTE })), (jumps) => {
      let clock = started(15, NOON);
      let now = NOON;
      for (const jump of jumps) {
        now += jump;
        const before = left(clock);
        clock = ticked(clock, now);
        assert.equal(left(clock), Math.max(0, before - Math.max(0, jump)));
      }
    }),
  );
});

test("half of the time, five minutes and one minute are told, each once", () => {
  const told = (/** @type {number} */ minutes) => {
    const all = [];
    for (let rest = minutes * MINUTE; rest > 0; rest -= 1000) all.push(toTell(rest, rest - 1000, minutes) ?? []);
    return all.flat();
  };
  assert.deepEqual(told(15), [7.5, 5, 1]);
  assert.deepEqual(told(10), [5, 1]);
  assert.deepEqual(told(5), [2.5, 1]);
  assert.deepEqual(told(1), [0.5]);
  assert.equal(toTell(14 * MINUTE, MINUTE / 2, 15), 1, "after a sleep, only the last is told");
  assert.equal(toTell(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0), null);
  assert.deepEqual([7.5, 5, 1, 0.5].map(toldWords), ["7 minutes and a half left", "5 minutes left", "1 minute left", "Half a minute left"]);
});

test("the time that is left is shown by the minute, and by the second near the end", () => {
  assert.deepEqual([15 * MINUTE, 14 * MINUTE + 1, 2 * MINUTE, 65_000, 999, 0].map(leftWords), [
    "15 min left",
    "15 min left",
    "2:00 left",
    "1:05 left",
    "0:01 left",
    "0:00 left",
  ]);
});

// ── The answers ──────────────────────────────────────────────────────────────────────────

/** @param {Partial<Sitting>} [rest] */
function sitting(rest = {}) {
  return { ...begun(EXAM, ["q-1", "t-2", "n-3"], NOON), ...rest };
}

test("what is remembered is what there was", () => {
  const one = sitting({ at: 2, phase: "marking", isLate: true, piled: [["q-1", NOON]] });
  for (const entry of one.entries) Object.assign(entry, { answer: 'So "it" is\n<b>', thought: true, flagged: true, ticks: [0, 2] });
  assert.deepEqual(unpacked(packed(one)), one);
});

test("what is no exam is none, and throws nothing", () => {
  fc.assert(fc.property(fc.string(), (text) => assert.equal(unpacked(text), null)));
  fc.assert(fc.property(fc.json(), (text) => assert.equal(unpacked(text), null)));
  const whole = JSON.parse(packed(sitting()));
  const broken = [
    { version: 2 },
    { phase: "" },
    { exam: null },
    { exam: { ...whole.exam, count: -1 } },
    { exam: { ...whole.exam, minutes: 1e9 } },
    { entries: [] },
    { entries: [{ ...whole.entries[0], id: "__proto__" }] },
    { entries: [{ ...whole.entries[0], ticks: [1.5] }] },
    { clock: { ends: "soon", seen: 0 } },
    { clock: null },
  ];
  for (const part of broken) assert.equal(unpacked(JSON.stringify({ ...whole, ...part })), null, JSON.stringify(part));
  assert.equal(unpacked(JSON.stringify({ ...whole, at: 99 }))?.at, 2);
  assert.deepEqual(unpacked(JSON.stringify({ ...whole, piled: [[1, 2], ["q-1", 3]] }))?.piled, [["q-1", 3]]);
  assert.equal(unpacked(null), null);
});

test("spaces are no answer, and one in the head is", () => {
  const one = sitting();
  const [first, second, third] = one.entries;
  assert.ok(first && second && third);
  Object.assign(first, { answer: " \n", flagged: true });
  second.thought = true;
  third.answer = "A model.";
  assert.deepEqual(tally(one), { answered: 2, empty: [0], flagged: [0] });
  assert.deepEqual(one.entries.map(entryWords), ["not answered, flagged", "answered", "answered"]);
});

test("a choice is right or wrong; a written answer is worth its share of the points, and one that is not there nothing", () => {
  const questions = paper(INDEX, { ...EXAM, count: 20 });
  const one = begun({ ...EXAM, count: 20 }, questions.map(({ head: { id } }) => id), NOON);
  const written = questions.flatMap(({ choices }, at) => (choices ? [] : [at]));
  const chosen = questions.flatMap(({ choices }, at) => (choices ? [at] : []));
  const set = (/** @type {number | undefined} */ at, /** @type {object} */ part) => Object.assign(one.entries[at ?? -1] ?? {}, part);
  const answer = (/** @type {number} */ at, /** @type {boolean} */ isRight) =>
    questions[at]?.choices?.find((choice) => choice.isRight === isRight)?.text;
  set(chosen[0], { answer: answer(chosen[0] ?? 0, true) });
  set(chosen[1], { answer: answer(chosen[1] ?? 0, false) });
  set(chosen[2], { answer: "no choice of these", ticks: [0, 1] });
  set(written[0], { answer: "both", ticks: [0, 1] });
  set(written[1], { thought: true, ticks: [1] });
  set(written[2], { answer: "neither", ticks: [7] });
  set(written[3], { ticks: [0, 1] });
  const all = marked(questions, one);
  const at = (/** @type {number | undefined} */ place) => [all[place ?? -1]?.share, all[place ?? -1]?.mark];
  assert.deepEqual(chosen.slice(0, 3).map(at), [[1, "right"], [0, "missed"], [0, "missed"]]);
  assert.deepEqual(written.slice(0, 4).map(at), [[1, "right"], [0.5, "partly"], [0, "missed"], [0, "missed"]]);
  assert.deepEqual(scoreOf(all), { points: 2.5, of: 20 });
});

test("the points of documents and of their sections add up to the score", () => {
  fc.assert(
    fc.property(exams, fc.array(fc.boolean(), { minLength: MOST, maxLength: MOST }), (exam, known) => {
      const questions = paper(INDEX, exam);
      const one = begun(exam, questions.map(({ head: { id } }) => id), NOON);
      for (const [at, entry] of one.entries.entries()) {
        const right = questions[at]?.choices?.find(({ isRight }) => isRight)?.text ?? "";
        Object.assign(entry, { answer: known[at] ? right || "so" : "", ticks: [0, 1] });
      }
      const all = marked(questions, one);
      const wholes = byPlace(all, INDEX, one);
      const sum = (/** @type {{ points: number, of: number }[]} */ parts) => ({
        points: parts.reduce((total, { points }) => total + points, 0),
        of: parts.reduce((total, { of }) => total + of, 0),
      });
      assert.deepEqual(sum(wholes), scoreOf(all));
      for (const { points, of, sections } of wholes) assert.deepEqual(sum(sections), { points, of });
    }),
  );
});

test("an exam is told in plain words", () => {
  assert.equal(sizeWords({ ...EXAM, minutes: 1 }, 1), "1 question, 1 minute");
  assert.equal(sizeWords({ ...EXAM, minutes: 0 }, 12), "12 questions, no clock");
  assert.equal(setWords(EXAM, INDEX), "all documents");
  assert.equal(setWords({ ...EXAM, documents: ["lesson", "glossary"], onlyTerms: true }, INDEX), "the terms of “The lesson” and “The glossary”");
  assert.equal(listed(["one", "two", "three"]), "one, two and three");
});

test("a question is asked with the options that its document gives, and all that is right counts", () => {
  const card = head({ id: "q-own", kind: "question" });
  /** @param {boolean[]} right */
  const paper = (...right) => {
    const choices = right.map((one, at) => ({ words: ["Option ", String(at)], right: one }));
    return paperOf([card], new Map(), new Map([[card.id, { ...bodyOf(card), choices }]]), 1);
  };
  /**
   * @param {ReturnType<typeof paper>} asked
   * @param {string} answer
   */
  const share = (asked, answer) => {
    const sitting = begun({ documents: [], onlyTerms: false, count: 1, seed: 1, minutes: 0 }, [card.id], 0);
    const entries = sitting.entries.map((entry) => ({ ...entry, answer }));
    return marked(asked, { ...sitting, entries }).map((one) => one.share);
  };
  const one = paper(false, true, false);
  assert.deepEqual(
    one[0]?.choices?.map(({ text }) => text),
    ["Option 0", "Option 1", "Option 2"],
  );
  assert.deepEqual([share(one, "Option 1"), share(one, "Option 0"), share(one, "")], [[1], [0], [0]]);
  const two = paper(true, false, true);
  assert.deepEqual(share(two, "Option 0\nOption 2"), [1]);
  for (const answer of ["Option 0", "Option 0\nOption 1\nOption 2", "", "Option 1"]) assert.deepEqual(share(two, answer), [0]);
});
