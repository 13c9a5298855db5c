/** Keys that go to the page before and the page after, where a page has such neighbours. */
import { onShortcut } from "../base/shortcuts.js";

/** @type {Readonly<Record<string, "prev" | "next">>} */
const KEYS = { n: "next", ".": "next", p: "prev", ",": "prev" };

export function followNeighbours() {
  const { signal } = new AbortController();
  for (const [key, relation] of Object.entries(KEYS)) {
    /** @type {HTMLAnchorElement | null} */
    const link = document.querySelector(`.pager a[rel=${relation}]`);
    if (link) onShortcut(key, () => link.click(), signal);
  }
}
