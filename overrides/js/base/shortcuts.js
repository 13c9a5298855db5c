/**
 * Keys that act by themselves, without Ctrl or Alt. They never act in fields, and a reader may switch
 * them off: who speaks to a computer, or types with a tremor, presses them by accident (WCAG 2.1.4).
 */
import { recall, remember } from "./store.js";

const NAME = "shortcuts";

/** What one types into, or chooses in by typing. */
const FIELDS =
  "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false]), " +
  "[role=textbox], [role=combobox]";

/** @returns {boolean} Whether single keys act. */
export function areShortcutsOn() {
  return recall(NAME) !== "off";
}

/** @param {boolean} on */
export function switchShortcuts(on) {
  remember(NAME, on ? null : "off");
}

/**
 * @param {string} key As `KeyboardEvent.key` names it.
 * @param {() => void} act
 * @param {AbortSignal} signal
 */
export function onShortcut(key, act, signal) {
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== key || !isShortcut(event)) return;
      event.preventDefault();
      act();
    },
    { signal },
  );
}

/**
 * @param {KeyboardEvent} event
 * @returns {boolean} Whether a single key was pressed where such keys act.
 */
export function isShortcut(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return false;
  return !isField(event.composedPath()[0]) && areShortcutsOn();
}

/**
 * @param {EventTarget | undefined} target
 * @returns {boolean}
 */
function isField(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest(FIELDS) !== null);
}
