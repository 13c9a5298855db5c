/**
 * How many reviews will come. An estimate, pure and the same for the same cards: a review at each due time, of which as
 * many are misses as the schedule expects.
 *
 * @typedef {import("./study-types.js").Memory} Memory
 * @typedef {import("./study-types.js").Grade} Grade
 */
import { DAY, dayOf } from "./days.js";
import { fresh, graded, recall } from "./schedule.js";

/** So many cards stand for any number of them. */
const SAMPLE = 400;

/** So many new ones do, of which half are known when they are first asked. */
const NEW_SAMPLE = 400;

/**
 * @param {number} days From now on.
 * @param {readonly Memory[]} begun Of all cards that have reviews.
 * @param {number} unseen How many have none.
 * @param {number} newADay How many of them are begun each day.
 * @param {number} retention
 * @param {number} now In ms since 1970.
 * @returns {number} Reviews of all these days, without what is done on the day on which a card is begun or forgotten.
 */
export function reviewsWithin(days, begun, unseen, newADay, retention, now) {
  const missed = misses();
  const ends = now + days * DAY;
  const sample = sampled(begun);
  const later = sample.flatMap((memory) => reviewTimes(memory, now, ends, retention, missed));
  const reviews = (later.length * begun.length) / (sample.length || 1);
  const times = Array.from({ length: NEW_SAMPLE }, (_, at) => {
    const met = graded(fresh(), at % 2 ? 3 : 1, now, { retention });
    return reviewTimes(met, now, ends, retention, missed);
  }).flat();
  return reviews + begunEachDay(days, unseen, newADay, (left) => times.filter((at) => at < now + left * DAY).length / NEW_SAMPLE);
}

/**
 * @param {number} days
 * @param {number} unseen
 * @param {number} newADay
 * @param {(left: number) => number} reviewsIn How many reviews a card has in so many days after it was begun.
 * @returns {number} Those of all cards that are begun.
 */
function begunEachDay(days, unseen, newADay, reviewsIn) {
  let reviews = 0;
  for (let day = 0; day < days && day * newADay < unseen; day += 1) {
    reviews += Math.min(newADay, unseen - day * newADay) * reviewsIn(days - day);
  }
  return reviews;
}

/**
 * @template Item
 * @param {readonly Item[]} items
 * @returns {readonly Item[]} Some of them, evenly.
 */
function sampled(items) {
  if (items.length <= SAMPLE) return items;
  return Array.from({ length: SAMPLE }, (_, at) => /** @type {Item} */ (items[Math.floor((at * items.length) / SAMPLE)]));
}

/**
 * @returns {(likely: number) => boolean} Whether a card that is recalled so likely is missed: by the draws of a generator
 *   that always begins with the same number (Park and Miller's).
 */
function misses() {
  let drawn = 1;
  return (likely) => {
    drawn = (drawn * 16_807) % 2_147_483_647;
    return drawn / 2_147_483_647 >= likely;
  };
}

/**
 * @param {Memory} memory
 * @param {number} now In ms since 1970.
 * @param {number} ends In ms since 1970.
 * @param {number} retention
 * @param {(likely: number) => boolean} missed
 * @returns {number[]} When it will be reviewed, without its steps.
 */
function reviewTimes(memory, now, ends, retention, missed) {
  const offset = new Date(now).getTimezoneOffset();
  const times = [];
  let after = memory;
  for (let at = Math.max(memory.due, now); at < ends; at = after.due) {
    const isStep = after.state !== "review";
    if (!isStep) times.push(at);
    const grade = !isStep && missed(recall(after, at)) ? 1 : 3;
    after = graded(after, grade, at, { retention }, dayOf(at, offset));
  }
  return times;
}
