/**
 * Requests over production variants: shares from weights, draws that can be repeated, `TargetVariant`. Pure.
 *
 * A share is a variant's weight by the sum of all (API model, CreateEndpointConfig); how an endpoint draws is not
 * documented, and each request is taken here as a draw of its own.
 *
 * @import { Settings } from "./settings.js"
 * @import { LabEvent } from "./types.js"
 *
 * @typedef {{ name: string, weight?: number }} Variant A weight that is not given is 1, as `InitialVariantWeight` says.
 *
 * @typedef {object} Plan What is to be expected.
 * @property {string[]} problems Ids.
 * @property {number[] | null} shares From 0 to 1, of the requests that name no variant; null where none can be formed.
 * @property {number[] | null} expected Of so many requests.
 *
 * @typedef {Settings<typeof FIELDS> & { single: Single | null }} State
 *
 * @typedef {object} Single One more request, after all others.
 * @property {number} at Which one it is, from 1.
 * @property {boolean} isTargeted
 * @property {number} variant Its place; -1 if it reached none.
 */
import { seeded, MOST_SEED } from "./random.js";
import { addressed, flag, number, numbers, choice } from "./settings.js";

export const MOST_VARIANTS = 10;
export const REQUESTS = 1000;

/** As many are sent in one step. */
const STRIDE = 50;

const NAMES = [..."ABCDEFGHIJ"];
/** In place of a name. */
export const NONE = "none";

const WEIGHT = { least: 0, most: 1_000_000, step: 0, fewest: 1, longest: MOST_VARIANTS };

export const FIELDS = {
  weights: numbers({ ...WEIGHT, label: "Weights", usual: [2, 1], each: (at) => `Variant ${NAMES[at]}` }),
  change: flag({ label: "Change the weights halfway", usual: false, hint: "UpdateEndpointWeightsAndCapacities, after 500 requests; no new endpoint configuration." }),
  desired: numbers({ ...WEIGHT, label: "DesiredWeight after 500 requests", usual: [1, 1], each: (at) => `Variant ${NAMES[at]}` }),
  target: choice({
    label: "TargetVariant",
    usual: NONE,
    options: [{ value: NONE, words: "none" }, ...NAMES.map((value) => ({ value, words: value }))],
  }),
  targeted: number({ label: "Requests that name it", unit: "%", usual: 10, least: 0, most: 100, kind: "range" }),
  seed: number({ label: "Seed of chance", usual: 1, least: 0, most: MOST_SEED, hint: "The same seed sends the same requests to the same variants." }),
  sent: number({ label: "Requests sent", usual: REQUESTS, least: 0, most: REQUESTS, step: STRIDE }),
};

const { parse, link, ...rest } = addressed(FIELDS);

export const address = {
  ...rest,
  /**
   * @param {URLSearchParams} params
   * @returns {State}
   */
  parse: (params) => ({ ...matched(parse(params)), single: null }),
  /**
   * @param {State} state
   * @returns {URLSearchParams} What has no effect is not said.
   */
  link: (state) => {
    const params = link(state);
    if (!state.change) params.delete("desired");
    if (state.target === NONE) params.delete("targeted");
    return params;
  },
};

/**
 * @param {readonly Variant[]} variants
 * @param {string | null} target What `TargetVariant` says in every request; null for none.
 * @param {number} requests
 * @returns {Plan}
 */
export function planned(variants, target, requests) {
  const weights = variants.map(({ weight = 1 }) => weight);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const broken = [
    variants.length === 0 && "no-variants",
    variants.length > MOST_VARIANTS && "too-many-variants",
    weights.some((weight) => weight < 0) && "negative-weight",
    new Set(variants.map(({ name }) => name)).size < variants.length && "same-name",
  ].filter((id) => id !== false);
  if (broken.length) return { problems: broken, shares: null, expected: null };
  const at = variants.findIndex(({ name }) => name === target);
  const problems = [...(sum === 0 ? ["no-weight"] : []), ...(target !== null && at < 0 ? ["unknown-target"] : [])];
  const shares = sum === 0 ? null : weights.map((weight) => weight / sum);
  const isLost = target !== null && at < 0;
  const named = isLost || target === null ? null : weights.map((_, place) => (place === at ? requests : 0));
  return { problems, shares, expected: isLost ? null : (named ?? shares?.map((share) => share * requests) ?? null) };
}

/**
 * @param {readonly number[]} weights With a sum above 0.
 * @param {number} draw From 0 to below 1.
 * @returns {number} The place of the variant: the first whose running share is above the draw.
 */
export function variantAt(weights, draw) {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let running = 0;
  const place = weights.findIndex((weight) => {
    running += weight;
    return running > draw * sum;
  });
  // What rounding leaves at the end of the line belongs to the last that has a weight.
  return place < 0 ? weights.findLastIndex((weight) => weight > 0) : place;
}

