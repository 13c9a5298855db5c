/**
 * How well a card is known. Pure.
 *
 * @typedef {import("./study-types.js").Memory} Memory
 * @typedef {import("./study-types.js").Progress} Progress
 *
 * @typedef {"new" | "learning" | "weak" | "known"} Standing
 */
import { LEECH_LAPSES } from "./schedule.js";

/** What takes longer to be forgotten, in days, is known. */
const STABLE = 7;

/**
 * @param {Progress | undefined} progress
 * @param {Memory} memory After the reviews of `progress`.
 * @returns {Standing} Known is what was recalled on two days at least, was not missed the last time and will last a
 *   week; weak, what was missed the last time, or again and again.
 */
export function standing(progress, memory) {
  const reviews = progress?.reviews ?? [];
  const last = reviews.at(-1);
  if (!last) return "new";
  if (last[1] === 1 || memory.lapses >= LEECH_LAPSES) return "weak";
  const days = new Set(reviews.filter(([, grade]) => grade >= 2).map(([, , day]) => day));
  return days.size >= 2 && memory.stability >= STABLE ? "known" : "learning";
}
