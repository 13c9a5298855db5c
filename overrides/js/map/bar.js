/**
 * What a map is worked with, above it: picture or list, how deep it is unfolded, the search in it.
 *
 * @typedef {import("./map-state.js").MapState} MapState
 * @typedef {"picture" | "list"} View
 */
import { ALL } from "./map-state.js";
import { button, element } from "../base/element.js";
import { say } from "../base/say.js";

/** How long one may go on typing before it is looked for, in ms. */
const WAIT = 120;

/** @type {readonly [number, string][]} */
const LEVELS = [[1, "1"], [2, "2"], [3, "3"], [ALL, say`All`]];

/**
 * @param {MapState} state
 * @returns {HTMLElement} Buttons that unfold so many levels.
 */
export function levels(state) {
  const buttons = LEVELS.map(([level, name]) => {
    const label = level === ALL ? say`All levels` : say`Level ${name}`;
    const made = button(name, () => state.openTo(level), { class: "plain", "aria-label": label, title: label });
    return /** @type {const} */ ([level, made]);
  });
  const press = () => {
    const now = state.level;
    for (const [level, made] of buttons) made.setAttribute("aria-pressed", `${level === now}`);
  };
  press();
  state.addEventListener("fold", press);
  const name = element("span", { "aria-hidden": "true" }, [say`Level`]);
  return element("div", { class: "levels", role: "group", "aria-label": say`Levels` }, [name, ...buttons.map(([, one]) => one)]);
}

/**
 * @param {(view: View) => void} show
 * @returns {{ part: HTMLElement, mark: (view: View) => void }} Two buttons, and what says which of them holds.
 */
export function viewSwitch(show) {
  const views = /** @type {const} */ (["picture", "list"]);
  const buttons = views.map((view) => button(view === "list" ? say`List` : say`Picture`, () => show(view), { class: "plain" }));
  const part = element("div", { class: "view", role: "group", "aria-label": say`The map as` }, buttons);
  const mark = (/** @type {View} */ view) => {
    for (const [at, one] of buttons.entries()) one.setAttribute("aria-pressed", `${views[at] === view}`);
  };
  return { part, mark };
}

/**
 * @param {MapState} state
 * @returns {HTMLElement} The search in the map.
 */
export function finder(state) {
  // Not of type "search": the page has one of those, which looks through the whole site.
  const field = element("input", { type: "text", class: "map-field", placeholder: say`Find in the map`, "aria-label": say`Find in the map` });
  for (const [name, value] of Object.entries({ autocomplete: "off", spellcheck: "false", enterkeyhint: "search" })) {
    field.setAttribute(name, value);
  }
  const told = element("span", { class: "map-found", role: "status" });
  const [back, next] = [button("↑", () => state.step(-1), { class: "plain", "aria-label": say`Find the one before` }),
    button("↓", () => state.step(1), { class: "plain", "aria-label": say`Find the next` })];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let sought = "";
  const find = () => {
    clearTimeout(timer);
    if (field.value === sought) return false;
    sought = field.value;
    state.find(sought);
    return true;
  };
  const clear = () => {
    field.value = "";
    find();
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(find, WAIT);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
    if (event.key === "Escape" && !field.value) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") clear();
    else if (!find()) state.step(event.shiftKey ? -1 : 1);
  });
  const tell = () => {
    const many = state.found.length;
    told.textContent = many ? say`${state.at + 1} of ${many}` : field.value.trim() ? say`Not in this map` : "";
    for (const one of [back, next]) one.hidden = many < 2;
  };
  tell();
  state.addEventListener("found", tell);
  return element("div", { class: "finder", role: "group", "aria-label": say`Find` }, [field, told, back, next]);
}
