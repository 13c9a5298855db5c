/**
 * What is drawn of "One zone fails": both fleets over the zones, what is left of them, and who does which step.
 *
 * @typedef {import("./zone-failure.js").State} State
 * @typedef {import("./zones.js").Left} Left
 * @typedef {import("./cells.js").Cell} Cell
 * @typedef {import("./types.js").Control} Control
 */
import { element } from "../base/element.js";
import { barChart } from "./bars.js";
import { cellChart } from "./cells.js";
import { counted, figure, listed, percent } from "./formats.js";
import { table } from "./table.js";
import { controls as of, enough, leftOf, phase } from "./zone-failure.js";
import { NAMES, SOURCES, STEPS } from "./zone-steps.js";

/** A zone stands beside others if it has this much room, in px. */
const ROOM = 150;

const RUNS = { name: "runs", look: /** @type {const} */ ("full") };
const LOST = { name: "lost", look: /** @type {const} */ ("empty"), sign: "×" };
const STARTED = { name: "started in its place", look: /** @type {const} */ ("hatch"), sign: "+" };

/**
 * @param {State} state
 * @returns {Control[]}
 */
export function controls(state) {
  const places = Array.from({ length: state.zones }, (_, at) => String(at + 1));
  const failed = of(state, "failed").map((one) => {
    if (one.kind !== "select") return one;
    return { ...one, options: one.options.filter(({ value }) => value === "instance" || places.includes(value)) };
  });
  const steps = of(state, "at").map((one) => (one.kind === "number" ? { ...one, kind: /** @type {const} */ ("range") } : one));
  return [
    { kind: "group", label: "Two fleets", controls: of(state, "units", "small", "large") },
    { kind: "group", label: "The failure", controls: [...of(state, "zones"), ...failed, ...of(state, "need")] },
    ...steps,
  ];
}

/**
 * @param {State} state
 * @param {import("./types.js").Scene} scene
 * @returns {Node[]}
 */
export function view(state, { width }) {
  const fleets = /** @type {const} */ ([
    ["Small", state.small],
    ["Large", state.large],
  ]);
  return [
    ...fleets.map(([name, instances]) => zones(state, name, instances, width)),
    bars(state, fleets, width),
    numbers(state, fleets),
    duties(state),
  ];
}

/**
 * @param {State} state
 * @returns {string}
 */
export function sum(state) {
  const { units, need, small, large, failed } = state;
  const of = (/** @type {number} */ instances, /** @type {string} */ name) => {
    const { leftUnits, enough: fits } = leftOf(state, instances);
    return `${counted(instances, name)} leave ${figure(leftUnits)} of ${figure(units)}, ${fits ? "enough" : "too little"} for ${figure(need)}`;
  };
  const what = failed === "instance" ? "One instance" : `Zone ${failed}`;
  return `${what} fails: ${of(small, "small instance")}; ${of(large, "large one")}.`;
}

/**
 * @param {State} state
 * @param {string} name
 * @param {number} instances
 * @param {number} width
 */
function zones(state, name, instances, width) {
  const left = leftOf(state, instances);
  const cells = left.perZone.map((_, zone) => cellsOf(state, left, zone));
  const each = counted(state.units / instances, "unit");
  return cellChart({
    key: `zones-${name}`,
    title: `${name}: ${counted(instances, "instance")} of ${each}`,
    description: cells.map((some, at) => `Zone ${at + 1}: ${some.map(({ name: what }) => what).join(", ") || "none"}.`).join(" "),
    width,
    columns: Math.max(1, Math.min(state.zones, Math.floor(width / ROOM))),
    looks: [RUNS, LOST, STARTED],
    groups: cells.map((some, at) => ({ name: isOut(state, at) ? `Zone ${at + 1}: out` : `Zone ${at + 1}`, cells: some })),
  });
}

/**
 * @param {State} state
 * @param {Left} left
 * @param {number} zone From 0.
 * @returns {(Cell & { name: string })[]}
 */
function cellsOf(state, { perZone, recovered }, zone) {
  const count = perZone[zone] ?? 0;
  const now = phase(state);
  const all = (/** @type {number} */ some, /** @type {Cell & { name: string }} */ cell) => Array.from({ length: some }, () => cell);
  const lost = now === "before" ? 0 : lostOf(state, zone, count);
  if (now !== "mended") return [...all(count - lost, RUNS), ...all(lost, LOST)];
  const started = state.failed === "instance" ? lost : Math.max(0, (recovered?.[zone] ?? 0) - count);
  return [...all(count - lost, RUNS), ...all(isOut(state, zone) ? lost : 0, LOST), ...all(started, STARTED)];
}

