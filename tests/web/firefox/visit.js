/**
 * A page in Firefox, and the account of what it did that it should not.
 *
 * Firefox is driven over WebDriver BiDi. What is evaluated in a page so is not subject to the page's policy.
 *
 * @import { Page } from "puppeteer-core"
 */
import assert from "node:assert/strict";

export const PHONE = { width: 360, height: 800 };
export const DESK = { width: 1440, height: 900 };

/**
 * How Firefox tells of what a page was still fetching through the service worker when the reader went on. The page
 * after it fetches it again; what the worker answers is tested with the site without a network.
 */
const LEFT_BEHIND = /^Failed to load .* A ServiceWorker intercepted the request and encountered an unexpected error\.$/;

/** How long anything may take before it counts as not happening, in ms. */
const PATIENCE = 15_000;

/** How long between two looks, in ms. */
const GLANCE = 25;

export class Visit {
  /** What went wrong: messages in the console, errors, breaches of the policy, requests to others. @type {string[]} */
  faults = [];

  /**
   * @param {Page} page
   * @param {string} site The address that the site's pages are below.
   * @param {boolean} hasScript
   */
  constructor(page, site, hasScript) {
    this.page = page;
    this.site = site;
    this.hasScript = hasScript;
    page.on("console", (message) => this.#note(`console ${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => this.#note(String(error instanceof Error ? error.message : error)));
    page.on("dialog", (dialog) => this.#note(`dialog: ${dialog.message()}`));
    page.on("request", (request) => {
      if (!/^(data|blob|about|file):/.test(request.url()) && !request.url().startsWith(site)) {
        this.#note(`asked ${request.url()}`);
      }
    });
  }

  /** @param {string} fault */
  #note(fault) {
    if (LEFT_BEHIND.test(fault)) return;
    this.faults.push(`${this.page.url()}: ${fault}`);
  }

  /** @param {string} address Relative to the site's root. */
  async go(address) {
    await this.page.goto(`${this.site}/${address}`);
    await this.came();
  }

  /** Waits for the scripts of the page that is open: they come when it was shown. */
  async came() {
    if (this.hasScript) await eventually("the scripts of the page", () => this.page.evaluate(hasCome).catch(() => false));
  }

  /**
   * Waits until something is so.
   *
   * @param {string} what For the message if it never is.
   * @param {(...args: any[]) => unknown} so Evaluated in the page until it is truthy.
   * @param {...(string | number)} args
   */
  async until(what, so, ...args) {
    await eventually(what, () => this.page.evaluate(so, ...args));
  }

  /**
   * @param {string} end What the address ends with, once the reader is there and the page has its scripts.
   */
  async arrive(end) {
    await eventually(`an address that ends with ${end}, not ${this.page.url()}`, async () => {
      // While one page goes and the next comes there is nothing to ask.
      const address = await this.page.evaluate(() => document.readyState === "complete" && location.href).catch(() => "");
      return address && (address.endsWith(end) || new RegExp(end).test(address));
    });
    await this.came();
  }

  /**
   * @param {string} selector
   * @returns {Promise<{ x: number, y: number }>} The middle of the first that can be seen, in view; waits for it,
   *   and until it lies still: a page that was scrolled lays out what comes into view.
   */
  async seen(selector) {
    /** @type {any} */
    let place = null;
    await eventually(`${selector} in sight`, async () => {
      const before = place;
      place = await this.page.evaluate(placeOf, selector);
      return place && before && place.x === before.x && place.y === before.y;
    });
    return place;
  }

  /** @param {string} selector */
  async click(selector) {
    const { x, y } = await this.seen(selector);
    await this.page.mouse.click(x, y);
  }

  /** @param {string} selector Touched with a finger. */
  async tap(selector) {
    const { x, y } = await this.seen(selector);
    await this.page.touchscreen.tap(x, y);
  }

  /** @param {string} selector Pointed at. */
  async hover(selector) {
    const { x, y } = await this.seen(selector);
    await this.page.mouse.move(x, y);
  }

  /**
   * @param {string} selector
   * @returns {Promise<string>} The text of the first, with single spaces.
   */
  async text(selector) {
    const text = await this.page.evaluate((one) => document.querySelector(one)?.textContent ?? "", selector);
    return text.replace(/\s+/g, " ").trim();
  }

  /**
   * @param {string} selector
   * @returns {Promise<number>}
   */
  async count(selector) {
    return this.page.evaluate((one) => document.querySelectorAll(one).length, selector);
  }

  /**
   * @param {string} selector
   * @param {string} words
   */
  async says(selector, words) {
    await this.until(
      `${selector} that says “${words}”`,
      (one, text) =>
        [...document.querySelectorAll(one)].some((each) => each.textContent?.replace(/\s+/g, " ").includes(text)),
      selector,
      words,
    );
  }

  /** @returns {Promise<void>} Fails if anything went wrong. */
  async sound() {
    assert.deepEqual(this.faults, []);
  }
}

/**
 * @param {string} selector
 * @returns {{ x: number, y: number } | null} The middle of the first line of the first that can be seen. It is
 *   brought into view unless it is there: a page that moves takes things from under the pointer.
 */
function placeOf(selector) {
  const element = [...document.querySelectorAll(selector)].find(
    (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0,
  );
  if (!element) return null;
  const { top, bottom } = element.getBoundingClientRect();
  // On a phone, bars lie over the foot of the window.
  const isCovered = bottom > innerHeight - 120 && getComputedStyle(element).position !== "fixed" && !element.closest(".ways");
  if (top < 0 || isCovered) element.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = /** @type {DOMRect} */ (element.getClientRects()[0]);
  return { x: x + width / 2, y: y + height / 2 };
}

/**
 * @param {string} what
 * @param {() => Promise<unknown>} so Asked until it is truthy.
 */
export async function eventually(what, so) {
  const end = Date.now() + PATIENCE;
  while (!(await so())) {
    assert.ok(Date.now() < end, `waited for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, GLANCE));
  }
}

/** @returns {boolean} Whether each script that the page has asked for defined what it defines. Evaluated in the page. */
function hasCome() {
  /** @type {Record<string, string>} */
  const made = { site: "study-scheme", text: "study-contents", study: "study-session", lab: "study-lab" };
  const named = document.querySelector("script[data-late]")?.getAttribute("data-late");
  const kinds = named?.split(" ").map((name) => /^[a-z]+/.exec(name)?.[0] ?? "") ?? [];
  return kinds.every((kind) => customElements.get(made[kind] ?? `study-${kind}`));
}
