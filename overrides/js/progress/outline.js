/** What the page of progress shows to who has not practised yet: the material, all of it not begun. Pure. */
import { material, tallied } from "./tally.js";

/**
 * @param {import("../practice/study-types.js").StudyIndex} index
 * @param {import("../practice/study-types.js").StudySettings} settings
 * @param {number} now In ms since 1970.
 * @param {number} today The day of the learner's calendar.
 * @returns {import("./survey.js").Outline}
 */
export function outlineOf(index, settings, now, today) {
  /** @type {Map<string, import("../practice/known.js").Standing>} */
  const stands = new Map(index.cards.map(({ id }) => [id, "new"]));
  return {
    settings,
    today,
    answers: 0,
    tally: tallied(stands.values()),
    documents: material(index, stands),
    forecast: [],
    lately: 0,
    longest: 0,
    recalled: { asked: 0, recalled: 0 },
    due: { due: [], at: now },
  };
}
