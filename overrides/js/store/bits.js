/** Numbers as a row of bits, for those that no compression makes shorter. Pure. */

/**
 * @param {number} value A whole number from 0 on.
 * @returns {number} How many bits it takes; 0 for 0.
 */
export function widthOf(value) {
  return value === 0 ? 0 : value.toString(2).length;
}

export class BitWriter {
  /** @type {number[]} */
  #bytes = [];
  #count = 0;

  /**
   * @param {number} value A whole number from 0 on.
   * @param {number} width How many of its bits to write, the low ones.
   */
  bits(value, width) {
    for (let left = value, bit = 0; bit < width; bit += 1, left = Math.floor(left / 2)) this.#bit(left % 2);
  }

  /** @param {number} value */
  #bit(value) {
    const place = this.#count >> 3;
    this.#bytes[place] = (this.#bytes[place] ?? 0) | (value << (this.#count & 7));
    this.#count += 1;
  }

  bytes() {
    return Uint8Array.from(this.#bytes);
  }
}

/** Reads what a BitWriter wrote; throws a RangeError where there is no more. */
export class BitReader {
  #bytes;
  #place = 0;

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** @param {number} width */
  bits(width) {
    let value = 0;
    for (let bit = 0; bit < width; bit += 1) value += this.#bit() * 2 ** bit;
    return value;
  }

  #bit() {
    const byte = this.#bytes[this.#place >> 3];
    if (byte === undefined) throw new RangeError("the bits end too early");
    this.#place += 1;
    return (byte >> ((this.#place - 1) & 7)) & 1;
  }
}