/**
 * @param {State} state
 * @returns {Variant[]}
 */
export function variantsOf({ weights }) {
  return weights.map((weight, at) => ({ name: nameOf(at), weight }));
}

/** @param {number} at */
export function nameOf(at) {
  return NAMES[at] ?? "";
}

/**
 * @param {State} state
 * @param {number} request From 0.
 * @returns {readonly number[]} The weights that hold for it.
 */
export function weightsAt({ weights, desired, change }, request) {
  return change && request >= REQUESTS / 2 ? desired : weights;
}

/**
 * @param {State} state
 * @returns {number} The place of `TargetVariant`; -1 without one.
 */
export function targetOf({ target }) {
  return NAMES.indexOf(target);
}

/**
 * @param {State} state
 * @param {number} request From 0.
 * @returns {boolean} Whether it names a variant: so many of each hundred, spread evenly.
 */
function isTargeted({ target, targeted }, request) {
  return target !== NONE && Math.floor(((request + 1) * targeted) / 100) > Math.floor((request * targeted) / 100);
}

/**
 * Where the requests went that were sent.
 *
 * @param {State} state
 * @returns {{ counts: number[], lost: number, expected: number[] }} By variant; `lost` is how many no share could be formed
 *   for. All together they are as many as were sent.
 */
export function sentOut(state) {
  const draw = seeded(state.seed);
  const counts = state.weights.map(() => 0);
  const expected = state.weights.map(() => 0);
  let lost = 0;
  for (let request = 0; request < state.sent; request += 1) {
    const { place, shares } = routed(state, request, isTargeted(state, request), draw());
    if (place < 0) lost += 1;
    else counts[place] = (counts[place] ?? 0) + 1;
    for (const [at, share] of shares.entries()) expected[at] = (expected[at] ?? 0) + share;
  }
  return { counts, lost, expected };
}

/**
 * @param {State} state
 * @param {number} request From 0.
 * @param {boolean} isNamed
 * @param {number} draw
 * @returns {{ place: number, shares: number[] }} -1 and no shares where it reaches none.
 */
function routed(state, request, isNamed, draw) {
  const weights = weightsAt(state, request);
  const target = targetOf(state);
  if (isNamed) return { place: target, shares: weights.map((_, at) => Number(at === target)) };
  const { shares } = planned(
    weights.map((weight, at) => ({ name: nameOf(at), weight })),
    null,
    1,
  );
  return shares ? { place: variantAt(weights, draw), shares } : { place: -1, shares: [] };
}

/**
 * @param {State} state
 * @param {LabEvent} event `{ type: "send", isTargeted }` sends one more request, after all others.
 * @returns {State}
 */
export function step(state, event) {
  switch (event.type) {
    case "set":
      return { ...changed(state, String(event["name"]), event["value"]), single: null };
    case "tick":
      return { ...state, sent: Math.min(REQUESTS, state.sent + STRIDE), single: null };
    case "rewind":
      return { ...state, sent: 0, single: null };
    case "send":
      return { ...state, single: sendOne(state, event["isTargeted"] === true) };
    default:
      return state;
  }
}

/**
 * @param {State} state
 * @param {boolean} isNamed
 * @returns {Single}
 */
function sendOne(state, isNamed) {
  const at = (state.single?.at ?? state.sent) + 1;
  const draw = seeded(state.seed);
  for (let before = 1; before < at; before += 1) draw();
  return { at, isTargeted: isNamed, variant: routed(state, at - 1, isNamed, draw()).place };
}

/**
 * @param {State} state
 * @param {string} name `weights.3` is one of a list, `variants` how many there are.
 * @param {unknown} value
 * @returns {State}
 */
function changed(state, name, value) {
  const [list = "", at] = name.split(".");
  if (name === "variants") return matched({ ...state, weights: sized(state.weights, Number(value)) });
  if (at === undefined) return { ...state, [name]: value };
  const old = list === "desired" ? state.desired : state.weights;
  return { ...state, [list]: old.map((weight, place) => (place === Number(at) ? Number(value) : weight)) };
}

/**
 * @template {Settings<typeof FIELDS>} Some
 * @param {Some} state
 * @returns {Some} With as many weights for later as for now, and a target that there is.
 */
function matched(state) {
  const { length } = state.weights;
  const isThere = NAMES.indexOf(state.target) < length;
  return { ...state, desired: sized(state.desired, length), target: isThere ? state.target : NONE };
}

/**
 * @param {readonly number[]} weights
 * @param {number} length
 * @returns {number[]} New ones have the weight that a variant has by itself.
 */
function sized(weights, length) {
  return Array.from({ length }, (_, at) => weights[at] ?? 1);
}
