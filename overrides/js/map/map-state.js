/**
 * What is to be seen of a map, and which branch is selected: the one truth that the list and the picture follow. No DOM.
 *
 * Events: `fold` (`detail.branches`: those that were folded or unfolded, `detail.origin`: where it began), `select`
 * (`detail.how`), `found`, `standing`.
 *
 * @typedef {import("./outline.js").Branch} Branch
 * @typedef {import("../practice/known.js").Standing} Standing
 * @typedef {"pointer" | "key" | "address" | "found" | "fold"} How Selected by a press, by a key, by the address, by the search, or
 *   since what was selected is folded away.
 */
import { above, firstLevel, holding, inOrder } from "./outline.js";

/** Unfolds every level. */
export const ALL = Number.POSITIVE_INFINITY;

export class MapState extends EventTarget {
  /** @type {Branch | null} */
  selected = null;
  /** @type {readonly Branch[]} What the search found. */
  found = [];
  /** @type {number} Which of them is looked at; -1 for none. */
  at = -1;
  /** @type {ReadonlyMap<Branch, Standing>} Of the branches that something is known of. */
  standings = new Map();
  /** @type {Set<Branch>} */
  #open = new Set();
  /** @type {Map<string, Branch>} */
  #byId;

  /** @param {readonly Branch[]} roots */
  constructor(roots) {
    super();
    this.roots = roots;
    this.all = inOrder(roots);
    this.#byId = new Map(this.all.map((branch) => [branch.id, branch]));
    this.#open = new Set(this.all.filter(({ children }) => children.length));
  }

  /**
   * @param {string} id
   * @returns {Branch | undefined}
   */
  named(id) {
    return this.#byId.get(id);
  }

  /** @param {Branch} branch */
  isOpen(branch) {
    return this.#open.has(branch);
  }

  /**
   * @param {Branch} branch
   * @returns {boolean} Whether all above it is unfolded.
   */
  isShown(branch) {
    return above(branch).every((one) => this.#open.has(one));
  }

  /** @returns {Branch[]} What is to be seen, from top to bottom. */
  shown() {
    /** @type {Branch[]} */
    const found = [];
    const walk = (/** @type {readonly Branch[]} */ branches) => {
      for (const branch of branches) {
        found.push(branch);
        if (this.#open.has(branch)) walk(branch.children);
      }
    };
    walk(this.roots);
    return found;
  }

  /** @returns {number} The level that is the last to be seen everywhere, counted as `openTo` does; ALL if nothing is folded; NaN. */
  get level() {
    const first = firstLevel(this.roots);
    const folded = new Set(this.all.filter((one) => one.children.length && !this.#open.has(one)).map(({ level }) => level));
    if (!folded.size) return ALL;
    const least = Math.min(...folded);
    const isEven = this.all.every((one) => !one.children.length || one.level < least || !this.#open.has(one));
    return isEven ? least - first + 1 : Number.NaN;
  }

  /** @param {number} level How many levels below the subject are to be seen, from 1; ALL for every one. */
  openTo(level) {
    this.openUntil(level + firstLevel(this.roots) - 1);
  }

  /** @param {number} level The last to be seen; a root's is 1. */
  openUntil(level) {
    this.#set(this.all.filter((branch) => this.#open.has(branch) !== branch.level < level), null);
  }

  /**
   * @param {Branch} branch
   * @param {boolean} [open]
   */
  fold(branch, open = !this.#open.has(branch)) {
    if (branch.children.length && this.#open.has(branch) !== open) this.#set([branch], branch);
  }

  /** @param {Branch} branch Unfolds all above it. */
  reveal(branch) {
    const folded = above(branch).filter((one) => !this.#open.has(one));
    if (folded.length) this.#set(folded, folded.at(-1) ?? null);
  }

  /**
   * @param {Branch} branch
   * @param {How} how
   */
  select(branch, how) {
    this.reveal(branch);
    this.selected = branch;
    this.#emit("select", { how });
  }

  /**
   * @param {string} query
   * @returns {void} The first branch with such words is looked at.
   */
  find(query) {
    this.found = holding(this.all, query);
    this.at = -1;
    if (this.found.length) this.step(1);
    else this.#emit("found", {});
  }

  /** @param {1 | -1} by To the next one that was found, or the one before; round at the ends. */
  step(by) {
    const many = this.found.length;
    if (!many) return;
    this.at = this.at < 0 && by < 0 ? many - 1 : (this.at + by + many) % many;
    const branch = this.found[this.at];
    this.#emit("found", {});
    if (branch) this.select(branch, "found");
  }

  /** @param {ReadonlyMap<Branch, Standing>} standings */
  know(standings) {
    this.standings = standings;
    this.#emit("standing", {});
  }

  /**
   * @param {Branch[]} branches Those that are the other way from now on.
   * @param {Branch | null} origin
   */
  #set(branches, origin) {
    for (const one of branches) if (one.children.length && !this.#open.delete(one)) this.#open.add(one);
    this.#emit("fold", { branches: branches.filter(({ children }) => children.length), origin });
    const away = this.selected && !this.isShown(this.selected) && above(this.selected).find((one) => this.isShown(one));
    if (away) this.select(away, "fold");
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
