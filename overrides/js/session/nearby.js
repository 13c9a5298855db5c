/**
 * Cards to take wrong answers from: of the same kind of thing, and without fetching half of the site for them. Pure.
 *
 * @typedef {import("../practice/study-types.js").CardHead} CardHead
 */

/** So many cards are enough to choose from, and so many parts to fetch for them at the most. */
const ENOUGH = 24;
const PARTS = 3;

/**
 * @param {readonly CardHead[]} cards All of them.
 * @param {CardHead} head
 * @param {() => number} chance From 0 to below 1.
 * @returns {CardHead[]} Others of its group: those of its own part, and of some others while they are few.
 */
export function nearby(cards, head, chance) {
  const same = cards.filter((one) => one.group === head.group && one.id !== head.id);
  const others = [...new Set(same.map(({ part }) => part))].filter((part) => part !== head.part);
  const parts = others.map((part) => ({ part, at: chance() })).sort((one, other) => one.at - other.at);
  /** @type {CardHead[]} */
  const found = [];
  for (const part of [head.part, ...parts.map((one) => one.part)].slice(0, PARTS)) {
    if (found.length < ENOUGH) found.push(...same.filter((one) => one.part === part));
  }
  return found;
}
