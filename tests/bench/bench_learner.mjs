/**
 * Learners who practise for 90 days: how many cards a day they answer, and how much they remember.
 *
 * They use the modules of the site: a session of 20 minutes each evening, ten new cards a day. Whether they recall a
 * card is a seeded draw. The first learner forgets as FSRS-6 says; the second has another memory (exponential
 * forgetting with a half-life of each card's own, which spacing lengthens), of which the schedule knows nothing.
 */
import { existsSync, readFileSync } from "node:fs";
import { random } from "../../overrides/js/practice/choices.js";
import { DAY, dateOfDay, startOfDay } from "../../overrides/js/practice/days.js";
import { plan, scheduleSettings } from "../../overrides/js/practice/exam-plan.js";
import { PACE } from "../../overrides/js/practice/pace.js";
import { answered, next, session } from "../../overrides/js/practice/queue.js";
import { fresh, graded, recall } from "../../overrides/js/practice/schedule.js";

/**
 * @typedef {import("../../overrides/js/practice/study-types.js").CardHead} CardHead
 * @typedef {import("../../overrides/js/practice/study-types.js").Grade} Grade
 * @typedef {import("../../overrides/js/practice/study-types.js").Memory} Memory
 * @typedef {import("../../overrides/js/practice/study-types.js").Progress} Progress
 * @typedef {import("../../overrides/js/practice/study-types.js").StudySettings} StudySettings
 * @typedef {() => number} Random
 *
 * @typedef {object} Learner
 * @property {(id: string, memory: Memory, now: number) => number} likely How likely a card is recalled, 0 to 1.
 * @property {(id: string, isRecalled: boolean, now: number) => void} learn
 *
 * @typedef {object} Practice What is known after some days.
 * @property {Map<string, Progress>} progress
 * @property {Map<string, Memory>} memories
 * @property {number[]} answers Of each day.
 * @property {number[]} cards How many there were each day.
 * @property {number[]} minutes Of each day.
 * @property {number} asked How often a card came that had been learnt.
 * @property {number} recalled How often it was recalled.
 */

const DAYS = 90;
const FIRST = 20_000;
const EXAM_DAY = FIRST + DAYS;
const EXAM = dateOfDay(EXAM_DAY);
const SEEDS = [1, 2, 3, 4, 5];
const HOUR = 3_600_000;

/** @type {StudySettings} The recall that is wanted may be given, 0.9 otherwise. */
const SETTINGS = { retention: Number(process.argv[2] ?? 0.9), newADay: 10, minutes: 20, exam: "", documents: [] };

/** How likely a card is known that was never asked: readers have met it in the text. */
const MET = 0.5;

/** @returns {Learner} Who forgets as FSRS-6 says. */
function forgetsAsFsrs() {
  return { likely: (_, memory, now) => (memory.reviews ? recall(memory, now) : MET), learn: () => {} };
}

/**
 * @param {Random} chance
 * @returns {Learner} Recall halves with each half-life. It begins at half a day to four days, grows with each recall
 *   by up to five times, the more the less likely that was, and falls to two fifths after a miss.
 */
function forgetsByHalves(chance) {
  /** @type {Map<string, { half: number, last: number }>} */
  const traces = new Map();
  const likely = (/** @type {string} */ id, /** @type {unknown} */ _, /** @type {number} */ now) => {
    const trace = traces.get(id);
    return trace ? 0.5 ** ((now - trace.last) / DAY / trace.half) : MET;
  };
  return {
    likely,
    learn: (id, isRecalled, now) => {
      const before = traces.get(id)?.half ?? 0.5 * 8 ** chance() * (isRecalled ? 4 : 1);
      const spaced = traces.has(id) ? Math.sqrt(1 - likely(id, null, now)) : 0;
      const half = isRecalled ? before * (1 + 4 * spaced) : Math.max(0.5, before * 0.4);
      traces.set(id, { half: Math.min(half, 2000), last: now });
    },
  };
}

