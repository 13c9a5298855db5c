/** What stands where a card should: it could not be loaded. */
import { button, element } from "../base/element.js";

/**
 * @param {{ deal: () => void }} round
 * @param {{ leave: () => void }} table
 * @returns {HTMLElement[]}
 */
export function lostCard(round, table) {
  return [
    element("p", { role: "alert" }, [
      "The next card could not be loaded. You may be without a network. What you answered is kept.",
    ]),
    element("p", { class: "start" }, [
      button("Try again", () => round.deal(), { class: "btn main" }),
      button("Back to the start", () => table.leave()),
    ]),
  ];
}
