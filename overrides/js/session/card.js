/**
 * The card that is shown: first what it asks, then what is answered, with the points to tick.
 *
 * @typedef {import("../practice/study-types.js").Block} Block
 * @typedef {import("../practice/study-types.js").CardBody} CardBody
 * @typedef {import("../practice/study-types.js").CardHead} CardHead
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 *
 * @typedef {object} Dealt
 * @property {CardHead} head
 * @property {CardBody} body
 * @property {StudyIndex} index
 * @property {string} root What leads to the site's root from here.
 * @property {string} place "3 of 20".
 * @property {number} lapses How often it was forgotten, where that is often; else 0.
 * @property {boolean} hasNext Whether another card lies behind it.
 *
 * @typedef {object} Card
 * @property {HTMLElement} element
 * @property {HTMLElement} prompt Gets the focus when the card is dealt.
 * @property {HTMLTextAreaElement} field The learner's own answer. Read by nobody.
 * @property {HTMLElement} aside For what comes between prompt and answer.
 * @property {(onTick: (ticked: number) => void) => HTMLElement} reveal Shows the answer, and returns what gets the focus.
 * @property {() => void} why Opens or closes the question why.
 */
import { blocks, link, strip, words } from "../practice/card-view.js";
import { weighedPart } from "../practice/options-view.js";
import { button, element } from "../base/element.js";
import { say } from "../base/say.js";
import { tick, unlinked } from "./parts.js";
import { KINDS } from "./words.js";

/**
 * @param {Dealt} dealt
 * @returns {Card}
 */
export function cardOf(dealt) {
  const { head, body, index, root, place, lapses, hasNext } = dealt;
  const prompt = element("h2", { class: "prompt", id: "prompt", tabindex: "-1", dir: "auto" }, [firstOf(body.prompt, root)]);
  const own = ownPart();
  const aside = element("div", { class: "aside" });
  const why = whyPart(body, root);
  const card = element("article", { class: "card", "aria-labelledby": "prompt" }, [
    strip(head, index, root, place),
    element("p", { class: "label asks" }, [whereOf(dealt)]),
    prompt,
    ...(body.prompt.length > 1 ? [element("div", { class: "rest" }, [blocks(body.prompt.slice(1), root)])] : []),
    ...(lapses ? [leechNote(lapses, body, root)] : []),
    ...hintPart(body, root),
    // Who chooses among options has nothing to write.
    ...(body.choices ? [] : [own.part]),
    aside,
  ]);
  return {
    element: element("div", { class: hasNext ? "dealt more" : "dealt" }, [card]),
    prompt,
    field: own.field,
    aside,
    why: why.toggle,
    reveal: (onTick) => {
      // What was written stays, to be compared.
      own.part.hidden = own.field.value.trim() === "";
      return reveal(card, dealt, why, onTick);
    },
  };
}

/**
 * @param {CardBody} body
 * @param {string} root
 * @returns {HTMLElement[]} The hint, closed; nothing where there is none.
 */
function hintPart({ hint }, root) {
  return hint ? [element("details", { class: "hint" }, [element("summary", {}, [say`Hint`]), blocks(hint, root)])] : [];
}

function ownPart() {
  const field = element("textarea", { rows: "2", id: "own", maxlength: "4000" });
  const label = element("label", { for: "own", class: "label" }, [say`Your answer (optional)`]);
  return { part: element("div", { class: "own" }, [label, field]), field };
}

/**
 * @param {HTMLElement} card
 * @param {Dealt} dealt
 * @param {ReturnType<typeof whyPart>} why
 * @param {(ticked: number) => void} onTick
 * @returns {HTMLElement}
 */
function reveal(card, { body, root }, why, onTick) {
  const points = pointsPart(body, root, onTick);
  const isList = isListOf(body);
  const text = isList ? points : element("div", { class: "ruled", id: "answer-text" }, [blocks(body.answer, root)]);
  const told = isList ? {} : { "aria-describedby": "answer-text" };
  const answer = element("div", { class: "answer", role: "group", tabindex: "-1", "aria-label": say`Answer`, ...told }, [text, ...weighedPart(body, root)]);
  const passage = body.url ? [link(body.url, [say`Read the passage`], root, "plain")] : [];
  card.classList.add("open", "hole");
  card.append(answer, ...(isList ? [] : [points]), element("p", { class: "acts" }, [...passage, why.button]), why.part);
  return answer;
}

/**
 * @param {CardBody} body
 * @returns {boolean} Whether the answer is a list of nothing but the points, so that they need not stand there twice.
 */
function isListOf({ answer, points }) {
  const [list, ...others] = answer;
  if (!list || others.length || (list[0] !== "ul" && list[0] !== "ol") || points.length < 2) return false;
  const [, ...items] = list;
  return JSON.stringify(items) === JSON.stringify(points.map((point) => [["p", ...point]]));
}

/**
 * @param {CardBody} body
 * @param {string} root
 * @param {(ticked: number) => void} onTick
 * @returns {HTMLElement} The points to tick; of a single one, only the question.
 */
function pointsPart({ points }, root, onTick) {
  if (points.length < 2) return element("p", { class: "label points" }, [say`Did you have it?`]);
  const ticks = points.map((point) => tick("checkbox", [unlinked(point, root)]));
  const part = element("fieldset", { class: "points" }, [
    element("legend", { class: "label" }, [say`Which points did you have?`]),
    ...ticks.map(({ label }) => label),
  ]);
  part.addEventListener("change", () => onTick(ticks.filter(({ input }) => input.checked).length));
  return part;
}

/**
 * @param {CardBody} body
 * @param {string} root
 */
function whyPart({ url }, root) {
  const passage = url ? [link(url, [say`the passage`], root)] : [say`the passage`];
  const field = element("textarea", { rows: "2", id: "why-field", maxlength: "4000" });
  const label = element("label", { for: "why-field" }, [say`Why is that so? Say it in one sentence.`]);
  const part = element("div", { class: "why", id: "why", hidden: true }, [
    label,
    field,
    element("p", { class: "label" }, [say`Then compare it with `, ...passage, "."]),
  ]);
  const toggle = () => {
    part.hidden = !part.hidden;
    opener.setAttribute("aria-expanded", String(!part.hidden));
    if (!part.hidden) field.focus();
  };
  const opener = button(say`Why?`, toggle, { class: "plain", "aria-expanded": "false", "aria-controls": "why" });
  return { part, button: opener, toggle };
}

/**
 * @param {number} lapses
 * @param {CardBody} body
 * @param {string} root
 */
function leechNote(lapses, { url }, root) {
  const passage = url ? link(url, [say`Read its passage again`], root) : say`Read its passage again`;
  return element("p", { class: "leech" }, [
    element("b", {}, [say`Hard for you: `]),
    say`forgotten ${lapses} times. `,
    passage,
    say`, or put the answer into words of your own, before you go on.`,
  ]);
}

/**
 * @param {Dealt} dealt
 * @returns {string} "From a table · The shared responsibility model".
 */
function whereOf({ head, index }) {
  const section = index.documents[head.document]?.sections[head.section]?.title;
  return section ? `${KINDS[head.kind]} · ${section}` : KINDS[head.kind];
}

/**
 * @param {readonly Block[]} prompt
 * @param {string} root
 * @returns {DocumentFragment} The words of the first paragraph, as a heading can hold them.
 */
function firstOf([first], root) {
  if (first?.[0] !== "p") return blocks(first ? [first] : [], root);
  const [, ...inlines] = first;
  return words(inlines, root);
}
