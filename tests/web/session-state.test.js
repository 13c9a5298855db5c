/**
 * @import { Session } from "../../overrides/js/practice/queue.js"
 * @import { Grade, Memory, Progress } from "../../overrides/js/practice/study-types.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayOf } from "../../overrides/js/practice/days.js";
import { fresh, graded as remembered } from "../../overrides/js/practice/schedule.js";
import {
  ahead,
  begun,
  extended,
  graded,
  hurried,
  place,
  revealed,
  setAside,
  summary,
  undone,
  updated,
} from "../../overrides/js/session/state.js";

const NOW = new Date(2026, 10, 21, 12).getTime();
const MINUTE = 60_000;
const SETTINGS = { retention: 0.9 };

/**
 * @param {string[]} order
 * @param {{ id: string, due: number }[]} [waiting]
 * @returns {Session}
 */
function queue(order, waiting = []) {
  const rest = { due: [], fresh: [], left: 0, held: [], leeches: [], seconds: 0 };
  return { ...rest, order, waiting, ends: NOW + 5 * MINUTE };
}

/**
 * @param {Grade[]} grades A day apart, the last one now.
 * @returns {Memory}
 */
function after(...grades) {
  const at = (/** @type {number} */ place) => NOW - (grades.length - 1 - place) * 24 * 60 * MINUTE;
  return grades.reduce((memory, grade, place) => remembered(memory, grade, at(place), SETTINGS), fresh());
}

const EASY = after(4);
const AGAIN = after(1);

/** @param {...[string, Partial<Progress>]} list */
function progressOf(...list) {
  return new Map(list.map(([id, flags]) => [id, { id, reviews: [], ...flags }]));
}

test("a session begins with the first card, its answer hidden", () => {
  const state = begun(queue(["a", "b"]), NOW);
  assert.equal(state.shown, "a");
  assert.equal(state.isRevealed, false);
  assert.deepEqual(place(state), { at: 1, of: 2, isAgain: false });
});

test("a session without cards is over", () => {
  assert.equal(begun(queue([]), NOW).shown, null);
});

test("the next card is there once one is graded, its answer hidden", () => {
  const state = graded(revealed(begun(queue(["a", "b"]), NOW)), 4, NOW, EASY);
  assert.equal(state.shown, "b");
  assert.equal(state.isRevealed, false);
  assert.deepEqual(place(state), { at: 2, of: 2, isAgain: false });
  assert.equal(graded(state, 4, NOW, EASY).shown, null);
});

test("a card that was missed comes back in the same session, with the number that it had", () => {
  let state = graded(begun(queue(["a", "b"]), NOW), 1, NOW, AGAIN);
  assert.deepEqual([state.shown, place(state)], ["b", { at: 2, of: 2, isAgain: false }]);
  state = graded(state, 4, NOW, EASY);
  assert.deepEqual([state.shown, place(state)], ["a", { at: 1, of: 2, isAgain: true }]);
});

test("a card is not asked long before its time: the session waits, unless it is told to go on", () => {
  const state = begun(queue([], [{ id: "a", due: NOW + 4 * MINUTE }]), NOW);
  assert.equal(state.shown, null);
  assert.equal(hurried(state, NOW).shown, "a");
  assert.equal(begun(queue([], [{ id: "a", due: NOW + MINUTE }]), NOW).shown, "a");
});

test("undo brings the card back as it was, step by step", () => {
  const first = revealed(begun(queue(["a", "b", "c"]), NOW));
  const second = graded(first, 1, NOW + 1, AGAIN);
  const third = setAside(second, "suspended", NOW + 2);
  const back = undone(third);
  assert.equal(back?.deed.kind, "suspended");
  assert.deepEqual(back?.state, second);
  const start = undone(second);
  assert.deepEqual([start?.deed.id, start?.deed.at, start?.deed.grade], ["a", NOW + 1, 1]);
  assert.deepEqual(start?.state, first);
  assert.equal(undone(first), null);
});

