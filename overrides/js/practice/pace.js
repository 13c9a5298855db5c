/**
 * How long cards take a learner. Pure.
 *
 * @typedef {import("./study-types.js").Memory} Memory
 * @typedef {import("./study-types.js").Progress} Progress
 *
 * @typedef {object} Pace Seconds for an answer.
 * @property {number} fresh The first one to a card.
 * @property {number} review Each later one.
 */

/** Until the learner's own is known. @type {Pace} */
export const PACE = { fresh: 20, review: 12 };

/**
 * How often a card is answered until it is done for the day, by its state: the new ones have two steps, and of the others
 * some are missed. As tests/bench/bench_learner.mjs finds for a wanted recall of 90 %.
 */
const ANSWERS = { new: 2.3, learning: 1.5, relearning: 1.5, review: 1.1 };

/** From so many reviews on, the learner's own pace says more. */
const ENOUGH = 20;

/** Who takes longer for a card, in ms, did something else meanwhile. */
const LONGEST = 120_000;

/** So many of the last reviews count: a pace changes. */
const LATEST = 200;

/**
 * @param {Pick<Memory, "state"> | undefined} memory None for a card that was never asked.
 * @param {Pace} [pace]
 * @returns {number} Seconds that the card will take, until it is done for the day.
 */
export function secondsFor(memory, pace = PACE) {
  const state = memory?.state ?? "new";
  return state === "new" ? pace.fresh + (ANSWERS.new - 1) * pace.review : ANSWERS[state] * pace.review;
}

/**
 * @param {Iterable<Progress>} progress
 * @returns {Pace} The learner's own, as far as there are enough reviews.
 */
export function paceOf(progress) {
  const reviews = [...progress].flatMap((card) => card.reviews.map(([at], place) => ({ at, isFirst: place === 0 })));
  reviews.sort((one, other) => one.at - other.at);
  const taken = reviews.map(({ at, isFirst }, place) => ({ isFirst, ms: at - (reviews[place - 1]?.at ?? 0) }));
  const counted = taken.filter(({ ms }) => ms <= LONGEST);
  const of = (/** @type {boolean} */ isFirst) => counted.filter((one) => one.isFirst === isFirst).map(({ ms }) => ms);
  return { fresh: middle(of(true)) ?? PACE.fresh, review: middle(of(false)) ?? PACE.review };
}

/**
 * @param {readonly number[]} times In ms.
 * @returns {number | undefined} The median of the latest, in seconds.
 */
function middle(times) {
  if (times.length < ENOUGH) return undefined;
  const sorted = times.slice(-LATEST).sort((one, other) => one - other);
  return (sorted[sorted.length >> 1] ?? 0) / 1000;
}
