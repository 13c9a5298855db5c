import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DAY, dateOfDay, startOfDay } from "../../overrides/js/practice/days.js";
import { chosen, isLeech, session } from "../../overrides/js/practice/queue.js";
import { graded, isDue, recall } from "../../overrides/js/practice/schedule.js";
import {
  cards,
  gaps,
  grades,
  head,
  learners,
  missed,
  NOW,
  progressOf,
  SETTINGS,
  situation,
  TODAY,
} from "./practice-cases.js";

/**
 * @typedef {import("../../overrides/js/practice/study-types.js").CardHead} CardHead
 * @typedef {import("../../overrides/js/practice/study-types.js").Grade} Grade
 * @typedef {import("../../overrides/js/practice/study-types.js").Progress} Progress
 */

const MINUTE = 60_000;

/** Long enough for all cards of a test. */
const LONG = { minutes: 1000, newADay: 1000 };

/**
 * @param {CardHead} card
 * @param {number} ago In days.
 * @returns {Progress} Of a card that was learnt and is due.
 */
const learnt = ({ id }, ago = 30) => progressOf(id, [[ago + 1, 3], [ago, 3]]);

test("due cards come by their recall, the lowest first", () => {
  const heads = cards("q", 3);
  const [one, two, three] = heads;
  assert.ok(one && two && three);
  const list = [learnt(one, 12), learnt(two, 60), learnt(three, 25)];
  assert.deepEqual(session(situation(heads, list)).due, [two.id, three.id, one.id]);
});

test("of a session that is too short those with the lowest recall stay, and the rest is counted", () => {
  const heads = cards("q", 100);
  const list = heads.map((card, at) => learnt(card, 20 + at));
  const { order, due, left, seconds } = session(situation(heads, list, { minutes: 5, newADay: 0 }));
  assert.deepEqual([order.length, due.length, left], [22, 100, 78]);
  assert.deepEqual([...order].sort(), heads.slice(78).map(({ id }) => id));
  assert.ok(seconds > 280 && seconds <= 300);
});

test("a learner's own pace decides how much fits", () => {
  const heads = cards("q", 100);
  const all = { ...situation(heads, heads.map((card) => learnt(card)), { minutes: 5 }), pace: { fresh: 60, review: 30 } };
  assert.equal(session(all).order.length, 9);
  assert.equal(session(situation(heads, [], { minutes: 5, newADay: 50 })).order.length, 8);
});

test("a session holds one card at least, however slow the learner", () => {
  const heads = cards("q", 2);
  assert.equal(session({ ...situation(heads, []), pace: { fresh: 9999, review: 9999 } }).order.length, 1);
});

test("new cards of a day end with its limit, whatever session they were begun in", () => {
  const heads = cards("q", 30);
  const begun = heads.slice(0, 7).map(({ id }) => progressOf(id, [[0, 4]]));
  assert.equal(session(situation(heads, begun)).fresh.length, 3);
  assert.equal(session(situation(heads, begun, { newADay: 5 })).fresh.length, 0);
  const yesterday = heads.slice(0, 7).map(({ id }) => progressOf(id, [[1, 4]]));
  assert.equal(session(situation(heads, yesterday)).fresh.length, 10);
});

test("new cards are taken from all documents alike, each in its order", () => {
  const heads = [...cards("q", 60, 0), ...cards("q", 30, 1), ...cards("c", 10, 1)];
  const { fresh } = session(situation(heads, []));
  const of = (/** @type {string} */ start) => fresh.filter((id) => id.startsWith(start));
  assert.deepEqual([of("q-0").length, of("q-1").length, of("c-1").length], [6, 3, 1]);
  assert.deepEqual(of("q-0"), heads.slice(0, 6).map(({ id }) => id));
});

test("neighbours differ in document and kind where there are enough others", () => {
  const heads = [...cards("q", 12, 0), ...cards("q", 12, 1), ...cards("t", 12, 0), ...cards("c", 12, 1)];
  const { order } = session(situation(heads, [], LONG));
  assert.equal(order.length, 48);
  for (const [at, id] of order.slice(1).entries()) {
    const [one, other] = [heads.find((card) => card.id === id), heads.find((card) => card.id === order[at])];
    assert.ok(one?.document !== other?.document || one?.kind !== other?.kind, `${order[at]}, ${id}`);
  }
});

test("new cards come among the others, and not at the end", () => {
  const heads = cards("q", 40);
  const list = heads.slice(0, 30).map((card) => learnt(card));
  const { order } = session(situation(heads, list, LONG));
  const places = heads.slice(30).map(({ id }) => order.indexOf(id));
  assert.ok(Math.min(...places) < 4 && Math.max(...places) >= 36, String(places));
});

