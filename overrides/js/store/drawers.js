/**
 * Records in drawers, many to one: a browser takes ten times as long to read ten thousand records one by one as to
 * read them from some dozen drawers. Pure.
 *
 * @typedef {import("./progress-change.js").Outcome} Outcome
 * @typedef {import("./progress-change.js").Records} Records
 *
 * @typedef {object} Drawer
 * @property {Records} records All that is sound in it.
 * @property {unknown[]} damaged What is not, as it was.
 */
import { checked, merged, salvaged } from "./progress-record.js";

/** How many there are. With ten thousand cards a drawer holds 160, which are written again with every review. */
export const DRAWERS = 64;

/**
 * @param {string} id
 * @returns {number} The drawer that its record is in, from 0: FNV-1a of its letters. It can never change.
 */
export function drawerOf(id) {
  let hash = 0x811c9dc5;
  for (let place = 0; place < id.length; place += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(place), 0x01000193);
  }
  return (hash >>> 0) % DRAWERS;
}

/**
 * @param {unknown} value What the database holds of a drawer; undefined for nothing.
 * @returns {Drawer}
 */
export function opened(value) {
  /** @type {Records} */
  const records = new Map();
  if (value === undefined) return { records, damaged: [] };
  if (!Array.isArray(value)) return { records, damaged: [value] };
  const damaged = [];
  for (const one of value) {
    const whole = checked(one);
    if (!whole) damaged.push(one);
    const progress = whole ?? salvaged(one);
    if (progress) add(records, progress);
  }
  return { records, damaged };
}

/**
 * @param {Map<number, Drawer>} drawers
 * @param {Outcome} outcome Of records that are in these drawers.
 * @returns {Map<number, unknown[]>} What those that are touched hold now; damaged records are no longer in them.
 */
export function filled(drawers, outcome) {
  const touched = new Set([...outcome.keys()].map(drawerOf));
  const held = new Map();
  for (const [number, { records, damaged }] of drawers) {
    if (damaged.length || touched.has(number)) held.set(number, new Map(records));
  }
  for (const [id, progress] of outcome) {
    if (progress) held.get(drawerOf(id))?.set(id, progress);
    else held.get(drawerOf(id))?.delete(id);
  }
  return new Map([...held].map(([number, records]) => [number, [...records.values()]]));
}

/**
 * @param {Iterable<Drawer>} drawers
 * @returns {Records} Of all of them.
 */
export function poured(drawers) {
  /** @type {Records} */
  const all = new Map();
  for (const { records } of drawers) for (const progress of records.values()) add(all, progress);
  return all;
}

/**
 * @param {Records} records
 * @param {import("../practice/study-types.js").Progress} progress
 */
function add(records, progress) {
  const other = records.get(progress.id);
  records.set(progress.id, other ? merged(other, progress) : progress);
}
