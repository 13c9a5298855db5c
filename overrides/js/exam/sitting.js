/**
 * An exam that is being sat: one question, the answer sheet, the time that is left, and the page before handing in.
 *
 * @typedef {import("./paper.js").Question} Question
 * @typedef {import("./state.js").Entry} Entry
 * @typedef {import("./state.js").Sitting} Sitting
 *
 * @typedef {object} Desk What a learner does at it, and what is shown.
 * @property {readonly Question[]} paper
 * @property {() => Sitting} sitting As it is now.
 * @property {(change: Partial<Entry>) => void} write On the question in sight.
 * @property {(at: number) => void} go
 * @property {() => void} handIn
 */
import { button, element } from "../base/element.js";
import { counted } from "../base/said.js";
import { left, leftWords } from "./clock.js";
import { listenToKeys } from "./keys.js";
import { answerField, promptOf } from "./question.js";
import { answerSheet } from "./sheet.js";
import { tally } from "./state.js";
import { areShortcutsOn } from "../base/shortcuts.js";
import { say } from "../base/say.js";

/**
 * @param {Desk} desk
 * @param {AbortSignal} signal Ends its keys.
 * @returns {{ element: HTMLElement, show: () => HTMLElement, update: () => void, tick: () => void }} `show` shows the question that
 *   the sitting is at, and returns what gets the focus; `update` the answer sheet; `tick` the time that is left.
 */
export function sittingView(desk, signal) {
  const table = element("div", { class: "table-top" });
  const sheet = answerSheet(desk.paper.length, (at) => desk.go(at));
  const time = element("span", { class: "left num", role: "timer" });
  const review = () => showReview(table, desk, time).focus();
  const view = element("div", { class: "exam sat" }, [
    element("div", { class: "rail" }, [sheet.element, handInPart(review)]),
    table,
  ]);
  const write = (/** @type {Partial<Entry>} */ change) => {
    desk.write(change);
    sheet.update(desk.sitting());
  };
  const isLast = () => desk.sitting().at === desk.paper.length - 1;
  const next = () => (isLast() ? review() : desk.go(desk.sitting().at + 1));
  const back = () => desk.sitting().at > 0 && desk.go(desk.sitting().at - 1);
  listenToKeys({ next, back, table }, signal);
  return {
    element: view,
    show: () => {
      sheet.update(desk.sitting());
      return showQuestion(table, { ...desk, write }, time, review);
    },
    update: () => sheet.update(desk.sitting()),
    tick: () => {
      const rest = left(desk.sitting().clock);
      time.textContent = Number.isFinite(rest) ? leftWords(rest) : say`no clock`;
    },
  };
}

/** @param {() => void} review */
function handInPart(review) {
  return element("div", { class: "hand-in" }, [
    button(say`Look over and hand in`, review, { class: "plain" }),
    ...(areShortcutsOn() ? [element("p", { class: "label by-key" }, [say`Keys: n next, p back, f flag, 1 to 4 choose`])] : []),
  ]);
}

/**
 * @param {HTMLElement} table
 * @param {Desk} desk
 * @param {HTMLElement} time
 * @param {() => void} review
 * @returns {HTMLElement}
 */
function showQuestion(table, desk, time, review) {
  const { at, entries } = desk.sitting();
  const question = desk.paper[at];
  const entry = entries[at];
  if (!question || !entry) return table;
  const isLast = at === desk.paper.length - 1;
  const heading = element("h2", { tabindex: "-1" }, [element("span", { class: "away" }, [say`Question `]), say`${at + 1} of ${desk.paper.length}`]);
  table.replaceChildren(
    element("article", { class: "card" }, [
      element("div", { class: "strip" }, [heading, time]),
      ...promptOf(question),
      answerField(question, entry, desk.write),
    ]),
    element("div", { class: "hand" }, [
      button(say`Back`, () => desk.go(at - 1), { disabled: at === 0 }),
      flagButton(desk, entry),
      isLast ? button(say`Look over`, review, { class: "btn main" }) : button(say`Next`, () => desk.go(at + 1), { class: "btn main" }),
    ]),
  );
  return heading;
}

/**
 * @param {Desk} desk
 * @param {Entry} entry
 */
function flagButton(desk, { flagged }) {
  const made = button(
    say`Flag`,
    () => {
      const isNow = made.getAttribute("aria-pressed") !== "true";
      made.setAttribute("aria-pressed", String(isNow));
      desk.write({ flagged: isNow });
    },
    { class: "btn flag", "aria-pressed": String(flagged) },
  );
  return made;
}

/**
 * @param {HTMLElement} table
 * @param {Desk} desk
 * @param {HTMLElement} time
 * @returns {HTMLElement} Its heading.
 */
function showReview(table, desk, time) {
  const sitting = desk.sitting();
  const { answered, empty, flagged } = tally(sitting);
  const heading = element("h2", { tabindex: "-1" }, [say`Before you hand in`]);
  table.replaceChildren(
    element("section", { class: "card review" }, [
      element("div", { class: "strip" }, [heading, time]),
      element("p", {}, [say`${answered} of ${counted(sitting.entries.length, "question")} answered.`]),
      ...places(say`Not answered`, empty, desk),
      ...places(say`Flagged`, flagged, desk),
    ]),
    element("div", { class: "hand" }, [
      button(say`Back to the questions`, () => desk.go(desk.sitting().at)),
      button(say`Hand in`, () => desk.handIn(), { class: "btn main" }),
    ]),
  );
  return heading;
}

/**
 * @param {string} words
 * @param {readonly number[]} numbers Of questions, from 0.
 * @param {Desk} desk
 * @returns {HTMLElement[]}
 */
function places(words, numbers, desk) {
  if (!numbers.length) return [];
  const buttons = numbers.map((at) => {
    return button(String(at + 1), () => desk.go(at), { class: "slot", "aria-label": say`Question ${at + 1}` });
  });
  return [element("p", { class: "places" }, [element("span", { class: "label" }, [words]), ...buttons])];
}