test("the two directions of a term are not asked on one day", () => {
  const [there, back] = [head("t-a"), head("n-a")];
  const both = [learnt(there, 20), learnt(back, 40)];
  const { due, held } = session(situation([there, back], both));
  assert.deepEqual([due, held], [["n-a"], ["t-a"]]);
  assert.deepEqual(session(situation([there, back], [])).fresh.length, 1);
  assert.deepEqual(session(situation([there, back], [progressOf("t-a", [[0, 4]])])).fresh, []);
  assert.deepEqual(session(situation([there, back], [learnt(there)])).fresh, []);
  assert.deepEqual(session(situation([there, back], [progressOf("t-a", [[1, 4]])])).fresh, ["n-a"]);
});

test("a direction that was begun today comes back, although the other one was asked too", () => {
  const both = [missed(head("t-a"), 2), missed(head("n-a"), 3)];
  assert.deepEqual(session(situation([head("t-a"), head("n-a")], both)).due, ["n-a", "t-a"]);
});

test("on the last day before an exam both directions are asked, since no other day is left", () => {
  const heads = [head("t-a"), head("n-a")];
  const list = heads.map((card) => learnt(card));
  const held = [-1, 0, 1, 2].map((days) => session(situation(heads, list, { exam: dateOfDay(TODAY + days) })).held.length);
  assert.deepEqual(held, [1, 0, 0, 1]);
  assert.equal(session(situation(cards("q", 30), [], { exam: dateOfDay(TODAY + 1) })).fresh.length, 10);
});

test("in the last pass before an exam those come first that were not seen in it", () => {
  const heads = cards("q", 3);
  const [one, two, three] = heads;
  assert.ok(one && two && three);
  // Each is due: the first was begun yesterday, when the pass was on, and has the lowest recall of all.
  const list = [
    progressOf(one.id, [[1, 1], [1, 3], [1, 3]]),
    progressOf(two.id, [[2, 3], [2, 3]]),
    progressOf(three.id, [[3, 3], [3, 3]]),
  ];
  const exam = { exam: dateOfDay(TODAY + 1), minutes: 5 };
  assert.deepEqual(session(situation(heads, list)).due, [one.id, three.id, two.id]);
  const many = [...heads, ...cards("c", 30)];
  assert.deepEqual(session(situation(many, list, exam)).due, [three.id, two.id, one.id]);
});

test("leeches are marked, and asked like others until they are put aside", () => {
  const lapses = Array.from({ length: 8 }, (_, at) => /** @type {[number, Grade][]} */ ([[80 - at, 1], [80 - at, 3]])).flat();
  const leech = progressOf("q-1", [[81, 4], ...lapses]);
  assert.ok(isLeech(leech));
  assert.ok(!isLeech({ ...leech, reviews: leech.reviews.slice(0, -2) }));
  assert.ok(!isLeech(undefined));
  assert.deepEqual(session(situation([head("q-1"), head("q-2")], [leech])).leeches, ["q-1"]);
  assert.deepEqual(session(situation([head("q-1")], [{ ...leech, suspended: true }])).order, []);
});

test("a card that was buried today comes back tomorrow", () => {
  const card = head("q-1");
  const buried = situation([card], [{ ...learnt(card), buried: TODAY }]);
  assert.deepEqual(session(buried).due, []);
  assert.deepEqual(session({ ...buried, day: TODAY + 1, now: NOW + DAY }).due, ["q-1"]);
});

test("cards of the chosen documents are practised, also those that stand elsewhere too", () => {
  const one = { ...head("q-1", 0), also: /** @type {[number, number, number][]} */ ([[1, 0, 9]]) };
  const documents = ["a", "b"].map((slug) => ({ slug, title: "", name: "", kind: "", url: "", sections: [] }));
  const index = { version: 1, aliases: {}, documents, cards: [one, head("q-2", 0), head("q-3", 1)], parts: [] };
  const of = (/** @type {string[]} */ slugs) => chosen(index, { ...SETTINGS, documents: slugs }).map(({ id }) => id);
  assert.deepEqual([of([]), of(["b"]), of(["gone"])], [["q-1", "q-2", "q-3"], ["q-1", "q-3"], []]);
});

test("a card that waits for its step when a session begins comes in it", () => {
  const heads = cards("q", 2);
  const [one, two] = heads;
  assert.ok(one && two);
  const begun = session(situation(heads, [missed(one, 0.5), missed(two, 2)], { newADay: 0 }));
  assert.deepEqual([begun.order, begun.waiting], [[two.id], [{ id: one.id, due: NOW + MINUTE / 2 }]]);
});

test("a card whose step is over after the session is none of it", () => {
  const { order, waiting, due } = session(situation([head("q-1")], [progressOf("q-1", [[0, 3]])], { minutes: 5 }));
  assert.deepEqual([order, waiting, due], [[], [], []]);
});

test("what waits for its step takes time from the session", () => {
  const heads = cards("q", 40);
  const list = heads.map((card, at) => (at < 10 ? missed(card, 0.5) : learnt(card)));
  const { order, waiting, seconds } = session(situation(heads, list, { minutes: 5 }));
  assert.deepEqual([order.length, waiting.length], [9, 10]);
  assert.ok(seconds <= 300);
});

