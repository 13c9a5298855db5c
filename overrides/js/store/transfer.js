/**
 * Progress on its way to another device: as text for a link, which holds all of it, so that no server does. The text
 * is a version, a checksum and the compressed bytes of compact.js, in letters that an address may hold. Pure.
 *
 * Sizes, for cards with five reviews each: see `tests/web/transfer.test.js`, which holds them.
 *
 * @typedef {import("../practice/study-types.js").Progress} Progress
 */
import { ByteReader, ByteWriter } from "./bytes.js";
import { compacted, expanded } from "./compact.js";
import { checked } from "./progress-record.js";
import { TransferError } from "./transfer-error.js";
import { single } from "./transfer-file.js";

/** What the text begins with. */
const FORM = "1";
/** In the part of an address that browsers keep to themselves. */
const NAME = "#progress=";
/** What qr-path.js can draw, in bytes: ISO/IEC 18004, version 40 with error correction M. */
const CODE = 2331;
/** What messengers and mail programs pass on whole, in characters. */
const LINK = 8000;
/** Of the unpacked bytes: text that grows beyond it was made to fill the memory. */
const MOST = 20_000_000;
const CHECKSUM = 4;

/**
 * @param {Progress[]} list
 * @returns {Promise<string>} Letters, digits, `-` and `_`; the same for the same progress. Rejected with a
 *   TransferError where the browser cannot compress.
 */
export async function packed(list) {
  const { columns, bits } = compacted(single(list));
  const squeezed = await through("CompressionStream", columns);
  const length = new ByteWriter();
  length.number(squeezed.length);
  return FORM + base64Of(joined(checksumOf(joined(columns, bits)), length.bytes(), squeezed, bits));
}

/**
 * @param {string} text Of `packed`, or anything.
 * @returns {Promise<Progress[]>} Rejected with a TransferError that says why it cannot be taken.
 */
export async function unpacked(text) {
  if (!/^\d/.test(text)) throw new TransferError("broken");
  if (text[0] !== FORM) throw new TransferError("newer");
  const { checksum, squeezed, bits } = partsOf(bytesOf(text.slice(FORM.length)));
  const columns = await through("DecompressionStream", squeezed);
  if (!isSame(checksumOf(joined(columns, bits)), checksum)) throw new TransferError("broken");
  return soundCards({ columns, bits });
}

/**
 * @param {string} page The address of the page that takes it.
 * @param {string} text Of `packed`.
 * @returns {string}
 */
export function linkOf(page, text) {
  return page.replace(/#.*$/s, "") + NAME + text;
}

/**
 * @param {string} hash Of the address: `location.hash`.
 * @returns {string | null} What `packed` made; null where the address holds no progress.
 */
export function textOf(hash) {
  return hash.startsWith(NAME) ? hash.slice(NAME.length) : null;
}

/**
 * @param {string} link
 * @returns {{ size: number, fitsCode: boolean, fitsLink: boolean }} Its size in bytes; whether a QR code can hold it;
 *   and whether it gets through where links are sent. A file is the way for what does not.
 */
export function sizeOf(link) {
  const size = new TextEncoder().encode(link).length;
  return { size, fitsCode: size <= CODE, fitsLink: size <= LINK };
}

/**
 * @param {Uint8Array<ArrayBuffer>} packet
 */
function partsOf(packet) {
  try {
    const reader = new ByteReader(packet);
    const checksum = reader.part(CHECKSUM);
    const squeezed = reader.part(reader.count());
    return { checksum, squeezed, bits: reader.rest() };
  } catch {
    throw new TransferError("broken");
  }
}

/**
 * @param {import("./compact.js").Compact} compact
 * @returns {Progress[]}
 */
function soundCards(compact) {
  try {
    const cards = expanded(compact).map(checked);
    const sound = cards.filter((card) => card !== null);
    if (sound.length === cards.length) return single(sound);
  } catch {
    // It is told below.
  }
  throw new TransferError("broken");
}

/**
 * @param {"CompressionStream" | "DecompressionStream"} name
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function through(name, bytes) {
  if (!(name in globalThis)) throw new TransferError("unable");
  const stream = new globalThis[name]("deflate-raw");
  try {
    return await gathered(new Blob([bytes]).stream().pipeThrough(stream));
  } catch (fault) {
    throw fault instanceof TransferError ? fault : new TransferError("broken");
  }
}

/**
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function gathered(stream) {
  const reader = stream.getReader();
  const chunks = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > MOST) {
      await reader.cancel();
      throw new TransferError("long");
    }
    chunks.push(part.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Uint8Array<ArrayBuffer>} CRC-32 (ISO/IEC 13239), the low byte first.
 */
function checksumOf(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return new Uint8Array(Uint32Array.of(~sum).buffer);
}

/**
 * @param {Uint8Array<ArrayBuffer>[]} parts
 * @returns {Uint8Array<ArrayBuffer>}
 */
function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
function isSame(one, other) {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}

/**
 * @param {Uint8Array} bytes
 * @returns {string} Base64 for addresses (RFC 4648, section 5), without filling.
 */
function base64Of(bytes) {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
function bytesOf(text) {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  } catch {
    throw new TransferError("broken");
  }
}

export { fileName, fileOf, readFile } from "./transfer-file.js";
