import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { answered, next, returned, session, without } from "../../overrides/js/practice/queue.js";
import { fresh, graded } from "../../overrides/js/practice/schedule.js";
import { cards, gaps, grades, head, learners, missed, NOW, SETTINGS, situation, TODAY } from "./practice-cases.js";

const MINUTE = 60_000;

test("a missed card comes back in its session when its step is over, before the others", () => {
  const heads = cards("q", 10);
  const begun = session(situation(heads, []));
  const id = next(begun, NOW)?.id ?? "";
  const memory = graded(situation(heads, []).memories.get(id) ?? fresh(), 1, NOW, SETTINGS, TODAY);
  const after = answered(begun, id, memory);
  assert.deepEqual(after.waiting, [{ id, due: NOW + MINUTE }]);
  assert.notEqual(next(after, NOW)?.id, id);
  assert.deepEqual(next(after, NOW + MINUTE), { id, wait: 0 });
  assert.deepEqual(next(after, NOW + 5 * MINUTE), { id, wait: 0 });
});

test("a missed card comes back early where nothing else is left", () => {
  const begun = session(situation([head("q-1")], []));
  const after = answered(begun, "q-1", graded(fresh(), 1, NOW, SETTINGS, TODAY));
  assert.deepEqual(next(after, NOW + 10_000), { id: "q-1", wait: 50_000 });
  assert.equal(next(without(after, "q-1"), NOW), null);
});

test("a card that is to be asked again after the session's end does not hold it up", () => {
  const begun = session(situation([head("q-1")], [], { minutes: 5 }));
  const after = answered(begun, "q-1", graded(fresh(), 3, NOW, SETTINGS, TODAY));
  assert.deepEqual([after.waiting, next(after, NOW)], [[], null]);
});

test("a session that takes longer than planned still brings back what is missed in it", () => {
  const begun = session(situation(cards("q", 10), [], { minutes: 5 }));
  const id = begun.order[0] ?? "";
  const memory = graded(fresh(), 1, begun.ends, SETTINGS, TODAY);
  assert.equal(answered(begun, id, memory).waiting.length, 1);
});

test("those that wait for their steps come in the order of their times", () => {
  const begun = session(situation(cards("q", 3), []));
  const [one = "", two = "", three = ""] = begun.order;
  const due = (/** @type {number} */ minutes) => ({ ...graded(fresh(), 1, NOW, SETTINGS), due: NOW + minutes * MINUTE });
  const after = answered(answered(answered(begun, one, due(3)), two, due(1)), three, due(2));
  assert.deepEqual(after.waiting.map(({ id }) => id), [two, three, one]);
  const heads = cards("q", 2);
  const waits = heads.map((card, at) => missed(card, 0.2 + at / 4));
  assert.deepEqual(session(situation(heads, waits)).waiting.map(({ id }) => id), heads.map(({ id }) => id).reverse());
});

test("a card that was learnt is done, even when a last pass begins within the session", () => {
  const begun = session(situation([head("q-1")], []));
  const memory = graded(fresh(), 4, NOW, { ...SETTINGS, horizon: NOW + MINUTE }, TODAY);
  assert.deepEqual([memory.due, answered(begun, "q-1", memory).waiting], [NOW + MINUTE, []]);
});

test("a grade that is taken back brings its card back at once", () => {
  const begun = session(situation(cards("q", 3), []));
  const [id = ""] = begun.order;
  const after = answered(begun, id, graded(fresh(), 1, NOW, SETTINGS, TODAY));
  assert.deepEqual(returned(after, id), begun);
});

test("a session ends, and every card of it was answered, whatever the grades and the learner's pace", () => {
  fc.assert(
    fc.property(learners, fc.infiniteStream(grades), gaps, ({ heads, list }, draws, pause) => {
      const all = situation(heads, list);
      const memories = new Map(all.memories);
      let [state, now, count] = [session(all), NOW, 0];
      const planned = new Set([...state.order, ...state.waiting.map(({ id }) => id)]);
      const asked = new Set();
      for (let step = next(state, now); step && count < 1000; step = next(state, now), count += 1) {
        // Who never knows anything would sit there until the end.
        const grade = count < 300 ? draws.next().value : 4;
        now += 1 + (pause % (5 * MINUTE));
        const memory = graded(memories.get(step.id) ?? fresh(), grade, now, SETTINGS, TODAY);
        memories.set(step.id, memory);
        asked.add(step.id);
        state = answered(state, step.id, memory);
      }
      assert.ok(count < 1000);
      assert.deepEqual([...asked].sort(), [...planned].sort());
    }),
  );
});
