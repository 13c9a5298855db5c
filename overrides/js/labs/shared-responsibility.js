/**
 * Sixteen tasks to sort: who does each on a service, the user, AWS, or both. Pure.
 *
 * @import { Service, Side, Task } from "./responsibility-data.js"
 * @import { Field, Settings } from "./settings.js"
 * @import { LabEvent } from "./types.js"
 *
 * @typedef {Readonly<Partial<Record<string, Side>>>} Answers By task.
 * @typedef {Settings<typeof FIELDS>} State
 */
import { TASKS } from "./responsibility-data.js";
import { addressed, choice, flag } from "./settings.js";

export const SIDES = /** @type {const} */ (["user", "aws", "shared"]);

/** In an address each task is a letter, in their order; what is not sorted is a point. */
const LETTERS = /** @type {const} */ ({ user: "u", aws: "a", shared: "b" });
const OPEN = ".";

export const FIELDS = {
  service: choice({
    label: "On which service?",
    kind: "radio",
    usual: /** @type {Service} */ ("ec2"),
    options: [
      { value: "ec2", words: "Amazon EC2 instance" },
      { value: "rds", words: "Amazon RDS database" },
      { value: "endpoint", words: "SageMaker real-time endpoint" },
      { value: "serverless", words: "SageMaker Serverless Inference" },
    ],
  }),
  late: flag({ label: "Judge only when all 16 are sorted", usual: false }),
  ec2: sorting("EC2"),
  rds: sorting("RDS"),
  endpoint: sorting("the endpoint"),
  serverless: sorting("serverless"),
};

export const address = addressed(FIELDS);

/**
 * @param {string} name
 * @returns {Field<Answers>}
 */
function sorting(name) {
  return {
    usual: {},
    label: `the tasks of ${name}`,
    wanted: `${TASKS.length} letters out of u, a, b and points`,
    read: (text) => (text.length === TASKS.length && /^[uab.]+$/.test(text) ? answersIn(text) : undefined),
    write: (answers) => TASKS.map(({ id }) => letterOf(answers[id])).join(""),
    control: () => ({ kind: "group", label: "", controls: [] }),
  };
}

/** @param {Side | undefined} side */
function letterOf(side) {
  return side ? LETTERS[side] : OPEN;
}

/**
 * @param {string} text A letter for each task.
 * @returns {Answers}
 */
function answersIn(text) {
  return Object.fromEntries(
    TASKS.flatMap(({ id }, at) => {
      const side = SIDES.find((one) => LETTERS[one] === text[at]);
      return side ? [[id, side]] : [];
    }),
  );
}

/**
 * @param {State} state
 * @param {LabEvent} event `set` with `sort.<task>` puts a task on a side.
 * @returns {State}
 */
export function step(state, event) {
  if (event.type !== "set") return state;
  const [, task] = /^sort\.(.+)$/.exec(String(event["name"])) ?? [];
  if (!task) return { ...state, [String(event["name"])]: event["value"] };
  const side = SIDES.find((one) => one === event["value"]);
  const isTask = TASKS.some(({ id }) => id === task);
  if (!side || !isTask) return state;
  return { ...state, [state.service]: { ...state[state.service], [task]: side } };
}

/**
 * @param {Service} service
 * @param {Answers} answers
 * @returns {{ right: string[], wrong: string[] }} Tasks that were sorted, in the order of the answers.
 */
export function marked(service, answers) {
  /** @type {{ right: string[], wrong: string[] }} */
  const marks = { right: [], wrong: [] };
  for (const [id, side] of Object.entries(answers)) {
    const task = TASKS.find((one) => one.id === id);
    if (task && side) marks[isRight(task, service, side) ? "right" : "wrong"].push(id);
  }
  return marks;
}

/**
 * @param {Task} task
 * @param {Service} service
 * @param {Side} side
 * @returns {boolean}
 */
export function isRight(task, service, side) {
  return task[service].includes(side);
}

/**
 * @param {State} state
 * @returns {Answers} On the service that is shown.
 */
export function answersOf(state) {
  return state[state.service];
}

/**
 * @param {State} state
 * @returns {boolean} Whether answers are judged now.
 */
export function isTold(state) {
  return !state.late || Object.keys(answersOf(state)).length === TASKS.length;
}
