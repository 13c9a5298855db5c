/**
 * Which result comes first. Pure: no DOM, no library.
 *
 * How near a record is to a query, best first; a fraction orders those of one step:
 *
 *     0  a term is called what was typed                "az"               Availability Zone, AZ
 *     1  … but for words that only ask, or for short    "what is ecr"      ECR
 *     2  a term's name begins with it                   "avail"            Availability Zone
 *     3  words of the name do                           "zone"             Availability Zone
 *     4  a title holds all its words                    "scaling limit"    the question that asks for it
 *     5  a text holds all its words                     "numbers names"    the section that says it
 *     6  a term is called that, but for typing errors   "clowdtrial"       CloudTrail
 *     7  it holds the whole name of a term, or a half   "cloudtrail logs"  CloudTrail
 *        one but for typing errors                      "clowdtr"          CloudTrail
 *     8  anything else
 *
 * What is spelt as the query is comes before what is only nearly spelt so: a typing error never beats
 * an exact match.
 *
 * @import { Kind } from "./records.js"
 */
import { acronyms, beginningDistance, distance, folded, means, telling, typos, words } from "../base/words.js";

/** Of titles that match equally, these come first. @type {readonly Kind[]} */
export const KINDS = ["term", "question", "section", "node", "page"];

/** How much a match in the text of a kind counts. @type {Readonly<Record<Kind, number>>} */
export const WEIGHTS = { term: 2.5, question: 1.3, section: 1, node: 0.9, page: 0.8 };

/** The steps above that others have to know. */
export const TITLE = 4;
export const TEXT = 5;
export const MISSPELT = 6;
export const PARTLY = 7;
export const REST = 8;

/**
 * @typedef {object} Asked A query as it is compared.
 * @property {string[]} words Folded, in the singular.
 * @property {string[]} telling Those that say what it is about.
 * @property {string} typed All words without the spaces.
 * @property {string} begun The same as it was typed: the last word may be half typed, and is no plural yet.
 * @property {boolean} capital Whether it was typed in capitals, as acronyms are.
 *
 * @typedef {object} Name One name of a term.
 * @property {string[]} words Folded, in the singular.
 * @property {string} whole Its words without the spaces: "cloud trail" is CloudTrail.
 * @property {string} folded The same with every word as it is written.
 * @property {boolean} first Whether it is the term's own name, and no further one.
 */

/**
 * @param {string} query
 * @returns {Asked}
 */
export function read(query) {
  const asked = words(query);
  return {
    words: asked,
    telling: telling(asked),
    typed: asked.join(""),
    begun: folded(query).replaceAll(" ", ""),
    capital: query === query.toUpperCase(),
  };
}

/**
 * @param {string} text
 * @param {boolean} first
 * @returns {Name}
 */
export function nameOf(text, first) {
  const parts = words(text);
  return { words: parts, whole: parts.join(""), folded: folded(text).replaceAll(" ", ""), first };
}

/**
 * @param {readonly Name[]} names All names of one term.
 * @param {Asked} asked
 * @returns {{ nearness: number, name: Name | undefined }} As above, and by which name; 8 if by none.
 */
export function nearestName(names, asked) {
  /** @type {{ nearness: number, name: Name | undefined }} */
  let best = { nearness: REST, name: undefined };
  for (const name of names) {
    const nearness = spelt(name, asked) ?? misspelt(name, asked) ?? partly(name, asked);
    if (nearness < best.nearness) best = { nearness, name };
  }
  return best;
}

/**
 * @param {Name} name
 * @param {Asked} asked
 * @returns {number | undefined} Steps 0 to 3; undefined if the name is not spelt like that.
 */
