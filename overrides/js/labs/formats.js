/** Numbers as they are read. Pure, and without Intl, as `base/said.js` says why. */

/**
 * @param {number} value
 * @param {number} [digits] After the point, at the most.
 * @returns {string} `1,234.5`
 */
export function figure(value, digits = 2) {
  const [whole = "", rest = ""] = value.toFixed(digits).split(".");
  const part = rest.replace(/0+$/, "");
  const signed = Number(whole) || part ? whole : "0";
  return signed.replace(/\B(?=(?:\d{3})+$)/g, ",") + (part ? `.${part}` : "");
}

/**
 * @param {number} share From 0 to 1.
 * @param {number} [digits] After the point, at the most.
 * @returns {string} `66.7%`
 */
export function percent(share, digits = 1) {
  return `${figure(share * 100, digits)}%`;
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 * @returns {string} `1 instance`, `4 instances`
 */
export function counted(count, one, many = `${one}s`) {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

/**
 * @param {number} seconds
 * @returns {string} `45 s`, `1 min 30 s`, `2 h`
 */
export function duration(seconds) {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const parts = [
    [hours, "h"],
    [minutes, "min"],
    [rest, "s"],
  ].filter(([value]) => value);
  return parts.map(([value, unit]) => `${figure(Number(value))} ${unit}`).join(" ") || "0 s";
}

/**
 * @param {readonly string[]} words
 * @param {string} [last] Before the last of them.
 * @returns {string} `a, b and c`
 */
export function listed(words, last = "and") {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
