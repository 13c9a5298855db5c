/**
 * How it is shown what a learner knows of a branch: a sign, a word, and a colour that only adds to them. Pure.
 *
 * @typedef {import("../practice/known.js").Standing} Standing
 */
import { say } from "../base/say.js";

/** @type {Readonly<Partial<Record<Standing, string>>>} */
export const STANDINGS = { known: say`✓ known`, learning: say`≈ learning`, weak: say`× weak` };

/** @type {Readonly<Partial<Record<Standing, string>>>} What they mean, for the legend. */
export const MEANINGS = {
  known: say`✓ known: all that you practised of it`,
  learning: say`≈ learning`,
  weak: say`× weak: missed the last time, or again and again`,
};
