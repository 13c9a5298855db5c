/**
 * A formula of a card as elements of MathML. A name that is not on the lists makes none: then the words stand for it.
 * The counterpart of `scripts/studysite/tex/node.py`.
 *
 * @typedef {import("./study-types.js").Formula} Formula
 * @typedef {import("./study-types.js").MathTree} MathTree
 */
import { element } from "../base/element.js";

const MATHML = "http://www.w3.org/1998/Math/MathML";

/** The elements and attributes that there are. None of the attributes leads elsewhere, runs or styles. */
const TAGS = new Set(
  (
    "mi mn mo mtext mrow mfrac msqrt mroot msub msup msubsup munder mover munderover " +
    "mtable mtr mtd mspace mstyle mphantom"
  ).split(" "),
);
const ATTRIBUTES = new Set(
  (
    "mathvariant form fence stretchy symmetric movablelimits accent accentunder displaystyle scriptlevel " +
    "linethickness width minsize maxsize lspace rspace class"
  ).split(" "),
);

/** In letters: wider formulas scroll on a phone, as on pages (`tex/markup.py`). */
const WIDE = 30;
/** As deep as the converter reads, with some elements for each of its levels; deeper is no formula of ours. */
const DEEPEST = 200;

/**
 * @param {Formula} inline
 * @returns {Node}
 */
export function formula([, display, tex, words, tree]) {
  const inner = built(tree, DEEPEST);
  if (!inner) return document.createTextNode(words);
  const math = document.createElementNS(MATHML, "math");
  math.setAttribute("alttext", tex);
  if (display === "block") math.setAttribute("display", "block");
  math.append(inner);
  if (words.length <= WIDE) return math;
  return element("span", { class: display === "block" ? "formula block" : "formula" }, [math]);
}

/**
 * @param {MathTree} tree
 * @param {number} room How much deeper it may go.
 * @returns {Element | null}
 */
function built(tree, room) {
  const [tag, attributes, ...inner] = tree;
  if (!TAGS.has(tag) || !Array.isArray(attributes) || room === 0) return null;
  const made = document.createElementNS(MATHML, tag);
  for (let at = 0; at + 1 < attributes.length; at += 2) {
    const [name, value] = [attributes[at] ?? "", attributes[at + 1] ?? ""];
    if (!ATTRIBUTES.has(name)) return null;
    made.setAttribute(name, value);
  }
  for (const one of inner) {
    const child = typeof one === "string" ? document.createTextNode(one) : built(one, room - 1);
    if (!child) return null;
    made.append(child);
  }
  return made;
}
