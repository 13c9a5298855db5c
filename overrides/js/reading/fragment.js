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
