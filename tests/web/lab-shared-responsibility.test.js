// Who does which of sixteen tasks: the data are those of the vectors, marks worked by hand, addresses that come back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { TASKS } from "../../overrides/js/labs/responsibility-data.js";
import { REASONS, SOURCES } from "../../overrides/js/labs/responsibility-reasons.js";
import { address, answersOf, isTold, marked, SIDES, step } from "../../overrides/js/labs/shared-responsibility.js";

/** @typedef {import("../../overrides/js/labs/responsibility-data.js").Service} Service */

const { sources, tasks, marks } = JSON.parse(readFileSync(new URL("../vectors/labs/shared-responsibility.json", import.meta.url), "utf-8"));

/** @type {readonly Service[]} */
const SERVICES = ["ec2", "rds", "endpoint", "serverless"];

test("the tasks and their sources are those of the facts", () => {
  const said = TASKS.map(({ id, task, ...services }) => {
    const answers = SERVICES.map((service) => {
      const [who, ...also] = services[service];
      const [why, source] = REASONS[id]?.[service] ?? [];
      return [service, { who, also, why, source }];
    });
    return { id, task, ...Object.fromEntries(answers) };
  });
  assert.deepEqual(said, tasks);
  assert.deepEqual(SOURCES, sources);
  assert.equal(TASKS.length, 16);
  assert.equal(Object.keys(REASONS).length, 16);
});

assert.ok(marks.length >= 8);
for (const { why, service, answers, right, wrong } of marks) {
  test(why, () => assert.deepEqual(marked(service, answers), { right, wrong }));
}

const sides = fc.constantFrom(...SIDES);
const moves = fc.array(fc.tuple(fc.constantFrom(...TASKS.map(({ id }) => id)), sides), { maxLength: 40 });

test("every sorting comes back from its address, which has a letter for each task", () => {
  fc.assert(
    fc.property(fc.constantFrom(...SERVICES), moves, (service, sorted) => {
      let state = step(address.parse(new URLSearchParams()), { type: "set", name: "service", value: service });
      for (const [task, side] of sorted) state = step(state, { type: "set", name: `sort.${task}`, value: side });
      const params = address.link(state);
      if (sorted.length) assert.match(params.get(service) ?? "", /^[uab.]{16}$/);
      assert.deepEqual(address.parse(new URLSearchParams(params.toString())), state);
      const { right, wrong } = marked(service, answersOf(state));
      assert.equal(right.length + wrong.length, new Set(sorted.map(([task]) => task)).size);
    }),
  );
});

test("what no task or no side is changes nothing", () => {
  const state = address.parse(new URLSearchParams());
  for (const [name, value] of [["sort.nothing", "aws"], ["sort.keys", "you"], ["sort.__proto__", "aws"], ["sort.", "aws"]]) {
    assert.deepEqual(answersOf(step(state, { type: "set", name, value })), {}, name);
  }
});

test("each service has a sorting of its own", () => {
  let state = step(address.parse(new URLSearchParams()), { type: "set", name: "sort.backups", value: "user" });
  state = step(state, { type: "set", name: "service", value: "rds" });
  assert.deepEqual(answersOf(state), {});
  assert.deepEqual(state.ec2, { backups: "user" });
});

test("who wants to be told late is told with the last task", () => {
  const almost = address.parse(new URLSearchParams(`late=on&ec2=.${"u".repeat(15)}`));
  assert.ok(!isTold(almost));
  const done = step(almost, { type: "set", name: "sort.facilities", value: "aws" });
  assert.ok(isTold(done));
  assert.deepEqual(marked("ec2", answersOf(done)).wrong, ["hypervisor"]);
});
