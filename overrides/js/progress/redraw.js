/**
 * Puts what is new in the place of what was there, so that who is in the midst of it loses nothing: what is open stays
 * open, what was scrolled stays there, and the focus finds its place again.
 */

const STOPS = "a[href], button, summary, [tabindex='0']";

/**
 * @param {HTMLElement} place
 * @param {readonly Node[]} nodes
 */
export function redrawn(place, nodes) {
  const next = document.createElement(place.localName);
  next.append(...nodes);
  for (const open of place.querySelectorAll("details[open]")) {
    next.querySelector(`details[data-key="${CSS.escape(keyOf(open))}"]`)?.setAttribute("open", "");
  }
  if (isSame(place, next)) return;
  const focus = [...place.querySelectorAll(STOPS)].findIndex((one) => one === document.activeElement);
  const scrolled = place.querySelector(".scroll")?.scrollLeft;
  place.replaceChildren(...next.childNodes);
  const scroller = place.querySelector(".scroll");
  // What is latest stands at the end.
  if (scroller) scroller.scrollLeft = scrolled ?? scroller.scrollWidth;
  if (focus >= 0) refocus(place, focus);
}

/** @param {Element} element */
function keyOf(element) {
  return element.getAttribute("data-key") ?? "";
}

/**
 * @param {HTMLElement} one
 * @param {HTMLElement} other
 */
function isSame(one, other) {
  const [children, others] = [one.childNodes, other.childNodes];
  return children.length === others.length && [...children].every((child, at) => child.isEqualNode(others[at] ?? null));
}

/**
 * @param {HTMLElement} place
 * @param {number} at Which of the places had the focus; what was last may be gone.
 */
function refocus(place, at) {
  const stops = /** @type {HTMLElement[]} */ ([...place.querySelectorAll(STOPS)]);
  (stops[at] ?? stops.at(-1))?.focus({ preventScroll: true });
}
