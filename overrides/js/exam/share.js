/** A control that shares the link to an exam, as those of other pages share theirs. */
import { element } from "../base/element.js";
import { addressForOthers, addressOf } from "../share/site-address.js";

/**
 * @param {string} link Query and fragment of the page of exams.
 * @param {string} words
 * @param {string} title What is shared, for the device's own sheet.
 * @returns {HTMLElement[]} None in a copy of the site that has no address for others.
 */
export function shareControl(link, words, title) {
  const href = addressOf(`exam/${link}`);
  if (addressForOthers(new URL(href, document.baseURI).href) === null) return [];
  return [element("a", { class: "share", role: "button", href, "data-title": title }, [words])];
}