function spelt(name, { words: parts, telling: about, typed, begun, capital }) {
  if (!name.whole) return undefined;
  if (name.whole === typed || name.folded === begun) return 0;
  if (name.whole === about.join("")) return 1;
  const initials = acronyms(name.words).includes(typed);
  // Any two letters are somebody's initials, and more often the beginning of a word.
  if (initials && (capital || typed.length > 2)) return 1.1;
  if (parts.length > 2 && acronyms(parts).includes(name.whole)) return 1.2;
  const rest = order(name, typed);
  if (name.whole.startsWith(typed) || name.folded.startsWith(begun)) return 2 + rest;
  if (initials) return 2.9;
  if (tails(name.words).some((tail) => tail.startsWith(typed))) return 3 + rest;
  return holds(name.words, parts) ? 3.5 + rest : undefined;
}

/**
 * @param {Name} name
 * @param {string} typed
 * @returns {number} Below 0.5: the less of the name is missing the better, and its own name before others.
 */
function order(name, typed) {
  const whole = Math.min(1, typed.length / name.whole.length);
  return (1 - whole) * 0.4 + (name.first ? 0 : 0.05);
}

/**
 * @param {Name} name
 * @param {Asked} asked
 * @returns {number | undefined} Step 6; undefined if the whole name is not meant.
 */
function misspelt(name, { words: parts, telling: about, typed }) {
  for (const [at, one] of [typed, about.join("")].entries()) {
    const wrong = errors(one, name.whole);
    if (wrong !== undefined) return MISSPELT + 0.1 * wrong + 0.05 * at + (one[0] === name.whole[0] ? 0 : 0.02);
  }
  return parts.length > 1 && parts.length === name.words.length && alike(parts, name.words) ? MISSPELT + 0.4 : undefined;
}

/**
 * @param {Name} name
 * @param {Asked} asked
 * @returns {number} Step 7 or 8.
 */
function partly(name, { words: parts, typed }) {
  if (name.whole && ` ${parts.join(" ")} `.includes(` ${name.words.join(" ")} `)) return PARTLY;
  const most = typos(typed);
  if (!most) return REST;
  const wrong = name.whole.length > typed.length ? beginningDistance(typed, name.whole, most) : most + 1;
  if (wrong <= most) return PARTLY + 0.4 + 0.1 * wrong + 0.1 * order(name, typed);
  if (tails(name.words).some((tail) => errors(typed, tail) !== undefined)) return PARTLY + 0.7 + 0.1 * order(name, typed);
  return parts.length > 1 && parts.every((part) => name.words.some((word) => means(part, word))) ? PARTLY + 0.8 : REST;
}

/**
 * @param {string} typed
 * @param {string} known
 * @returns {number | undefined} How many letters are wrong; undefined if too many are.
 */
function errors(typed, known) {
  const most = typos(typed);
  const wrong = most ? distance(typed, known, most) : Number.POSITIVE_INFINITY;
  return wrong <= most ? wrong : undefined;
}

/**
 * @param {readonly string[]} asked
 * @param {readonly string[]} known As many.
 * @returns {boolean} Whether each asked word means the known one in its place.
 */
export function alike(asked, known) {
  return asked.every((word, at) => means(word, known[at] ?? ""));
}

/**
 * @param {readonly string[]} parts
 * @returns {string[]} What a name says from each of its words on, without spaces; not from the first.
 */
export function tails(parts) {
  return parts.slice(1).map((_, at) => parts.slice(at + 1).join(""));
}

/**
 * @param {readonly string[]} known
 * @param {readonly string[]} asked
 * @returns {boolean} Whether each asked word begins a known one.
 */
export function holds(known, asked) {
  return asked.length > 0 && asked.every((word) => known.some((one) => one.startsWith(word)));
}

/**
 * @typedef {object} Judged
 * @property {number} nearness
 * @property {Kind} kind
 * @property {number} score How well the text matches.
 * @property {boolean} [is] Whether its title is the query.
 */

/**
 * @param {Judged} one
 * @param {Judged} other
 * @returns {number} Negative if `one` comes first.
 */
export function compare(one, other) {
  const byKind = KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind);
  const isTitle = one.nearness === TITLE && other.nearness === TITLE;
  return (
    one.nearness - other.nearness ||
    (isTitle ? Number(other.is ?? false) - Number(one.is ?? false) || byKind : 0) ||
    other.score - one.score ||
    byKind
  );
}
