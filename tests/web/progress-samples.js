/** What tests of progress share: records as learners make them, and records that nobody would. */
import fc from "fast-check";
import { checked } from "../../overrides/js/store/progress-record.js";

/**
 * @typedef {import("../../overrides/js/practice/study-types.js").Grade} Grade
 * @typedef {import("../../overrides/js/practice/study-types.js").Progress} Progress
 */

/** 2026-11-21, 17:00 UTC, in ms since 1970. */
export const NOW = Date.UTC(2026, 10, 21, 17);

const DAY = 86_400_000;
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
/** Days from a card's first review to the next ones, as a scheduler that is answered "Good" gives them. */
const GAPS = [0, 1, 4, 12, 35, 90, 200];

/**
 * @param {{ id: string, moments: number }} options How many milliseconds there are that reviews may be made in.
 * @returns {fc.Arbitrary<Progress>} Sound.
 */
export function anyProgress({ id, moments }) {
  const review = fc.tuple(fc.nat(moments - 1), fc.constantFrom(1, 2, 3, 4), fc.nat(1));
  const flags = fc.record(
    { suspended: fc.boolean(), buried: fc.integer({ min: 20_400, max: 20_401 }), changed: fc.nat(3) },
    { requiredKeys: [] },
  );
  return fc.tuple(fc.array(review, { maxLength: 8 }), flags).map(([reviews, some]) => {
    const made = reviews.map(([at, grade, day]) => [NOW + at, grade, 20_400 + day]);
    const progress = checked({ id, reviews: made, ...some });
    if (!progress) throw new Error("the sample is no record");
    return progress;
  });
}

/**
 * @param {number} seed
 * @returns {() => number} Numbers from 0 to 1 that are the same each time (a linear congruential generator).
 */
export function numbers(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/**
 * @param {number} count
 * @param {number} reviews Of each, at most 7.
 * @returns {Progress[]} Twenty new cards a day; a session a day, a card every 4 to 44 seconds.
 */
export function learned(count, reviews) {
  const next = numbers(7);
  const cards = Array.from({ length: count }, () => cardOf(next));
  for (let day = 0; day <= count / 20 + Number(GAPS[reviews - 1]); day += 1) {
    let at = NOW + day * DAY + Math.floor(next() * 7_200_000);
    for (const [place, card] of cards.entries()) {
      if (!GAPS.slice(0, reviews).includes(day - Math.floor(place / 20))) continue;
      at += 4000 + Math.floor(next() * 40_000);
      card.reviews.push([at, gradeOf(next()), Math.floor(at / DAY)]);
    }
  }
  return cards;
}

/**
 * @param {number} count
 * @param {number} reviews Of each.
 * @returns {Progress[]} Reviews at any time of 200 days, in no sessions: the worst there can be for a link.
 */
export function scattered(count, reviews) {
  const next = numbers(7);
  return Array.from({ length: count }, () => {
    const card = cardOf(next);
    const times = Array.from({ length: reviews }, () => NOW + Math.floor(next() * 200 * DAY));
    for (const at of times.sort((one, other) => one - other)) {
      card.reviews.push([at, /** @type {Grade} */ (1 + Math.floor(next() * 4)), Math.floor(at / DAY)]);
    }
    return card;
  });
}

/**
 * @param {() => number} next
 * @returns {Progress}
 */
function cardOf(next) {
  const letters = Array.from({ length: 8 }, () => LETTERS[Math.floor(next() * 32)]).join("");
  return { id: `${"qqqpc"[Math.floor(next() * 5)]}-${letters}`, reviews: [] };
}

/**
 * @param {number} chance
 * @returns {Grade}
 */
function gradeOf(chance) {
  return /** @type {Grade} */ ([3, 3, 3, 3, 4, 2, 1][Math.floor(chance * 7)]);
}
