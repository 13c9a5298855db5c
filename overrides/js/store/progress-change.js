/**
 * Changes of what is remembered, as values: they can be tried, put off while there is no room, and tried again on
 * what another tab has written meanwhile. Pure.
 *
 * @typedef {import("../practice/study-types.js").Grade} Grade
 * @typedef {import("../practice/study-types.js").Progress} Progress
 *
 * @typedef {Map<string, Progress>} Records By id.
 * @typedef {Map<string, Progress | null>} Outcome What records become; null forgets one.
 *
 * @typedef {object} Change
 * @property {string[]} ids Of all records that it reads.
 * @property {(found: Records) => Outcome} outcome
 * @property {[name: string, value: unknown]} [setting] To be kept beside them.
 */
import { blank, isBlank, isId, merged, withFlags, withoutReview, withReview } from "./progress-record.js";

/**
 * @param {string} id
 * @param {number} at
 * @param {Grade} grade
 * @param {number} day
 * @returns {Change}
 */
export function review(id, at, grade, day) {
  return ofOne(id, (progress) => withReview(progress, at, grade, day));
}

/**
 * @param {string} id
 * @param {number} at
 * @returns {Change}
 */
export function undoing(id, at) {
  return ofOne(id, (progress) => withoutReview(progress, at));
}

/**
 * @param {string} id
 * @param {import("./progress-record.js").Flags} flags
 * @param {number} now
 * @returns {Change}
 */
export function marking(id, flags, now) {
  return ofOne(id, (progress) => withFlags(progress, flags, now));
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {Change}
 */
export function setting(name, value) {
  return { ids: [], outcome: () => new Map(), setting: [name, value] };
}

/**
 * @param {Progress[]} list
 * @returns {Change} Merges each with what is there.
 */
export function adding(list) {
  return {
    ids: list.map(({ id }) => id),
    outcome: (found) => {
      const made = new Map();
      for (const one of list) made.set(one.id, mergedWith(made.get(one.id) ?? found.get(one.id), one));
      return made;
    },
  };
}

/**
 * @param {[from: string, to: string][]} names Ids that were given up, and what became of them in the end.
 * @returns {Change} Merges what is remembered of the old into the new.
 */
export function renaming(names) {
  return {
    ids: names.flat(),
    outcome: (found) => {
      /** @type {Outcome} */
      const made = new Map();
      for (const [from, to] of names) {
        const old = found.get(from);
        if (!old) continue;
        made.set(from, null);
        made.set(to, mergedWith(made.get(to) ?? found.get(to), { ...old, id: to }));
      }
      return made;
    },
  };
}

/**
 * @param {Readonly<Record<string, string>>} aliases Ids that were given up, and what they were called next.
 * @param {Iterable<string>} ids Those that something is remembered of.
 * @returns {[from: string, to: string][]} Of those that were given up, by chains of any length. A chain that comes back
 *   to where it was leads nowhere, and is left out.
 */
export function renamed(aliases, ids) {
  /** @type {[string, string][]} */
  const names = [];
  for (const id of ids) {
    const last = endOf(aliases, id);
    if (last !== id && isId(last)) names.push([id, last]);
  }
  return names;
}

/**
 * @param {Records} records Which stay as they are.
 * @param {Change[]} changes In their order.
 * @returns {Outcome} What becomes of those that are touched.
 */
export function outcomeOf(records, changes) {
  const found = new Map(records);
  /** @type {Outcome} */
  const made = new Map();
  for (const change of changes) {
    for (const [id, progress] of change.outcome(found)) {
      const kept = progress && !isBlank(progress) ? progress : null;
      made.set(id, kept);
      if (kept) found.set(id, kept);
      else found.delete(id);
    }
  }
  return made;
}

/**
 * @param {Records} records
 * @param {Outcome} outcome
 * @returns {Records} A map of its own.
 */
export function changed(records, outcome) {
  const result = new Map(records);
  for (const [id, progress] of outcome) {
    if (progress) result.set(id, progress);
    else result.delete(id);
  }
  return result;
}

/**
 * @param {string} id
 * @param {(progress: Progress) => Progress} change
 * @returns {Change}
 */
function ofOne(id, change) {
  return { ids: [id], outcome: (found) => new Map([[id, change(found.get(id) ?? blank(id))]]) };
}

/**
 * @param {Progress | null | undefined} there
 * @param {Progress} come
 * @returns {Progress}
 */
function mergedWith(there, come) {
  return there ? merged(there, come) : come;
}

/**
 * @param {Readonly<Record<string, string>>} aliases
 * @param {string} id
 * @returns {string}
 */
function endOf(aliases, id) {
  const passed = new Set([id]);
  let last = id;
  while (Object.hasOwn(aliases, last)) {
    last = aliases[last] ?? last;
    if (passed.has(last)) return id;
    passed.add(last);
  }
  return last;
}
