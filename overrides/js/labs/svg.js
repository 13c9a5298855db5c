/**
 * Pictures as SVG: named and described for those who do not see them, told apart by patterns beside colours, which come
 * from the stylesheet.
 *
 * @typedef {"full" | "hatch" | "rows" | "dots" | "empty"} Look How a surface is filled: ink, lines across, red lines, dots,
 *   nothing but its edge.
 *
 * @typedef {object} Named
 * @property {string} key Names the picture within its lab; the same each time it is drawn.
 * @property {string} title
 * @property {string} [description] What there is to see, in a sentence or two.
 */
import { element } from "../base/element.js";

const SVG = "http://www.w3.org/2000/svg";

/** The looks that are patterns. */
const PATTERNED = /** @type {const} */ (["hatch", "rows", "dots"]);

/**
 * @param {string} name
 * @param {Readonly<Record<string, string | number | undefined>>} [attributes]
 * @param {readonly (Node | string)[]} [children]
 * @returns {SVGElement}
 */
export function part(name, attributes = {}, children = []) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SVG, name));
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, typeof value === "number" ? String(Math.round(value * 100) / 100) : value);
  }
  made.append(...children);
  return made;
}

/**
 * @param {Named} named
 * @param {readonly [width: number, height: number]} size In CSS pixels.
 * @param {readonly SVGElement[]} children
 * @param {readonly HTMLElement[]} [below] A legend, say.
 * @returns {HTMLElement}
 */
export function picture({ key, title, description = "" }, [width, height], children, below = []) {
  const [name, about] = [`lab-${key}-name`, `lab-${key}-about`];
  const drawn = part(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-labelledby": `${name} ${about}` },
    [part("title", { id: name }, [title]), part("desc", { id: about }, [description]), patterns(key), ...children],
  );
  // The title is there for eyes as well; to be heard once is enough.
  const caption = element("p", { class: "caption", "aria-hidden": "true" }, [title]);
  return element("div", { class: "picture", "data-key": key }, [caption, drawn, ...below]);
}

/**
 * @param {string} key Of the picture.
 * @param {Look} look
 * @returns {Record<string, string>} What a shape needs to look so.
 */
export function filled(key, look) {
  const isPattern = PATTERNED.some((one) => one === look);
  return { class: `surface ${look}`, ...(isPattern ? { fill: `url(#lab-${key}-${look})` } : {}) };
}

/**
 * @param {string} key Of the picture.
 * @param {readonly { name: string, look: Look }[]} entries
 * @returns {HTMLElement}
 */
export function surfaceLegend(key, entries) {
  return legend(entries.map(({ name, look }) => [name, part("rect", { x: 1, y: 1, width: 14, height: 14, ...filled(key, look) })]));
}

/**
 * @param {readonly (readonly [name: string, sample: SVGElement])[]} entries Samples are 16 px wide and high.
 * @returns {HTMLElement}
 */
export function legend(entries) {
  const made = entries.map(([name, sample]) => {
    const swatch = part("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, [sample]);
    return element("li", {}, [swatch, ` ${name}`]);
  });
  return element("ul", { class: "legend" }, made);
}

/**
 * @param {number} x
 * @param {number} y Of the line that the letters stand on.
 * @param {string} words
 * @param {"start" | "middle" | "end"} [anchor]
 * @returns {SVGElement}
 */
export function text(x, y, words, anchor = "start") {
  return part("text", { x, y, "text-anchor": anchor }, [words]);
}

/** @param {string} key */
function patterns(key) {
  const shapes = {
    hatch: part("path", { d: "M-1 1l2-2M0 6l6-6M5 7l2-2" }),
    rows: part("path", { d: "M0 1.5h6M0 4.5h6" }),
    dots: part("path", { d: "M1.5 1.5h.01M4.5 4.5h.01" }),
  };
  const made = PATTERNED.map((look) =>
    part("pattern", { id: `lab-${key}-${look}`, class: look, width: 6, height: 6, patternUnits: "userSpaceOnUse" }, [shapes[look]]),
  );
  return part("defs", {}, made);
}
