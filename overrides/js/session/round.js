/**
 * A session that goes on: deals a card, shows its answer, takes what the learner makes of it, and deals the next.
 *
 * @typedef {import("./card.js").Card} Card
 * @typedef {import("./drawer.js").Drawer} Drawer
 * @typedef {import("./hand.js").Hand} Hand
 * @typedef {import("./state.js").SessionState} SessionState
 * @typedef {import("../practice/study-types.js").CardBody} CardBody
 * @typedef {import("../practice/study-types.js").Grade} Grade
 *
 * @typedef {{ card: Card, hand: Hand, body: CardBody, ticked: number, isRight?: boolean }} Shown
 *
 * @typedef {object} Table Where the cards are laid.
 * @property {(kind: "card" | "end" | "trouble", parts: Node[]) => void} lay
 * @property {(words: string) => void} say To those who listen.
 * @property {(round: Round) => void} over
 * @property {() => void} leave
 * @property {() => void} help
 * @property {() => number} clock In ms since 1970.
 */
import { ownChoices } from "../practice/choices.js";
import { dayOf } from "../practice/days.js";
import { button, element } from "../base/element.js";
import { cardOf } from "./card.js";
import { choicePart } from "./choice.js";
import { handOf } from "./hand.js";
import { lostCard } from "./lost-card.js";
import { ahead, begun, dropped, extended, graded, hurried, place, revealed, setAside, undone, updated } from "./state.js";
import { suggestion } from "./suggestion.js";
import { told, until } from "./words.js";
import { areShortcutsOn } from "../base/shortcuts.js";
import { root } from "../base/site-root.js";
import { say } from "../base/say.js";

/** So many cards are fetched before they are shown. */
const AHEAD = 6;

/** After so long, in ms, a learner is offered a choice. */
const PATIENCE = 8000;

export class Round {
  /** @type {SessionState} */
  state;
  #drawer;
  #table;
  /** @type {Shown | null} */
  #shown = null;
  /** What was pressed is being kept: nothing else is taken meanwhile. */
  #isBusy = false;
  /** @type {Promise<unknown>} */
  #kept = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;

  /**
   * @param {Drawer} drawer
   * @param {Table} table
   */
  constructor(drawer, table) {
    this.#drawer = drawer;
    this.#table = table;
    this.state = begun(drawer.queue(), table.clock());
  }

  begin() {
    this.#move(this.state);
  }

