/**
 * The questions of an exam with their texts: those that have options of their own, or enough wrong answers, are multiple
 * choice, the others are answered in writing or in the head. Pure.
 *
 * @typedef {import("../practice/choices.js").Choice} Choice
 * @typedef {import("./link.js").Exam} Exam
 * @typedef {import("../practice/study-types.js").CardBody} CardBody
 * @typedef {import("../practice/study-types.js").CardHead} CardHead
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 *
 * @typedef {object} Question
 * @property {CardHead} head
 * @property {CardBody} body
 * @property {Choice[] | null} choices null if it is answered in writing.
 */
import { choicesFor, ownChoices, random, textOf } from "../practice/choices.js";
import { chanceOf } from "./exam.js";
import { digest } from "./link.js";
import { words } from "../base/words.js";

/** Questions whose answers are of one kind of thing. Answers to other questions would only be out of place. */
const CHOOSABLE = new Set(["term", "name", "pair", "cell"]);

/** How many cards of a group wrong answers are taken from: a glossary of thousands is not loaded for them. */
const POOL = 40;

/** How many answers to choose from, if there are as many. */
const COUNTS = [4, 3];

/**
 * @param {StudyIndex} index
 * @param {readonly CardHead[]} heads Of the exam.
 * @param {number} seed
 * @returns {Map<string, CardHead[]>} Cards that may distract from each group of these; the same in any order.
 */
export function pools(index, heads, seed) {
  const groups = new Set(heads.filter(isChoosable).map(({ group }) => group));
  /** @type {Map<string, { head: CardHead, rank: number }[]>} */
  const found = new Map([...groups].map((group) => [group, []]));
  for (const head of index.cards) found.get(head.group)?.push({ head, rank: chanceOf(seed, `pool ${head.id}`) });
  const few = [...found].map(([group, ranked]) => {
    const first = ranked.sort((one, other) => one.rank - other.rank || (one.head.id < other.head.id ? -1 : 1)).slice(0, POOL);
    return /** @type {const} */ ([group, first.map(({ head }) => head)]);
  });
  return new Map(few);
}

/**
 * @param {readonly CardHead[]} heads Of the exam, in its order.
 * @param {ReadonlyMap<string, CardHead[]>} pools
 * @param {ReadonlyMap<string, CardBody>} bodies Of both; a question that has none is left out.
 * @param {number} seed
 * @returns {Question[]}
 */
export function paperOf(heads, pools, bodies, seed) {
  const withBody = (/** @type {CardHead} */ head) => {
    const body = bodies.get(head.id);
    return body ? [{ head, body }] : [];
  };
  return heads.flatMap(withBody).map(({ head, body }) => {
    const own = ownChoices(body);
    if (own) return { head, body, choices: own };
    const pool = (pools.get(head.group) ?? []).flatMap(withBody);
    return { head, body, choices: isChoosable(head) && !tellsItself(body) ? choices({ head, body }, pool, seed) : null };
  });
}

/**
 * @param {{ head: CardHead, body: CardBody }} card
 * @param {{ head: CardHead, body: CardBody }[]} pool
 * @param {number} seed
 * @returns {Choice[] | null}
 */
function choices({ head, body }, pool, seed) {
  for (const count of COUNTS) {
    const made = choicesFor(body, head, pool, count, random(digest(`${seed} choices ${head.id}`)));
    if (made) return made;
  }
  return null;
}

/** @param {CardHead} head */
function isChoosable({ kind }) {
  return CHOOSABLE.has(kind);
}

/**
 * @param {CardBody} body
 * @returns {boolean} Whether the right choice would be known by the name that is asked for: “Subnet? Each subnet is …”.
 */
function tellsItself({ prompt, short }) {
  const name = words(textOf(prompt));
  return name.length > 0 && ` ${words(short).join(" ")} `.includes(` ${name.join(" ")} `);
}
