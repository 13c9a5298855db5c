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
 * @property {Pick<StudySection, "title" | "url">} section
 * @property {Tally} tally
 *
 * @typedef {object} DocumentSum
 * @property {Pick<StudyDocument, "slug" | "title" | "name" | "url">} document Or a topic.
 * @property {Tally} tally Each card once, though it stand in several sections.
 * @property {SectionSum[]} sections Those with cards, in the order of the document; of a topic its documents.
 * @property {"section" | "document"} parts What those are.
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
 * @returns {DocumentSum[]} Of topics, and of documents in none, with cards. A card counts wherever it stands. A document without a page of its
 *   own is the copy of another one, and left out.
 */
export function material(index, stands) {
  /** @type {Set<string>[][]} */
  const places = index.documents.map((document) => document.sections.map(() => new Set()));
  for (const head of index.cards) {
    if (!stands.has(head.id)) continue;
    for (const [document, section] of placesOf(head)) places[document]?.[section]?.add(head.id);
  }
  const tallyOf = (/** @type {Iterable<string>} */ ids) => tallied([...ids].map((id) => stands.get(id) ?? "new"));
  const held = index.documents.map((document, at) => {
    const own = places[at] ?? [];
    const sections = document.sections.map((section, of) => ({ section, tally: tallyOf(own[of] ?? []) }));
    return { document, ids: union(own), sections };
  });
  const documents = held.filter(({ document, ids }) => ids.size && !document.url.startsWith("sources/"));
  const topics = (index.topics ?? []).map((topic) => {
    const own = held.filter(({ document, ids }) => ids.size && document.topic === topic.slug);
    const sections = own.map(({ document, ids }) => ({ section: document, tally: tallyOf(ids) }));
    return { document: { ...topic, name: "topic" }, ids: union(own.map(({ ids }) => ids)), sections };
  });
  return [
    ...topics.map((sum) => ({ ...sum, parts: /** @type {const} */ ("document") })),
    ...documents.filter(({ document }) => !document.topic).map((sum) => ({ ...sum, parts: /** @type {const} */ ("section") })),
  ].map(({ document, ids, sections, parts }) => {
    return { document, tally: tallyOf(ids), sections: sections.filter((one) => sizeOf(one.tally) > 0), parts };
  });
}

/**
 * @param {Set<string>[]} sets
 * @returns {Set<string>}
 */
function union(sets) {
  return new Set(sets.flatMap((ids) => [...ids]));
}

/**
 * @param {CardHead} head
 * @returns {[document: number, section: number][]}
 */
function placesOf({ document, section, also }) {
  return [[document, section], ...also.map(([other, its]) => /** @type {[number, number]} */ ([other, its]))];
}
