/** What a learner knows of the branches of a map, from what this device remembers of their practice. */
import { basePath } from "../base/site-root.js";
import { chosen } from "../practice/queue.js";
import { dayOf } from "../practice/days.js";
import { loadBodies, loadIndex } from "../practice/study-data.js";
import { openStore } from "../store/study-store.js";
import { replayed } from "../practice/schedule.js";
import { scheduleSettings } from "../practice/exam-plan.js";
import { standing } from "../practice/known.js";
import { standingsByPath, standingsOf } from "./mastery.js";

/** @typedef {import("./outline.js").Branch} Branch */

/**
 * @param {readonly Branch[]} branches
 * @returns {Promise<Map<Branch, import("../practice/known.js").Standing>>} Rejects with a CardsError.
 */
export async function standingsIn(branches) {
  const store = await openStore();
  const [progress, settings] = [await store.all(), await store.settings()];
  store.close();
  if (!progress.size) return new Map();
  const index = await loadIndex();
  const schedule = scheduleSettings(chosen(index, settings), settings, dayOf(Date.now()));
  const practised = index.cards.flatMap(({ id }) => {
    const record = progress.get(id);
    return record?.reviews.length && !record.suspended ? [record] : [];
  });
  const standings = new Map(practised.map((one) => [one.id, standing(one, replayed(one.reviews, schedule))]));
  const bodies = await loadBodies(index, standings.keys());
  return standingsOf(branches, standingsByPath(index, bodies, standings), pathOf);
}

/**
 * @param {string} href
 * @returns {string} The same from the site's root, without the file's name that a copy on a disk needs.
 */
function pathOf(href) {
  const { pathname, hash } = new URL(href, location.href);
  return pathname.slice(basePath.length).replace(/(^|\/)index\.html$/, "$1") + hash;
}