const LEARNERS = { "as FSRS-6 says": forgetsAsFsrs, "by half-lives": forgetsByHalves };

/**
 * @param {boolean} isRecalled
 * @param {Random} chance
 * @returns {Grade}
 */
function gradeOf(isRecalled, chance) {
  if (!isRecalled) return 1;
  const drawn = chance();
  return drawn < 0.15 ? 2 : drawn < 0.9 ? 3 : 4;
}

/**
 * @param {readonly CardHead[]} heads
 * @param {(chance: Random) => Learner} kind
 * @param {StudySettings} settings
 * @param {number} seed
 * @returns {Practice & { learner: Learner }}
 */
function ninetyDays(heads, kind, settings, seed) {
  const chance = random(seed);
  const learner = kind(chance);
  /** @type {Practice} */
  const practice = { progress: new Map(), memories: new Map(), answers: [], cards: [], minutes: [], asked: 0, recalled: 0 };
  for (let day = FIRST; day < FIRST + DAYS; day += 1) evening(heads, practice, learner, settings, day, chance);
  return { ...practice, learner };
}

/**
 * @param {readonly CardHead[]} heads
 * @param {Practice} practice Changed by it.
 * @param {Learner} learner
 * @param {StudySettings} settings
 * @param {number} day
 * @param {Random} chance
 */
function evening(heads, practice, learner, settings, day, chance) {
  const { progress, memories } = practice;
  // Between five and nine.
  const begun = startOfDay(day) + Math.round((13 + 4 * chance()) * HOUR);
  let now = begun;
  let state = session({ heads, progress, memories, settings, now, day });
  const cards = new Set();
  let answers = 0;
  for (let shown = next(state, now); shown; shown = next(state, now), answers += 1) {
    const { id } = shown;
    now += 1000 * (memories.has(id) ? PACE.review : PACE.fresh);
    state = answered(state, id, answer(practice, learner, id, now, day, scheduleSettings(heads, settings, day), chance));
    cards.add(id);
  }
  practice.answers.push(answers);
  practice.cards.push(cards.size);
  practice.minutes.push((now - begun) / 60_000);
}

/**
 * @param {Practice} practice Changed by it.
 * @param {Learner} learner
 * @param {string} id
 * @param {number} now
 * @param {number} day
 * @param {import("../../overrides/js/practice/schedule.js").ScheduleSettings} settings
 * @param {Random} chance
 * @returns {Memory}
 */
function answer(practice, learner, id, now, day, settings, chance) {
  const before = practice.memories.get(id) ?? fresh();
  const isRecalled = chance() < learner.likely(id, before, now);
  if (before.state === "review") practice.asked += 1;
  if (before.state === "review" && isRecalled) practice.recalled += 1;
  const grade = gradeOf(isRecalled, chance);
  const card = practice.progress.get(id) ?? { id, reviews: [] };
  card.reviews.push([now, grade, day]);
  learner.learn(id, isRecalled, now);
  const memory = graded(before, grade, now, settings, day);
  practice.progress.set(id, card);
  practice.memories.set(id, memory);
  return memory;
}

/**
 * @returns {CardHead[]} Those of the project's own documents.
 */
function ownCards() {
  const path = new URL("../../docs/data/study.json", import.meta.url);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).cards : [];
}

/**
 * @param {number} count
 * @returns {CardHead[]} Of five documents; questions, terms in both directions, and pairs.
 */
function cards(count) {
  const kinds = /** @type {const} */ ({ q: "question", t: "term", n: "name", p: "pair" });
  return Array.from({ length: count }, (_, at) => {
    const kind = /** @type {(keyof typeof kinds)[]} */ (Object.keys(kinds))[at % 4] ?? "q";
    const also = /** @type {[number, number, number][]} */ ([]);
    const document = Math.floor(at / 4) % 5;
    return { id: `${kind}-${Math.floor(at / 4)}`, kind: kinds[kind], document, section: 0, line: at, part: 0, group: "", also };
  });
}

