/**
 * What the address names, opened. Browsers open a closed `<details>` around it, though not all of
 * them; none opens a `<details>` that is named itself.
 */

/** @returns {HTMLElement | null} What the fragment of the address names. */
export function namedElement() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    // A stray percent sign: nothing is named like that.
    return null;
  }
}

/** Open what hides the named element, or is it, and bring it into view. */
function open() {
  const named = namedElement();
  let opened = false;
  for (let one = named?.closest("details"); one; one = one.parentElement?.closest("details") ?? null) {
    if (!one.open) opened = true;
    one.open = true;
  }
  // What was in view from the start stays where the browser put it.
  if (opened) named?.scrollIntoView();
}

export function openNamedElement() {
  window.addEventListener("hashchange", open);
  open();
}

/** @returns {boolean} Whether the address names a part that is nowhere on the page. */
export function isPartLost() {
  const { hash } = location;
  // Browsers keep `#:~:text=` to themselves, though not all of them; and all know `#top`.
  if (hash.length < 2 || hash.startsWith("#:~:") || hash.toLowerCase() === "#top") return false;
  // No part has a name and a value: that is something for the page, the score of an exam, say.
  if (/^#[a-z]+=/.test(hash)) return false;
  return !namedElement() && !document.getElementsByName(named(hash)).length;
}

/**
 * @param {string} hash
 * @returns {string} What it names.
 */
function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}
