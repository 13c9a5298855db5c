/** Which of several parts of the page is being read. */

/** How far down the window a part may begin and be the one that is read, as a share of its height. */
const LINE = 0.15;

/**
 * The last part that begins above the reading line, which is near the window's top. At the end of
 * the page the line moves down to the window's foot, or the last parts could never be reached.
 *
 * @param {number} count How many parts there are.
 * @param {(index: number) => number} topOf Where a part begins, in pixels below the window's top;
 *   asked for few of them, since an answer costs the browser a layout.
 * @param {number} height The window's.
 * @param {number} remaining How far the page can still be scrolled, in pixels.
 * @returns {number} Its index. The first part counts before it is reached.
 */
export function placeOf(count, topOf, height, remaining) {
  const line = height * LINE + Math.max(0, height * (1 - LINE) - remaining);
  let from = 0;
  let to = count;
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (topOf(middle) <= line) from = middle;
    else to = middle;
  }
  return from;
}

/**
 * Tell which part is being read, now and whenever that changes.
 *
 * @param {readonly Element[]} parts In the order of the page.
 * @param {(index: number) => void} told Called with the index of the part.
 * @param {AbortSignal} signal Ends it.
 */
export function followReading(parts, told, signal) {
  let last = Number.NaN;
  let asked = false;
  const look = () => {
    asked = false;
    const topOf = (/** @type {number} */ index) => parts[index]?.getBoundingClientRect().top ?? 0;
    const remaining = document.documentElement.scrollHeight - innerHeight - scrollY;
    const place = placeOf(parts.length, topOf, innerHeight, remaining);
    if (place !== last) told(place);
    last = place;
  };
  // Many scroll events can fall on one frame.
  const ask = () => {
    if (!asked) requestAnimationFrame(look);
    asked = true;
  };
  addEventListener("scroll", ask, { passive: true, signal });
  addEventListener("resize", ask, { passive: true, signal });
  ask();
}

/**
 * Mark one of several links as the place where the reader is.
 *
 * @param {readonly Element[]} links
 * @param {number} index
 */
export function markCurrent(links, index) {
  for (const [at, link] of links.entries()) {
    if (at === index) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
