/**
 * Numbers and text as bytes, and back. Pure. A number is written seven bits to a byte, the low ones first, with the
 * high bit where more follow (LEB128).
 */

const SEVEN_BITS = 128;

export class ByteWriter {
  /** @type {number[]} */
  #bytes = [];

  /** @param {number} value A whole number from 0 on. */
  number(value) {
    let left = value;
    for (; left >= SEVEN_BITS; left = Math.floor(left / SEVEN_BITS)) this.#bytes.push((left % SEVEN_BITS) + SEVEN_BITS);
    this.#bytes.push(left);
  }

  /** @param {string} value */
  text(value) {
    const encoded = new TextEncoder().encode(value);
    this.number(encoded.length);
    for (const byte of encoded) this.#bytes.push(byte);
  }

  /** @param {number[]} values Whole numbers near each other. */
  turns(values) {
    for (const [place, value] of values.entries()) {
      const turn = value - (values[place - 1] ?? 0);
      this.number(turn < 0 ? -2 * turn - 1 : 2 * turn);
    }
  }

  /** @param {number[]} values Of two bits each, 0 to 3; four go into a byte. */
  pairs(values) {
    for (let place = 0; place < values.length; place += 4) {
      const four = values.slice(place, place + 4);
      this.#bytes.push(four.reduce((byte, value, index) => byte | (value << (2 * index)), 0));
    }
  }

  bytes() {
    return Uint8Array.from(this.#bytes);
  }
}

/** Reads what a ByteWriter wrote, in the same order. Everything throws a RangeError at what it cannot have written. */
export class ByteReader {
  #bytes;
  #place = 0;

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  isAtEnd() {
    return this.#place === this.#bytes.length;
  }

  number() {
    let value = 0;
    for (let worth = 1; ; worth *= SEVEN_BITS) {
      const byte = this.#byte();
      value += (byte % SEVEN_BITS) * worth;
      if (!Number.isSafeInteger(value)) throw new RangeError("a number is too great");
      if (byte < SEVEN_BITS) return value;
    }
  }

  /** @returns {number} How many things follow: no more than there are bytes for. */
  count() {
    const count = this.number();
    if (count > this.#bytes.length - this.#place) throw new RangeError("there is less than was said");
    return count;
  }

  text() {
    return new TextDecoder().decode(this.part(this.count()));
  }

  /** @param {number} length */
  part(length) {
    const end = this.#place + length;
    if (end > this.#bytes.length) throw new RangeError("the bytes end too early");
    const part = this.#bytes.subarray(this.#place, end);
    this.#place = end;
    return part;
  }

  rest() {
    return this.part(this.#bytes.length - this.#place);
  }

  /** @param {number} count */
  turns(count) {
    let value = 0;
    return Array.from({ length: count }, () => {
      const turn = this.number();
      return (value += turn % 2 ? -(turn + 1) / 2 : turn / 2);
    });
  }

  /** @param {number} count */
  pairs(count) {
    let byte = 0;
    return Array.from({ length: count }, (_, place) => {
      if (place % 4 === 0) byte = this.#byte();
      return (byte >> (2 * (place % 4))) & 3;
    });
  }

  #byte() {
    const byte = this.#bytes[this.#place];
    if (byte === undefined) throw new RangeError("the bytes end too early");
    this.#place += 1;
    return byte;
  }
}
