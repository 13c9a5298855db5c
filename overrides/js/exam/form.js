/** The form that makes an exam: from what, how many, how long. What it makes is a link. */

/**
 * @typedef {import("./link.js").Exam} Exam
 * @typedef {import("./state.js").Sitting} Sitting
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 */
import { element } from "../base/element.js";
import { counted } from "../base/said.js";
import { say } from "../base/say.js";
import { countsByDocument } from "./exam.js";
import { MOST_MINUTES, queryOf, USUAL_COUNT, usualMinutes } from "./link.js";
import { tally } from "./state.js";
import { offerTopics, ticked } from "../practice/topic-boxes.js";
import { sizeWords } from "./words.js";
import { addressOf } from "../share/site-address.js";

const COUNTS = ["5", "10", "20", "40"];

/**
 * @param {StudyIndex} index
 * @param {Sitting | null} running An exam that is not at its end.
 * @param {(exam: Omit<Exam, "seed">) => void} make
 * @returns {HTMLElement}
 */
export function formView(index, running, make) {
  return element("div", { class: "exam" }, [...(running ? [runningPart(running)] : []), examForm(index, make)]);
}

/** @param {Sitting} running */
function runningPart(running) {
  const { exam, entries } = running;
  const words = say`You are in the middle of an exam: ${sizeWords(exam, entries.length)}, ${tally(running).answered} answered.`;
  const way = element("a", { class: "btn main", href: addressOf(`exam/${queryOf(exam)}`) }, [say`Go on with it`]);
  return element("section", { class: "card running" }, [element("p", {}, [words]), element("p", { class: "start" }, [way])]);
}

/**
 * @param {StudyIndex} index
 * @param {(exam: Omit<Exam, "seed">) => void} make
 * @returns {HTMLFormElement}
 */
function examForm(index, make) {
  const documents = documentsField(index);
  const kinds = radios(say`What is asked`, "kinds", [
    ["all", say`Everything`],
    ["terms", say`Terms only`],
  ]);
  const counts = radios(
    say`How many questions`,
    "count",
    COUNTS.map((count) => [count, count]),
    String(USUAL_COUNT),
  );
  const time = timeField();
  const submit = element("button", { type: "submit", class: "btn main" }, [say`Make the exam`]);
  const trouble = element("p", { role: "alert", class: "trouble" });
  const form = element("form", { class: "make", novalidate: true }, [
    ...(index.documents.length > 1 ? [documents] : []),
    kinds,
    counts,
    time.fields,
    trouble,
    element("p", { class: "start" }, [submit]),
  ]);
  counts.addEventListener("change", () => time.suggest(Number(valueOf(form, "count"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = ticked(documents);
    const wrong = troubleOf(index, chosen, time);
    trouble.textContent = wrong;
    if (wrong) return;
    make({
      documents: chosen.length === index.documents.length ? [] : chosen.sort(),
      onlyTerms: valueOf(form, "kinds") === "terms",
      count: Number(valueOf(form, "count")),
      minutes: time.minutes(),
    });
  });
  return form;
}

/**
 * @param {StudyIndex} index
 * @param {readonly string[]} chosen
 * @param {{ minutes: () => number }} time
 * @returns {string} What keeps an exam from being made.
 */
function troubleOf(index, chosen, time) {
  if (index.documents.length && !chosen.length && !index.topics) return say`Choose one document at least.`;
  const minutes = time.minutes();
  const isSound = Number.isInteger(minutes) && minutes >= 0 && minutes <= MOST_MINUTES;
  return isSound ? "" : say`Say how many minutes: a whole number from 1 to ${MOST_MINUTES}.`;
}

/**
 * @param {StudyIndex} index
 * @returns {HTMLFieldSetElement}
 */
function documentsField(index) {
  const legend = say`From which documents`;
  if (index.topics) {
    const place = group(legend, []);
    offerTopics(index, [], place);
    return place;
  }
  const counts = countsByDocument(index);
  const titles = index.documents.map(({ title }) => title);
  const options = index.documents.map(({ slug, title, name }, at) => {
    const isTold = titles.indexOf(title) !== titles.lastIndexOf(title);
    const box = element("input", { type: "checkbox", value: slug, checked: true });
    return element("label", { class: "option" }, [
      box,
      element("span", {}, isTold ? [`${title} (`, ...breaking(name), ")"] : [title]),
      element("span", { class: "count" }, [counted(counts[at] ?? 0, "question")]),
    ]);
  });
  return group(legend, options);
}

/**
 * @param {string} name Of a file.
 * @returns {(string | HTMLElement)[]} The same, which breaks on a narrow screen where its parts end.
 */
function breaking(name) {
  return name.split(/(?<=_)/).flatMap((part, at) => (at ? [element("wbr"), part] : [part]));
}

/**
 * @param {string} legend
 * @param {string} name
 * @param {readonly (readonly [value: string, words: string])[]} options
 * @param {string} [chosen] The first if none is given.
 * @returns {HTMLFieldSetElement}
 */
function radios(legend, name, options, chosen = options[0]?.[0] ?? "") {
  const made = options.map(([value, words]) => {
    const radio = element("input", { type: "radio", name, value, checked: value === chosen });
    return element("label", { class: "option" }, [radio, element("span", {}, [words])]);
  });
  return group(legend, [element("div", { class: "row" }, made)]);
}

function timeField() {
  const clock = element("input", { type: "checkbox", checked: true });
  const number = element("input", {
    type: "number",
    min: "1",
    max: String(MOST_MINUTES),
    inputmode: "numeric",
    value: String(usualMinutes(USUAL_COUNT)),
  });
  let isOwn = false;
  number.addEventListener("input", () => {
    isOwn = true;
  });
  const minutes = element("label", { class: "option minutes" }, [number, element("span", {}, [say`minutes`])]);
  clock.addEventListener("change", () => {
    minutes.hidden = !clock.checked;
  });
  const fields = group(say`How long`, [
    element("div", { class: "row" }, [
      element("label", { class: "option" }, [clock, element("span", {}, [say`Against the clock`])]),
      minutes,
    ]),
  ]);
  return {
    fields,
    /** @returns {number} 0 for no clock; NaN or less than 1 for what cannot be meant. */
    minutes: () => (clock.checked ? number.valueAsNumber || Number.NaN : 0),
    /** @param {number} count Of the questions. What the learner said stays. */
    suggest: (count) => {
      if (!isOwn) number.value = String(usualMinutes(count));
    },
  };
}

/**
 * @param {string} legend
 * @param {HTMLElement[]} children
 * @returns {HTMLFieldSetElement}
 */
function group(legend, children) {
  return element("fieldset", {}, [element("legend", {}, [legend]), ...children]);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {string}
 */
function valueOf(form, name) {
  return String(new FormData(form).get(name) ?? "");
}