  /** Lays the card that is next, or ends. */
  async deal() {
    clearTimeout(this.#patience);
    const { shown } = this.state;
    if (shown === null) return this.#over();
    if (!this.#drawer.bodies.has(shown) && !(await this.#fetched(shown))) return;
    const body = this.#drawer.bodies.get(shown);
    // The site has changed since the page was loaded, and that card is gone.
    if (!body) return this.#move(dropped(this.state, this.#table.clock()));
    this.#lay(body);
    this.#prepare();
  }

  /** @returns {boolean} Whether it showed the answer. */
  reveal() {
    const shown = this.#shown;
    if (!shown || this.state.isRevealed || this.#isBusy) return false;
    this.state = revealed(this.state);
    this.#open(shown).focus();
    return true;
  }

  /** @param {Grade} grade */
  grade(grade) {
    const { shown } = this.state;
    if (shown === null || !this.state.isRevealed) return;
    this.#keep(async () => {
      const { at, memory } = await this.#drawer.grade(shown, grade);
      return graded(this.state, grade, at, memory);
    });
  }

  /** @param {"buried" | "suspended"} kind */
  putAside(kind) {
    const { shown } = this.state;
    if (shown === null) return;
    this.#keep(async () => {
      const now = this.#table.clock();
      await this.#drawer.mark(shown, kind === "buried" ? { buried: dayOf(now) } : { suspended: true });
      return setAside(this.state, kind, now);
    });
  }

  undo() {
    const back = undone(this.state);
    if (!back) return;
    const { id, kind, at } = back.deed;
    this.#keep(async () => {
      if (kind === "graded") await this.#drawer.undo(id, at);
      else await this.#drawer.mark(id, kind === "buried" ? { buried: undefined } : { suspended: false });
      return this.#caughtUp(back.state);
    }, say`Undone. `);
  }

  /** Five more minutes. */
  async more() {
    await this.#kept;
    this.#move(extended(this.state, this.#drawer.queue(5), this.#table.clock()));
  }

  /** What waits for its minute, now. */
  async hurry() {
    await this.#kept;
    this.#move(hurried(this.state, this.#table.clock()));
  }

  /** Ends it here. */
  async stop() {
    await this.#kept;
    this.#move({ ...this.state, shown: null });
  }

  /** What another tab did counts; the card that is shown stays. */
  catchUp() {
    this.state = this.#caughtUp(this.state);
  }

  why() {
    if (this.state.isRevealed) this.#shown?.card.why();
  }

  /** Offers answers to choose from, where there are enough of the same kind. */
  async choose() {
    const shown = this.#shown;
    if (!shown || this.state.isRevealed || shown.card.aside.childElementCount) return;
    const choices = await this.#drawer.choices(shown.body.id).catch(() => null);
    if (shown !== this.#shown || this.state.isRevealed) return;
    if (!choices) return this.#table.say(say`There is no choice for this card.`);
    this.#offerAll(shown, choices)?.focus();
  }

  /**
   * @param {Shown} shown
   * @param {readonly import("../practice/choices.js").Choice[]} choices
   * @returns {HTMLElement | null} The first of them.
   */
  #offerAll(shown, choices) {
    const { element: part, first } = choicePart(choices, (isRight) => {
      shown.isRight = isRight;
      this.reveal();
    });
    shown.card.aside.replaceChildren(part);
    return first;
  }

  /** @param {SessionState} state */
  #caughtUp(state) {
    const now = this.#table.clock();
    return updated(state, this.#drawer, now, dayOf(now));
  }

  /**
   * @param {SessionState} state
   * @param {string} [words] What is said before the number of the card.
   */
  async #move(state, words = "") {
    this.state = state;
    await this.deal();
    this.#table.say(words + this.#place());
  }

  /**
   * @param {() => Promise<SessionState>} work Keeps what was done, and returns what comes then.
   * @param {string} [words]
   */
  async #keep(work, words) {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const kept = work().finally(() => {
      this.#isBusy = false;
    });
    this.#kept = kept.then((state) => this.#move(state, words));
    await this.#kept;
  }

  #place() {
    return this.state.shown === null ? "" : told(place(this.state));
  }

  /** @param {CardBody} body */
  #lay(body) {
    const { index, memories } = this.#drawer;
    const head = this.#drawer.head(body.id);
    const isLeech = this.#drawer.isLeech(body.id);
    const lapses = isLeech ? (memories.get(body.id)?.lapses ?? 0) : 0;
    const hasNext = ahead(this.state, this.#table.clock(), 1).length > 0;
    const { at, of, isAgain } = place(this.state);
    const words = say`${at} of ${of}${isAgain ? say`, again` : ""}`;
    const card = cardOf({ head, body, index, root, place: words, lapses, hasNext });
    const hand = handOf(() => this.reveal(), areShortcutsOn());
    this.#shown = { card, hand, body, ticked: 0 };
    card.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.reveal();
    });
    this.#table.lay("card", [card.element, hand.element, this.#ways()]);
    const own = ownChoices(body);
    if (own && !this.state.isRevealed) this.#offerAll(this.#shown, own);
    if (this.state.isRevealed) this.#open(this.#shown);
    card.prompt.focus({ preventScroll: true });
  }

  /**
   * @param {Shown} shown
   * @returns {HTMLElement} The answer.
   */
  #open(shown) {
    clearTimeout(this.#patience);
    const { card, hand, body } = shown;
    if (shown.isRight === undefined) card.aside.replaceChildren();
    const now = this.#table.clock();
    const due = this.#drawer.previews(body.id);
    const words = { 1: until(due[1], now), 2: until(due[2], now), 3: until(due[3], now), 4: until(due[4], now) };
    hand.grades(words, (grade) => this.grade(grade));
    const suggest = () => {
      const { ticked, isRight } = shown;
      hand.suggest(suggestion({ points: body.points.length, ticked, ...(isRight === undefined ? {} : { isRight }) }));
    };
    suggest();
    return card.reveal((ticked) => {
      shown.ticked = ticked;
      suggest();
    });
  }

  /** @returns {HTMLElement} What else can be done with the card. */
  #ways() {
    const plain = { class: "plain" };
    const choice = button(say`Give me a choice`, () => this.choose(), { ...plain, hidden: true });
    this.#patience = setTimeout(() => this.#offer(choice), PATIENCE);
    return element("div", { class: "acts ways-on" }, [
      choice,
      button(say`Not today`, () => this.putAside("buried"), plain),
      button(say`Never again`, () => this.putAside("suspended"), plain),
      ...(this.state.deeds.length ? [button(say`Undo`, () => this.undo(), plain)] : []),
      button(say`Keys`, () => this.#table.help(), { ...plain, "data-keys": true }),
      button(say`End here`, () => this.stop(), plain),
    ]);
  }

  /** @param {HTMLElement} choice */
  async #offer(choice) {
    const shown = this.#shown;
    const choices = shown && (await this.#drawer.choices(shown.body.id).catch(() => null));
    const isLate = shown !== this.#shown || this.state.isRevealed || shown?.card.aside.hasChildNodes();
    if (choices && !isLate) choice.hidden = false;
  }

  #over() {
    this.#shown = null;
    this.#table.over(this);
  }

  /** Fetches what comes next. If that fails, it is tried again when it is needed. */
  #prepare() {
    this.#drawer.fetch(ahead(this.state, this.#table.clock(), AHEAD)).catch(() => {});
  }

  /**
   * @param {string} id
   * @returns {Promise<boolean>} Whether the card could be fetched; else the learner is told.
   */
  async #fetched(id) {
    try {
      await this.#drawer.fetch([id]);
      return true;
    } catch {
      this.#shown = null;
      this.#table.lay("trouble", lostCard(this, this.#table));
      return false;
    }
  }
}