/**
 * @param {State} state
 * @param {number} zone From 0.
 * @param {number} count Its instances.
 */
function lostOf({ failed }, zone, count) {
  if (failed === "instance") return Number(zone === 0);
  return failed === String(zone + 1) ? count : 0;
}

/**
 * @param {State} state
 * @param {number} zone From 0.
 */
function isOut(state, zone) {
  return phase(state) !== "before" && state.failed === String(zone + 1);
}

/**
 * @param {State} state
 * @param {readonly (readonly [name: string, instances: number])[]} fleets
 * @param {number} width
 */
function bars(state, fleets, width) {
  return barChart({
    key: "left",
    title: "What is left at once, before anything is replaced",
    description: sum(state),
    width,
    most: Math.max(state.units, state.need),
    marked: `the load takes ${figure(state.need)}`,
    rows: fleets.map(([name, instances]) => {
      const { leftUnits, leftShare, enough: fits } = leftOf(state, instances);
      const words = `${figure(leftUnits)} (${percent(leftShare)}), ${fits ? "enough" : "too little"}`;
      return { name: `${name} instances`, value: leftUnits, words, look: fits ? RUNS.look : STARTED.look, mark: state.need };
    }),
  });
}

/**
 * @param {State} state
 * @param {readonly (readonly [name: string, instances: number])[]} fleets
 */
function numbers(state, fleets) {
  const left = fleets.map(([, instances]) => leftOf(state, instances));
  const row = (/** @type {string} */ name, /** @type {(left: Left, instances: number) => string | number} */ of) => {
    return [name, ...left.map((one, at) => of(one, fleets[at]?.[1] ?? 0))];
  };
  return table({
    key: "numbers",
    caption: "Both fleets in numbers",
    head: ["What", ...fleets.map(([name]) => name)],
    rows: [
      row("Instances", (_, instances) => instances),
      row("Units of each", (_, instances) => state.units / instances),
      row("Instances of the zones", ({ perZone }) => perZone.join(", ")),
      row("The same after the failure", ({ perZone }) => perZone.map((count, zone) => count - lostOf(state, zone, count)).join(", ")),
      row("The same once replaced", ({ recovered }) => recovered?.join(", ") ?? "no zone to start in"),
      row("Units lost", ({ lostUnits }) => lostUnits),
      row("Units left", ({ leftUnits }) => leftUnits),
      row("Part that is left", ({ leftShare }) => percent(leftShare)),
      row("Part left if the fullest zone fails", ({ worstLeftShare }) => percent(worstLeftShare)),
      row("Enough for the load", ({ enough: fits }) => (fits ? "yes" : "no")),
      row("Needed for the load with any zone gone", (_, instances) => neededWords(enough(state, instances))),
    ],
  });
}

/** @param {number} instances */
function neededWords(instances) {
  return Number.isFinite(instances) ? instances : "no number is enough";
}

/** @param {string} words */
function bold(words) {
  return element("b", {}, [words]);
}

/** @param {State} state */
function duties(state) {
  const items = STEPS.map(({ id, step, ec2, endpoint, why, sources }, at) => {
    const isHere = at + 1 === state.at;
    const links = sources.map((key) => element("a", { href: SOURCES[key].url }, [SOURCES[key].name]));
    return element("li", { "data-key": id, "aria-current": isHere && "step" }, [
      bold(step),
      element("p", { class: "who" }, ["EC2 by hand: ", bold(NAMES[ec2]), ". Managed endpoint: ", bold(NAMES[endpoint]), "."]),
      element("p", {}, [why]),
      element("p", { class: "label" }, links.flatMap((link, place) => (place ? [", ", link] : [link]))),
    ]);
  });
  const counts = (/** @type {"ec2" | "endpoint"} */ side) => {
    const yours = STEPS.filter((step) => step[side] !== "aws").length;
    return `${yours} of ${STEPS.length}`;
  };
  const told = listed([`${counts("ec2")} steps are yours by hand`, `${counts("endpoint")} with an endpoint, alone or with AWS`]);
  return element("section", { class: "duties", "data-key": "duties", "aria-labelledby": "lab-duties" }, [
    element("h3", { id: "lab-duties" }, ["Who does which step"]),
    element("p", { class: "label" }, [`${told}.`]),
    element("ol", {}, items),
  ]);
}
