/** The bundle `assets/past.js`: what the page of progress shows to those who have practised. */
import { ahead } from "./forecast.js";
import { decisions, SHOWN } from "./lists.js";
import { surveyOf } from "./survey.js";
import { sheetOfDays } from "./year.js";

const past = { ahead, decisions, sheetOfDays, SHOWN, surveyOf };

/** @typedef {typeof past} Past */

Object.assign(globalThis, { studysitePast: past });
