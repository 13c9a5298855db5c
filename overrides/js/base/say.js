/**
 * A text of the interface: say`Card ${at} of ${of}`. In a bundle nothing is left of this: `overrides/saying.mjs` puts
 * the text of the site's language in its place, so that a reader loads one language and no table. Pure.
 *
 * What stands before a `|` is not said, and tells two texts apart that only English calls the same.
 *
 * @param {TemplateStringsArray} parts
 * @param {...unknown} values
 * @returns {string} The text as it stands, in English.
 */
export function say(parts, ...values) {
  const [first = "", ...rest] = parts;
  return rest.reduce((text, part, at) => `${text}${values[at]}${part}`, first.slice(first.indexOf("|") + 1));
}

/**
 * A number with its decimals as the site's language writes them; in a bundle of an English site nothing is left of it.
 *
 * @param {string | number} number
 * @returns {string}
 */
export function decimal(number) {
  return String(number).replace(".", say`.`);
}
