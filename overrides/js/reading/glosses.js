/**
 * The definition of a term beside the word: while the pointer rests on it, while it has the focus, or
 * at a tap. The page holds the definitions (`#gloss_<term>`, popovers); the word is a link to the
 * term's page, and stays one.
 */

/** Milliseconds before a definition comes: a pointer that only passes wants none. */
const COMES = 150;

/** Milliseconds before it goes: time to move from the word to the definition. */
const GOES = 250;

/** From this width on, definitions stand in the margin (`css/glosses.css`). */
const desk = matchMedia("(min-width: 64rem)");

/** Columns of text that a margin lies beside. */
const COLUMNS = ".prose, .deck, .lone, .alone";

/** Pixels between a column and what stands in its margin. */
const GAP = 40;

/** @type {{ link: HTMLAnchorElement, gloss: HTMLElement } | undefined} */
let shown;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** The link whose definition a press has just closed: the press was to close it. @type {Element | undefined} */
let closed;

export function offerGlosses() {
  for (const link of links()) {
    const definition = glossOf(link)?.querySelector(".def");
    if (!definition) continue;
    definition.id ||= `${glossOf(link)?.id}_def`;
    link.setAttribute("aria-describedby", definition.id);
  }
  document.addEventListener("pointerover", rest);
  document.addEventListener("pointerdown", ({ target }) => {
    closed = shown && shown.link.contains(/** @type {Node} */ (target)) ? shown.link : undefined;
  }, true);
  document.addEventListener("click", tap);
  document.addEventListener("focusin", ({ target }) => {
    const link = termAt(target);
    if (link?.matches(":focus-visible")) uncover(link, show(link));
    else if (shown && !shown.gloss.contains(/** @type {Node} */ (target))) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    hide();
    event.preventDefault();
  });
}

/** @returns {NodeListOf<HTMLAnchorElement>} */
function links() {
  return document.querySelectorAll("a.term");
}

/**
 * @param {EventTarget | null} target
 * @returns {HTMLAnchorElement | null}
 */
function termAt(target) {
  return target instanceof Element ? target.closest("a.term") : null;
}

/**
 * @param {HTMLAnchorElement} link
 * @returns {HTMLElement | null} The definition, if the page holds it.
 */
function glossOf(link) {
  return document.getElementById(`gloss_${link.pathname.split("/").filter((part) => part && part !== "index.html").pop()}`);
}

/** @param {PointerEvent} event */
function rest({ target, pointerType }) {
  if (pointerType === "touch") return;
  const link = termAt(target);
  const inside = target instanceof Node && shown?.gloss.contains(target);
  clearTimeout(timer);
  if (link && link !== shown?.link) timer = setTimeout(() => show(link), COMES);
  else if (!link && !inside && shown && document.activeElement !== shown.link) timer = setTimeout(hide, GOES);
}

/**
 * A tap shows the definition, and takes it away again; a click follows the link.
 *
 * @param {MouseEvent} event
 */
function tap(event) {
  const link = termAt(event.target);
  const touched = event instanceof PointerEvent && event.pointerType === "touch";
  if (!link || !touched || !glossOf(link)) return;
  event.preventDefault();
  if (closed === link) hide();
  else show(link)?.focus({ preventScroll: true });
}

/**
 * @param {HTMLAnchorElement} link
 * @returns {HTMLElement | undefined} The definition that is shown.
 */
function show(link) {
  const gloss = glossOf(link);
  if (!gloss?.showPopover) return undefined;
  if (shown?.link === link) return gloss;
  hide();
  gloss.tabIndex = -1;
  gloss.showPopover();
  link.toggleAttribute("data-open", true);
  if (desk.matches) place(gloss, link);
  gloss.addEventListener("toggle", ended);
  shown = { link, gloss };
  return gloss;
}

/**
 * On a phone a definition lies over the lower part of the window: the word that has the focus comes out from below.
 *
 * @param {HTMLElement} link
 * @param {HTMLElement} [gloss]
 */
function uncover(link, gloss) {
  if (!gloss || desk.matches) return;
  if (link.getBoundingClientRect().bottom > gloss.getBoundingClientRect().top) link.scrollIntoView();
}

function hide() {
  clearTimeout(timer);
  if (shown?.gloss.matches(":popover-open")) shown.gloss.hidePopover();
  forget();
}

/**
 * The browser closes a popover too: on Escape, and on a press elsewhere.
 *
 * @param {Event} event
 */
function ended({ target }) {
  if (target === shown?.gloss && !shown?.gloss.matches(":popover-open")) forget();
}

function forget() {
  shown?.link.removeAttribute("data-open");
  shown?.gloss.removeEventListener("toggle", ended);
  shown = undefined;
}

/**
 * In the margin, its head rule at the foot of the word's line; below the word where there is no margin.
 *
 * @param {HTMLElement} gloss
 * @param {HTMLElement} link
 */
function place(gloss, link) {
  const word = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const column = link.closest(COLUMNS)?.getBoundingClientRect();
  const width = gloss.offsetWidth;
  const window = document.documentElement.clientWidth;
  const isMirrored = getComputedStyle(link).direction === "rtl";
  const margin = column ? (isMirrored ? column.left - GAP - width : column.right + GAP) : Number.POSITIVE_INFINITY;
  const fits = margin >= 0 && margin + width <= window && (isMirrored ? word.left >= margin + width : word.right <= margin);
  const left = fits ? margin : Math.max(GAP, Math.min(word.left, window - width - GAP));
  // Beside the text it may stand higher than the word, so that all of it is in view.
  const top = fits ? Math.max(GAP, Math.min(word.bottom, innerHeight - gloss.offsetHeight - 8)) : word.bottom + 6;
  gloss.toggleAttribute("data-margin", fits && top === word.bottom);
  gloss.style.setProperty("--gloss-left", `${left + scrollX}px`);
  gloss.style.setProperty("--gloss-top", `${top + scrollY}px`);
  gloss.style.setProperty("--gloss-reach", `${GAP}px`);
}