test("a card that was put aside is asked no more", () => {
  const state = setAside(begun(queue(["a", "b"]), NOW), "buried", NOW);
  assert.equal(state.shown, "b");
  assert.equal(graded(state, 4, NOW, EASY).shown, null);
});

test("what another tab answered or put aside is left out, and the shown card stays", () => {
  const state = begun(queue(["a", "b", "c", "d"]), NOW);
  const memories = new Map([["a", EASY], ["b", EASY]]);
  const progress = progressOf(["c", { suspended: true }]);
  const next = updated(state, { progress, memories }, NOW, dayOf(NOW));
  assert.equal(next.shown, "a");
  assert.deepEqual(next.queue.order, ["a", "d"]);
});

test("what another tab missed comes back when it is due", () => {
  const state = begun(queue(["a", "b"]), NOW);
  const next = updated(state, { progress: new Map(), memories: new Map([["b", AGAIN]]) }, NOW, dayOf(NOW));
  assert.deepEqual(next.queue.order, ["a"]);
  assert.deepEqual(next.queue.waiting, [{ id: "b", due: AGAIN.due }]);
});

test("nothing changes where another tab did nothing to these cards", () => {
  const state = begun(queue(["a", "b"]), NOW);
  assert.equal(updated(state, { progress: progressOf(["z", { suspended: true }]), memories: new Map() }, NOW, dayOf(NOW)), state);
});

test("a card that was put off for a day is asked on the next", () => {
  const state = begun(queue(["a", "b"]), NOW);
  const progress = progressOf(["b", { buried: dayOf(NOW) - 1 }]);
  assert.deepEqual(updated(state, { progress, memories: new Map() }, NOW, dayOf(NOW)).queue.order, ["a", "b"]);
});

test("the bodies that are needed next are those of the cards that come", () => {
  const waiting = [{ id: "w", due: NOW + MINUTE }, { id: "x", due: NOW + 30 * MINUTE }];
  assert.deepEqual(ahead(begun(queue(["a", "b", "c"], waiting), NOW), NOW, 2), ["w", "b"]);
});

test("more cards continue the count, and what was done can still be undone", () => {
  const over = graded(begun(queue(["a"]), NOW), 4, NOW, EASY);
  const more = extended(over, queue(["b", "c"]), NOW);
  assert.deepEqual([more.shown, place(more)], ["b", { at: 2, of: 3, isAgain: false }]);
  assert.equal(undone(more)?.state.shown, "a");
});

test("the end counts each card once, by its first grade", () => {
  let state = graded(begun(queue(["a", "b", "c"]), NOW), 1, NOW, AGAIN);
  state = setAside(graded(state, 3, NOW, EASY), "suspended", NOW);
  state = graded(state, 3, NOW, EASY);
  assert.deepEqual(summary(state), { cards: 2, recalled: 1, suspended: ["c"] });
});

test("whatever is done, nobody is asked what is not in the queue, and undoing all of it leads back", () => {
  const deeds = fc.array(fc.constantFrom("again", "easy", "bury", "reveal"), { maxLength: 30 });
  const cards = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 });
  fc.assert(
    fc.property(cards, deeds, (ids, done) => {
      const start = begun(queue(ids), NOW);
      let state = start;
      for (const deed of done) {
        if (state.shown === null) break;
        if (deed === "reveal") state = revealed(state);
        else if (deed === "bury") state = setAside(state, "buried", NOW);
        else state = graded(state, deed === "again" ? 1 : 4, NOW, deed === "again" ? AGAIN : EASY);
        const { at, of } = place(state);
        assert.ok(at <= of && of <= ids.length);
        assert.ok(state.shown === null || ids.includes(state.shown));
      }
      for (let back = undone(state); back; back = undone(state)) state = back.state;
      assert.deepEqual({ ...state, isRevealed: false }, start);
    }),
  );
});
