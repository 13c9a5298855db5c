/**
 * `<study-lab>`: the element around a lab. It draws its controls and pictures, keeps the address in step, runs its time,
 * and tells those who listen, in one sentence, what holds after a change. The lab itself is a model of pure functions:
 *
 *     const fields = {
 *       instances: number({ label: "Instances", usual: 8, least: 1, most: 40 }),
 *       alarm: flag({ label: "An alarm trips", usual: false }),
 *     };
 *     const { controls, ...address } = addressed(fields);        // settings.js
 *     defineLab({
 *       ...address,                                               // parse, link, notes
 *       controls: (state) => [{ kind: "group", label: "The fleet", controls: controls(state, "instances", "alarm") }],
 *       view: (state, { width }) => [
 *         barChart({ key: "fleet", title: "Instances", width, rows: [{ name: "Blue", value: state.instances }] }),
 *         table({ key: "numbers", caption: "Instances", head: ["Fleet", "Count"], rows: [["Blue", state.instances]] }),
 *       ],
 *       sum: (state) => `${counted(state.instances, "instance")} run.`,
 *     });
 *
 * A model with `ends` has time: Step sends it `{ type: "tick" }`, Run sends one every `pace` ms until `ends` says so, and all
 * of them at once to those who want no motion; at the end Run begins anew, after `{ type: "rewind" }`. A number out of range
 * is told beside its field, and the lab goes on with the last good one. Views may use `act` and `controlView` (controls.js)
 * anywhere. Whatever is drawn again should have the same `key` or `data-key`.
 *
 * @import { LabEvent, Model, NumberControl } from "./types.js"
 */
import { button, element } from "../base/element.js";
import { controlView } from "./controls.js";
import { morph } from "./morph.js";
import { Runner } from "./runner.js";
import { isWithin, wantedOf } from "./settings.js";

/** How long nothing must have changed before it is told and written into the address, in ms. */
const SETTLED = 350;

/** Pictures are drawn for widths in such steps, in CSS pixels, so that a window that is drawn larger redraws them seldom. */
const GRAIN = 8;
const USUAL_WIDTH = 320;

/** @template State */
export class Lab extends HTMLElement {
  /** @type {Model<State>} */
  #model;
  /** @type {State} */
  #state;
  /** What was told last, to say what is new since. @type {State} */
  #told;
  /** @type {string[]} */
  #notes;
  /** @type {Map<string, string>} What is wrong with what was typed, by the name of the control. */
  #troubles = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;
  /** In CSS pixels; 0 until it is known, and then the pictures are drawn. */
  #width = 0;
  #runner;
  #size = new ResizeObserver(() => this.#measure());

  #settings = element("form", { class: "settings", novalidate: true, autocomplete: "off" });
  #sum = element("p", { class: "sum" });
  #found = element("div", { class: "found" });
  #asides = element("div", { class: "asides" });
  #region = element("p", { class: "away", role: "status" });
  #step = button("Step", () => this.#runner.step());
  #run = button("Run", () => this.#runner.toggle(), { class: "btn main" });
  /** What it does is in `share/study-share.js`, which every text has. */
  #link = shareLink();

