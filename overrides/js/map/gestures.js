/**
 * Fingers on the picture. Two of them zoom and move it. One moves it sideways, and the page up and down, so that nobody
 * is caught in it; where the picture is all there is, one finger moves it wherever it likes.
 */

/** How far a finger goes, in px, before it is said which way. */
const SLACK = 6;

/**
 * @param {HTMLElement} frame What holds the picture: the touch is seen here before the picture sees it.
 * @param {() => boolean} isAll Whether the picture is all that is to be seen.
 */
export function leaveScrolling(frame, isAll) {
  let [x, y] = [0, 0];
  /** @type {"" | "page" | "picture"} Whose the finger is. */
  let owner = "";
  frame.addEventListener("touchstart", ({ touches }) => {
    const [first, second] = touches;
    owner = second || isAll() ? "picture" : "";
    [x, y] = [first?.clientX ?? 0, first?.clientY ?? 0];
  }, { capture: true, passive: true });
  frame.addEventListener("touchmove", (event) => {
    const [finger] = event.touches;
    if (!owner && finger) owner = ownerOf(finger.clientX - x, finger.clientY - y);
    // The picture would keep the page from scrolling.
    if (owner !== "picture") event.stopPropagation();
  }, { capture: true, passive: true });
}

/**
 * @param {number} across In px.
 * @param {number} down
 * @returns {"" | "page" | "picture"} Empty as long as it cannot be told.
 */
export function ownerOf(across, down) {
  if (Math.hypot(across, down) < SLACK) return "";
  return Math.abs(down) > Math.abs(across) ? "page" : "picture";
}
