/**
 * How it is shown what a learner knows of a branch: a sign, a word, and a colour that only adds to them. Pure.
 *
 * @typedef {import("../practice/known.js").Standing} Standing
 */

/** @type {Readonly<Partial<Record<Standing, string>>>} */
export const STANDINGS = { known: "✓ known", learning: "≈ learning", weak: "× weak" };

/** @type {Readonly<Partial<Record<Standing, string>>>} What they mean, for the legend. */
export const MEANINGS = {
  known: "✓ known: all that you practised of it",
  learning: "≈ learning",
  weak: "× weak: missed the last time, or again and again",
};
