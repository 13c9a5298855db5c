/**
 * The nested list as a tree for keyboard and screen reader (ARIA Authoring Practices, tree view). It is the tree of the
 * picture, too: while that is shown, the list is for ears only, and what holds the picture has the focus for all rows.
 *
 * @typedef {import("./outline.js").Branch} Branch
 * @typedef {import("./map-state.js").MapState} MapState
 * @typedef {import("./map-state.js").How} How
 */
import { STANDINGS } from "./standing-words.js";
import { element } from "../base/element.js";
import { moveFor, TypeAhead } from "./tree-keys.js";

/** How long after a fold of the picture the list behind it is laid out, in ms: when nothing moves any more. */
const LATER = 300;

export class TreeList {
  #state;
  #list;
  #frame;
  #name;
  #typed = new TypeAhead();
  /** @type {Map<Branch, HTMLElement>} */
  #rows = new Map();
  /** @type {Map<Element, Branch>} */
  #branches = new Map();
  /** @type {Branch | undefined} The one that Tab leads to. */
  #current;
  /** @type {HTMLElement | undefined} The row of what is selected. */
  #marked;
  #isPicture = false;
  /** @type {Set<Branch>} Folded or unfolded in the picture, and not yet in the list behind it. */
  #later = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {MapState} state
   * @param {HTMLElement} list `ul.tree`.
   * @param {{ frame: HTMLElement, name: string }} page `frame` holds the list, and the picture; `name` says
   *   what the map is of.
   */
  constructor(state, list, { frame, name }) {
    this.#state = state;
    this.#list = list;
    this.#frame = frame;
    this.#name = name;
    for (const [at, row] of list.querySelectorAll(".row").entries()) this.#take(state.all[at], row);
    for (const root of state.roots) this.#announce(root);
    this.#current = state.roots[0];
    frame.addEventListener("keydown", (event) => this.#press(event));
    list.addEventListener("click", (event) => this.#click(event));
    list.addEventListener("focusin", ({ target }) => this.#focused(target));
    state.addEventListener("fold", (event) => this.#folded(/** @type {CustomEvent} */ (event).detail.branches));
    state.addEventListener("select", (event) => this.#selected(/** @type {CustomEvent} */ (event).detail.how));
    state.addEventListener("found", () => this.#found());
    state.addEventListener("standing", () => this.#stand());
    this.show(false);
  }

  /** @param {boolean} isPicture Whether the picture is to be seen instead. */
  show(isPicture) {
    this.#catchUp();
    this.#isPicture = isPicture;
    const [tree, plain] = isPicture ? [this.#frame, this.#list] : [this.#list, this.#frame];
    for (const name of ["role", "tabindex", "aria-label", "aria-activedescendant"]) plain.removeAttribute(name);
    tree.setAttribute("role", "tree");
    tree.setAttribute("aria-label", this.#name);
    if (isPicture) plain.setAttribute("role", "none");
    if (isPicture) tree.tabIndex = 0;
    this.#list.classList.toggle("away", isPicture);
    this.#point(this.#current);
  }

  /** @returns {Branch | undefined} Where keys begin. */
  get current() {
    return this.#current;
  }

  /**
   * @param {Branch} branch
   * @returns {HTMLElement | undefined} What is said of it.
   */
  row(branch) {
    return this.#rows.get(branch);
  }

  /** Gives the tree the focus. */
  focus() {
    if (this.#isPicture) this.#frame.focus({ preventScroll: true });
    else if (this.#current) this.#rows.get(this.#current)?.focus();
  }

  /**
   * @param {Branch | undefined} branch
   * @param {Element} row Both are in the order of the list.
   */
  #take(branch, row) {
    if (!branch || !(row instanceof HTMLElement)) return;
    this.#rows.set(branch, row);
    this.#branches.set(row, branch);
  }

  /** @param {Branch} branch Is said to be what it is, once it can be seen; of 2,000, most never are. */
  #announce(branch) {
    const row = this.#rows.get(branch);
    if (!row || row.hasAttribute("role")) return;
    const parts = { role: "treeitem", "aria-level": branch.level, "aria-posinset": branch.place };
    const size = (branch.parent?.children ?? this.#state.roots).length;
    // With its links, so that who listens knows of them.
    const named = { "aria-setsize": size, "aria-labelledby": [...row.children].map(({ id }) => id).join(" ") };
    for (const [name, value] of Object.entries({ ...parts, ...named })) row.setAttribute(name, `${value}`);
    row.tabIndex = -1;
    for (const link of row.querySelectorAll("a")) link.tabIndex = -1;
    row.parentElement?.setAttribute("role", "none");
    const group = row.nextElementSibling;
    if (!(group instanceof HTMLElement)) return;
    group.id = `${branch.id}_group`;
    group.setAttribute("role", "group");
    row.setAttribute("aria-owns", group.id);
    this.#fold(branch);
  }

  /** @param {Branch} branch */
  #fold(branch) {
    const row = this.#rows.get(branch);
    const isOpen = this.#state.isOpen(branch);
    if (isOpen) for (const one of branch.children) this.#announce(one);
    row?.setAttribute("aria-expanded", `${isOpen}`);
    if (this.#isPicture) this.#later.add(branch);
    else row?.nextElementSibling?.toggleAttribute("data-folded", !isOpen);
  }

  /** Folds in the list what is folded in the picture. */
  #catchUp() {
    clearTimeout(this.#timer);
    for (const branch of this.#later) {
      this.#rows.get(branch)?.nextElementSibling?.toggleAttribute("data-folded", !this.#state.isOpen(branch));
    }
    this.#later.clear();
  }

  /** @param {readonly Branch[]} branches */
  #folded(branches) {
    for (const branch of branches) this.#fold(branch);
    clearTimeout(this.#timer);
    if (this.#isPicture) this.#timer = setTimeout(() => this.#catchUp(), LATER);
    // Tab must lead to something that can be seen.
    let branch = this.#current;
    while (branch?.parent && !this.#state.isShown(branch)) branch = branch.parent;
    this.#point(branch);
  }

  /** @param {How} how */
  #selected(how) {
    const branch = this.#state.selected;
    if (!branch) return;
    // What has the focus must be there to be heard.
    if (how !== "fold" && how !== "pointer") this.#catchUp();
    const isHere = this.#list.contains(document.activeElement);
    this.#marked?.removeAttribute("aria-selected");
    const row = this.#rows.get(branch);
    this.#marked = row;
    row?.setAttribute("aria-selected", "true");
    this.#point(branch);
    if (this.#isPicture || !row) return;
    if (how === "key" || (isHere && how === "fold")) row.focus();
    if (how === "found" || how === "address") row.scrollIntoView({ block: how === "found" ? "center" : "start" });
  }

  /** @param {Branch | undefined} branch Tab leads to it and to its links, and to no other. */
  #point(branch) {
    const before = this.#current && this.#rows.get(this.#current);
    for (const one of before ? [before, ...before.querySelectorAll("a, button")] : []) one.setAttribute("tabindex", "-1");
    this.#current = branch;
    const row = branch && this.#rows.get(branch);
    if (!row) return;
    if (this.#isPicture) this.#frame.setAttribute("aria-activedescendant", row.id);
    else for (const one of [row, ...row.querySelectorAll("a, button")]) one.setAttribute("tabindex", "0");
  }

  /** @param {EventTarget | null} target */
  #focused(target) {
    const row = target instanceof Element ? target.closest(".row") : null;
    const branch = row && this.#branches.get(row);
    if (branch && branch !== this.#state.selected) this.#state.select(branch, "pointer");
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {Element} */ (event.target);
    const row = target.closest(".row");
    const branch = row && this.#branches.get(row);
    if (!branch || target.closest("a, button") || getSelection()?.toString()) return;
    this.#state.select(branch, "pointer");
    this.#state.fold(branch);
    this.focus();
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, target } = event;
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const isInside = target instanceof Element && target.closest("a, button") !== null;
    const branch = this.#current;
    if (!branch || (isInside && key !== "Escape")) return;
    if (isInside) return this.#rows.get(branch)?.focus();
    if (event.shiftKey && key.length > 1) return;
    const isLetter = [...key].length === 1 && !(key === " " && !this.#typed.isTyping(event.timeStamp)) && key !== "*";
    if (isLetter) this.#type(branch, key, event.timeStamp);
    else if (!this.#move(branch, key)) return;
    event.preventDefault();
  }

  /**
   * @param {Branch} branch
   * @param {string} sign
   * @param {number} now
   */
  #type(branch, sign, now) {
    const to = this.#typed.next(this.#state.shown(), branch, sign, now);
    if (to) this.#state.select(to, "key");
  }

  /**
   * @param {Branch} branch
   * @param {string} key
   * @returns {boolean} Whether the key means anything.
   */
  #move(branch, key) {
    const move = moveFor(this.#state, branch, key);
    if (!move) return false;
    for (const one of move.open ?? []) this.#state.fold(one, true);
    if (move.close) this.#state.fold(move.close, false);
    if (move.to) this.#state.select(move.to, "key");
    if (move.enter) this.#enter(move.enter);
    return true;
  }

  /** @param {Branch} branch */
  #enter(branch) {
    const link = this.#rows.get(branch)?.querySelector("a[href]:not(.share)");
    if (link instanceof HTMLAnchorElement) link.click();
    else this.#state.fold(branch);
  }

  #found() {
    const found = new Set(this.#state.found);
    for (const [branch, row] of this.#rows) row.toggleAttribute("data-found", found.has(branch));
  }

  #stand() {
    for (const [branch, row] of this.#rows) {
      row.querySelector(".stands")?.remove();
      const standing = this.#state.standings.get(branch);
      const words = standing && STANDINGS[standing];
      if (words) row.querySelector(".words")?.append(" ", element("span", { class: "stands", "data-standing": standing }, [words]));
    }
  }
}
