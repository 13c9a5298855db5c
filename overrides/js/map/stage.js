/**
 * What the picture stands on: it, the buttons around it, what keys, pointers and the state of the map do to it. It is not
 * read out: the list is the same tree for ears, and the frame has the keys of that tree.
 *
 * @typedef {import("./map-state.js").MapState} MapState
 */
import { branchPanel } from "./branch-panel.js";
import { button, element } from "../base/element.js";
import { say } from "../base/say.js";
import { LETTERS, svg } from "./drawing.js";
import { FullScreen } from "./full-screen.js";
import { leaveScrolling } from "./gestures.js";
import { Picture } from "./picture.js";
import { svgFile } from "./svg-file.js";

/** How much larger or smaller a press makes it, and how far it moves, in px. */
const [ZOOM, PAN] = [1.4, 80];

/** The width of a line of words, in px, where the document does not say it; and what is sane. */
const [WIDTH, NARROW, WIDE] = [280, 80, 900];

/** From this scale on, words can be read. */
const READABLE = 0.5;

export class Stage {
  #map;
  #state;
  #frame;
  #tree;
  #title = document.querySelector("h1")?.textContent?.trim() || document.title;
  #place = svg("svg", { class: "picture", "aria-hidden": "true" });
  #full;
  #picture;
  #isShown = false;
  #isBegun = false;

