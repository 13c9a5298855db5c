/**
 * `<study-session>`: cards from the drawer, one by one. It asks first and answers then, takes the grade, and puts each at
 * once where it is kept, so that nothing is lost whenever the page is closed.
 *
 * @typedef {import("./drawer.js").Drawer} Drawer
 */
import { counted } from "../base/said.js";
import { blocks } from "../practice/card-view.js";
import { button, element } from "../base/element.js";
import { openDrawer } from "./drawer.js";
import { endView } from "./end.js";
import { act, keysDialog } from "./keys.js";
import { Round } from "./round.js";
import { startView } from "./start.js";
import { summary } from "./state.js";
import { when } from "./words.js";
import { scopes } from "../practice/scope.js";
import { addressOf } from "../share/site-address.js";
import { root } from "../base/site-root.js";
import { say } from "../base/say.js";

const clock = () => Date.now();

export class StudySession extends HTMLElement {
  #life = new AbortController();
  #trouble = element("p", { class: "trouble", role: "alert", hidden: true });
  #status = element("p", { class: "away", role: "status" });
  #desk = element("div", { class: "desk" });
  /** @type {Drawer | null} */
  #drawer = null;
  /** @type {Round | null} */
  #round = null;
  /** Tells the numbers of the start anew. @type {((now: number) => void) | null} */
  #renew = null;

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
    // Another day may have begun behind another window.
    document.addEventListener("visibilitychange", () => document.hidden || this.#renew?.(clock()), { signal });
    this.replaceChildren(this.#trouble, this.#status, this.#desk);
    if (!this.#drawer) this.#open();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  async #open() {
    this.#lay("start", [element("p", { class: "label" }, [say`Fetching the cards …`])]);
    try {
      this.#drawer = await openDrawer(clock);
    } catch (fault) {
      return this.#failed(fault);
    }
    this.#drawer.addEventListener("trouble", () => this.#tell());
    this.#drawer.addEventListener("change", () => {
      this.#round?.catchUp();
      this.#renew?.(clock());
    });
    this.#narrow(this.#drawer);
    this.#tell();
    this.#home();
  }

  /** @param {Drawer} drawer Gets the documents that the address names: `?set=study-guide,briefing`. */
  #narrow(drawer) {
    const asked = new URLSearchParams(location.search).get("set")?.split(",") ?? [];
    const known = scopes(drawer.index).map(({ slug }) => slug).filter((slug) => asked.includes(slug));
    if (known.length) drawer.narrow(known);
  }

  #tell() {
    const words = this.#drawer?.trouble ?? "";
    this.#trouble.hidden = words === "";
    this.#trouble.textContent = words;
  }

  /**
   * @param {string} kind
   * @param {Node[]} parts
   */
  #lay(kind, parts) {
    this.dataset["view"] = kind;
    this.#desk.replaceChildren(...parts);
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: "start" });
  }

  /** @param {unknown} fault */
  #failed(fault) {
    const isOld = fault instanceof Error && "reason" in fault && fault.reason === "version";
    const words = isOld
      ? say`This page is from before the site was changed. Reload it to practise.`
      : say`The cards could not be loaded. You may be without a network, or they are not kept on this device.`;
    this.#lay("trouble", [
      element("p", { role: "alert" }, [words]),
      element("p", { class: "start" }, [
        isOld
          ? button(say`Reload`, () => location.reload(), { class: "btn main" })
          : button(say`Try again`, () => this.#open(), { class: "btn main" }),
        element("a", { class: "btn", href: addressOf("practice/") }, [say`Read the questions instead`]),
      ]),
    ]);
  }

  /** @param {boolean} [isBack] Whether the learner comes from a session. */
  #home(isBack = false) {
    const drawer = this.#drawer;
    if (!drawer) return;
    this.#round = null;
    if (!drawer.index.cards.length) return this.#empty();
    const view = startView(drawer, clock(), {
      start: () => this.#start(drawer),
      choose: (changes) => {
        drawer.choose(changes);
        view.renew(clock());
      },
    });
    this.#renew = view.renew;
    this.#lay("start", [view.element]);
    if (isBack) view.heading.focus();
  }

  #empty() {
    this.#lay("start", [
      element("p", {}, [say`There are no cards yet: none of the documents has questions with answers, terms or tables.`]),
      element("p", { class: "start" }, [element("a", { class: "btn main", href: addressOf("read/") }, [say`Read the documents`])]),
    ]);
  }

  /** @param {Drawer} drawer */
  #start(drawer) {
    this.#renew = null;
    const round = new Round(drawer, {
      lay: (kind, parts) => this.#lay(kind, parts),
      say: (words) => {
        this.#status.textContent = words;
      },
      over: () => this.#end(drawer, round),
      leave: () => this.#home(true),
      help: () => this.#help(),
      clock,
    });
    this.#round = round;
    round.begin();
  }

  /**
   * @param {Drawer} drawer
   * @param {Round} round
   */
  #end(drawer, round) {
    const now = clock();
    const { queue } = round.state;
    const done = summary(round.state);
    const [soonest] = queue.waiting;
    const ending = {
      summary: done,
      next: soonest ? "" : nextWords(drawer, now),
      waiting: queue.waiting.length,
      soon: soonest ? say`${counted(queue.waiting.length, "card comes", "cards come")} back ${when(soonest.due, now)}.` : "",
      hasMore: drawer.queue(5).order.length > 0,
      suspended: done.suspended.map((id) => ({ id, words: wordsOf(drawer, id) })),
      progress: addressOf("progress/"),
    };
    const view = endView(ending, {
      more: () => round.more(),
      hurry: () => round.hurry(),
      home: () => this.#home(true),
      ask: (id) => drawer.mark(id, { suspended: false }),
    });
    const undo = round.state.deeds.length ? [button(say`Undo`, () => round.undo(), { class: "plain" })] : [];
    this.#lay("end", [view.element, element("div", { class: "acts ways-on" }, undo)]);
    view.heading.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const round = this.#round;
    if (!round) return;
    act(event, {
      reveal: () => round.reveal(),
      grade: (grade) => round.grade(grade),
      undo: () => round.undo(),
      choice: () => round.choose(),
      why: () => round.why(),
      bury: () => round.putAside("buried"),
      help: () => this.#help(),
    });
  }

  #help() {
    const dialog = keysDialog();
    document.body.append(dialog);
    dialog.showModal();
  }
}

/**
 * @param {Drawer} drawer
 * @param {number} now
 * @returns {string}
 */
function nextWords(drawer, now) {
  const { due, fresh } = drawer.queue();
  const left = due.length + fresh.length;
  if (left) return say`${counted(left, "card")} could be asked now; they can wait.`;
  const next = drawer.coming();
  return next ? say`Next: ${counted(next.count, "card")} ${when(next.at, now)}.` : "";
}

/**
 * @param {Drawer} drawer
 * @param {string} id
 * @returns {string} What the card asks.
 */
function wordsOf(drawer, id) {
  const words = blocks(drawer.bodies.get(id)?.prompt ?? [], root).textContent ?? "";
  return words.length > 120 ? `${words.slice(0, 120)} …` : words;
}
