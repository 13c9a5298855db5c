/**
 * Which documents are meant where some are chosen: by their slugs, or by those of their topics. Pure.
 *
 * @typedef {import("./study-types.js").StudyDocument} StudyDocument
 * @typedef {import("./study-types.js").StudyIndex} StudyIndex
 */

/**
 * @param {readonly (string | undefined)[]} chosen Empty for all.
 * @returns {(document: Pick<StudyDocument, "slug" | "topic">) => boolean} Whether a document is meant.
 */
export function isAmong(chosen) {
  return ({ slug, topic }) => !chosen.length || chosen.includes(slug) || chosen.includes(topic);
}

/**
 * @param {Pick<StudyIndex, "documents" | "topics">} index
 * @returns {{ slug: string, title: string }[]} All that can be chosen.
 */
export function scopes({ documents, topics = [] }) {
  return [...topics, ...documents];
}
