/** What stands where a card should: it could not be loaded. */
import { button, element } from "../base/element.js";
import { say } from "../base/say.js";

/**
 * @param {{ deal: () => void }} round
 * @param {{ leave: () => void }} table
 * @returns {HTMLElement[]}
 */
export function lostCard(round, table) {
  return [
    element("p", { role: "alert" }, [
      say`The next card could not be loaded. You may be without a network. What you answered is kept.`,
    ]),
    element("p", { class: "start" }, [
      button(say`Try again`, () => round.deal(), { class: "btn main" }),
      button(say`Back to the start`, () => table.leave()),
    ]),
  ];
}
