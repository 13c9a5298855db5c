/**
 * The order in which cards of several documents and kinds are asked: mixed, since telling apart what was mixed is what
 * an exam asks for. Pure, and the same for the same cards.
 *
 * @typedef {import("./study-types.js").CardHead} CardHead
 */

/**
 * Cards in an order in which each document and kind advances at the same pace, each in the order of its material:
 * whatever part of it was taken, every document has given as large a share.
 *
 * @param {readonly CardHead[]} heads
 * @returns {CardHead[]}
 */
export function inShares(heads) {
  const sizes = new Map();
  const places = heads.map((head) => {
    const place = sizes.get(groupOf(head)) ?? 0;
    sizes.set(groupOf(head), place + 1);
    return place;
  });
  const shares = heads.map((head, at) => ({ head, share: ((places[at] ?? 0) + 0.5) / sizes.get(groupOf(head)) }));
  return shares.sort((one, other) => one.share - other.share).map(({ head }) => head);
}

/**
 * @template Item
 * @param {readonly Item[]} one
 * @param {readonly Item[]} other
 * @returns {Item[]} Both, each in its order, the shorter one spread over the longer one.
 */
export function spread(one, other) {
  const placed = [one, other].flatMap((items) => items.map((item, at) => ({ item, place: (at + 0.5) / items.length })));
  return placed.sort((first, second) => first.place - second.place).map(({ item }) => item);
}

/**
 * Cards in an order in which neighbours differ in document and kind, or else in one of them. Two neighbours are alike
 * in both only where more than half of all cards are.
 *
 * @param {readonly CardHead[]} heads By their urgency, which decides as far as the mixing leaves it to.
 * @returns {CardHead[]}
 */
export function mixed(heads) {
  const groups = grouped(heads);
  /** @type {CardHead[]} */
  const order = [];
  while (order.length < heads.length) {
    const group = chosenGroup(groups, order.at(-1), heads.length - order.length);
    order.push(...group.splice(0, 1).map(({ head }) => head));
    if (!group.length) groups.splice(groups.indexOf(group), 1);
  }
  return order;
}

/** @typedef {{ head: CardHead, rank: number }[]} Group */

/**
 * @param {readonly CardHead[]} heads
 * @returns {Group[]}
 */
function grouped(heads) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const [rank, head] of heads.entries()) {
    const group = groups.get(groupOf(head)) ?? [];
    groups.set(groupOf(head), group);
    group.push({ head, rank });
  }
  return [...groups.values()];
}

/**
 * @param {Group[]} groups None of them empty.
 * @param {CardHead | undefined} last
 * @param {number} rest How many cards are left.
 * @returns {Group} The one to take from next.
 */
function chosenGroup(groups, last, rest) {
  // Put off any longer, a group that holds more than half of the rest would have to follow itself.
  const pressing = groups.find((group) => group.length * 2 > rest && likeness(group, last) < 2);
  return pressing ?? groups.reduce((one, other) => (isBefore(other, one, last) ? other : one));
}

/**
 * @param {Group} one
 * @param {Group} other
 * @param {CardHead | undefined} last
 * @returns {boolean}
 */
function isBefore(one, other, last) {
  const difference = likeness(one, last) - likeness(other, last);
  return difference ? difference < 0 : (one[0]?.rank ?? 0) < (other[0]?.rank ?? 0);
}

/**
 * @param {Group} group
 * @param {CardHead | undefined} last
 * @returns {number} In how many of two things, document and kind, its cards are like the last one.
 */
function likeness([first], last) {
  if (!first || !last) return 0;
  return Number(first.head.document === last.document) + Number(first.head.kind === last.kind);
}

/**
 * @param {CardHead} head
 * @returns {string} What it has in common with cards of its document and kind.
 */
function groupOf({ document, kind }) {
  return `${document} ${kind}`;
}