  /**
   * @param {HTMLElement} map `study-tree`.
   * @param {{ state: MapState, tree: import("./tree-list.js").TreeList, frame: HTMLElement }} parts
   */
  constructor(map, { state, tree, frame }) {
    this.#map = map;
    this.#state = state;
    this.#tree = tree;
    this.#frame = frame;
    this.#full = new FullScreen(map, (isOn) => this.#filled(isOn));
    // Before it is on the page: markmap puts a stylesheet into it, which a policy forbids there, and which is taken out.
    this.#picture = new Picture(this.#place, this.#options());
    frame.prepend(this.#place);
    frame.after(this.#buttons(), branchPanel(state));
    this.#follow();
    leaveScrolling(frame, () => this.#full.isOn);
    new ResizeObserver(() => this.#picture.resize()).observe(frame);
  }

  /** The picture is to be seen from now on. */
  async enter() {
    this.#isShown = true;
    this.#picture.resize();
    this.#picture.show();
    const { selected } = this.#state;
    if (!this.#isBegun) await this.#picture.begin(READABLE);
    this.#isBegun = true;
    if (selected) this.#picture.centre(selected);
  }

  leave() {
    this.#isShown = false;
    this.#picture.rest();
    this.#full.leave().catch(() => undefined);
  }

  /** @returns {import("./picture.js").Options} */
  #options() {
    const { width, freeze } = this.#map.dataset;
    const [wide, frozen] = [Number.parseInt(width ?? "", 10), Number.parseInt(freeze ?? "", 10)];
    const motion = matchMedia("(prefers-reduced-motion: reduce)");
    return {
      state: this.#state,
      title: this.#title,
      maxWidth: wide > 0 ? Math.min(WIDE, Math.max(NARROW, wide)) : WIDTH,
      freeze: frozen > 0 ? frozen : 0,
      isCoarse: matchMedia("(pointer: coarse)").matches,
      still: () => motion.matches,
      measure: measure(this.#place),
    };
  }

  #buttons() {
    const picture = () => this.#picture;
    const named = (/** @type {string} */ sign, /** @type {string} */ name, /** @type {() => void} */ act) =>
      button(sign, act, { class: "plain", "aria-label": name, title: name });
    return element("div", { class: "zoom", role: "group", "aria-label": say`The picture` }, [
      named("+", say`Zoom in`, () => picture().scale(ZOOM)),
      named("−", say`Zoom out`, () => picture().scale(1 / ZOOM)),
      button(say`Fit`, () => picture().fit(), { class: "plain", title: say`All of it (0)` }),
      button(say`Full screen`, () => this.#full.toggle(), { class: "plain", "data-fills": true, "aria-pressed": "false" }),
      button(say`Save as SVG`, () => this.#save(), { class: "plain" }),
    ]);
  }

  /** @param {boolean} isOn */
  #filled(isOn) {
    this.#picture.setOptions({ pan: isOn });
    this.#map.querySelector("[data-fills]")?.setAttribute("aria-pressed", `${isOn}`);
    // The window has its new size only then.
    requestAnimationFrame(() => {
      if (!this.#isShown) return;
      this.#picture.resize();
      this.#picture.begin(READABLE);
    });
  }

  #follow() {
    this.#state.addEventListener("fold", (event) => {
      const { origin } = /** @type {CustomEvent} */ (event).detail;
      if (!this.#isShown) return;
      this.#picture.show(origin);
      if (!origin) this.#picture.begin(READABLE);
    });
    this.#state.addEventListener("select", (event) => this.#look(/** @type {CustomEvent} */ (event).detail.how));
    this.#state.addEventListener("found", () => this.#isShown && this.#picture.refresh());
    this.#state.addEventListener("standing", () => (this.#isShown ? this.#picture.reword() : undefined));
    this.#place.addEventListener("click", (event) => this.#click(event));
    // Before the tree's own keys: a plus is no word that begins.
    this.#frame.addEventListener("keydown", (event) => this.#press(event), { capture: true });
  }

  /** @param {import("./map-state.js").How} how */
  #look(how) {
    const { selected } = this.#state;
    if (!this.#isShown || !selected) return;
    this.#picture.refresh();
    if (how === "address") this.#frame.scrollIntoView({ block: "nearest" });
    if (how === "address" || how === "found") this.#picture.centre(selected);
    else if (how === "key") this.#picture.follow(selected);
  }

  /** @param {MouseEvent} event */
  #click({ target }) {
    const node = target instanceof Element ? target.closest("[data-branch]") : null;
    const branch = node && this.#state.named(node.getAttribute("data-branch") ?? "");
    if (!branch || !(target instanceof Element)) return;
    const isAgain = branch === this.#state.selected;
    this.#state.select(branch, "pointer");
    if (target.matches("circle") || isAgain) this.#state.fold(branch);
    this.#tree.focus();
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (!this.#isShown || event.target !== this.#frame || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.#keys(event.shiftKey)[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /**
   * @param {boolean} isShifted
   * @returns {Record<string, () => void>}
   */
  #keys(isShifted) {
    const picture = this.#picture;
    const zoom = {
      "+": () => picture.scale(ZOOM),
      "=": () => picture.scale(ZOOM),
      "-": () => picture.scale(1 / ZOOM),
      "0": () => picture.fit(),
    };
    const pan = {
      ArrowLeft: () => picture.move(PAN, 0),
      ArrowRight: () => picture.move(-PAN, 0),
      ArrowUp: () => picture.move(0, PAN),
      ArrowDown: () => picture.move(0, -PAN),
    };
    return isShifted ? { ...zoom, ...pan } : zoom;
  }

  #save() {
    const style = getComputedStyle(this.#place);
    const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    const text = svgFile(this.#picture.figure(), {
      paper: colour("--paper"),
      ink: colour("--ink"),
      soft: colour("--ink-soft"),
      hues: [0, 1, 2, 3, 4, 5].map((at) => colour(`--hue-${at}`)),
      family: "sans-serif",
      mono: "monospace",
    }, this.#title);
    const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    const name = location.pathname.split("/").filter((part) => part && part !== "index.html").at(-1) ?? "map";
    element("a", { href: url, download: `${name}.svg` }).click();
    // Some browsers begin to read it only later.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}

/**
 * @param {SVGElement} place Whose letters are meant.
 * @returns {import("./wrapping.js").Measure} Remembers what it measured.
 */
function measure(place) {
  const context = document.createElement("canvas").getContext("2d");
  const fonts = () => {
    const style = getComputedStyle(place);
    const [sans, mono] = [style.fontFamily, style.getPropertyValue("--mono")];
    /** @type {Readonly<Record<string, string>>} */
    const found = { strong: `600 ${LETTERS}px ${sans}`, em: `italic ${LETTERS}px ${sans}`, code: `14px ${mono}`, told: `14px ${sans}` };
    return { ...found, "": `${LETTERS}px ${sans}` };
  };
  /** @type {Readonly<Record<string, string>> | undefined} */
  let named;
  /** @type {Map<string, number>} */
  const known = new Map();
  return (text, voice) => {
    const name = `${voice}\n${text}`;
    const width = known.get(name);
    if (width !== undefined || !context) return width ?? text.length * LETTERS * 0.6;
    named ??= fonts();
    context.font = named[voice] ?? named[""] ?? "";
    const measured = context.measureText(text).width;
    known.set(name, measured);
    return measured;
  };
}
