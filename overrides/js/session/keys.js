/**
 * The keys of a session, and the dialog that shows them. They act by themselves, and so never in fields, and not at all
 * where the learner switched single keys off.
 *
 * @typedef {object} Acts
 * @property {() => boolean} reveal Whether there was anything to show: else Space scrolls, as everywhere.
 * @property {(grade: import("../practice/study-types.js").Grade) => void} grade
 * @property {() => void} undo
 * @property {() => void} choice
 * @property {() => void} why
 * @property {() => void} bury
 * @property {() => void} help
 */
import { button, element } from "../base/element.js";
import { keysTick } from "./settings.js";
import { isShortcut } from "../base/shortcuts.js";
import { say } from "../base/say.js";

/** Where Space has a meaning already. */
const PRESSED = "a[href], button, summary, input, label";

/** @type {readonly [keys: string[], does: string][]} */
const KEYS = [
  [[say`Space`], say`shows the answer`],
  [["1", "2", "3", "4"], say`grade: Again, Hard, Good, Easy`],
  [["u"], say`undoes the last step`],
  [["c"], say`gives a choice of answers, where there is one`],
  [["w"], say`asks why`],
  [["b"], say`not today`],
  [["?"], say`shows these keys`],
  [[say`Ctrl`, say`Enter`], say`in your answer: shows the answer`],
];

/**
 * @param {KeyboardEvent} event
 * @param {Acts} acts
 */
export function act(event, acts) {
  const doing = deedOf(event.key, acts);
  if (!doing || event.repeat || !isShortcut(event) || document.querySelector(":modal")) return;
  if (event.key === " " && event.target instanceof Element && event.target.closest(PRESSED)) return;
  if (doing() !== false) event.preventDefault();
}

/**
 * @param {string} key
 * @param {Acts} acts
 * @returns {(() => boolean | void) | undefined}
 */
function deedOf(key, { reveal, grade, undo, choice, why, bury, help }) {
  /** @type {Map<string, () => boolean | void>} */
  const deeds = new Map([
    [" ", reveal],
    ["1", () => grade(1)],
    ["2", () => grade(2)],
    ["3", () => grade(3)],
    ["4", () => grade(4)],
    ["u", undo],
    ["c", choice],
    ["w", why],
    ["b", bury],
    ["?", help],
  ]);
  return deeds.get(key);
}

/** @returns {HTMLDialogElement} Taken out of the page when it is closed. */
export function keysDialog() {
  const close = button(say`Close`, () => dialog.close(), { class: "btn main" });
  const rows = KEYS.map(([keys, does]) =>
    element("div", {}, [
      element("dt", {}, keys.flatMap((key, at) => [at ? " " : "", element("kbd", {}, [key])])),
      element("dd", {}, [does]),
    ]),
  );
  const dialog = element("dialog", { class: "key-list", "aria-labelledby": "keys-title" }, [
    element("h2", { id: "keys-title" }, [say`Keys`]),
    element("dl", {}, rows),
    element("p", {}, [keysTick()]),
    close,
  ]);
  // A press beside the dialog falls on the dialog itself, one within it on one of its parts.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  return dialog;
}
