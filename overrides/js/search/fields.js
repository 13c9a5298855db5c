/**
 * How texts become words of the index: the same when it is built and when it is asked.
 *
 * @import { Options } from "minisearch"
 */
import { folded, singular } from "../base/words.js";

/** Longer words are no words that anyone types. */
const LONGEST = 40;

/** @type {Options} */
export const OPTIONS = {
  fields: ["title", "names", "text", "hidden"],
  tokenize: (text) => folded(text).split(" "),
  processTerm: (word) => singular(word.slice(0, LONGEST)) || null,
};
