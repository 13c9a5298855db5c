/** What is said of progress that goes or comes. Pure. */
import { counted, said } from "../base/said.js";
import { say } from "../base/say.js";
import { dateWords } from "./words.js";

/**
 * @param {readonly import("../practice/study-types.js").Progress[]} list
 * @param {(at: number) => number} dayOf
 * @returns {string} What a file or a link holds.
 */
export function holdsWords(list, dayOf) {
  const reviews = list.flatMap((one) => one.reviews);
  const cards = counted(list.length, "card");
  if (!reviews.length) return say`${cards}, none of them answered yet.`;
  const times = reviews.map(([at]) => at).sort((one, other) => one - other);
  const [first = "", last = ""] = [times[0], times.at(-1)].map((at) => dateWords(dayOf(at ?? 0)));
  return say`${cards} and ${counted(reviews.length, "answer")}, ${first === last ? say`of ${first}` : say`from ${first} to ${last}`}.`;
}

/**
 * @param {{ cards: number, reviews: number, added: number }} done
 * @returns {string}
 */
export function broughtWords({ cards, reviews, added }) {
  const came = say`${counted(cards, "card")} and ${counted(reviews, "answer")} came`;
  const share = added === reviews ? say`all` : said(added);
  const fresh = say`${added ? share : say`none`} of them new`;
  return reviews ? say`${came}, ${fresh}. Nothing was overwritten.` : say`${came}. Nothing was overwritten.`;
}
