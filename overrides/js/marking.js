/**
 * Where a text matches: runs of text, marked or not. Pure, so that whoever draws them makes text
 * nodes and never markup.
 */

/**
 * @param {string} text
 * @param {readonly string[]} terms Words as they stand in the index: lower case.
 * @returns {{ text: string, marked: boolean }[]}
 */
export function runs(text, terms) {
  const wanted = [...new Set(terms)].filter(Boolean).sort((one, other) => other.length - one.length);
  if (!wanted.length) return text ? [{ text, marked: false }] : [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.map(literal).join("|")})`, "giu");
  /** @type {{ text: string, marked: boolean }[]} */
  const found = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) found.push({ text: text.slice(at, match.index), marked: false });
    found.push({ text: match[0], marked: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ text: text.slice(at), marked: false });
  return found;
}

/**
 * @param {string} text
 * @returns {string} A pattern that matches just this text.
 */
function literal(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