/**
 * @param {readonly number[]} numbers
 * @returns {number}
 */
const median = (numbers) => [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? 0;

/**
 * @param {readonly number[]} numbers
 * @returns {number}
 */
const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/**
 * @param {number} share
 * @returns {string}
 */
const percent = (share) => `${(100 * share).toFixed(1)} %`;

/**
 * @param {(string | number)[]} cells
 */
function print(...cells) {
  process.stdout.write(`| ${cells.join(" | ")} |\n`);
}

/**
 * @param {readonly CardHead[]} heads
 * @param {string} exam
 */
function printPractice(heads, exam) {
  for (const [name, kind] of Object.entries(LEARNERS)) {
    const settings = { ...SETTINGS, exam };
    const results = SEEDS.map((seed) => ninetyDays(heads, kind, settings, seed));
    const answers = results.flatMap((result) => result.answers);
    const recalled = mean(results.map((result) => result.recalled / result.asked));
    const { horizon } = scheduleSettings(heads, settings, FIRST);
    const passed = mean(results.map(({ memories }) => share(heads, ({ id }) => (memories.get(id)?.last ?? 0) >= (horizon ?? 0))));
    const longest = Math.max(...results.flatMap(({ minutes }) => minutes)).toFixed(1);
    const counts = [median(answers), Math.max(...answers), longest];
    const shares = [recalled, mean(results.map((one) => atEnd(heads, one)))].map(percent);
    print(heads.length, name, exam ? "yes" : "no", ...counts, ...shares, exam ? percent(passed) : "");
  }
}

/**
 * @template Item
 * @param {readonly Item[]} items
 * @param {(item: Item) => boolean} isCounted
 * @returns {number}
 */
const share = (items, isCounted) => items.filter(isCounted).length / items.length;

/**
 * @param {readonly CardHead[]} heads
 * @param {ReturnType<typeof ninetyDays>} result
 * @returns {number} How likely a card is recalled on the morning after, mean of all; one that was never seen is not.
 */
function atEnd(heads, { memories, learner }) {
  const morning = startOfDay(FIRST + DAYS) + 5 * HOUR;
  return mean(heads.map(({ id }) => (memories.has(id) ? learner.likely(id, memories.get(id) ?? fresh(), morning) : 0)));
}

/**
 * @param {readonly CardHead[]} heads
 */
function printPlan(heads) {
  const settings = { ...SETTINGS, exam: EXAM };
  const made = plan({ heads, memories: new Map(), settings, now: startOfDay(FIRST) + 14 * HOUR, day: FIRST });
  if (!made) return;
  const taken = Object.values(LEARNERS).map((kind) => {
    const results = SEEDS.map((seed) => ninetyDays(heads, kind, { ...settings, newADay: made.newADay }, seed));
    return mean(results.flatMap(({ cards }) => cards.slice(0, made.lastPass - FIRST))).toFixed(1);
  });
  print(heads.length, made.newADay, made.cardsADay, ...taken, made.lastPassADay, EXAM_DAY - made.lastPass);
}

const decks = [ownCards(), cards(500)].filter(({ length }) => length);

const columns = ["answers a day, median", "most", "longest session, min", "recalled when due", "the morning after"];
print("cards", "forgets", "exam", ...columns, "seen in the last pass");
print("---:", "---", "---", "---:", "---:", "---:", "---:", "---:", "---:");
for (const exam of ["", EXAM]) for (const heads of decks) printPractice(heads, exam);
process.stdout.write("\n");
print("cards", "new a day", "cards a day, as planned", ...Object.keys(LEARNERS), "a day in the last pass", "its days");
print("---:", "---:", "---:", "---:", "---:", "---:", "---:");
for (const heads of decks) printPlan(heads);
