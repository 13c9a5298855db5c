/**
 * Sharing: a permalink `a.share` opens the device's share sheet where one is used by touch, and
 * copies its address elsewhere, says so and offers the QR code.
 *
 * It stays a link, so that it can be dragged, opened in another tab, and copied from the browser's
 * own menu; what it does when it is pressed is what a button does, so it is announced as one.
 */
import { announce, copyText } from "./clipboard.js";
import { openCode } from "./qr-dialog.js";
import { placeNote } from "./sharing.js";
import { addressForOthers } from "./site-address.js";
import { say } from "../base/say.js";

/** How long it is shown that the link was copied, in ms; longer while it is pointed at or focused. */
const SHOWN = 8000;

export function offerSharing() {
  // Where there is no address for others, the links stay links.
  if (addressForOthers(location.href) === null) return;
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("a.share");
  for (const link of links) becomeControl(link);
  document.addEventListener("click", (event) => {
    const link = shareOf(event);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    share(link);
  });
  document.addEventListener("keydown", (event) => {
    const link = shareOf(event);
    if (event.key !== " " || event.repeat || link?.role !== "button") return;
    event.preventDefault();
    link.click();
  });
}

/**
 * @param {HTMLAnchorElement} link "Link", and for ears only "to this question", becomes "Share this
 *   question"; one in Markdown does not say what it leads to, and is named by that.
 */
function becomeControl(link) {
  const [word, thing] = link.childNodes;
  if (word instanceof Text) word.data = say`Share`;
  if (thing?.textContent) thing.textContent = thing.textContent.replace(/^\s*to\b/, "");
  else link.ariaLabel = say`Share “${titleOf(link)}”`;
  link.setAttribute("role", "button");
}

/**
 * @param {Event} event
 * @returns {HTMLAnchorElement | null} The share control that it happened on.
 */
function shareOf({ target, defaultPrevented }) {
  return target instanceof Element && !defaultPrevented ? target.closest("a.share") : null;
}

/** @param {HTMLAnchorElement} link */
async function share(link) {
  const title = titleOf(link);
  const url = addressForOthers(link.href) ?? link.href;
  if (await usedSheet({ title, url })) return;
  if (await copyText(url)) tell(link, () => openCode({ title, url, opener: link }));
  else openCode({ title, url, opener: link, byHand: true });
}

/**
 * @param {HTMLAnchorElement} link
 * @returns {string} The words of the thing: its own, of the card that it is on, or of what it names here.
 */
function titleOf(link) {
  const thing = link.closest(".q") ?? document.getElementById(link.hash.slice(1));
  const words = thing?.querySelector("summary, h3, dt, figcaption") ?? thing;
  return link.dataset["title"] ?? words?.textContent?.trim() ?? document.title;
}

/**
 * @param {{ title: string, url: string }} thing
 * @returns {Promise<boolean>} Whether the device has asked the person how to share it.
 */
async function usedSheet(thing) {
  if (!navigator.share || !matchMedia("(pointer: coarse)").matches) return false;
  try {
    await navigator.share(thing);
    return true;
  } catch (error) {
    // The person closed the sheet: that is an answer, too.
    return error instanceof DOMException && error.name === "AbortError";
  }
}

/** @type {{ element: HTMLElement, button: HTMLButtonElement } | undefined} */
let note;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {HTMLAnchorElement} link
 * @param {() => void} showCode
 */
function tell(link, showCode) {
  announce(say`Link copied`);
  note ??= createNote();
  const { element, button } = note;
  // Behind the link, so that Tab leads into it, and Escape back. To be moved closes it.
  link.after(element);
  button.onclick = () => {
    element.hidePopover();
    showCode();
  };
  element.showPopover();
  const { left, top } = placeNote(link.getBoundingClientRect(), element.getBoundingClientRect(), viewOf());
  element.style.left = `${left + scrollX}px`;
  element.style.top = `${top + scrollY}px`;
  hideLater(element);
}

/** @returns {{ width: number, bottom: number }} On a phone, a bar covers the window's foot. */
function viewOf() {
  const padding = getComputedStyle(document.documentElement).scrollPaddingBlockEnd;
  return { width: document.documentElement.clientWidth, bottom: innerHeight - (Number.parseFloat(padding) || 0) };
}

/** @param {HTMLElement} element */
function hideLater(element) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (element.matches(":hover, :focus-within")) hideLater(element);
    else element.hidePopover();
  }, SHOWN);
}

function createNote() {
  const element = document.createElement("span");
  element.className = "shared";
  element.popover = "auto";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.setAttribute("aria-haspopup", "dialog");
  button.textContent = say`Show QR code`;
  const words = document.createElement("span");
  words.textContent = say`Link copied`;
  element.append(words, button);
  return { element, button };
}
