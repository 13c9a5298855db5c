/**
 * Which result comes first. Pure: no DOM, no library.
 *
 * The names of terms decide before anything else, then titles, then how well the text matches:
 *
 *     0  a term is called what was typed          "az"            Availability Zone, AZ
 *     1  a term's name begins with it             "avail"         Availability Zone
 *        or its initials are that             "eda"           Exploratory Data Analysis
 *     2  its words begin words of the name        "zone"          Availability Zone
 *     3  a title holds all its words              "scaling limit" the question that asks for it
 *     4  it holds the whole name of a term        "what is ecr"   ECR
 *     5  a term is called that, but for a typo    "clowdtrial"    CloudTrail
 *     6  anything else
 *
 * @import { Kind, SearchRecord } from "./records.js"
 */
import { acronyms, distance, folded, typos, words } from "./words.js";

/** Of titles that match equally, these come first. @type {readonly Kind[]} */
export const KINDS = ["term", "question", "section", "node", "page"];

/** How much a match in the text of a kind counts. @type {Readonly<Record<Kind, number>>} */
export const WEIGHTS = { term: 2.5, question: 1.3, section: 1, node: 0.9, page: 0.8 };

/**
 * @param {SearchRecord} record
 * @param {string} query
 * @returns {0 | 1 | 2 | 3 | 4 | 5 | 6} How near the record is to the query, as above.
 */
export function nearness(record, query) {
  const asked = words(query);
  if (record.kind !== "term") return holds(words(record.title), asked) ? 3 : 6;
  const names = [record.title, ...(record.names ?? [])].map(words);
  const typed = asked.join("");
  // Without spaces: "cloud trail" is CloudTrail, and "securitygroup" a security group.
  if (names.some((name) => name.join("") === typed)) return 0;
  // The last word may be half typed, and is no plural yet.
  const begun = folded(query).replaceAll(" ", "");
  if (names.some((name) => name.join("").startsWith(typed) || name.join("").startsWith(begun))) return 1;
  if (names.some((name) => acronyms(name).includes(typed))) return 1;
  if (names.some((name) => holds(name, asked))) return 2;
  if (names.some((name) => ` ${asked.join(" ")} `.includes(` ${name.join(" ")} `))) return 4;
  return names.some((name) => distance(name.join(""), typed) <= typos(typed)) ? 5 : 6;
}

/**
 * @param {readonly string[]} known
 * @param {readonly string[]} asked
 * @returns {boolean} Whether each asked word begins a known one.
 */
function holds(known, asked) {
  return asked.every((word) => known.some((one) => one.startsWith(word)));
}

/**
 * @template {{ record: SearchRecord, score: number }} Result
 * @param {readonly Result[]} results
 * @param {string} query
 * @returns {(Result & { nearness: number })[]} Best first.
 */
export function ranked(results, query) {
  const asked = words(query).join(" ");
  const judged = results.map((result) => ({ ...result, nearness: nearness(result.record, query) }));
  return judged.sort(
    (one, other) =>
      one.nearness - other.nearness ||
      (one.nearness === 3 ? byTitle(one.record, other.record, asked) : 0) ||
      other.score - one.score ||
      KINDS.indexOf(one.record.kind) - KINDS.indexOf(other.record.kind),
  );
}

/**
 * @param {SearchRecord} one
 * @param {SearchRecord} other
 * @param {string} asked
 * @returns {number} Negative if `one` comes first: a title that is the query, then the kind.
 */
function byTitle(one, other, asked) {
  const [is, otherIs] = [one, other].map(({ title }) => words(title).join(" ") === asked);
  return Number(otherIs) - Number(is) || KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind);
}
