/**
 * What a learner knows of the branches of a map: from the cards that ask about a branch, or about what it links to. Pure.
 *
 * @typedef {import("./outline.js").Branch} Branch
 * @typedef {import("../practice/known.js").Standing} Standing
 * @typedef {import("../practice/study-types.js").CardBody} CardBody
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 */

/**
 * @param {StudyIndex} index
 * @param {ReadonlyMap<string, CardBody>} bodies Those of the cards that were practised.
 * @param {ReadonlyMap<string, Standing>} standings Of the cards that were practised.
 * @returns {Map<string, Standing[]>} By addresses from the site's root: of passages, with all that is asked there, and of
 *   cards.
 */
export function standingsByPath(index, bodies, standings) {
  /** @type {Map<string, Map<string, Standing>>} */
  const cards = new Map();
  const put = (/** @type {string | undefined} */ path, /** @type {string} */ id) => {
    if (!path?.includes("/")) return;
    const held = cards.get(path) ?? new Map();
    cards.set(path, held.set(id, standings.get(id) ?? "new"));
  };
  for (const { id, document, section } of index.cards) {
    const url = index.documents[document]?.sections[section]?.url;
    // A whole page is no passage: the A to Z of all terms says nothing of one.
    if (url?.includes("#")) put(url, id);
  }
  for (const { id, url, page } of bodies.values()) for (const path of [url, page]) put(path, id);
  return new Map([...cards].map(([path, held]) => [path, [...held.values()]]));
}

/**
 * @param {readonly Branch[]} branches
 * @param {ReadonlyMap<string, Standing[]>} standings By address.
 * @param {(href: string) => string} pathOf What a link of the page is from the site's root.
 * @returns {Map<Branch, Standing>} Those that something is known of.
 */
export function standingsOf(branches, standings, pathOf) {
  /** @type {Map<Branch, Standing>} */
  const found = new Map();
  for (const branch of branches) {
    const links = branch.links.filter(({ kind }) => kind).map(({ href }) => href);
    const told = [`#${branch.id}`, ...links].flatMap((href) => standings.get(pathOf(href)) ?? []);
    const all = together(told);
    if (all) found.set(branch, all);
  }
  return found;
}

/**
 * @param {readonly Standing[]} standings
 * @returns {Standing | undefined} The worst that is known; known is only what is so throughout.
 */
function together(standings) {
  if (standings.every((one) => one === "new")) return undefined;
  if (standings.includes("weak")) return "weak";
  return standings.every((one) => one === "known") ? "known" : "learning";
}
