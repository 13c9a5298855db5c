/**
 * What keys do in the tree, as the ARIA Authoring Practices tell of a tree view. Pure.
 *
 * @typedef {import("./outline.js").Branch} Branch
 * @typedef {import("./map-state.js").MapState} MapState
 *
 * @typedef {object} Move
 * @property {Branch} [to] What is selected then.
 * @property {readonly Branch[]} [open] Unfolded.
 * @property {Branch} [close]
 * @property {Branch} [enter] Its first link is followed; if it has none, it folds.
 */
import { plain } from "./outline.js";

/** Letters that come within this time, in ms, are one word. */
const PAUSE = 700;

/** @type {Readonly<Record<string, (state: MapState, branch: Branch, shown: readonly Branch[]) => Move>>} */
const KEYS = {
  ArrowDown: (_, branch, shown) => onTo(shown[shown.indexOf(branch) + 1]),
  ArrowUp: (_, branch, shown) => onTo(shown[shown.indexOf(branch) - 1]),
  ArrowRight: (state, branch) => {
    if (!branch.children.length) return {};
    return state.isOpen(branch) ? onTo(branch.children[0]) : { open: [branch] };
  },
  ArrowLeft: (state, branch) => {
    if (branch.children.length && state.isOpen(branch)) return { close: branch };
    return onTo(branch.parent ?? undefined);
  },
  Home: (_state, _branch, shown) => onTo(shown[0]),
  End: (_state, _branch, shown) => onTo(shown.at(-1)),
  "*": (state, branch) => ({ open: (branch.parent?.children ?? state.roots).filter((one) => !state.isOpen(one)) }),
  Enter: (_, branch) => ({ enter: branch }),
  " ": (state, branch) => (state.isOpen(branch) ? { close: branch } : { open: [branch] }),
};

/**
 * @param {MapState} state
 * @param {Branch} branch The one that the key is for.
 * @param {string} key As `KeyboardEvent.key` names it.
 * @returns {Move | null} null for a key that means nothing here.
 */
export function moveFor(state, branch, key) {
  return Object.hasOwn(KEYS, key) ? (KEYS[key]?.(state, branch, state.shown()) ?? null) : null;
}

/** Goes to the next branch that begins with what was typed. */
export class TypeAhead {
  #typed = "";
  #last = Number.NEGATIVE_INFINITY;

  /**
   * @param {readonly Branch[]} shown
   * @param {Branch} branch Where one is.
   * @param {string} sign
   * @param {number} now In ms.
   * @returns {Branch | undefined}
   */
  next(shown, branch, sign, now) {
    this.#typed = now - this.#last < PAUSE ? this.#typed + sign : sign;
    this.#last = now;
    const wanted = plain(this.#typed);
    if (!wanted) return undefined;
    const at = shown.indexOf(branch);
    // Who types on means where they are, too; a first letter leads on.
    const from = [...this.#typed].length > 1 ? at : at + 1;
    return [...shown.slice(from), ...shown.slice(0, from)].find(({ words }) => plain(words).startsWith(wanted));
  }

  /**
   * @param {number} now In ms.
   * @returns {boolean} Whether a word is being typed: a space belongs to it.
   */
  isTyping(now) {
    return this.#typed !== "" && now - this.#last < PAUSE;
  }
}

/**
 * @param {Branch | undefined} to
 * @returns {Move}
 */
function onTo(to) {
  return to ? { to } : {};
}
