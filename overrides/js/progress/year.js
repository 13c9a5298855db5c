/**
 * The year as a sheet of days: the more was answered, the larger the square. For eyes; a table tells it by month.
 *
 * @typedef {import("./days.js").Cell} Cell
 * @typedef {import("./survey.js").Survey} Survey
 */
import { element } from "../base/element.js";
import { counted, said } from "../base/said.js";
import { say } from "../base/say.js";
import { months, WEEKS, weekdayOf } from "./days.js";
import { dayWords, monthShort, monthWords } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

/** From one day to the next, in px, and the room for the names of months and days. */
const [STEP, TOP, LEFT] = [14, 18, 30];

/** How large the square of each level is. */
const SIZES = [2, 5, 7.5, 10, 12.5];

/**
 * @param {Survey} survey
 * @returns {Node[]} Nothing while nothing was practised.
 */
export function sheetOfDays({ year, today, answers }) {
  if (!answers) return [];
  const cells = year.flat();
  const days = cells.filter(({ count }) => count).length;
  const sum = cells.reduce((all, { count }) => all + count, 0);
  return [
    element("h2", {}, [say`Your year`]),
    element("p", {}, [say`${counted(sum, "answer")} on ${counted(days, "day")} of the last twelve months.`]),
    element("div", { class: "scroll", role: "region", "aria-label": say`Your year, day by day`, tabindex: "0" }, [
      drawing(year, today),
    ]),
    legend(),
    byMonth(cells),
  ];
}

/**
 * @param {Cell[][]} weeks
 * @param {number} today
 * @returns {SVGElement}
 */
function drawing(weeks, today) {
  const [width, height] = [LEFT + WEEKS * STEP + 2, TOP + 7 * STEP + 2];
  const sheet = part("svg", { class: "year", viewBox: `0 0 ${width} ${height}`, width, height, role: "img" });
  sheet.setAttribute("aria-label", say`A square for each day; the table below tells the same by month.`);
  const names = [say`Mon`, say`Wed`, say`Fri`].map((name, at) => text(name, 0, TOP + (2 * at + 0.72) * STEP));
  const squares = weeks.flatMap((week, at) => week.map((cell) => square(cell, at, today)));
  sheet.append(...names, ...weeks.flatMap(monthName), ...squares);
  return sheet;
}

/**
 * @param {Cell[]} week
 * @param {number} at
 * @param {Cell[][]} weeks
 * @returns {SVGElement[]} The name of the month that begins in this week, if there is room for it.
 */
function monthName(week, at, weeks) {
  const [name, before] = [week, weeks[at - 1] ?? []].map(([cell]) => (cell ? monthShort(cell.day) : ""));
  return name && name !== before && at > 0 && at < WEEKS - 1 ? [text(name, LEFT + at * STEP, 10)] : [];
}

/**
 * @param {Cell} cell
 * @param {number} week
 * @param {number} today
 * @returns {SVGElement}
 */
function square({ day, count, level }, week, today) {
  const [x, y] = [LEFT + (week + 0.5) * STEP, TOP + (weekdayOf(day) + 0.5) * STEP];
  const made = part("g", {});
  const title = part("title", {});
  title.textContent = `${dayWords(day)}: ${count ? counted(count, "answer") : say`no answers`}`;
  // To be pointed at, the whole of its place counts.
  made.append(title, box("place", x, y, STEP), box(`level-${level}`, x, y, SIZES[level] ?? 0));
  if (day === today) made.append(box("today", x, y, STEP));
  return made;
}

/** @returns {HTMLElement} */
function legend() {
  const sheet = part("svg", { class: "year", viewBox: "0 0 86 16", width: 86, height: 16, "aria-hidden": "true" });
  for (const [level, size] of SIZES.entries()) {
    sheet.append(box(`level-${level}`, 8 + 16 * level, 8, size));
  }
  return element("p", { class: "label legend" }, [say`No answers `, sheet, say` many. Today has a frame.`]);
}

/** @param {Cell[]} cells */
function byMonth(cells) {
  const rows = months(cells).map(({ name, days, count }) =>
    element("tr", {}, [
      element("th", { scope: "row" }, [monthWords(name)]),
      element("td", { class: "num" }, [String(days)]),
      element("td", { class: "num" }, [said(count)]),
    ]),
  );
  const head = [say`Month`, say`Days`, say`Answers`].map((words) => element("th", { scope: "col" }, [words]));
  return element("details", { "data-key": "year" }, [
    element("summary", {}, [say`By month, as a table`]),
    element("table", {}, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, rows)]),
  ]);
}

/**
 * @param {string} name
 * @param {number} x Of its middle.
 * @param {number} y
 * @param {number} size
 */
function box(name, x, y, size) {
  return part("rect", { class: name, x: x - size / 2, y: y - size / 2, width: size, height: size });
}

/**
 * @param {string} words
 * @param {number} x
 * @param {number} y
 */
function text(words, x, y) {
  const made = part("text", { x, y });
  made.textContent = words;
  return made;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @returns {SVGElement}
 */
function part(name, attributes) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SVG, name));
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
