/**
 * The short steps by which a card is learnt, and learnt again after a lapse, before its intervals are days: 1 and 10
 * minutes, and 10 minutes. Pure. As Anki and py-fsrs take them; ts-fsrs rounds 5.5 minutes to 6, and has a card wait
 * as long after Hard at the second step as at the first.
 *
 * @typedef {import("./study-types.js").Grade} Grade
 * @typedef {import("./study-types.js").Memory["state"]} State
 *
 * @typedef {object} Step
 * @property {State} state
 * @property {number} step
 * @property {number} wait Until it is asked again, in ms; 0 where its stability decides.
 */

const MINUTE = 60_000;
const LEARNING = [MINUTE, 10 * MINUTE];
const RELEARNING = [10 * MINUTE];

/** @type {Step} */
const LEARNT = { state: "review", step: 0, wait: 0 };

/**
 * @param {State} state
 * @param {number} step
 * @param {Grade} grade
 * @returns {Step} What follows.
 */
export function stepped(state, step, grade) {
  if (state === "review") return grade === 1 ? { state: "relearning", step: 0, wait: RELEARNING[0] ?? 0 } : LEARNT;
  const relearning = state === "relearning";
  return within(relearning ? "relearning" : "learning", relearning ? RELEARNING : LEARNING, step, grade);
}

/**
 * @param {State} state
 * @param {readonly number[]} steps
 * @param {number} step
 * @param {Grade} grade
 * @returns {Step}
 */
function within(state, steps, step, grade) {
  if (grade === 1) return { state, step: 0, wait: steps[0] ?? 0 };
  if (grade === 2) return { state, step, wait: step ? (steps[step] ?? 0) : afterHard(steps) };
  const wait = steps[step + 1];
  return grade === 3 && wait ? { state, step: step + 1, wait } : LEARNT;
}

/**
 * @param {readonly number[]} steps
 * @returns {number} How long a card waits after Hard at the first step: halfway to the second, or half as long again.
 */
function afterHard([first = 0, second]) {
  return second ? (first + second) / 2 : first * 1.5;
}
