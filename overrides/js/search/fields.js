/**
 * How texts become words of the index: the same when it is built and when it is asked.
 *
 * @import { Options } from "minisearch"
 */
import { folded, singular } from "../base/words.js";

/** Longer words are no words that anyone types. */
const LONGEST = 40;

/** Scripts without spaces: Thai, kana, Chinese characters. A run of them is many words, and nobody says which. */
const RUN = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/;

/** So many characters of a run from one place on tell it from others. */
const TELLING = 16;

/** @type {Options} */
export const OPTIONS = {
  fields: ["title", "names", "text", "hidden"],
  // A text that is indexed has a field, a query has none.
  tokenize: (text, field) => (field ? folded(text).split(" ").flatMap(beginnings) : folded(text).split(" ")),
  processTerm: (word) => singular(word.slice(0, RUN.test(word) ? TELLING : LONGEST)) || null,
};

/**
 * @param {string} word
 * @returns {string[]} The word; of a run without spaces what begins at each of its characters.
 */
function beginnings(word) {
  return RUN.test(word) ? Array.from(word, (_, at) => word.slice(at, at + TELLING)) : [word];
}
