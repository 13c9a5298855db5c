/**
 * What is said of a choice: of the whole, and of each option. Pure.
 *
 * @typedef {object} Verdict
 * @property {string} words
 * @property {string[]} marks What stands behind each option; empty for one of which nothing is to be said.
 */
import { say } from "../base/say.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * @param {readonly boolean[]} right Which options are.
 * @param {readonly boolean[]} chosen
 * @returns {Verdict} It is right where all that is right was chosen, and nothing else.
 */
export function verdict(right, chosen) {
  if (!chosen.includes(true)) return { words: say`Choose first, then check.`, marks: right.map(() => "") };
  const isRight = right.every((one, at) => one === chosen[at]);
  const marks = right.map((one, at) => (one ? (chosen[at] ? say`✓ right` : say`✓ right, not chosen`) : chosen[at] ? say`× wrong` : ""));
  const letters = right.flatMap((one, at) => (one ? [LETTERS[at] ?? String(at + 1)] : []));
  const named = letters.length > 1 ? say`${letters.slice(0, -1).join(", ")} and ${letters.at(-1)} are` : say`${letters[0]} is`;
  return { words: isRight ? say`✓ Right.` : say`× Not right: ${named}.`, marks };
}
