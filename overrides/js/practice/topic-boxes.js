/** Boxes to tick for topics and documents, on sites that have topics. Fetched when they are shown. */

/**
 * @typedef {import("./study-types.js").StudyIndex} StudyIndex
 *
 * @typedef {(index: StudyIndex, wanted: readonly string[]) => HTMLElement} TopicBoxes Boxes; those of `wanted` are ticked.
 */
import { loadPart } from "../base/load-script.js";

/**
 * @param {StudyIndex} index With topics.
 * @param {readonly string[]} wanted Slugs of documents and topics.
 * @param {HTMLElement} place Gets the boxes; without a network it stays as it is.
 */
export async function offerTopics(index, wanted, place) {
  /** @type {TopicBoxes} */
  const boxes = await loadPart("topics", "studysiteTopics");
  place.append(boxes(index, wanted));
}

/**
 * @param {ParentNode} place
 * @returns {string[]} The slugs that are ticked: of a whole topic its own.
 */
export function ticked(place) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const boxes = place.querySelectorAll("input:checked:enabled");
  return [...boxes].map(({ value }) => value);
}
