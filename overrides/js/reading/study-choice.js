/**
 * `<study-choice>`: the options of a question as a choice that can be checked. Which are right, and why, stands in the
 * answer of the same card.
 */
import { verdict } from "./verdict.js";
import { say } from "../base/say.js";

export class StudyChoice extends HTMLElement {
  connectedCallback() {
    const card = this.closest(".q");
    const list = this.querySelector("ol");
    const weighed = /** @type {HTMLElement[]} */ ([...(card?.querySelectorAll(".weighed > li") ?? [])]);
    const right = weighed.map((one) => one.dataset["right"] === "true");
    const items = /** @type {HTMLElement[]} */ ([...(list?.children ?? [])]);
    // Once: an element is connected anew when it is moved.
    if (!card || !list || this.querySelector("input") || right.length !== items.length || !right.includes(true)) return;
    const isSeveral = right.filter(Boolean).length > 1;
    const inputs = items.map((item) => withInput(item, isSeveral ? "checkbox" : "radio", `choice-${card.id}`));
    const group = part("fieldset", "", part("legend", "label", isSeveral ? say`Choose all that are right` : say`Choose one`), list);
    const check = part("button", "btn", say`Check`);
    check.type = "button";
    const told = part("p", "told");
    told.setAttribute("role", "status");
    this.append(group, check, told);
    this.addEventListener("change", () => {
      told.textContent = "";
      for (const item of items) clear(item);
    });
    check.addEventListener("click", () => {
      const { words, marks } = verdict(
        right,
        inputs.map(({ checked }) => checked),
      );
      told.textContent = words;
      for (const [at, item] of items.entries()) put(item, marks[at] ?? "");
      const answer = weighed[0]?.closest("details");
      if (answer && inputs.some(({ checked }) => checked)) answer.open = true;
    });
  }
}

/**
 * @param {HTMLElement} item
 * @param {string} type
 * @param {string} name
 */
function withInput(item, type, name) {
  const words = part("span", "", ...item.childNodes);
  const input = document.createElement("input");
  input.type = type;
  input.name = name;
  item.append(part("label", "", input, words));
  return input;
}

/**
 * @param {HTMLElement} item
 * @param {string} mark
 */
function put(item, mark) {
  clear(item);
  if (!mark) return;
  item.dataset["mark"] = mark.startsWith("✓") ? "right" : "wrong";
  item.querySelector("label")?.append(part("b", "label", mark));
}

/** @param {HTMLElement} item */
function clear(item) {
  delete item.dataset["mark"];
  item.querySelector("b.label")?.remove();
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} classes
 * @param {...(Node | string)} parts
 */
function part(name, classes, ...parts) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  made.append(...parts);
  return made;
}
