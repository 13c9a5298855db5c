/**
 * The end of a session: what was done, what comes next, and the ways on.
 *
 * @typedef {import("./state.js").Summary} Summary
 *
 * @typedef {object} Ending
 * @property {Summary} summary
 * @property {string} next What is due later, in words; empty for nothing.
 * @property {number} waiting How many cards come back within minutes.
 * @property {string} soon What comes back within minutes, in words; empty for nothing.
 * @property {boolean} hasMore Whether there is anything to go on with.
 * @property {{ id: string, words: string }[]} suspended Cards that are not to be asked again.
 * @property {string} progress The address of the page of that name.
 *
 * @typedef {object} Acts
 * @property {() => void} more Five more minutes.
 * @property {() => void} hurry What comes back within minutes, now.
 * @property {() => void} home Back to the beginning.
 * @property {(id: string) => void} ask A card again that was not to be asked again.
 */
import { button, element } from "../base/element.js";
import { say } from "../base/say.js";
import { done } from "./words.js";

/**
 * @param {Ending} ending
 * @param {Acts} acts
 * @returns {{ element: HTMLElement, heading: HTMLElement }}
 */
export function endView({ summary, next, waiting, soon, hasMore, suspended, progress }, acts) {
  const heading = element("h2", { class: "today", tabindex: "-1", id: "done" }, [say`Done for now`]);
  const ways = [
    ...(soon ? [button(waiting === 1 ? say`Take it now` : say`Take them now`, acts.hurry)] : []),
    ...(hasMore ? [button(say`5 more minutes`, acts.more, { class: "btn main" })] : []),
    element("a", { class: "btn", href: progress }, [say`See your progress`]),
    button(say`Back to the start`, acts.home, { class: "plain" }),
  ];
  const card = element("section", { class: "card hole first", "aria-labelledby": "done" }, [
    element("p", { class: "strip" }, [element("b", {}, [say`This session`])]),
    heading,
    element("p", {}, [done(summary.cards, summary.recalled)]),
    ...(soon ? [element("p", {}, [soon])] : []),
    ...(next ? [element("p", {}, [next])] : []),
    ...(suspended.length ? [suspendedPart(suspended, acts.ask)] : []),
    element("div", { class: "start" }, ways),
  ]);
  return { element: element("div", { class: "dealt" }, [card]), heading };
}

/**
 * @param {Ending["suspended"]} cards
 * @param {Acts["ask"]} ask
 */
function suspendedPart(cards, ask) {
  const items = cards.map(({ id, words }) => {
    const again = button(say`Ask again`, () => {
      ask(id);
      again.replaceWith(element("span", { class: "label", role: "status" }, [say`Will be asked again`]));
    }, { class: "plain", "aria-label": say`Ask again: ${words}` });
    return element("li", {}, [element("span", {}, [words]), again]);
  });
  return element("div", { class: "aside" }, [
    element("p", { class: "label" }, [say`Not to be asked again:`]),
    element("ul", { class: "suspended" }, items),
  ]);
}
