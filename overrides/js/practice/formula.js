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
const TAGS = /^m(?:[ino]|text|row|frac|sqrt|root|su[bp]|subsup|under|over|underover|table|tr|td|space|style|phantom)$/;
const ATTRIBUTES =
  /^(?:mathvariant|form|fence|stretchy|symmetric|movablelimits|accent(?:under)?|displaystyle|scriptlevel|linethickness|width|m(?:in|ax)size|[lr]space|class)$/;

/** In letters: wider formulas scroll on a phone, as on pages (`tex/markup.py`). */
const WIDE = 30;

/**
 * @param {Formula} inline
 * @returns {Node}
 */
export function formula([, display, tex, words, tree]) {
  const inner = built(tree);
  if (!inner) return document.createTextNode(words);
  const math = document.createElementNS(MATHML, "math");
  math.setAttribute("alttext", tex);
  math.setAttribute("display", display);
  math.append(inner);
  return words.length > WIDE ? element("span", { class: `formula ${display}` }, [math]) : math;
}

/**
 * @param {MathTree} tree As deep as the converter reads, and no deeper.
 * @returns {Element | null}
 */
function built(tree) {
  const [tag, attributes, ...inner] = tree;
  if (!TAGS.test(tag)) return null;
  const made = document.createElementNS(MATHML, tag);
  for (let at = 0; at + 1 < attributes.length; at += 2) {
    const [name, value] = [attributes[at] ?? "", attributes[at + 1] ?? ""];
    if (!ATTRIBUTES.test(name)) return null;
    made.setAttribute(name, value);
  }
  for (const one of inner) {
    const child = typeof one === "string" ? document.createTextNode(one) : built(one);
    if (!child) return null;
    made.append(child);
  }
  return made;
}
