/**
 * The first card of the drawer: what is due, how long to practise, which documents, and the settings.
 *
 * @typedef {import("./drawer.js").Drawer} Drawer
 * @typedef {import("../practice/study-types.js").StudySettings} StudySettings
 *
 * @typedef {object} Acts
 * @property {() => void} start
 * @property {(changes: Partial<StudySettings>) => void} choose
 */
import { button, element } from "../base/element.js";
import { counted, said, shortDate } from "../base/said.js";
import { isAmong } from "../practice/scope.js";
import { offerTopics, ticked } from "../practice/topic-boxes.js";
import { say } from "../base/say.js";
import { tick } from "./parts.js";
import { settingsPart } from "./settings.js";
import { about, today, when } from "./words.js";

const LENGTHS = [5, 10, 20];

/**
 * @param {Drawer} drawer With at least one card.
 * @param {number} now In ms since 1970.
 * @param {Acts} acts
 * @returns {{ element: HTMLElement, heading: HTMLElement, renew: (now: number) => void }} `renew`: tell the numbers again.
 */
export function startView(drawer, now, acts) {
  const heading = element("h2", { class: "today", tabindex: "-1", id: "today" });
  const told = element("p", { class: "label", "aria-live": "polite" });
  const start = button(say`Start`, acts.start, { class: "btn main" });
  const settings = settingsPart(drawer, acts.choose);
  const renew = (/** @type {number} */ at) => {
    showNumbers(drawer, at, { heading, told, start });
    settings.renew();
  };
  const card = element("section", { class: "card hole first", "aria-labelledby": "today" }, [
    element("p", { class: "strip" }, [element("b", {}, [say`Today`]), dateOf(now)]),
    heading,
    lengthsPart(drawer, acts.choose),
    start,
    told,
    documentsPart(drawer, acts.choose),
    settings.element,
  ]);
  renew(now);
  return { element: element("div", { class: "dealt more" }, [card]), heading, renew };
}

/**
 * @param {Drawer} drawer
 * @param {number} now
 * @param {{ heading: HTMLElement, told: HTMLElement, start: HTMLButtonElement }} parts
 */
function showNumbers(drawer, now, { heading, told, start }) {
  const queue = drawer.queue();
  const { due, fresh, order, waiting, seconds, left } = queue;
  heading.textContent = today(due.length, fresh.length);
  const cards = order.length + waiting.length;
  start.hidden = cards === 0;
  start.textContent = drawer.isBegun() ? say`Continue` : say`Start`;
  const rest = left ? say` ${said(left)} more can wait.` : "";
  told.textContent = cards ? `${counted(cards, "card")}, ${about(seconds)}.${rest}` : nothingWords(drawer, now);
}

/**
 * @param {Drawer} drawer
 * @param {number} now
 */
function nothingWords(drawer, now) {
  const next = drawer.coming();
  if (!drawer.heads.length) return say`The chosen documents have no cards.`;
  if (!next) return say`All cards of these documents are put aside. You find them on the progress page.`;
  return say`Well done. The next ${next.count === 1 ? say`card comes` : say`${next.count} cards come`} ${when(next.at, now)}.`;
}

/**
 * @param {Drawer} drawer
 * @param {Acts["choose"]} choose
 */
function lengthsPart(drawer, choose) {
  const ticks = LENGTHS.map((minutes) => {
    const made = tick("radio", [say`${minutes} min`], { name: "minutes", value: String(minutes) });
    made.input.checked = minutes === drawer.settings.minutes;
    made.input.addEventListener("change", () => choose({ minutes }));
    return made.label;
  });
  return element("fieldset", { class: "lengths" }, [element("legend", { class: "label" }, [say`How long?`]), ...ticks]);
}

/**
 * @param {Drawer} drawer
 * @param {Acts["choose"]} choose
 */
function documentsPart(drawer, choose) {
  const { documents, topics } = drawer.index;
  const wanted = drawer.settings.documents;
  const told = element("span", {}, []);
  const tell = (/** @type {string[]} */ slugs) => {
    const count = documents.filter(isAmong(slugs)).length;
    told.textContent = count === documents.length ? say`all ${count}` : say`${count} of ${documents.length}`;
  };
  tell(wanted);
  const ticks = topics ? [] : documents.map((one) => tick("checkbox", [one.title], { value: one.slug, checked: isAmong(wanted)(one) }));
  const list = element("div", { class: "ticks", role: "group", "aria-label": say`Documents` }, [
    ...ticks.map(({ label }) => label),
  ]);
  list.addEventListener("change", () => {
    const slugs = ticked(list);
    tell(slugs);
    // Nothing chosen would be nothing to do: it means all, as at first.
    if (!slugs.length) for (const { input } of ticks) input.checked = true;
    choose({ documents: slugs.length === documents.length ? [] : slugs });
  });
  const part = element("details", { class: "fold" }, [element("summary", {}, [element("span", {}, [say`Documents: `, told])]), list]);
  if (topics) part.addEventListener("toggle", () => offerTopics(drawer.index, wanted, list), { once: true });
  return part;
}

/** @param {number} now */
function dateOf(now) {
  return shortDate(new Date(now - new Date(now).getTimezoneOffset() * 60_000));
}
