/** The bundle `assets/past.js`: what the page of progress shows to those who have practised. */
import { ahead } from "./progress-forecast.js";
import { decisions, SHOWN } from "./progress-lists.js";
import { surveyOf } from "./progress-survey.js";
import { sheetOfDays } from "./progress-year.js";

const past = { ahead, decisions, sheetOfDays, SHOWN, surveyOf };

/** @typedef {typeof past} Past */

Object.assign(globalThis, { studysitePast: past });
