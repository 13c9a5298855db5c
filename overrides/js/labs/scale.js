/** From numbers to places, and which numbers an axis names. Pure. */

/**
 * @param {readonly [number, number]} from
 * @param {readonly [number, number]} to
 * @returns {(value: number) => number} What is outside comes to lie at the edge.
 */
export function scaled([least, most], [start, end]) {
  const span = most - least || 1;
  return (value) => start + (Math.min(Math.max(value, least), most) - least) * ((end - start) / span);
}

/**
 * @param {number} least
 * @param {number} most
 * @param {number} count How many there should be, about.
 * @returns {number[]} Round numbers from the one to the other: steps of 1, 2 or 5 times a power of ten.
 */
export function ticks(least, most, count) {
  const span = most - least;
  if (!(span > 0)) return [least];
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough * 0.999) ?? rough;
  const first = Math.ceil(least / step - 1e-9);
  const last = Math.floor(most / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}
