/** The bundle `assets/qr.js`: draws a QR code as an SVG element. */
import { encodeLink, pathOf, QUIET } from "./qr-path.js";
import { say } from "../base/say.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} text
 * @returns {SVGSVGElement} Dark on light in every colour scheme: many readers know no other way.
 *   Raises an error if `text` is longer than a code can hold (2,331 bytes).
 */
function drawCode(text) {
  const modules = encodeLink(text);
  const side = String(modules.length + 2 * QUIET);
  const code = part("svg", { viewBox: `0 0 ${side} ${side}`, role: "img", "shape-rendering": "crispEdges" });
  code.setAttribute("aria-label", say`QR code of the link`);
  code.append(
    part("rect", { width: side, height: side, fill: "#fff" }),
    part("path", { d: pathOf(modules), fill: "#000" }),
  );
  return code;
}

/**
 * @template {"svg" | "rect" | "path"} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @returns {SVGElementTagNameMap[Name]}
 */
function part(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

Object.assign(globalThis, { studysiteQr: drawCode });
