/** What stands where a card should: it could not be loaded. */
import { button, element } from "../base/element.js";

/**
 * @param {() => void} again
 * @param {() => void} leave
 * @returns {HTMLElement[]}
 */
export function lostCard(again, leave) {
  return [
    element("p", { role: "alert" }, [
      "The next card could not be loaded. You may be without a network. What you answered is kept.",
    ]),
    element("p", { class: "start" }, [
      button("Try again", again, { class: "btn main" }),
      button("Back to the start", leave),
    ]),
  ];
}
