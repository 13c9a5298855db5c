/**
 * A mind map as a tree of branches: the order that it is read in, its levels, the colours of its parts, what words are
 * found in it. Pure.
 *
 * @typedef {"" | "strong" | "em" | "code" | "num"} Voice
 *
 * @typedef {object} Run Words of a branch that are set alike.
 * @property {string} text
 * @property {Voice} voice
 *
 * @typedef {object} BranchLink What treats a branch elsewhere on the site.
 * @property {string} kind `term`, `section` or `question`; empty for a link of the document's own.
 * @property {string} href
 * @property {string} words
 *
 * @typedef {object} Twig A branch as it is read from a page.
 * @property {string} id
 * @property {Run[]} runs
 * @property {BranchLink[]} links
 * @property {Twig[]} children
 *
 * @typedef {object} Branch
 * @property {string} id
 * @property {string} words
 * @property {Run[]} runs
 * @property {BranchLink[]} links
 * @property {Branch | null} parent
 * @property {Branch[]} children
 * @property {number} level From 1.
 * @property {number} place Among its siblings, from 1.
 */

/** How many colours the parts of a map have (`--hue-0` and so on, in `css/map-picture.css`). */
export const HUES = 6;

/**
 * @param {readonly Twig[]} twigs
 * @param {Branch | null} [parent]
 * @returns {Branch[]} The same as branches that know what is above them.
 */
export function grown(twigs, parent = null) {
  return twigs.map(({ id, runs, links, children }, at) => {
    const words = tidy(runs.map(({ text }) => text).join(""));
    /** @type {Branch} */
    const branch = { id, words, runs, links, parent, children: [], level: (parent?.level ?? 0) + 1, place: at + 1 };
    branch.children = grown(children, branch);
    return branch;
  });
}

/**
 * @param {readonly Branch[]} branches
 * @returns {Branch[]} They and all below them, as one reads.
 */
export function inOrder(branches) {
  return branches.flatMap((branch) => [branch, ...inOrder(branch.children)]);
}

/**
 * @param {Branch} branch
 * @returns {Branch[]} Those above it, the nearest first.
 */
export function above(branch) {
  return branch.parent ? [branch.parent, ...above(branch.parent)] : [];
}

/**
 * @param {readonly Branch[]} roots
 * @returns {number} The level that counts as the map's first: a single root is its subject, and no level of its own.
 */
export function firstLevel(roots) {
  return roots.length === 1 && roots[0]?.children.length ? 2 : 1;
}

/**
 * @param {readonly Branch[]} roots
 * @param {number} most
 * @returns {number} The deepest level down to which at most so many branches are to be seen; the first in any case.
 */
export function levelWithin(roots, most) {
  /** @type {number[]} How many there are on each. */
  const counts = [];
  for (const { level } of inOrder(roots)) counts[level] = (counts[level] ?? 0) + 1;
  let level = firstLevel(roots);
  const until = (/** @type {number} */ end) => counts.slice(0, end + 1).reduce((sum, count) => sum + (count ?? 0), 0);
  while (level + 1 < counts.length && until(level + 1) <= most) level += 1;
  return level;
}

/**
 * Gives every branch a colour: that of the part of the map that it belongs to.
 *
 * @param {readonly Branch[]} roots
 * @param {number} freeze The level (the root's is 1) from which on branches have the colour of the one above them, as
 *   markmap's `colorFreezeLevel` says; 0 for the first below the subject.
 * @returns {Map<Branch, number>} Numbers of colours; -1 for the subject.
 */
export function hues(roots, freeze = 0) {
  const first = firstLevel(roots);
  const last = Math.max(freeze || first, first);
  /** @type {Map<Branch, number>} */
  const found = new Map();
  let next = 0;
  for (const branch of inOrder(roots)) {
    const above = branch.parent ? found.get(branch.parent) : undefined;
    if (branch.level < first) found.set(branch, -1);
    else if (branch.level > last && above !== undefined) found.set(branch, above);
    else found.set(branch, next++ % HUES);
  }
  return found;
}

/**
 * @param {readonly Branch[]} branches
 * @param {string} query
 * @returns {Branch[]} Those whose words hold all words of the query; none for no words.
 */
export function holding(branches, query) {
  const wanted = plain(query).split(" ").filter(Boolean);
  if (!wanted.length) return [];
  return branches.filter(({ words }) => {
    const held = plain(words);
    return wanted.every((one) => held.includes(one));
  });
}

/**
 * @param {string} text
 * @returns {string} As it is compared: without case and marks on letters.
 */
export function plain(text) {
  return tidy(text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase());
}

/** @param {string} text */
function tidy(text) {
  return text.replace(/\s+/g, " ").trim();
}
