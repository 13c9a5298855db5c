/**
 * What is remembered of a card: checked, brought up to date, changed and merged. Pure.
 *
 * A review is known by when it was made, to the millisecond, and its grade: copies of it on two devices are one.
 * Two devices may still have made different ones in the same millisecond. Both stay: the lower grade keeps its time,
 * the others follow it by a quarter of a millisecond each. A whole one could run into the next review, and merging
 * the same records again would then lose one or count one twice; a quarter always tells where it came from. So
 * merging is a union of sets: in any order, and however often, it comes to the same.
 *
 * @typedef {import("../practice/study-types.js").Grade} Grade
 * @typedef {import("../practice/study-types.js").Progress} Progress
 * @typedef {import("../practice/study-types.js").Review} Review
 *
 * @typedef {object} Flags What `mark` sets. What is not named stays as it is.
 * @property {boolean} [suspended]
 * @property {number | undefined} [buried] A day of the calendar; undefined takes it back.
 */
import { isObject } from "../base/is-object.js";

/** The form that records have. A number higher than this comes from a site that is newer than this page. */
export const VERSION = 2;

const DAY = 86_400_000;
/** What a clock that goes wrong is taken to say at most: 2200-01-01, in ms since 1970. */
const LATEST = Date.UTC(2200, 0, 1);
/** Reviews that follow it are still reviews. */
const END = LATEST + DAY;
/** With a day for the time zones, at each end. */
const FIRST_DAY = -2;
const LAST_DAY = END / DAY + 1;
/** Between reviews that were made in the same millisecond, in ms. Four grades have room in one. */
const STEP = 0.25;
/** Kind and name; the longest names are those of terms. No space or control character. */
const ID = /^[a-z]-[^\s\p{C}]{1,300}$/u;

/**
 * @param {unknown} value Of anywhere.
 * @returns {Progress | null} The same with nothing else in it, its reviews by time; null unless all of it is sound.
 */
export function checked(value) {
  if (!isObject(value) || !isId(value["id"]) || !areFlags(value)) return null;
  const { id, reviews } = value;
  return Array.isArray(reviews) && reviews.every(isReview) ? progressOf(id, reviews, value) : null;
}

/**
 * @param {unknown} value A record that `checked` refused.
 * @returns {Progress | null} What of it is sound; null if it has no review that is.
 */
export function salvaged(value) {
  if (!isObject(value) || !isId(value["id"]) || !Array.isArray(value["reviews"])) return null;
  const reviews = value["reviews"].filter(isReview);
  return reviews.length ? progressOf(value["id"], reviews, areFlags(value) ? value : {}) : null;
}

/**
 * The steps from one form to the next, each for a record of the form that it is named by.
 *
 * @type {Readonly<Record<number, (value: unknown, dayOf: (at: number) => number) => unknown>>}
 */
const STEPS = {
  // The first form, which only drafts of the site wrote, knew no days: they are worked out from the clock's time here.
  1: (value, dayOf) => {
    if (!isObject(value) || !Array.isArray(value["reviews"])) return value;
    return { ...value, reviews: value["reviews"].map((review) => withDay(review, dayOf)) };
  },
};

/**
 * @param {unknown} value A record as a site of an earlier form wrote it, unchecked.
 * @param {number} from Its form, 1 to VERSION.
 * @param {(at: number) => number} dayOf The study day of a time in ms since 1970.
 * @returns {unknown} In today's form, unchecked. What is no record comes back as it is.
 */
export function migrated(value, from, dayOf) {
  let result = value;
  for (let form = from; form < VERSION; form += 1) result = STEPS[form]?.(result, dayOf) ?? result;
  return result;
}

/**
 * @param {Progress} one
 * @param {Progress} other Of the same card, or of what the card was called before.
 * @returns {Progress} With the id of `one`: the reviews of both, and the flags that were set last. Where both were set
 *   in the same millisecond, suspended wins, then the later day.
 */
export function merged(one, other) {
  return progressOf(one.id, [...one.reviews, ...other.reviews], compareFlags(one, other) < 0 ? other : one);
}

/**
 * @param {string} id
 * @returns {Progress} Of a card that was never asked.
 */
export function blank(id) {
  return { id, reviews: [] };
}

/**
 * @param {Progress} progress
 * @returns {boolean} Whether there is nothing to remember.
 */
export function isBlank({ reviews, changed }) {
  return !reviews.length && changed === undefined;
}

/**
 * @param {Progress} progress
 * @param {number} at In ms since 1970. A clock that was put back does not change the order: the review then counts
 *   as made right after the last one.
 * @param {Grade} grade
 * @param {number} day As the learner's calendar shows it, and kept as it is.
 * @returns {Progress}
 */
export function withReview(progress, at, grade, day) {
  const last = progress.reviews.at(-1);
  const time = Math.max(within(Math.floor(at), 0, LATEST), last ? Math.floor(last[0]) + 1 : 0);
  return { ...progress, reviews: [...progress.reviews, [time, grade, within(day, FIRST_DAY, LAST_DAY)]] };
}

