/**
 * `<study-offline>`: the site without a network. Offers to keep the whole site on this device, and tells when a new
 * edition of it is there. Empty, and of no use, without script.
 *
 * @import { Told, Word } from "./offline-words.js"
 */
import { FAILURES, pageWords, sizeWords } from "./offline-words.js";
import { recall, remember } from "../base/store.js";
import { say } from "../base/say.js";

/** A page that is open for longer than this (ms) may have been overtaken; how often it asks. */
const [YOUNG, OFTEN] = [10_000, 3_600_000];
/** Under this name it is remembered that the reader took the site off the device. */
const REFUSED = "offline-refused";

export class StudyOffline extends HTMLElement {
  #button = Object.assign(document.createElement("button"), { type: "button", className: "plain" });
  #words = Object.assign(document.createElement("span"), { role: "status" });
  /** @type {ServiceWorkerRegistration | undefined} */
  #registration;
  /** @type {"keep" | "forget"} */
  #next = "keep";
  #asked = 0;
  #isLeaving = false;

  connectedCallback() {
    this.append(this.#button, " ", this.#words);
    this.hidden = true;
    this.#button.addEventListener("click", () => this.#ask(this.#next));
    this.#start();
  }

  async #start() {
    const { serviceWorker } = navigator;
    const isFirst = !serviceWorker.controller;
    serviceWorker.addEventListener("message", ({ data }) => this.#hear(data));
    serviceWorker.addEventListener("controllerchange", () => {
      if (!isFirst && performance.now() > YOUNG) this.#tellNew();
    });
    document.addEventListener("visibilitychange", () => this.#look());
    addEventListener("appinstalled", () => this.#ask("keep"));
    this.#registration = await serviceWorker.ready;
    if (this.#registration.waiting) this.#tellNew();
    this.#follow(this.#registration.installing);
    this.#registration.addEventListener("updatefound", () => this.#follow(this.#registration?.installing));
    this.#registration.active?.postMessage({ ask: "state" });
  }

  /** @param {ServiceWorker | null | undefined} coming It waits only where the reader keeps the whole site. */
  #follow(coming) {
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed" && navigator.serviceWorker.controller) {
        setTimeout(() => coming.state === "installed" && this.#tellNew(), 500);
      }
    });
  }

  /** Asks, at times, whether there is a new edition. */
  #look() {
    if (document.visibilityState !== "visible" || performance.now() - this.#asked < OFTEN) return;
    this.#asked = performance.now();
    this.#registration?.update().catch(() => undefined);
  }

  /** @param {"keep" | "forget"} what */
  async #ask(what) {
    const { active } = await navigator.serviceWorker.ready;
    remember(REFUSED, what === "forget" ? "yes" : null);
    if (what === "keep") {
      this.#show(say`Keeping …`);
      // Else the browser may clear it away when the device is short of room.
      navigator.storage?.persist?.().catch(() => undefined);
    }
    active?.postMessage({ ask: what });
  }

  /** @param {Word} word */
  #hear(word) {
    if ("reload" in word) this.#reload();
    else if ("done" in word) this.#show(say`Keeping … ${Math.round((100 * word.done) / word.of)} %`);
    else if ("failed" in word) this.#show(FAILURES[word.failed], say`Try again`);
    else this.#told(word);
  }

  /** @param {Told} told */
  #told({ state, pages, size }) {
    this.#next = state === "whole" ? "forget" : "keep";
    if (state === "whole") this.#show(say`Kept on this device: ${pageWords(pages)} without a network.`, say`Remove`);
    else this.#show(say`${sizeWords(size)} on this device, and ${pageWords(pages)} without a network.`, say`Keep offline`);
    const isInstalled = matchMedia("(display-mode: standalone)").matches && recall(REFUSED) === null;
    // What was begun, in another tab or before the network broke off, is brought to its end.
    if (state === "begun" || (state === "seen" && isInstalled)) this.#ask("keep");
  }

  /**
   * @param {string} words
   * @param {string} [action] What the button does; while that is going on it stays, since it may have the focus.
   */
  #show(words, action) {
    this.hidden = false;
    this.#words.textContent = words;
    if (action) this.#button.textContent = action;
  }

  #tellNew() {
    if (document.querySelector(".edition")) return;
    const note = Object.assign(document.createElement("div"), { className: "edition", role: "status" });
    document.querySelector("header")?.after(note);
    const button = Object.assign(document.createElement("button"), { type: "button", className: "plain" });
    button.textContent = say`Reload`;
    button.addEventListener("click", () => this.#use());
    // A moment later, so that it is heard: the place has to be there before its words.
    setTimeout(() => note.append(say`A new version of this site is there. `, button), 50);
  }

  #use() {
    const waiting = this.#registration?.waiting;
    if (!waiting) return this.#reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => this.#reload(), { once: true });
    waiting.postMessage({ ask: "use" });
  }

  /** Once: who asked for the new edition hears of it twice, and a second reload would break the first one off. */
  #reload() {
    if (!this.#isLeaving) location.reload();
    this.#isLeaving = true;
  }
}