test("the other direction of a card that waits for its step since before the day began is not asked", () => {
  const list = [{ id: "t-a", reviews: /** @type {[number, Grade, number][]} */ ([[NOW - 30_000, 1, TODAY - 1]]) }];
  const { fresh: begun, waiting } = session(situation([head("t-a"), head("n-a")], list));
  assert.deepEqual([begun, waiting.length], [[], 1]);
  const { due, held } = session(situation([head("t-a"), head("n-a")], [...list, learnt(head("n-a"))]));
  assert.deepEqual([due, held], [[], ["n-a"]]);
});

/** What a learner may set. */
const choices = fc.record({
  minutes: fc.constantFrom(5, 10, 20, 1000),
  newADay: fc.nat({ max: 20 }),
  exam: fc.constantFrom("", "", ...[-1, 0, 1, 2, 30].map((days) => dateOfDay(TODAY + days))),
});

test("a queue never shows what is suspended or buried, shows nothing twice, and no new card too many", () => {
  fc.assert(
    fc.property(learners, choices, ({ heads, list }, settings) => {
      const { order, waiting, fresh: begun } = session(situation(heads, list, settings));
      const shown = [...order, ...waiting.map(({ id }) => id)];
      const aside = new Set(list.filter((card) => card.suspended || card.buried === TODAY).map(({ id }) => id));
      assert.ok(shown.every((id) => !aside.has(id)));
      assert.equal(new Set(shown).size, shown.length);
      assert.ok(begun.length <= settings.newADay);
    }),
  );
});

test("no due card is lost: it is in the session, left for later, or held for its other direction", () => {
  fc.assert(
    fc.property(learners, choices, ({ heads, list }, settings) => {
      const all = situation(heads, list, settings);
      const { due, fresh: begun, order, held, left } = session(all);
      const wanted = heads.filter(({ id }) => {
        const memory = all.memories.get(id);
        const card = all.progress.get(id);
        return memory && isDue(memory, NOW, startOfDay(TODAY + 1)) && !card?.suspended && card?.buried !== TODAY;
      });
      assert.deepEqual([...due, ...held].sort(), wanted.map(({ id }) => id).sort());
      assert.equal(order.length + left, due.length + begun.length);
      assert.ok(order.every((id) => due.includes(id) || begun.includes(id)));
    }),
  );
});

test("what is held today is asked tomorrow before its other direction, unless that is at a learning step", () => {
  fc.assert(
    fc.property(fc.integer({ min: 15, max: 300 }), fc.integer({ min: 15, max: 300 }), grades, (one, other, grade) => {
      const all = situation([head("t-a"), head("n-a")], [learnt(head("t-a"), one), learnt(head("n-a"), other)]);
      const [id = ""] = session(all).order;
      const memory = all.memories.get(id);
      assert.ok(memory);
      const after = graded(memory, grade, NOW, SETTINGS, TODAY);
      const memories = new Map(all.memories).set(id, after);
      const tomorrow = session({ ...all, memories, now: NOW + DAY, day: TODAY + 1 });
      if (after.state === "review") assert.deepEqual(tomorrow.order, [id === "t-a" ? "n-a" : "t-a"]);
      else assert.deepEqual(tomorrow.order, [id]);
    }),
  );
});

test("the order depends on cards, reviews and time, and not on how the reviews are stored", () => {
  fc.assert(
    fc.property(learners, choices, ({ heads, list }, settings) => {
      const one = situation(heads, list, settings);
      assert.deepEqual(session(one), session(situation(heads, [...list].reverse(), settings)));
    }),
  );
});

test("a clock that was put back loses no card, and throws nothing", () => {
  fc.assert(
    fc.property(learners, gaps, ({ heads, list }, gap) => {
      const all = { ...situation(heads, list, LONG), now: NOW - gap, day: TODAY - Math.ceil(gap / DAY) };
      const { order, waiting, held, seconds, ends } = session(all);
      const shown = new Set([...order, ...held, ...waiting.map(({ id }) => id)]);
      assert.ok(Number.isFinite(seconds) && Number.isFinite(ends));
      for (const [id, memory] of all.memories) {
        const card = all.progress.get(id);
        const isAside = card?.suspended || card?.buried === all.day;
        if (memory.due <= all.now && !isAside) assert.ok(shown.has(id), id);
      }
    }),
  );
});

test("due cards come with the lowest recall first, those at a learning step before", () => {
  fc.assert(
    fc.property(learners, ({ heads, list }) => {
      const all = situation(heads, list, LONG);
      const needs = session(all).due.map((id) => {
        const memory = all.memories.get(id);
        assert.ok(memory);
        return memory.state === "review" ? recall(memory, NOW) : -1;
      });
      assert.deepEqual(needs, [...needs].sort((first, second) => first - second));
    }),
  );
});
