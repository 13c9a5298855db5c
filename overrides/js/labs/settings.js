/**
 * What can be set in a lab, and how an address says it: `?instances=12&alarm=on`. Pure.
 *
 * Addresses are typed, cut and edited by hand, and by people with bad intentions: whatever one says, it gives a sound
 * state, and a sentence for each value that could not be meant.
 *
 * @import { Control, Option } from "./types.js"
 */
import { figure } from "./formats.js";

/** How much of a wrong value is shown. */
const SHOWN = 24;

const ON = "on";
const OFF = "off";

/** Between the numbers of a list: a sign that addresses hold as it is. */
const BETWEEN = "_";

const NUMBER = /^-?\d{1,12}(?:\.\d{1,6})?$/;

/**
 * @template T
 * @typedef {object} Field
 * @property {T} usual
 * @property {string} label
 * @property {string} wanted What a value has to be, as words after "is not".
 * @property {(text: string) => T | undefined} read undefined for what no value can be meant by.
 * @property {(value: T) => string} write
 * @property {(name: string, value: T) => Control} control
 */

/**
 * @template {Record<string, Field<any>>} Fields
 * @typedef {{ [Name in keyof Fields]: Fields[Name] extends Field<infer Value> ? Value : never }} Settings
 */

/**
 * @param {{ label: string, usual: number, least: number, most: number, step?: number, unit?: string, hint?: string,
 *   kind?: "number" | "range" }} range
 * @returns {Field<number>}
 */
export function number({ usual, kind = "number", ...range }) {
  return {
    usual,
    label: range.label,
    wanted: wantedOf(range),
    read: (text) => numberIn(text, range),
    write: String,
    control: (name, value) => ({ kind, name, value, ...range }),
  };
}

/**
 * @template {string} Value
 * @param {{ label: string, usual: Value, options: readonly (Option & { value: Value })[], kind?: "select" | "radio", hint?: string }} choice
 * @returns {Field<Value>}
 */
export function choice({ usual, kind = "select", ...rest }) {
  return {
    usual,
    label: rest.label,
    wanted: `one of ${rest.options.map(({ value }) => value).join(", ")}`,
    read: (text) => rest.options.find(({ value }) => value === text)?.value,
    write: (value) => value,
    control: (name, value) => ({ kind, name, value, ...rest }),
  };
}

/**
 * @param {{ label: string, usual: boolean, hint?: string }} flag
 * @returns {Field<boolean>}
 */
export function flag({ usual, ...rest }) {
  return {
    usual,
    label: rest.label,
    wanted: `${ON} or ${OFF}`,
    read: (text) => (text === ON ? true : text === OFF ? false : undefined),
    write: (value) => (value ? ON : OFF),
    control: (name, value) => ({ kind: "checkbox", name, value, ...rest }),
  };
}

/**
 * A list of numbers. Its controls are a group, a number each, named `weights.0`, `weights.1`: `replaced` puts one in.
 *
 * @param {{ label: string, usual: readonly number[], least: number, most: number, step?: number, unit?: string,
 *   fewest: number, longest: number, each: (at: number) => string }} list `each` names one of them.
 * @returns {Field<readonly number[]>}
 */
export function numbers({ usual, fewest, longest, each, ...range }) {
  const { label, ...limits } = range;
  return {
    usual,
    label,
    wanted: `a list of ${fewest === longest ? fewest : `${fewest} to ${longest}`} numbers, each ${wantedOf(range)}`,
    read: (text) => {
      const parts = text.split(BETWEEN, longest + 1);
      const values = parts.flatMap((part) => numberIn(part, range) ?? []);
      return values.length === parts.length && values.length >= fewest && values.length <= longest ? values : undefined;
    },
    write: (values) => values.join(BETWEEN),
    control: (name, values) => ({
      kind: "group",
      label,
      controls: values.map((value, at) => ({ kind: "number", name: `${name}.${at}`, label: each(at), value, ...limits })),
    }),
  };
}

/**
 * @template T
 * @param {readonly T[]} values
 * @param {number} at
 * @param {T} value
 * @returns {T[]} The same with one of them replaced.
 */
export function replaced(values, at, value) {
  return values.map((old, place) => (place === at ? value : old));
}

/**
 * @template {Record<string, Field<any>>} Fields
 * @param {Fields} fields By their names in the address.
 */
export function addressed(fields) {
  const all = /** @type {[keyof Fields & string, Field<any>][]} */ (Object.entries(fields));
  return {
    /**
     * @param {URLSearchParams} params
     * @returns {Settings<Fields>}
     */
    parse: (params) => {
      const read = all.map(([name, field]) => [name, field.read(params.get(name) ?? "") ?? field.usual]);
      return /** @type {Settings<Fields>} */ (Object.fromEntries(read));
    },
    /**
     * @param {Settings<Fields>} state
     * @returns {URLSearchParams}
     */
    link: (state) => {
      const written = all.map(([name, field]) => [name, field.write(state[name]), field.write(field.usual)]);
      return new URLSearchParams(written.flatMap(([name = "", text = "", usual]) => (text === usual ? [] : [[name, text]])));
    },
    /**
     * @param {URLSearchParams} params
     * @returns {string[]}
     */
    notes: (params) =>
      all.flatMap(([name, field]) => {
        const text = params.get(name);
        return text === null || field.read(text) !== undefined ? [] : [noteOn(text, field)];
      }),
    /**
     * @param {Settings<Fields>} state
     * @param {...(keyof Fields & string)} names
     * @returns {Control[]}
     */
    controls: (state, ...names) => names.map((name) => /** @type {Field<any>} */ (fields[name]).control(name, state[name])),
  };
}

/**
 * @param {string} text
 * @param {{ least: number, most: number, step?: number }} range
 * @returns {number | undefined} Never -0.
 */
function numberIn(text, range) {
  return NUMBER.test(text) && isWithin(Number(text), range) ? Number(text) + 0 : undefined;
}

/**
 * @param {number} value
 * @param {{ least: number, most: number, step?: number }} range
 * @returns {boolean}
 */
export function isWithin(value, { least, most, step = 1 }) {
  // Numbers with a point are counted in steps: 0.3 is three times 0.1 here, whatever the machine makes of it.
  const steps = step ? (value - least) / step : 0;
  return value >= least && value <= most && Math.abs(steps - Math.round(steps)) < 1e-6;
}

/**
 * @param {{ least: number, most: number, step?: number, unit?: string }} range
 * @returns {string} `a whole number from 1 to 40`
 */
export function wantedOf({ least, most, step = 1, unit }) {
  const what = step === 1 ? "a whole number" : step > 1 ? `a number in steps of ${figure(step)}` : "a number";
  return `${what} from ${figure(least)} to ${figure(most)}${unit ? ` ${unit}` : ""}`;
}

/**
 * @param {string} text
 * @param {Field<any>} field
 */
function noteOn(text, { label, wanted, usual, write }) {
  const signs = [...text];
  const shown = signs.length > SHOWN ? `${signs.slice(0, SHOWN).join("")}…` : text;
  return `The link says “${shown}” for “${label}”, which is not ${wanted}; ${write(usual)} is taken.`;
}
