/** How large the shapes are that hold the words of a diagram. All lengths are CSS pixels of a drawing at its natural size. */
import { widthOf, wrapped } from "./measure.js";

/** @typedef {import("./measure.js").Line} Line */
/** @typedef {import("./records.js").Vertex} Vertex */

/** Sizes of type: words in shapes, and all others. */
export const WORDS = 15;
export const SMALL = 14;
export const LEADING = 20;
export const SMALL_LEADING = 18;

/** How far a picture may be scaled down, so that its small type keeps 12 pixels. */
export const SMALLEST = 12 / SMALL;

/** How far the point of a blunt diamond reaches. */
export const POINT = 14;

/**
 * @typedef {object} Block Lines of type.
 * @property {Line[]} lines
 * @property {number} size
 * @property {number} width
 * @property {number} height
 *
 * @typedef {object} Form A shape and what stands in it: words, and notes below them.
 * @property {Vertex["shape"] | "blunt"} shape
 * @property {number} width
 * @property {number} height
 * @property {Block} words
 * @property {Block} notes
 */

/**
 * @param {string} text
 * @param {number} size
 * @param {number} most
 * @returns {Block}
 */
export function block(text, size, most) {
  const lines = wrapped(text, size, most);
  const width = Math.ceil(Math.max(0, ...lines.map((line) => widthOf(line.text, size))));
  return { lines, size, width, height: lines.length * (size === WORDS ? LEADING : SMALL_LEADING) };
}

/**
 * @param {Vertex} vertex
 * @param {number} most How wide its lines may be.
 * @param {boolean} isBlunt Whether a diamond shall be no wider than its words need.
 * @returns {Form}
 */
export function form(vertex, most, isBlunt) {
  const words = block(vertex.text, WORDS, most);
  const notes = block(vertex.notes.join("\n"), SMALL, most);
  // What says nothing is a point on the way.
  const own = words.height + notes.height > 0 ? vertex.shape : "ellipse";
  const shape = own === "diamond" && isBlunt ? "blunt" : own;
  return { shape, ...around(shape, Math.max(words.width, notes.width), words.height + notes.height), words, notes };
}

/**
 * @param {Form["shape"]} shape
 * @param {number} width Of what stands in it.
 * @param {number} height
 * @returns {{ width: number, height: number }}
 */
function around(shape, width, height) {
  if (height === 0) return { width: 14, height: 14 };
  if (shape === "plain") return { width: width + 8, height: height + 6 };
  if (shape === "blunt") return { width: width + 2 * POINT + 10, height: height + 18 };
  if (shape === "ellipse") {
    const whole = Math.round(width * 1.22 + 16);
    return { width: whole, height: Math.round(height / Math.sqrt(1 - (width / whole) ** 2)) + 6 };
  }
  if (shape === "diamond") {
    const whole = Math.round(width * 1.5 + 30);
    return { width: whole, height: Math.ceil(height / (1 - width / whole)) };
  }
  return { width: Math.max(64, width + 26), height: height + 18 };
}
