/**
 * How a learner wants to practise: what they chose, checked, and what holds until they choose. Pure.
 *
 * @typedef {import("./study-types.js").StudySettings} StudySettings
 */
import { isObject } from "../base/is-object.js";

/** @type {Readonly<StudySettings>} */
export const USUAL = { retention: 0.9, newADay: 10, minutes: 10, exam: "", documents: [] };

const DATE = /^\d{4}-\d\d-\d\d$/;

/**
 * @param {unknown} value Of anywhere.
 * @returns {StudySettings} What is sound of it; what is usual for the rest.
 */
export function checkedSettings(value) {
  const { retention, newADay, minutes, exam, documents } = isObject(value) ? value : {};
  return {
    retention: isBetween(retention, 0.7, 0.97) ? retention : USUAL.retention,
    newADay: isBetween(newADay, 0, 9999) && Number.isInteger(newADay) ? newADay : USUAL.newADay,
    minutes: isBetween(minutes, 1, 600) ? minutes : USUAL.minutes,
    exam: typeof exam === "string" && isDate(exam) ? exam : USUAL.exam,
    documents: Array.isArray(documents) ? documents.filter((slug) => typeof slug === "string") : [],
  };
}

/**
 * @param {unknown} value
 * @param {number} least
 * @param {number} most
 * @returns {value is number}
 */
function isBetween(value, least, most) {
  return typeof value === "number" && value >= least && value <= most;
}

/** @param {string} text */
function isDate(text) {
  return DATE.test(text) && !Number.isNaN(Date.parse(text));
}
