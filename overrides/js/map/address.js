/**
 * The address of a branch. `#n-8m2xtw` is what the page itself says, and needs no script; `#map=n-8m2xtw` is understood
 * alike. Pure.
 */

/**
 * @param {string} hash Of a location, with its `#`.
 * @returns {{ id: string, isAsked: boolean } | null} The id that it names; `isAsked` where only a map understands it.
 *   null for an address without one.
 */
export function branchOf(hash) {
  const named = unescaped(hash.replace(/^#/, ""));
  const asked = /^map=(.*)$/s.exec(named)?.[1];
  if (asked !== undefined) return { id: asked, isAsked: true };
  return named ? { id: named, isAsked: false } : null;
}

/** @param {string} text */
function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: nothing is named like that.
    return text;
  }
}