/**
 * @param {Progress} progress
 * @param {number} at Of the review, as it stands in the record.
 * @returns {Progress} Without that review; the same if there is none.
 */
export function withoutReview(progress, at) {
  const reviews = progress.reviews.filter(([time]) => time !== at);
  return { ...progress, reviews: ordered(reviews) };
}

/**
 * @param {Progress} progress
 * @param {Flags} flags
 * @param {number} now In ms since 1970.
 * @returns {Progress}
 */
export function withFlags(progress, flags, now) {
  const changed = Math.max(within(Math.floor(now), 0, LATEST), (progress.changed ?? -1) + 1);
  return progressOf(progress.id, progress.reviews, { ...progress, ...flags, changed });
}

/**
 * @param {string} id
 * @param {Review[]} reviews Sound, in any order.
 * @param {{ suspended?: unknown, buried?: unknown, changed?: unknown }} flags Sound.
 * @returns {Progress}
 */
function progressOf(id, reviews, { suspended, buried, changed }) {
  const flags = {
    ...(suspended === true ? { suspended } : {}),
    ...(typeof buried === "number" ? { buried } : {}),
  };
  // Flags of no known time are older than all others.
  const isSet = typeof changed === "number" || Object.keys(flags).length > 0;
  return { id, reviews: ordered(reviews), ...flags, ...(isSet ? { changed: Number(changed ?? 0) } : {}) };
}

/**
 * @param {Review[]} reviews
 * @returns {Review[]} By time, no two at the same, each once.
 */
function ordered(reviews) {
  // As nearly all are: 10,000 records are checked whenever a page asks for them.
  if (areOrdered(reviews)) return reviews;
  /** @type {Review[]} */
  const kept = [];
  for (const [at, grade, day] of reviews.map(whole).sort(compareReviews)) {
    const last = kept.at(-1);
    if (!last || Math.floor(last[0]) !== at) kept.push([at, grade, day]);
    // Of the same review with two days, from a form without days, the earlier stays.
    else if (last[1] !== grade) kept.push([last[0] + STEP, grade, day]);
  }
  return kept;
}

/**
 * @param {Review[]} reviews
 * @returns {boolean} Whether each is later than the one before it, and none shares its millisecond.
 */
function areOrdered(reviews) {
  let last = -1;
  for (const { 0: at } of reviews) {
    if (at <= last || !Number.isInteger(at)) return false;
    last = at;
  }
  return true;
}

/**
 * @param {Review} review
 * @returns {Review} At the millisecond that it was made in.
 */
function whole([at, grade, day]) {
  return [Math.floor(at), grade, day];
}

/**
 * @param {Review} one
 * @param {Review} other
 * @returns {number}
 */
function compareReviews(one, other) {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

/**
 * @param {Progress} one
 * @param {Progress} other
 * @returns {number} Below 0 if the flags of `other` win.
 */
function compareFlags(one, other) {
  return (
    (one.changed ?? -1) - (other.changed ?? -1) ||
    Number(one.suspended ?? false) - Number(other.suspended ?? false) ||
    (one.buried ?? -LAST_DAY) - (other.buried ?? -LAST_DAY)
  );
}

/**
 * @param {unknown} review `[at, grade]`.
 * @param {(at: number) => number} dayOf
 * @returns {unknown}
 */
function withDay(review, dayOf) {
  if (!Array.isArray(review) || review.length !== 2 || !isTime(review[0])) return review;
  return [...review, dayOf(review[0])];
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 * @returns {number}
 */
function within(value, least, most) {
  return Math.min(Math.max(value, least), most);
}


/**
 * @param {unknown} id
 * @returns {id is string}
 */
export function isId(id) {
  return typeof id === "string" && ID.test(id);
}

/**
 * @param {unknown} value
 * @returns {value is Review}
 */
function isReview(value) {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const grade = value[1];
  return isTime(value[0]) && (grade === 1 || grade === 2 || grade === 3 || grade === 4) && isDay(value[2]);
}

/**
 * @param {unknown} at
 * @returns {at is number} In ms since 1970, in quarters.
 */
function isTime(at) {
  return typeof at === "number" && at >= 0 && at < END && Number.isInteger(at / STEP);
}

/**
 * @param {unknown} day
 * @returns {day is number}
 */
function isDay(day) {
  return Number.isInteger(day) && Number(day) >= FIRST_DAY && Number(day) <= LAST_DAY;
}

/**
 * @param {Record<string, unknown>} value
 * @returns {boolean} Whether its flags, if there are any, are flags.
 */
function areFlags({ suspended, buried, changed }) {
  const isFlag = suspended === undefined || typeof suspended === "boolean";
  const isSet = changed === undefined || (isTime(changed) && Number.isInteger(changed));
  return isFlag && isSet && (buried === undefined || isDay(buried));
}
