/**
 * Requests over production variants: what is to be expected, what chance made of it, and the call that changes it.
 *
 * @import { State } from "./production-variants.js"
 * @import { Control, Model, Scene } from "./types.js"
 */
import { element } from "../base/element.js";
import { barChart } from "./bars.js";
import { act } from "./controls.js";
import { counted, figure, listed, percent } from "./formats.js";
import { address, MOST_VARIANTS, nameOf, NONE, planned, REQUESTS, sentOut, step, targetOf, variantsOf } from "./production-variants.js";
import { table } from "./table.js";

/** So many are named one by one in a sentence. */
const NAMED = 4;

/** @type {Model<State>} */
export const productionVariants = {
  ...address,
  step,
  ends: ({ sent }) => sent >= REQUESTS,
  pace: 150,
  controls,
  view,
  sum: sumWords,
  say: (state, before) => (state.single && state.single !== before.single ? singleWords(state) : sumWords(state)),
};

/**
 * @param {State} state
 * @returns {Control[]}
 */
function controls(state) {
  const { weights, target, change } = state;
  const [list, after] = address.controls(state, "weights", "desired");
  const [choice] = address.controls(state, "target");
  const there = choice?.kind === "select" ? [{ ...choice, options: choice.options.slice(0, weights.length + 1) }] : [];
  return [
    {
      kind: "group",
      label: "Variants and their weights",
      controls: [
        { kind: "number", name: "variants", label: "How many", value: weights.length, least: 1, most: MOST_VARIANTS },
        ...(list ? [list] : []),
        ...address.controls(state, "change"),
        ...(change && after ? [after] : []),
      ],
    },
    {
      kind: "group",
      label: "Requests",
      controls: [...there, ...(target === NONE ? [] : address.controls(state, "targeted")), ...address.controls(state, "seed")],
    },
  ];
}

/**
 * @param {State} state
 * @param {Scene} scene
 * @returns {Node[]}
 */
function view(state, { width }) {
  const { counts, lost, expected } = sentOut(state);
  const variants = variantsOf(state);
  return [
    barChart({
      key: "counts",
      title: `Where ${counted(state.sent, "request")} went`,
      description: "A bar for each variant, and a stroke where it was to be expected. The table below tells the same.",
      width,
      most: Math.max(...counts, ...expected, 1),
      marked: "as was to be expected",
      rows: variants.map(({ name }, at) => {
        const [count = 0, mark = 0] = [counts[at], expected[at]];
        return { name: `Variant ${name}`, value: count, words: figure(count), mark, look: targetOf(state) === at ? "rows" : "hatch" };
      }),
    }),
    ...(lost ? [element("p", { "data-key": "lost" }, [lostWords(lost)])] : []),
    numbers(state, counts, expected),
    single(state),
    call(state),
  ];
}

/**
 * @param {State} state
 * @param {readonly number[]} counts
 * @param {readonly number[]} expected
 */
function numbers(state, counts, expected) {
  const { weights, desired, change, sent } = state;
  const shares = planned(variantsOf(state), null, 1).shares;
  const later = change ? planned(variantsOf({ ...state, weights: desired }), null, 1).shares : null;
  return table({
    key: "numbers",
    caption: `${counted(sent, "request")}, by variant; a share is a weight by the sum of all weights`,
    head: ["Variant", "Weight", "Share", ...(change ? ["Weight then", "Share then"] : []), "Expected", "Got"],
    rows: weights.map((weight, at) => [
      nameOf(at),
      figure(weight, 6),
      shareWords(shares, at),
      ...(change ? [figure(desired[at] ?? 0, 6), shareWords(later, at)] : []),
      figure(expected[at] ?? 0, 1),
      counts[at] ?? 0,
    ]),
  });
}

/**
 * @param {readonly number[] | null} shares
 * @param {number} at
 */
function shareWords(shares, at) {
  return shares ? percent(shares[at] ?? 0) : "none";
}

/** @param {State} state */
function single(state) {
  const { target } = state;
  const named = target === NONE ? [] : [act(`Send one with TargetVariant ${target}`, { type: "send", isTargeted: true })];
  return element("div", { "data-key": "single" }, [
    element("h3", {}, ["One request more"]),
    element("p", { class: "acts" }, [act("Send one request", { type: "send", isTargeted: false }), ...named]),
    element("p", { class: "then" }, [state.single ? singleWords(state) : "It is drawn by the weights, or goes where TargetVariant says."]),
  ]);
}

/** @param {State} state */
function call({ weights, desired, change }) {
  const set = (change ? desired : weights).map((weight, at) => ({ VariantName: nameOf(at), DesiredWeight: weight }));
  const lines = set.map((one) => `    ${JSON.stringify(one)}`).join(",\n");
  return element("details", { "data-key": "call" }, [
    element("summary", {}, ["The call that sets these weights on a running endpoint"]),
    element("pre", { tabindex: "0" }, [
      element("code", {}, [`UpdateEndpointWeightsAndCapacities\n{\n  "EndpointName": "my-endpoint",\n  "DesiredWeightsAndCapacities": [\n${lines}\n  ]\n}`]),
    ]),
  ]);
}

/** @param {State} state */
function sumWords(state) {
  const { counts, lost } = sentOut(state);
  if (!state.sent) return "No request has been sent yet.";
  const reached = state.sent - lost;
  if (!reached) return lostWords(lost);
  const order = [...counts.entries()].sort(([, one], [, other]) => other - one);
  const named = counts.length > NAMED ? order.slice(0, 1) : [...counts.entries()];
  const got = named.map(([at, count]) => `${nameOf(at)} got ${figure(count)}`);
  const rest = lost ? `, and ${figure(lost)} had nowhere to go` : "";
  return `Of ${counted(state.sent, "request")}, ${listed(got)}${counts.length > NAMED ? ", the most of all" : ""}${rest}.`;
}

/** @param {number} lost */
function lostWords(lost) {
  return `With all weights at 0 no share can be formed, and what an endpoint does then is not documented: the lab sends ${counted(lost, "request")} nowhere.`;
}

/** @param {State} state */
function singleWords({ single }) {
  if (!single) return "";
  const { at, isTargeted, variant } = single;
  if (variant < 0) return `Request ${figure(at)} went nowhere: all weights are 0.`;
  return `Request ${figure(at)} went to ${nameOf(variant)}, ${isTargeted ? "since it says so, whatever the weights" : "as the weights drew it"}.`;
}
