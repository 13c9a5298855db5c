/** Chance that can be repeated: the same seed gives the same numbers on every machine. Pure. */

/** Seeds are whole numbers from 0 to this. */
export const MOST_SEED = 0xffff_ffff;

/**
 * @param {number} seed
 * @returns {() => number} Gives a number from 0 to below 1 at each call, in steps of 2⁻³² (mulberry32, Tommy Ettinger;
 *   public domain): a period of 2³², which is plenty for pictures, and not for secrets.
 */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
