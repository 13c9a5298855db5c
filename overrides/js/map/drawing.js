/**
 * The parts of the picture, as elements: words as text of SVG, which every viewer of such files draws, and never as
 * markup. Only what is in view is there.
 *
 * @typedef {import("./wrapping.js").Line} Line
 */

const NAMESPACE = "http://www.w3.org/2000/svg";

/** The height of a line of words, and where its letters stand in it, in px. */
export const [LINE, BASE] = [20, 15];

/** The size of letters, in px. */
export const LETTERS = 16;

/** The space on each side of the words. */
export const PADDING = 8;

/** The radius of the circle that folds, and that of the place where it can be hit. */
const [CIRCLE, HIT] = [6, 22];

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string | number>>} [attributes]
 * @param {readonly (Node | string)[]} [children]
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes = {}, children = []) {
  const made = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, `${value}`);
  made.append(...children);
  return made;
}

/**
 * @typedef {object} Look How a branch is drawn.
 * @property {string} id
 * @property {readonly Line[]} lines
 * @property {number} width
 * @property {number} height
 * @property {number} stroke Of the line below it.
 * @property {number} hue
 * @property {boolean} isFolded
 * @property {boolean} isKnot Whether there is anything below it.
 * @property {boolean} isSelected
 * @property {"" | "found" | "looked"} found
 *
 * @param {Look} look
 * @returns {SVGGElement}
 */
export function nodeOf({ id, lines, width, height, stroke, hue, isFolded, isKnot, isSelected, found }) {
  const node = svg("g", { class: isFolded ? "markmap-node markmap-fold" : "markmap-node", "data-branch": id, "data-hue": hue });
  if (isSelected) node.setAttribute("data-selected", "");
  if (found) node.setAttribute("data-found", found);
  node.append(svg("rect", { class: "ground", x: 0, y: -2, width, height: height + 2, rx: 3 }), words(lines));
  if (isKnot) {
    const place = { cx: width, cy: height + stroke / 2 };
    node.append(svg("circle", { class: "knot", r: CIRCLE, ...place }), svg("circle", { class: "hit", r: HIT, ...place }));
  }
  return node;
}

/** @param {readonly Line[]} lines */
function words(lines) {
  const parts = lines.map(({ pieces }, at) => {
    // The space is for those who copy the words.
    const end = at < lines.length - 1 ? [" "] : [];
    return svg("tspan", { x: PADDING, y: at * LINE + BASE }, [...pieces.map(piece), ...end]);
  });
  return svg("text", {}, parts);
}

/** @param {import("./wrapping.js").Piece} piece */
function piece({ text, voice }) {
  return voice ? svg("tspan", { class: voice }, [text]) : text;
}
