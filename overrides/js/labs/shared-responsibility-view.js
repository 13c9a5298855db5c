/**
 * Who does what: sixteen tasks, each with three places to put it, and what is said of where it was put.
 *
 * @import { Service, Side, Task } from "./responsibility-data.js"
 * @import { Sorting } from "./sorting-core.js"
 * @import { State } from "./shared-responsibility.js"
 * @import { Control, Model, Scene } from "./types.js"
 * @import { Cell } from "./cells.js"
 * @import { Look } from "./svg.js"
 */
import { element } from "../base/element.js";
import { cellChart } from "./cells.js";
import { controlView } from "./controls.js";
import { counted } from "./formats.js";
import { TASKS } from "./responsibility-data.js";
import { address, answersOf, FIELDS, isRight, isTold, marked, SIDES, step } from "./shared-responsibility.js";
import { table } from "./table.js";

/** @type {Readonly<Record<Side, string>>} */
export const SIDE_NAMES = { user: "You", aws: "AWS", shared: "Both" };

/** @type {Readonly<Record<Side, string>>} */
const SIDE_WORDS = { user: "it is yours", aws: "it is with AWS", shared: "both have a part" };

/** @type {readonly { name: string, look: Look }[]} */
const LOOKS = [
  { name: "right", look: "full" },
  { name: "wrong", look: "rows" },
  { name: "not judged yet", look: "hatch" },
  { name: "not sorted", look: "empty" },
];

/** Comes when somebody turns to the lab. @type {Pick<Sorting, "REASONS" | "SOURCES"> | undefined} */
let reasons;

/** @param {Pick<Sorting, "REASONS" | "SOURCES">} come To be drawn from now on. */
export function giveReasons(come) {
  reasons = come;
}

/** @type {Model<State>} */
export const sharedResponsibility = {
  ...address,
  step,
  controls,
  view,
  sum: sumWords,
  say: (state, before) => moveWords(state, before) ?? sumWords(state),
};

/**
 * @param {State} state
 * @returns {Control[]}
 */
function controls(state) {
  return address.controls(state, "service", "late");
}

/**
 * @param {State} state
 * @param {Scene} scene
 * @returns {Node[]}
 */
function view(state, { width }) {
  return [
    element(
      "ol",
      { class: "findings tasks", "data-key": "tasks" },
      TASKS.map((task) => taskView(task, state)),
    ),
    piles(state, width),
    numbers(state),
  ];
}

/**
 * @param {Task} task
 * @param {State} state
 */
function taskView(task, state) {
  const side = answersOf(state)[task.id];
  const sorting = controlView({
    kind: "radio",
    name: `sort.${task.id}`,
    label: task.task,
    value: side ?? "",
    options: SIDES.map((value) => ({ value, words: SIDE_NAMES[value] })),
  });
  // For pointers only: what it does, the radio buttons do as well.
  const grip = element("span", { class: "grip", "data-drag": task.id, "aria-hidden": "true", title: "Drag to a side" }, ["⠿"]);
  return element("li", { "data-key": task.id }, [sorting, grip, ...(side && isTold(state) ? [feedback(task, state, side)] : [])]);
}

/**
 * @param {Task} task
 * @param {State} state
 * @param {Side} side
 */
function feedback(task, { service }, side) {
  const [who] = task[service];
  const isGood = isRight(task, service, side);
  const word = side === who ? "Right." : isGood ? `Counts as right, though ${SIDE_WORDS[who]}.` : `No, ${SIDE_WORDS[who]}.`;
  const mark = element("b", {}, [`${isGood ? "✓" : "×"} ${word}`]);
  return element("p", { class: isGood ? "told" : "told no" }, [mark, ...reasonOf(task, service)]);
}

/**
 * @param {Task} task
 * @param {Service} service
 * @returns {(Node | string)[]}
 */
function reasonOf({ id }, service) {
  const [why, source] = reasons?.REASONS[id]?.[service] ?? [];
  if (!reasons || !why || !source) return [" The reason stands in the text below."];
  const { name, url } = reasons.SOURCES[source];
  return [` ${why} `, element("a", { class: "label", href: url, rel: "external noopener" }, [name])];
}

/**
 * @param {State} state
 * @param {number} width
 */
function piles(state, width) {
  const answers = answersOf(state);
  const groups = SIDES.map((side) => {
    const cells = TASKS.filter(({ id }) => answers[id] === side).map((task) => cellOf(task, state, side));
    return { name: `${SIDE_NAMES[side]}: ${cells.length}`, cells };
  });
  const open = TASKS.filter(({ id }) => !answers[id]).map(() => /** @type {Cell} */ ({ look: "empty" }));
  return cellChart({
    key: "piles",
    title: "Who does how many of them",
    description: "A square for each task. The table below tells the same.",
    width,
    columns: 2,
    groups: [...groups, { name: `Not sorted: ${open.length}`, cells: open }],
    looks: LOOKS,
  });
}

/**
 * @param {Task} task
 * @param {State} state
 * @param {Side} side
 * @returns {Cell}
 */
function cellOf(task, state, side) {
  if (!isTold(state)) return { look: "hatch" };
  return isRight(task, state.service, side) ? { look: "full" } : { look: "rows", sign: "×" };
}

/** @param {State} state */
function numbers(state) {
  const answers = answersOf(state);
  const rows = SIDES.map((side) => {
    const own = Object.fromEntries(Object.entries(answers).filter(([, one]) => one === side));
    const { right, wrong } = marked(state.service, own);
    return [SIDE_NAMES[side], right.length + wrong.length, ...(isTold(state) ? [right.length, wrong.length] : [])];
  });
  return table({ key: "numbers", caption: "Tasks by side", head: ["Side", "Tasks", ...(isTold(state) ? ["Right", "Wrong"] : [])], rows });
}

/** @param {State} state */
function sumWords(state) {
  const { right, wrong } = marked(state.service, answersOf(state));
  const count = right.length + wrong.length;
  const name = FIELDS.service.control("", state.service);
  const service = name.kind === "radio" ? name.options.find(({ value }) => value === state.service)?.words : "";
  const score = count && isTold(state) ? `, ${right.length} of them right` : "";
  return `${service}: ${counted(count, "task")} of ${TASKS.length} sorted${score}.`;
}

/**
 * @param {State} state
 * @param {State} before
 * @returns {string | null} What became of the task that was sorted last; null if none was.
 */
function moveWords(state, before) {
  if (state.service !== before.service) return null;
  const [answers, old] = [answersOf(state), answersOf(before)];
  const task = TASKS.find(({ id }) => answers[id] && answers[id] !== old[id]);
  const side = task && answers[task.id];
  if (!side) return null;
  const judged = isTold(state) ? `, ${isRight(task, state.service, side) ? "right" : "wrong"}` : "";
  const { right, wrong } = marked(state.service, answers);
  const score = isTold(state) ? ` and ${right.length} right` : "";
  return `${task.task}: ${SIDE_NAMES[side]}${judged}; ${right.length + wrong.length} of ${TASKS.length} sorted${score}.`;
}
