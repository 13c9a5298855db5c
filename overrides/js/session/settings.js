/**
 * The settings of practice, and what the exam takes.
 *
 * @typedef {import("./drawer.js").Drawer} Drawer
 * @typedef {import("../practice/study-types.js").StudySettings} StudySettings
 */
import { element } from "../base/element.js";
import { tick } from "./parts.js";
import { planWords } from "./words.js";
import { areShortcutsOn, switchShortcuts } from "../base/shortcuts.js";
import { say } from "../base/say.js";

/**
 * @param {Drawer} drawer
 * @param {(changes: Partial<StudySettings>) => void} choose
 * @returns {{ element: HTMLElement, renew: () => void }} `renew`: tell again what the exam takes.
 */
export function settingsPart(drawer, choose) {
  const { retention, newADay, exam } = drawer.settings;
  const recall = field(say`Wanted recall, in %`, "number", Math.round(retention * 100), { min: "70", max: "97", step: "1" });
  const fresh = field(say`New cards a day`, "number", newADay, { min: "0", max: "9999", step: "1" });
  const day = field(say`Exam on (optional)`, "date", exam, {});
  const told = element("p", { class: "label", role: "status" });
  onValid(recall.input, (value) => choose({ retention: Number(value) / 100 }));
  onValid(fresh.input, (value) => choose({ newADay: Number(value) }));
  onValid(day.input, (value) => choose({ exam: value }), true);
  const part = element("details", { class: "fold settings" }, [
    element("summary", {}, [element("span", {}, [say`Settings`])]),
    recall.label,
    element("p", { class: "label" }, [say`How sure you want to be of a card when it comes back. More means more cards a day.`]),
    fresh.label,
    day.label,
    told,
    keysTick(),
  ]);
  const renew = () => {
    const plan = drawer.plan();
    told.textContent = plan ? planWords(plan, drawer.settings) : "";
  };
  return { element: part, renew };
}

/** @returns {HTMLElement} Whether keys of one sign act, everywhere on the site. */
export function keysTick() {
  const { label, input } = tick("checkbox", [say`Single keys, such as Space and 1 to 4`]);
  input.checked = areShortcutsOn();
  input.addEventListener("change", () => switchShortcuts(input.checked));
  return label;
}

/**
 * @param {string} words
 * @param {string} type
 * @param {string | number} value
 * @param {Readonly<Record<string, string>>} limits
 */
function field(words, type, value, limits) {
  const input = element("input", { type, value: String(value), ...limits });
  return { label: element("label", { class: "setting" }, [element("span", {}, [words]), input]), input };
}

/**
 * @param {HTMLInputElement} input
 * @param {(value: string) => void} act Called with what is within the limits.
 * @param {boolean} [mayBeEmpty]
 */
function onValid(input, act, mayBeEmpty = false) {
  input.addEventListener("change", () => {
    if (input.value === "" && !mayBeEmpty) return;
    if (input.checkValidity()) act(input.value);
    else input.reportValidity();
  });
}
