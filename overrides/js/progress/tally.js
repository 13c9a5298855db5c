/**
 * How many cards of the material stand how: in all, by document and by section. Pure.
 *
 * @typedef {import("../practice/known.js").Standing} Standing
 * @typedef {import("../practice/study-types.js").CardHead} CardHead
 * @typedef {import("../practice/study-types.js").StudyDocument} StudyDocument
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 * @typedef {import("../practice/study-types.js").StudySection} StudySection
 *
 * @typedef {Record<Standing, number>} Tally How many cards stand how.
 *
 * @typedef {object} SectionSum
 * @property {StudySection} section
 * @property {Tally} tally
 *
 * @typedef {object} DocumentSum
 * @property {StudyDocument} document
 * @property {Tally} tally Each card once, though it stand in several sections.
 * @property {SectionSum[]} sections Those with cards, in the order of the document.
 */

/** From what is safest on; the order in which all is shown. @type {readonly Standing[]} */
export const STANDINGS = ["known", "learning", "weak", "new"];

/**
 * @param {Iterable<Standing>} all
 * @returns {Tally}
 */
export function tallied(all) {
  /** @type {Tally} */
  const tally = { known: 0, learning: 0, weak: 0, new: 0 };
  for (const one of all) tally[one] += 1;
  return tally;
}

/**
 * @param {Tally} tally
 * @returns {number}
 */
export function sizeOf(tally) {
  return STANDINGS.reduce((sum, one) => sum + tally[one], 0);
}

/**
 * @param {StudyIndex} index
 * @param {ReadonlyMap<string, Standing>} stands As `standings` returns it.
 * @returns {DocumentSum[]} Of documents with cards. A card counts wherever it stands. A document without a page of its
 *   own is the copy of another one, and left out.
 */
export function material(index, stands) {
  const places = index.documents.map((document) => document.sections.map(() => new Set()));
  for (const head of index.cards) {
    if (!stands.has(head.id)) continue;
    for (const [document, section] of placesOf(head)) places[document]?.[section]?.add(head.id);
  }
  const tallyOf = (/** @type {Iterable<string>} */ ids) => tallied([...ids].map((id) => stands.get(id) ?? "new"));
  const sums = index.documents.map((document, at) => {
    const held = places[at] ?? [];
    const sections = document.sections.map((section, of) => ({ section, tally: tallyOf(held[of] ?? []) }));
    const tally = tallyOf(new Set(held.flatMap((ids) => [...ids])));
    return { document, tally, sections: sections.filter((one) => sizeOf(one.tally) > 0) };
  });
  return sums.filter(({ document, tally }) => sizeOf(tally) > 0 && !document.url.startsWith("sources/"));
}

/**
 * @param {CardHead} head
 * @returns {[document: number, section: number][]}
 */
function placesOf({ document, section, also }) {
  return [[document, section], ...also.map(([other, its]) => /** @type {[number, number]} */ ([other, its]))];
}
