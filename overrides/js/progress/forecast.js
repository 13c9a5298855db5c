/**
 * The days to come: how many cards come back on each of them, and what the exam takes.
 *
 * @typedef {import("./survey.js").DayCount} DayCount
 * @typedef {import("./survey.js").Survey} Survey
 */
import { element } from "../base/element.js";
import { said } from "../base/said.js";
import { say } from "../base/say.js";
import { forecastWords, nearWords, planWords, weekdayLetters } from "./words.js";
import { addressOf } from "../share/site-address.js";

/**
 * @param {Survey} survey
 * @returns {Node[]} Nothing while nothing was practised.
 */
export function ahead(survey) {
  const { forecast, answers, today, settings } = survey;
  if (!answers) return exam(survey);
  return [
    element("h2", {}, [say`The next two weeks`]),
    element("p", {}, [
      say`${forecastWords(forecast)} New cards come on top, up to ${settings.newADay} a day.${ofWhat(survey)}`,
    ]),
    chart(forecast),
    table(forecast, today),
    ...exam(survey),
  ];
}

/** @param {Survey} survey */
function ofWhat({ settings: { documents }, index }) {
  const named = [...(index.topics ?? []).map(({ slug, title }) => ({ slug, name: title })), ...index.documents];
  const titles = named.filter(({ slug }) => documents.includes(slug)).map(({ name }) => name);
  return titles.length ? say` Only what you chose to practise is counted: ${titles.join(", ")}.` : "";
}

/** @param {readonly DayCount[]} days */
function chart(days) {
  const most = Math.max(1, ...days.map(({ count }) => count));
  const columns = days.map(({ day, count }, at) => {
    const length = element("span", { class: "length" });
    length.style.blockSize = `${(100 * count) / most}%`;
    const high = element("span", { class: "high" }, [element("b", {}, [count ? String(count) : ""]), length]);
    return element("span", { class: at ? "day" : "day now" }, [high, weekdayLetters(day)]);
  });
  return element("div", { class: "forecast", "aria-hidden": "true" }, columns);
}

/**
 * @param {readonly DayCount[]} days
 * @param {number} today
 */
function table(days, today) {
  const rows = days.map(({ day, count }) =>
    element("tr", {}, [
      element("th", { scope: "row" }, [nearWords(day, today)]),
      element("td", { class: "num" }, [said(count)]),
    ]),
  );
  const head = [say`Day`, say`Cards`].map((words) => element("th", { scope: "col" }, [words]));
  return element("details", { "data-key": "forecast" }, [
    element("summary", {}, [say`The same as a table`]),
    element("table", {}, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, rows)]),
  ]);
}

/**
 * @param {Survey} survey
 * @returns {Node[]} Nothing without a date.
 */
function exam({ plan, today, settings }) {
  if (!plan) return [];
  const words = planWords(plan, today, settings.minutes);
  return [
    element("h3", {}, [say`Your exam`]),
    ...words.map((sentence) => element("p", {}, [sentence])),
    element("p", {}, [element("a", { href: addressOf("study/") }, [say`Change the date or the pace`])]),
  ];
}
