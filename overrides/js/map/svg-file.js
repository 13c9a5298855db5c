/**
 * The picture as a file of its own: words as text, colours as attributes, so that every viewer of such files draws it; no
 * script, no stylesheet, nothing from elsewhere. Pure.
 *
 * @typedef {import("./geometry.js").Box} Box
 * @typedef {import("./wrapping.js").Line} Line
 *
 * @typedef {object} Figure
 * @property {Box} bounds
 * @property {readonly Shape[]} nodes
 *
 * @typedef {object} Shape A branch.
 * @property {Box} box
 * @property {{ box: Box, stroke: number } | undefined} parent
 * @property {readonly Line[]} lines
 * @property {number} hue
 * @property {number} stroke Of its line.
 * @property {boolean} isFolded
 *
 * @typedef {object} Ink What it is drawn with: colours as CSS names them.
 * @property {string} paper
 * @property {string} ink
 * @property {string} soft
 * @property {readonly string[]} hues
 * @property {string} family Names of typefaces.
 * @property {string} mono
 */
import { BASE, LETTERS, LINE, PADDING } from "./drawing.js";
import { linkPath, rootPath } from "./geometry.js";

/** The space around the picture, in px. */
const MARGIN = 24;

/** @type {Readonly<Record<string, string>>} */
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** What XML cannot say, however it is written. */
const UNSPEAKABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * @param {Figure} figure
 * @param {Ink} ink
 * @param {string} title
 * @returns {string} The text of the file.
 */
export function svgFile({ bounds, nodes }, ink, title) {
  const [x, y] = [Math.floor(bounds.x - MARGIN), Math.floor(bounds.y - MARGIN)];
  const [width, height] = [Math.ceil(bounds.width + 2 * MARGIN), Math.ceil(bounds.height + 2 * MARGIN)];
  const view = `${x} ${y} ${width} ${height}`;
  const size = { width, height, viewBox: view, "font-family": ink.family, "font-size": LETTERS, fill: ink.ink };
  const ground = tag("rect", { x, y, width, height, fill: ink.paper });
  const lines = nodes.map((node) => line(node, ink));
  const words = nodes.flatMap((node) => [knot(node, ink), text(node, ink)]);
  const parts = [tag("title", {}, escaped(title)), ground, ...lines, ...words].filter(Boolean);
  const held = `\n${parts.join("\n")}\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag("svg", { xmlns: "http://www.w3.org/2000/svg", ...size }, held)}\n`;
}

/**
 * @param {Shape} node
 * @param {Ink} ink
 */
function line({ box, parent, stroke, hue }, ink) {
  const d = parent ? linkPath(parent.box, box, stroke, parent.stroke) : rootPath(box, stroke);
  return tag("path", { d, fill: "none", stroke: ink.hues[hue] ?? ink.ink, "stroke-width": stroke });
}

/**
 * @param {Shape} node
 * @param {Ink} ink
 */
function knot({ box, isFolded, hue, stroke }, ink) {
  if (!isFolded) return "";
  const place = { cx: box.x + box.width, cy: box.y + box.height + stroke / 2 };
  return tag("circle", { ...place, r: 6, fill: ink.hues[hue] ?? ink.ink });
}

/**
 * @param {Shape} node
 * @param {Ink} ink
 */
function text({ box, lines }, ink) {
  return lines.map(({ pieces }, at) => {
    const place = { x: box.x + PADDING, y: box.y + at * LINE + BASE, "xml:space": "preserve" };
    return tag("text", place, pieces.map((one) => piece(one, ink)).join(""));
  }).join("\n");
}

/**
 * @param {import("./wrapping.js").Piece} piece
 * @param {Ink} ink
 */
function piece({ text: words, voice }, ink) {
  /** @type {Readonly<Record<string, Record<string, string | number>>>} */
  const voices = {
    strong: { "font-weight": 600 },
    em: { "font-style": "italic" },
    code: { "font-family": ink.mono, "font-size": 14 },
    told: { fill: ink.soft, "font-size": 14 },
  };
  const voiced = voices[voice];
  return voiced ? tag("tspan", voiced, escaped(words)) : escaped(words);
}

/**
 * @param {string} name
 * @param {Readonly<Record<string, string | number>>} attributes
 * @param {string} [held] Markup, and nothing else.
 */
function tag(name, attributes, held = "") {
  const told = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(`${value}`)}"`).join("");
  return held ? `<${name}${told}>${held}</${name}>` : `<${name}${told}/>`;
}

/** @param {string} words */
function escaped(words) {
  return words.replace(UNSPEAKABLE, "\ufffd").replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
