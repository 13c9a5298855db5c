/**
 * How long it takes to find out what is asked, at 10,000 cards with ten reviews each: medians of 21 runs, after a first
 * one that is not counted and stands beside them.
 */
import { DAY, dateOfDay, startOfDay } from "../../overrides/js/practice/days.js";
import { plan } from "../../overrides/js/practice/exam-plan.js";
import { answered, next, session } from "../../overrides/js/practice/queue.js";
import { graded, previews, replayed } from "../../overrides/js/practice/schedule.js";

/**
 * @typedef {import("../../overrides/js/practice/study-types.js").CardHead} CardHead
 * @typedef {import("../../overrides/js/practice/study-types.js").Grade} Grade
 * @typedef {import("../../overrides/js/practice/study-types.js").Progress} Progress
 * @typedef {import("../../overrides/js/practice/study-types.js").Review} Review
 */

const CARDS = 10_000;
const REVIEWS = 10;
const RUNS = 21;
const TODAY = 20_800;
const NOW = startOfDay(TODAY) + 6 * 3_600_000;
const KINDS = /** @type {const} */ (["question", "term", "name", "pair", "cell", "branch"]);

/**
 * @param {number} at
 * @returns {CardHead}
 */
function head(at) {
  const kind = KINDS[at % KINDS.length] ?? "question";
  const id = `${{ question: "q", term: "t", name: "n", pair: "p", cell: "c", branch: "b" }[kind]}-${Math.floor(at / 6)}`;
  return { id, kind, document: Math.floor(at / 500), section: 0, line: at, part: 0, group: "", also: [] };
}

/**
 * @param {CardHead} card
 * @param {number} place
 * @returns {Progress} Reviewed at growing intervals, missed now and then, and asked last within the last month.
 */
function progressOf({ id }, place) {
  const reviews = Array.from({ length: REVIEWS }, (_, at) => {
    const day = TODAY - (place % 30) - 2 ** (REVIEWS - 1 - at) + 1;
    return /** @type {Review} */ ([startOfDay(day) + place, (place + at) % 7 ? 3 : 1, day]);
  });
  return { id, reviews };
}

/**
 * @param {string} what
 * @param {() => unknown} job
 */
function print(what, job) {
  const taken = Array.from({ length: RUNS + 1 }, () => {
    const begun = performance.now();
    job();
    return performance.now() - begun;
  });
  const [first = 0] = taken;
  const sorted = taken.slice(1).sort((one, other) => one - other);
  const cells = [what, (sorted[RUNS >> 1] ?? 0).toFixed(2), (sorted.at(-1) ?? 0).toFixed(2), first.toFixed(2)];
  process.stdout.write(`| ${cells.join(" | ")} |\n`);
}

const heads = Array.from({ length: CARDS }, (_, at) => head(at));
const seen = heads.filter((_, at) => at % 10);
const progress = new Map(seen.map((card, at) => [card.id, progressOf(card, at)]));
const schedule = { retention: 0.9 };
const replay = () => new Map([...progress].map(([id, { reviews }]) => [id, replayed(reviews, schedule)]));
const settings = { retention: 0.9, newADay: 10, minutes: 20, exam: dateOfDay(TODAY + 90), documents: [] };

process.stdout.write("| what, in ms | median | most | first |\n| --- | ---: | ---: | ---: |\n");
print(`${seen.length} cards with ${REVIEWS} reviews replayed`, replay);
const memories = replay();
const situation = { heads, progress, memories, settings, now: NOW, day: TODAY };
print("a session of 20 minutes", () => session(situation));
print("a plan for an exam in 90 days", () => plan(situation));
let state = session(situation);
print("a review: its grade, the next card, what each grade would do to that", () => {
  const id = next(state, NOW)?.id ?? "";
  const reviews = progress.get(id)?.reviews ?? [];
  state = answered(state, id, graded(replayed(reviews, schedule), 3, NOW, schedule, TODAY));
  const after = next(state, NOW)?.id ?? "";
  return previews(memories.get(after) ?? replayed([], schedule), NOW + DAY, schedule, TODAY);
});
