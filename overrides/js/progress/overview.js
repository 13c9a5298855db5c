/**
 * The first things on the page of progress: what is due today, on a card, and how much is known, in a ledger.
 *
 * @typedef {import("./survey.js").Outline} Outline
 */
import { element } from "../base/element.js";
import { counted, said } from "../base/said.js";
import { say } from "../base/say.js";
import { PACE } from "../practice/pace.js";
import { sizeOf, STANDINGS } from "./tally.js";
import { bar } from "./bars.js";
import { dayWords, nearWords, recalledWords, STANDING_WORDS, streakWords } from "./words.js";
import { addressOf } from "../share/site-address.js";

/**
 * @param {Outline} survey
 * @returns {Node[]}
 */
export function overview(survey) {
  return [element("div", { class: "overview" }, [dueCard(survey), ledger(survey)])];
}

/** @param {Outline} survey */
function dueCard(survey) {
  const { forecast, today, answers, tally } = survey;
  const due = forecast[0]?.count ?? 0;
  const count = answers ? due : tally.new;
  return element("div", { class: "card hole due-card" }, [
    element("p", { class: "strip" }, [element("b", {}, [answers ? say`Due today` : say`In the drawers`]), dayWords(today)]),
    element("h2", { class: "due-count" }, [element("b", {}, [said(count)]), ...countWords(due, survey)]),
    element("p", { class: "due-then" }, [answers ? thenWords(survey) : say`A few minutes a day are enough.`]),
    element("a", { class: "btn main", href: addressOf("study/") }, [due || !answers ? say`Begin` : say`Go to the cards`]),
  ]);
}

/**
 * @param {number} due
 * @param {Outline} survey
 * @returns {(Node | string)[]}
 */
function countWords(due, { answers, tally }) {
  if (!answers) return [tally.new === 1 ? say` card to begin` : say` cards to begin`];
  const minutes = Math.max(1, Math.round((due * PACE.review) / 60));
  return [
    due === 1 ? say` card` : say` cards`,
    element("span", { class: "away" }, [say` due today`]),
    due ? say`, about ${minutes} min` : "",
  ];
}

/**
 * @param {Outline} survey
 * @returns {string} What comes next, beside what is due.
 */
function thenWords({ forecast, tally, settings, today }) {
  const next = forecast.slice(1).find(({ count }) => count);
  const then = next ? `${nearWords(next.day, today)}: ${next.count}.` : "";
  const fresh = say`${counted(tally.new, "card")} not begun; up to ${settings.newADay} of them a day.`;
  return `${then} ${tally.new ? fresh : ""}`.trim();
}

/** @param {Outline} survey */
function ledger({ tally, answers, lately, longest, recalled, settings }) {
  const lines = STANDINGS.map((one) => {
    const [sign, words] = STANDING_WORDS[one];
    const term = element("dt", {}, [element("span", { class: `sign ${one}`, "aria-hidden": "true" }, [sign]), words]);
    return element("div", {}, [term, element("dd", { class: "num" }, [said(tally[one])])]);
  });
  return element("div", { class: "ledger" }, [
    element("h2", {}, [say`${said(tally.known)} of ${counted(sizeOf(tally), "card")} known`]),
    bar(tally),
    element("dl", {}, lines),
    ...(answers ? [streakWords(lately, longest), recalledWords(recalled, settings.retention)] : [NOT_BEGUN])
      .filter(Boolean)
      .map((words) => element("p", {}, [words])),
  ]);
}

const NOT_BEGUN =
  say`Nothing has been practised in this browser yet. Known is what you recalled on two days and will keep for a week.`;