  /** @param {Model<State>} model */
  constructor(model) {
    super();
    this.#model = model;
    const params = new URLSearchParams(location.search);
    this.#state = model.parse(params);
    this.#told = this.#state;
    this.#notes = model.notes?.(params) ?? [];
    this.#runner = new Runner(model.pace, {
      tick: () => this.send({ type: "tick" }),
      rewind: () => this.send({ type: "rewind" }),
      ends: () => model.ends?.(this.#state) ?? true,
      shown: () => {
        this.#draw();
        this.#settle();
      },
    });
  }

  connectedCallback() {
    if (!this.firstChild) this.append(this.#frame());
    this.addEventListener("input", this);
    this.addEventListener("change", this);
    this.addEventListener("click", this);
    this.#tell();
    // Pictures are drawn once, for the place that settings leave them.
    this.#measure();
    this.#size.observe(this.#found);
  }

  disconnectedCallback() {
    this.#runner.pause();
    this.#size.disconnect();
    clearTimeout(this.#settling);
    for (const type of ["input", "change", "click"]) this.removeEventListener(type, this);
  }

  /** @returns {State} */
  get state() {
    return this.#state;
  }

  /** @param {LabEvent} event */
  send(event) {
    const { step } = this.#model;
    const next = step ? step(this.#state, event) : { ...this.#state, ...(event.type === "set" ? { [String(event["name"])]: event["value"] } : {}) };
    this.#become(next);
  }

  /** To be called when there is more to show for the same state. */
  redraw() {
    this.#draw();
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = event.target instanceof Element ? event.target : null;
    if (event.type === "click") this.#press(target?.closest("[data-event]") ?? null);
    else if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) this.#enter(target, event.type);
  }

  #frame() {
    const title = element("h2", { class: "strip", id: "lab-title" }, [element("b", {}, ["Try it"])]);
    const time = this.#model.ends ? [this.#run, this.#step] : [];
    const acts = element("p", { class: "acts" }, [...time, button("Reset", () => this.#reset()), this.#link]);
    const desk = element("div", { class: "desk" }, [this.#sum, element("div", { class: "side" }, [this.#settings, acts]), this.#found]);
    this.#settings.addEventListener("submit", (event) => event.preventDefault());
    return element("section", { class: "card lab", "aria-labelledby": "lab-title" }, [title, this.#asides, desk, this.#region]);
  }

  #measure() {
    const width = Math.floor(this.#found.clientWidth / GRAIN) * GRAIN || USUAL_WIDTH;
    if (width === this.#width) return;
    this.#width = width;
    this.#show();
  }

  #draw() {
    this.#tell();
    if (this.#width) this.#show();
  }

  #show() {
    morph(this.#found, this.#model.view(this.#state, { width: this.#width }));
  }

  /** Say what holds, and what can be set. */
  #tell() {
    const { controls, sum } = this.#model;
    this.#sum.textContent = sum(this.#state);
    morph(
      this.#asides,
      this.#notes.map((note) => element("p", {}, [note])),
    );
    morph(
      this.#settings,
      controls(this.#state).map((control) => controlView(control, this.#troubles)),
    );
    this.#link.href = this.#url("").href;
    this.#run.textContent = this.#runner.isRunning ? "Pause" : "Run";
    this.#step.setAttribute("aria-disabled", String(this.#runner.isRunning || (this.#model.ends?.(this.#state) ?? true)));
  }

  /** @param {State} state */
  #become(state) {
    this.#state = state;
    this.#notes = [];
    if (this.#runner.isHasting) return;
    this.#draw();
    this.#settle();
  }

  /** @param {string} [words] To be told in place of what the lab says. */
  #settle(words) {
    clearTimeout(this.#settling);
    // What runs is told when it stands: nobody can listen to it tick by tick.
    if (this.#runner.isRunning) return;
    this.#settling = setTimeout(() => {
      const [trouble] = this.#troubles.values();
      this.#region.textContent = words ?? trouble ?? this.#said();
      this.#told = this.#state;
      this.#address();
    }, SETTLED);
  }

  #said() {
    const { say, sum } = this.#model;
    return say ? say(this.#state, this.#told) : sum(this.#state);
  }

  /**
   * @param {string} hash
   * @returns {URL} Only what differs from the usual state is said in it.
   */
  #url(hash) {
    const url = new URL(location.href);
    url.search = this.#model.link(this.#state).toString();
    url.hash = hash;
    return url;
  }

  #address() {
    const url = this.#url(location.hash);
    if (url.href === location.href) return;
    try {
      history.replaceState(history.state, "", url);
    } catch {
      // A browser may forbid it for files, or when it happens too often. The next change tries again.
    }
  }

  /** @param {Element | null} pressed */
  #press(pressed) {
    const event = pressed?.getAttribute("data-event");
    if (event) this.send(JSON.parse(event));
  }

  /**
   * @param {HTMLInputElement | HTMLSelectElement} control
   * @param {string} when "input" while it is being changed, "change" when that is done.
   */
  #enter(control, when) {
    const name = control.dataset["name"];
    if (!name) return;
    if (control.type !== "number") {
      if (when === "input") this.send({ type: "set", name, value: valueOf(control) });
      return;
    }
    const trouble = troubleOf(/** @type {HTMLInputElement} */ (control));
    if (when === "change") return void (trouble || this.#tidy(/** @type {HTMLInputElement} */ (control)));
    if (trouble) this.#troubles.set(name, trouble);
    else this.#troubles.delete(name);
    if (!trouble) return this.send({ type: "set", name, value: Number(control.value) });
    this.#draw();
    this.#settle();
  }

  /** @param {HTMLInputElement} field Holds a good number, which the lab may have written in another way: "08" is 8. */
  #tidy(field) {
    field.value = field.getAttribute("value") ?? field.value;
  }

  #reset() {
    this.#runner.pause();
    this.#troubles.clear();
    this.#become(this.#model.parse(new URLSearchParams()));
    this.#settle(`As at first: ${this.#model.sum(this.#state)}`);
  }
}

/** @returns {HTMLAnchorElement} In a copy of the site that is opened as files it may be no more than a link. */
function shareLink() {
  const isCopy = location.protocol === "file:";
  return element("a", { class: "share btn", role: isCopy ? false : "button" }, [isCopy ? "Link" : "Copy link"]);
}

/**
 * @param {HTMLInputElement | HTMLSelectElement} control
 * @returns {unknown}
 */
function valueOf(control) {
  if (control.type === "checkbox") return /** @type {HTMLInputElement} */ (control).checked;
  return control.type === "range" ? Number(control.value) : control.value;
}

/**
 * @param {HTMLInputElement} field
 * @returns {string} Empty if there is none.
 */
function troubleOf({ min, max, step, valueAsNumber, defaultValue }) {
  const range = { least: Number(min), most: Number(max), step: Number(step) || 0 };
  if (isWithin(valueAsNumber, range)) return "";
  return `Needs ${wantedOf(range)}; the lab keeps ${defaultValue}.`;
}

/**
 * @template State
 * @param {Model<State>} model
 */
export function defineLab(model) {
  customElements.define(
    "study-lab",
    /** @extends {Lab<State>} */
    class extends Lab {
      constructor() {
        super(model);
      }
    },
  );
}
