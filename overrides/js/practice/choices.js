/**
 * Several answers to choose from, one of them right: the others are answers to cards of the same kind of thing. Pure;
 * chance is an argument.
 *
 * @typedef {import("./study-types.js").Block} Block
 * @typedef {import("./study-types.js").CardBody} CardBody
 * @typedef {import("./study-types.js").CardHead} CardHead
 * @typedef {import("./study-types.js").Inline} Inline
 *
 * @typedef {{ text: string, isRight: boolean }} Choice
 *
 * @typedef {object} Said A text in words that can be compared.
 * @property {string} text
 * @property {string} line Its words, folded and in the singular, each between spaces.
 * @property {string} key The same for all texts of the same words.
 *
 * @typedef {Said & { distance: number }} Candidate `distance`: how unlike the right answer it is, 0 or more.
 */
import { acronyms, words } from "../base/words.js";

/** Words that change nothing. */
const EMPTY = new Set(["a", "an", "the"]);

/** What chance counts beside likeness: enough that not everybody is distracted by the same three. */
const CHANCE = 0.75;

/** What it counts to stand in another section, as does a text that is 1.6 times as long. */
const ELSEWHERE = 0.5;

/**
 * @param {number} seed A whole number; of others, what is left of it in 32 bits.
 * @returns {() => number} Numbers from 0 to below 1, the same for the same seed on every machine (mulberry32, by Tommy
 *   Ettinger).
 */
export function random(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param {CardBody} body
 * @returns {Choice[] | null} The options that the document gives, in its order; null where it gives none.
 */
export function ownChoices({ choices }) {
  return choices?.length ? choices.map(({ words: told, right }) => ({ text: plain(told), isRight: right })) : null;
}

/**
 * @param {CardBody} body
 * @param {CardHead} head
 * @param {readonly { head: CardHead, body: CardBody }[]} pool Cards to take the others from, in any order; the card itself
 *   may be among them.
 * @param {number} count How many to choose from.
 * @param {() => number} random From 0 to below 1.
 * @returns {Choice[] | null} In the order to show them, the same for the same cards and numbers; null where there are not
 *   enough answers that are wrong and differ.
 */
export function choicesFor(body, head, pool, count, random) {
  if (!body.short.trim()) return null;
  const right = said(body.short);
  const taken = [right];
  for (const one of candidates(body, head, pool, random)) {
    if (taken.length === count) break;
    if (!taken.some((other) => saySame(one, other))) taken.push(one);
  }
  if (taken.length < count || count < 2) return null;
  return shuffled(taken, random).map((one) => ({ text: one.text, isRight: one === right }));
}

/**
 * @param {CardBody} body
 * @param {CardHead} head
 * @param {readonly { head: CardHead, body: CardBody }[]} pool
 * @param {() => number} random
 * @returns {Candidate[]} Wrong answers, those first that are most like the right one.
 */
function candidates(body, head, pool, random) {
  const asked = said(textOf(body.prompt));
  const others = pool.filter((one) => one.head.id !== head.id);
  const rights = [body, ...others.flatMap((one) => (asksSame(one, asked) ? one.body : []))].flatMap(answersOf);
  const same = others.filter((one) => one.head.group === head.group && one.body.short.trim());
  return same
    .sort((one, other) => (one.head.id < other.head.id ? -1 : 1))
    .map((one) => ({ ...said(one.body.short), distance: distance(one, { body, head }) + CHANCE * random() }))
    .filter((one) => !rights.some((right) => isRightToo(one, right)))
    .sort((one, other) => one.distance - other.distance);
}

/**
 * @param {{ head: CardHead, body: CardBody }} one
 * @param {{ head: CardHead, body: CardBody }} other
 * @returns {number} A choice that is much longer than the rest, or of another subject, tells too much.
 */
function distance(one, other) {
  const isNear = one.head.document === other.head.document && one.head.section === other.head.section;
  return Math.abs(Math.log(one.body.short.length / other.body.short.length)) + (isNear ? 0 : ELSEWHERE);
}

/**
 * @param {CardBody} body
 * @returns {Said[]} All that is right: the short answer, each point, and the whole, in which other senses and names stand.
 */
function answersOf({ short, points, answer }) {
  return [short, ...points.map(plain), textOf(answer)].map(said);
}

/**
 * @param {{ head: CardHead, body: CardBody }} one
 * @param {Said} asked
 * @returns {boolean} Whether it asks the same. One definition may be another with a sentence more.
 */
function asksSame({ head, body }, asked) {
  const other = said(textOf(body.prompt));
  return saySame(asked, other) || (head.kind === "name" && (holds(other, asked) || holds(asked, other)));
}

/**
 * @param {Said} one
 * @param {Said} right
 * @returns {boolean} Whether it is right, too, or in part: the same, a part of it or more than it, or short for it.
 */
function isRightToo(one, right) {
  return saySame(one, right) || holds(one, right) || holds(right, one) || isShortFor(one, right) || isShortFor(right, one);
}

/**
 * @param {Said} one
 * @param {Said} other
 * @returns {boolean}
 */
function saySame(one, other) {
  // What has no words, `+` or `<=`, says what it says.
  if (!one.key || !other.key) return one.text.trim() === other.text.trim();
  return one.key === other.key;
}

/**
 * @param {Said} whole
 * @param {Said} part
 * @returns {boolean} Whether all words of the part stand there, side by side.
 */
function holds(whole, part) {
  return part.key !== "" && whole.line.includes(part.line);
}

/**
 * @param {Said} one
 * @param {Said} name
 * @returns {boolean} Whether one is what the other is called for short: VPC and virtual private cloud.
 */
function isShortFor(one, name) {
  return acronyms(name.line.split(" ").filter(Boolean)).some((short) => one.key === short || one.key === `${short}s`);
}

/**
 * @param {string} text
 * @returns {Said}
 */
function said(text) {
  const parts = words(text);
  const telling = parts.filter((word) => !EMPTY.has(word));
  return { text, line: ` ${parts.join(" ")} `, key: [...new Set(telling.length ? telling : parts)].sort().join(" ") };
}

/**
 * @param {readonly Inline[]} inlines
 * @returns {string}
 */
function plain(inlines) {
  return inlines
    .map((one) => {
      if (typeof one === "string") return one;
      if (one[0] === "math") return one[3];
      if (one[0] === "img") return one[2];
      const [tag, ...rest] = one;
      return plain(tag === "a" ? rest.slice(1) : rest);
    })
    .join("");
}

/**
 * @param {readonly Block[]} blocks
 * @returns {string} Their words, on one line.
 */
export function textOf(blocks) {
  return blocks.map(blockText).join(" ");
}

/**
 * @param {Block} block
 * @returns {string}
 */
function blockText(block) {
  switch (block[0]) {
    case "p":
      return plain(/** @type {Inline[]} */ (block.slice(1)));
    case "pre":
      return block[1];
    case "table": {
      const [, header, ...rows] = block;
      return [header, ...rows].flat().map(plain).join(" ");
    }
    default:
      return /** @type {Block[][]} */ (block.slice(1)).map(textOf).join(" ");
  }
}

/**
 * @template Item
 * @param {readonly Item[]} items
 * @param {() => number} random
 * @returns {Item[]}
 */
function shuffled(items, random) {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
