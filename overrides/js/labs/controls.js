/**
 * Native controls with visible labels, of what a lab says of them. What is changed tells its name by `data-name`, what is
 * pressed its event by `data-event`.
 *
 * @import { ActControl, CheckControl, ChoiceControl, Control, GroupControl, LabEvent, NumberControl, Option } from "./types.js"
 */
import { element } from "../base/element.js";
import { figure } from "./formats.js";

/** Ids of what has a label. */
const idOf = (/** @type {string} */ name) => `lab-${name}`;

/**
 * @param {Control} control
 * @param {ReadonlyMap<string, string>} [troubles] What is wrong with what was typed, by the name of the control.
 * @returns {HTMLElement}
 */
export function controlView(control, troubles = new Map()) {
  switch (control.kind) {
    case "group":
      return groupView(control, troubles);
    case "act":
      return act(control.label, control.event);
    case "checkbox":
      return checkView(control);
    case "radio":
      return radiosView(control);
    case "select":
      return field(control, [selectView(control)]);
    case "number":
      return field(control, [numberView(control, troubles)], troubles.get(control.name) ?? "");
    case "range":
      return field(control, [rangeView(control)]);
  }
}

/**
 * @param {string} words
 * @param {LabEvent} event What the lab is sent when it is pressed.
 * @param {Readonly<Record<string, string | boolean>>} [attributes]
 * @returns {HTMLButtonElement} For views, too.
 */
export function act(words, event, attributes = {}) {
  return element("button", { type: "button", class: "btn", "data-event": JSON.stringify(event), ...attributes }, [words]);
}

/**
 * @param {GroupControl} group
 * @param {ReadonlyMap<string, string>} troubles
 */
function groupView({ label, hint, controls }, troubles) {
  return element("fieldset", { "data-key": `group ${label}` }, [
    element("legend", {}, [label]),
    ...(hint ? [element("p", { class: "label" }, [hint])] : []),
    element(
      "div",
      { class: "fields" },
      controls.map((one) => controlView(one, troubles)),
    ),
  ]);
}

/**
 * @param {NumberControl | ChoiceControl} control
 * @param {Node[]} entry
 * @param {string} [trouble]
 */
function field({ kind, name, label, hint, ...rest }, entry, trouble = "") {
  const unit = "unit" in rest && rest.unit ? [element("span", { class: "unit" }, [` in ${rest.unit}`])] : [];
  const isTold = kind === "number";
  return element("div", { class: `field ${kind}`, "data-key": name }, [
    element("label", { for: idOf(name) }, [label, ...(kind === "number" ? unit : [])]),
    ...entry,
    ...(hint ? [element("p", { class: "label", id: `${idOf(name)}-hint` }, [hint])] : []),
    ...(isTold && trouble ? [element("p", { class: "trouble", id: `${idOf(name)}-trouble` }, [trouble])] : []),
  ]);
}

/**
 * @param {NumberControl} control
 * @param {ReadonlyMap<string, string>} troubles
 */
function numberView({ name, value, least, most, step = 1, hint }, troubles) {
  const trouble = troubles.has(name);
  const described = [...(hint ? [`${idOf(name)}-hint`] : []), ...(trouble ? [`${idOf(name)}-trouble`] : [])].join(" ");
  return element("input", {
    type: "number",
    id: idOf(name),
    "data-name": name,
    min: String(least),
    max: String(most),
    step: step ? String(step) : "any",
    value: String(value),
    inputmode: step && step % 1 === 0 ? "numeric" : "decimal",
    autocomplete: "off",
    "aria-invalid": trouble ? "true" : false,
    "aria-describedby": described || false,
  });
}

/** @param {NumberControl} control */
function rangeView({ name, value, least, most, step = 1, unit, hint }) {
  const words = unit === "%" ? `${figure(value)}%` : `${figure(value)}${unit ? ` ${unit}` : ""}`;
  return element("span", { class: "entry" }, [
    element("input", {
      type: "range",
      id: idOf(name),
      "data-name": name,
      min: String(least),
      max: String(most),
      step: String(step),
      value: String(value),
      autocomplete: "off",
      "aria-valuetext": words,
      "aria-describedby": hint ? `${idOf(name)}-hint` : false,
    }),
    // For eyes: the slider itself says its value.
    element("span", { class: "num", "aria-hidden": "true" }, [words]),
  ]);
}

/** @param {ChoiceControl} control */
function selectView({ name, value, options, hint }) {
  const made = options.map((one) => element("option", { value: one.value, selected: one.value === value }, [one.words]));
  const about = hint ? `${idOf(name)}-hint` : false;
  return element("select", { id: idOf(name), "data-name": name, autocomplete: "off", "aria-describedby": about }, made);
}

/** @param {CheckControl} control */
function checkView({ name, label, value, hint }) {
  const box = element("input", { type: "checkbox", id: idOf(name), "data-name": name, checked: value, autocomplete: "off" });
  return option(name, box, label, hint);
}

/** @param {ChoiceControl} control */
function radiosView({ name, label, value, options, hint }) {
  return element("fieldset", { class: "radios", "data-key": name }, [
    element("legend", {}, [label]),
    ...(hint ? [element("p", { class: "label" }, [hint])] : []),
    ...options.map((one) => radio(name, one, one.value === value)),
  ]);
}

/**
 * @param {string} name
 * @param {Option} one
 * @param {boolean} checked
 */
function radio(name, { value, words, hint }, checked) {
  const made = element("input", { type: "radio", name: idOf(name), "data-name": name, value, checked, autocomplete: "off" });
  return option(`${name}=${value}`, made, words, hint);
}

/**
 * @param {string} key
 * @param {HTMLInputElement} input
 * @param {string} words
 * @param {string} [hint]
 */
function option(key, input, words, hint) {
  const more = hint ? [element("span", { class: "label" }, [hint])] : [];
  return element("label", { class: "option", "data-key": key }, [input, element("span", {}, [words, ...more])]);
}
