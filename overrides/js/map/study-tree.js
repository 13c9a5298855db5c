/**
 * `<study-tree>`: a mind map, as a picture or as a list; both are the same tree, of which they show the same.
 *
 * @typedef {import("./bar.js").View} View
 * @typedef {import("./outline.js").Branch} Branch
 * @typedef {import("./stage.js").Stage} Stage
 */
import { branchOf } from "./address.js";
import { announce } from "../share/clipboard.js";
import { finder, levels, viewSwitch } from "./bar.js";
import { element } from "../base/element.js";
import { ALL, MapState } from "./map-state.js";
import { grown, levelWithin } from "./outline.js";
import { showStandings } from "./standings.js";
import { loadStage } from "./parts.js";
import { read } from "./reading.js";
import { recall, remember } from "../base/store.js";
import { say } from "../base/say.js";
import { shareOn } from "./share-branch.js";
import { TreeList } from "./tree-list.js";

/** How many branches a map begins with at most, where its document does not say it: what can be read at once. */
const [MOST, ON_A_PHONE, IN_A_LIST] = [45, 12, 150];

const NAME = "map-view";

const LOST = say`The branch that the link leads to was reworded or taken out. Here is the whole map.`;

const NO_PICTURE = say`The picture did not load; here is the list. It comes once there is a network again.`;

export class StudyTree extends HTMLElement {
  /** @type {MapState | undefined} */
  #state;
  /** @type {TreeList | undefined} */
  #tree;
  /** @type {Stage | undefined} */
  #stage;
  #frame = element("div", { class: "map" });
  #switch = viewSwitch((view) => this.#choose(view));
  #told = element("p", { class: "map-told", role: "status" });
  /** Whether the reader has folded anything, or the address has. */
  #isFolded = false;

  connectedCallback() {
    const list = this.querySelector("ul.tree");
    // Once: an element is connected anew when it is moved.
    if (this.#state || !(list instanceof HTMLElement)) return;
    // Off the page while it is taken apart: there, each part that moves would be accounted for.
    list.replaceWith(this.#frame);
    const state = new MapState(grown(read(list)));
    const view = firstView();
    this.#state = state;
    state.addEventListener("fold", () => {
      this.#isFolded = true;
    });
    this.#unfold(state, view);
    this.#frame.append(list);
    const name = say`Map: ${document.querySelector("h1")?.textContent?.trim() ?? document.title}`;
    this.#tree = new TreeList(state, list, { frame: this.#frame, name });
    shareOn(state, this.#tree, () => this.dataset["view"] === "list");
    const bar = element("div", { class: "map-bar" }, [this.#switch.part, finder(state)]);
    this.prepend(bar, this.#told);
    this.append(levels(state));
    this.#show(view);
    window.addEventListener("hashchange", () => this.#go());
    this.#go();
    showStandings(state, this);
  }

  /**
   * @param {MapState} state
   * @param {View} view
   */
  #unfold(state, view) {
    const asked = Number.parseInt(this.dataset["expand"] ?? "", 10);
    // markmap counts from its one root, which a list with several has not.
    const offset = state.roots.length === 1 ? 0 : 1;
    const most = view === "list" ? IN_A_LIST : isDesk() ? MOST : ON_A_PHONE;
    if (Number.isNaN(asked)) state.openUntil(levelWithin(state.roots, most));
    else state.openUntil(asked < 0 ? ALL : Math.max(1, asked - offset));
    this.#isFolded = false;
  }

  /** @param {View} view */
  #choose(view) {
    remember(NAME, view);
    if (this.#state && !this.#isFolded) this.#unfold(this.#state, view);
    this.#show(view);
  }

  /** @param {View} view */
  async #show(view) {
    this.dataset["view"] = view;
    this.#switch.mark(view);
    this.#told.textContent = "";
    this.#tree?.show(view === "picture");
    if (view === "list" || !this.#state || !this.#tree) return this.#stage?.leave();
    try {
      const Stage = await loadStage();
      this.#stage ??= new Stage(this, { state: this.#state, tree: this.#tree, frame: this.#frame });
      if (this.dataset["view"] === "picture") await this.#stage.enter();
    } catch (fault) {
      if (this.dataset["view"] === "picture") await this.#show("list");
      this.#told.textContent = NO_PICTURE;
      if (this.#stage) throw fault;
    }
  }

  /** Shows the branch that the address names. */
  #go() {
    document.querySelector(".lost-part[data-map]")?.remove();
    const named = branchOf(location.hash);
    const branch = named && this.#state?.named(named.id);
    if (branch) this.#state?.select(branch, "address");
    // What else is named and not here is told on every page (`lost-part.js`).
    else if (named?.isAsked) this.#tellLost();
  }

  #tellLost() {
    const note = element("p", { class: "lost-part", "data-map": true }, [LOST]);
    document.querySelector("#content > .head")?.append(note);
    announce(LOST);
  }
}

/** @returns {View} What was chosen last, or what there is room for. */
function firstView() {
  const chosen = recall(NAME);
  if (chosen === "picture" || chosen === "list") return chosen;
  return isDesk() ? "picture" : "list";
}

function isDesk() {
  return matchMedia("(min-width: 64rem)").matches;
}
