/**
 * Progress as a file: JSON that says what it is, a line for each card. Pure.
 *
 * @typedef {import("../practice/study-types.js").Progress} Progress
 * @typedef {import("../practice/study-types.js").StudySettings} StudySettings
 *
 * @typedef {object} Kept
 * @property {string} site The path that the site's addresses begin with.
 * @property {number} made In ms since 1970.
 * @property {StudySettings} settings
 * @property {Progress[]} cards
 * @property {unknown[]} aside Damaged records, as they were: for a person to look at.
 *
 * @typedef {object} Saved What stands in a file.
 * @property {string} format
 * @property {number} version
 * @property {string} site
 * @property {string} made `2026-11-21T19:06:26.000Z`
 * @property {StudySettings} settings
 * @property {Progress[]} cards
 * @property {unknown[]} aside
 *
 * @typedef {object} FileRead
 * @property {Progress[]} cards
 * @property {unknown} settings Unchecked; undefined where the file has none.
 * @property {string} site
 * @property {string} made As the file says; empty if it does not.
 * @property {boolean} isOtherSite Its cards may be none of this site's: to be asked about before it is taken.
 * @property {number} leftOut How many of its records are none.
 */
import { isObject } from "../base/is-object.js";
import { checked, merged, migrated, VERSION } from "./progress-record.js";
import { TransferError } from "./transfer-error.js";

const FORMAT = "studysite progress";

/** In characters. Ten thousand cards with fifty reviews each have room; what is longer is no file of ours. */
const LONGEST = 20_000_000;

/**
 * @param {Kept} kept
 * @returns {Saved}
 */
export function recordOfAll({ site, made, settings, cards, aside }) {
  return { format: FORMAT, version: VERSION, site, made: new Date(made).toISOString(), settings, cards, aside };
}

/**
 * @param {Saved} saved
 * @returns {string} The file's text.
 */
export function fileOf({ cards, aside, ...head }) {
  const lines = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`);
  const lists = [`  "cards": ${listed(cards)},`, `  "aside": ${listed(aside)}`];
  return `${["{", ...lines, ...lists, "}"].join("\n")}\n`;
}

/**
 * @param {Saved} saved
 * @returns {string} A name for it: `progress-2026-11-21.json`.
 */
export function fileName({ made }) {
  return `progress-${made.slice(0, 10)}.json`;
}

/**
 * @param {string} text Of any file.
 * @param {string} site The path of this site.
 * @param {(at: number) => number} dayOf The study day of a time, for files of a form without days.
 * @returns {FileRead} Throws a TransferError that says why it cannot be taken.
 */
export function readFile(text, site, dayOf) {
  const saved = parsed(text);
  if (!isObject(saved) || saved["format"] !== FORMAT) throw new TransferError("foreign");
  const { version, cards } = saved;
  if (!Number.isInteger(version) || Number(version) < 1 || !Array.isArray(cards)) throw new TransferError("broken");
  if (Number(version) > VERSION) throw new TransferError("newer");
  const sound = cards.map((card) => checked(migrated(card, Number(version), dayOf))).filter((card) => card !== null);
  return { ...headOf(saved, site), cards: single(sound), leftOut: cards.length - sound.length };
}

/**
 * @param {Progress[]} cards
 * @returns {Progress[]} Of each card one record.
 */
export function single(cards) {
  /** @type {Map<string, Progress>} */
  const found = new Map();
  for (const card of cards) {
    const other = found.get(card.id);
    found.set(card.id, other ? merged(other, card) : card);
  }
  return [...found.values()];
}

/**
 * @param {Record<string, unknown>} saved
 * @param {string} here
 */
function headOf({ site, made, settings }, here) {
  const named = typeof site === "string" ? site : "";
  const isDate = typeof made === "string" && !Number.isNaN(Date.parse(made));
  return { site: named, made: isDate ? made : "", settings, isOtherSite: named !== here };
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function parsed(text) {
  if (text.length > LONGEST) throw new TransferError("long");
  try {
    // Some editors put a mark before the text.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    // A file of ours that was cut off still begins like one.
    throw new TransferError(text.slice(0, 200).includes(FORMAT) ? "broken" : "foreign");
  }
}

/**
 * @param {unknown[]} values
 * @returns {string} A line each. What JSON cannot say is left out.
 */
function listed(values) {
  const lines = values.map(lineOf).filter((line) => line !== undefined);
  return lines.length ? `[\n    ${lines.join(",\n    ")}\n  ]` : "[]";
}

/**
 * @param {unknown} value
 * @returns {string | undefined}
 */
function lineOf(value) {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
