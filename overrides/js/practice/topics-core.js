/**
 * The bundle `assets/topics.js`: topics to tick, and in each its documents. 1,000 boxes would be a long page: those of
 * a topic are made when it is opened.
 *
 * @typedef {import("./study-types.js").StudyDocument} StudyDocument
 * @typedef {import("./study-types.js").StudyIndex} StudyIndex
 * @typedef {import("./study-types.js").StudyTopic} StudyTopic
 */
import { element } from "../base/element.js";
import { counted } from "../base/said.js";
import { say } from "../base/say.js";

/** @type {import("./topic-boxes.js").TopicBoxes} */
function topicBoxes(index, wanted) {
  const { documents, topics = [] } = index;
  const rows = topics.map((topic) => {
    return row(topic, documents.filter((one) => one.topic === topic.slug), wanted);
  });
  const lone = documents.filter(({ topic }) => !topic).map((one) => tick(one, wanted).label);
  return element("div", { class: "topics" }, [
    element("p", { class: "label" }, [say`Tick what you want. Nothing ticked is everything.`]),
    ...rows,
    ...lone,
  ]);
}

/**
 * @param {StudyTopic} topic
 * @param {readonly StudyDocument[]} documents Its own.
 * @param {readonly string[]} wanted
 * @returns {HTMLElement}
 */
function row(topic, documents, wanted) {
  const { label, input } = tick(topic, wanted);
  /** @type {HTMLInputElement[]} */
  const boxes = [];
  const below = element("details", {}, [
    element("summary", {}, [counted(documents.length, "document"), element("span", { class: "away" }, [`: ${topic.title}`])]),
  ]);
  /** A whole topic is ticked by itself alone. */
  const follow = () => {
    for (const box of boxes) {
      if (input.checked) box.checked = true;
      else if (box.disabled) box.checked = false;
      box.disabled = input.checked;
    }
    input.indeterminate = !input.checked && boxes.some(({ checked }) => checked);
  };
  const fill = () => {
    if (boxes.length) return;
    const ticks = documents.map((one) => tick(one, wanted));
    boxes.push(...ticks.map((one) => one.input));
    below.append(...ticks.map((one) => one.label));
    follow();
  };
  below.addEventListener("toggle", fill);
  const made = element("div", {}, [label, below]);
  made.addEventListener("change", follow);
  if (documents.some(({ slug }) => wanted.includes(slug))) fill();
  return made;
}

/**
 * @param {{ slug: string, title: string }} one
 * @param {readonly string[]} wanted
 */
function tick({ slug, title }, wanted) {
  const input = element("input", { type: "checkbox", value: slug, checked: wanted.includes(slug) });
  return { label: element("label", { class: "tick option" }, [input, element("span", {}, [title])]), input };
}

Object.assign(globalThis, { studysiteTopics: topicBoxes });
