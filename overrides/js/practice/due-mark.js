/**
 * How many cards are due, beside the way to practise on every page, and on the home page the way back to where the
 * reader was. Both lie where nothing else is, so that nothing moves when they come.
 */
import { dayOf } from "./days.js";
import { DUE, dueBy, textOf } from "./due-text.js";
import { recalledPlace } from "./left-off.js";
import { addressOf } from "../share/site-address.js";
import { basePath } from "../base/site-root.js";
import { recall, remember } from "../base/store.js";
import { say } from "../base/say.js";

/**
 * Remembers what is due, for all pages, and shows it on this one.
 *
 * @param {import("./due-days.js").DueSummary} summary
 */
export function rememberSummary(summary) {
  remember(DUE, textOf(summary) || null);
  showDue();
}

export function showDue() {
  const count = dueBy(recall(DUE), dayOf(Date.now()));
  for (const way of document.querySelectorAll(".ways a")) mark(/** @type {HTMLAnchorElement} */ (way), count);
  const [path, title] = recalledPlace();
  const ways = [count && link("study/", say`${count} due today`), path && link(path, say`Continue: ${title}`)];
  document.querySelector("study-continue")?.replaceChildren(...ways.filter((way) => way instanceof Node));
}

/**
 * @param {HTMLAnchorElement} way
 * @param {number} count
 */
function mark(way, count) {
  if (!/^(practice|study)\//.test(way.pathname.slice(basePath.length))) return;
  way.ariaLabel = count ? say`${way.textContent}, ${count} due` : null;
  if (count) way.dataset["due"] = count > 99 ? "99+" : `${count}`;
  else delete way.dataset["due"];
}

/**
 * @param {string} path
 * @param {string} words
 */
function link(path, words) {
  const made = document.createElement("a");
  made.href = addressOf(path);
  made.textContent = words;
  return made;
}
