/**
 * How many cards come due on which day, worked out where cards are practised and told where they are not: pages that
 * are only read know nothing of cards, and have to be light. All that they get is one line of text (`due-text.js`). Pure.
 *
 * @typedef {import("./study-types.js").CardHead} CardHead
 * @typedef {import("./study-types.js").Memory} Memory
 * @typedef {import("./study-types.js").Progress} Progress
 * @typedef {import("./study-types.js").StudyIndex} StudyIndex
 * @typedef {import("./study-types.js").StudySettings} StudySettings
 *
 * @typedef {object} Situation
 * @property {readonly CardHead[]} heads
 * @property {ReadonlyMap<string, Progress>} progress
 * @property {ReadonlyMap<string, Memory>} memories Of all cards that have reviews.
 * @property {{ exam: string }} settings
 * @property {number} day Of the learner's calendar.
 *
 * @typedef {object} DueSummary
 * @property {[day: number, count: number][]} due By day; on the first also what was due before. No day without cards.
 * @property {number} at When it was made, in ms since 1970.
 */
import { dayOf } from "./days.js";
import { USUAL } from "./practice-settings.js";
import { chosen } from "./queue.js";
import { withoutTwins } from "./twins.js";

/** Who stays away for longer finds the same number of cards as on the last of these days. */
const DAYS = 60;

/**
 * @param {StudyIndex} index
 * @param {ReadonlyMap<string, Progress>} progress
 * @param {ReadonlyMap<string, Memory>} memories Of all cards that have reviews.
 * @param {number} now In ms since 1970.
 * @param {StudySettings} [settings] Without them, cards of all documents count.
 * @returns {DueSummary}
 */
export function summaryOf(index, progress, memories, now, settings = USUAL) {
  const day = dayOf(now);
  const days = dueDays({ heads: chosen(index, settings), progress, memories, settings, day }, DAYS);
  return { due: days.flatMap((heads, at) => (heads.length ? [[day + at, heads.length]] : [])), at: now };
}

/**
 * Which cards are asked on which day, if all that is due is done on each. As in the queue, the two directions of a term
 * are not asked on the same day.
 *
 * @param {Situation} situation
 * @param {number} length How many days, from the situation's on.
 * @returns {CardHead[][]} By day; on the first also what was due before. No card that is new or put away.
 */
export function dueDays(situation, length) {
  /** @type {CardHead[][]} */
  const days = Array.from({ length }, () => []);
  for (const head of situation.heads) days[dueDay(head, situation) - situation.day]?.push(head);
  for (const [at, heads] of days.entries()) {
    const { kept, held } = withoutTwins(heads, new Set(), { ...situation, day: situation.day + at });
    days[at] = kept;
    days[at + 1]?.push(...held);
  }
  return days;
}

/**
 * @param {CardHead} head
 * @param {Situation} situation
 * @returns {number} Infinite for what is not asked.
 */
function dueDay({ id }, { progress, memories, day }) {
  const memory = memories.get(id);
  const record = progress.get(id);
  if (!memory?.reviews || record?.suspended) return Number.POSITIVE_INFINITY;
  return Math.max(record?.buried === day ? day + 1 : day, dayOf(memory.due));
}
