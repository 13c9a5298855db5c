/**
 * A drawing as SVG for the middle of a page: no id, no style, no colour; the page's stylesheet (css/figures.css) says how
 * it looks. Whatever a document says stands in it as text.
 */
import { LEADING, POINT, SMALL_LEADING, WORDS } from "./shapes.js";

/** @typedef {import("./dot.js").Sized} Sized */
/** @typedef {import("./layout.js").Course} Course */
/** @typedef {import("./layout.js").Plan} Plan */
/** @typedef {import("./layout.js").Spot} Spot */
/** @typedef {import("./shapes.js").Block} Block */
/** @typedef {import("./shapes.js").Form} Form */

/** Units to a rem: whoever reads in larger type gets larger drawings. */
const REM = 16;

/** Half the breadth of an arrow's tip. */
const BARB = 4;

/** All lines of a text but the last end with a space, which moves them to the left by half of it: the others share that. */
const SPACE = 1;

const ENTITIES = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" });

/** What no text may hold: controls, lone surrogates, non-characters. */
// eslint-disable-next-line no-control-regex
const UNFIT = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|\p{Cs}/gu;

/**
 * @param {Sized} sized
 * @param {Plan} plan
 * @param {string} kind The class of the picture, which says where it is shown.
 * @returns {string}
 */
export function svg({ diagram, forms, labels, titles }, plan, kind) {
  const [width, height] = [Math.ceil(plan.width), Math.ceil(plan.height)];
  const results = outcomes(diagram);
  const dashed = plan.courses.filter((_, at) => diagram.edges[at]?.dashed);
  const solid = plan.courses.filter((_, at) => !diagram.edges[at]?.dashed);
  return [
    `<svg class="${kind}" role="img" viewBox="0 0 ${width} ${height}" width="${round(width / REM, 10)}rem">`,
    ...plan.frames.map((frame) => (frame ? rect(frame, frame, 'class="frame" ') : "")),
    path("", solid.map(curve)),
    path("dashed", dashed.map(curve)),
    path("tip", plan.courses.flatMap(tips)),
    together("by", plan.frames.map((frame, at) => (frame?.title ? label(titles[at], frame.title) : ""))),
    ...forms.map((form, at) => shape(form, plan.spots[at] ?? { x: 0, y: 0 }, results.has(at))),
    together("by", plan.courses.map((course, at) => (course.label ? label(labels[at], course.label) : ""))),
    "</svg>",
  ]
    .filter(Boolean)
    .join("");
}

/**
 * @param {Sized["diagram"]} diagram
 * @returns {Set<number>} The vertices that decisions lead to, where all is decided.
 */
function outcomes({ edges, vertices }) {
  const decisions = new Set(vertices.filter(({ shape }) => shape === "diamond").map(({ name }) => name));
  const tails = new Set(edges.map(({ tail }) => tail));
  const decided = new Set(edges.filter(({ tail }) => decisions.has(tail)).map(({ head }) => head));
  return new Set(vertices.flatMap(({ name }, at) => (decided.has(name) && !tails.has(name) ? [at] : [])));
}

/**
 * @param {Form} form
 * @param {Spot} spot Its middle, from which all in it is measured: alike shapes are alike text.
 * @param {boolean} isOutcome
 * @returns {string}
 */
function shape(form, spot, isOutcome) {
  const { notes, words } = form;
  const inner = outline(form) + text(words, -notes.height / 2, "") + text(notes, words.height / 2, 'class="note" ');
  return `<g ${isOutcome ? 'class="outcome" ' : ""}${moved(spot)}>${inner}</g>`;
}

/**
 * @param {Form} form
 * @returns {string}
 */
function outline({ shape, width, height }) {
  const [right, foot] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  if (shape === "plain") return "";
  if (shape === "ellipse") return `<ellipse ${cut({ rx: right, ry: foot })}/>`;
  if (shape === "diamond" || shape === "blunt") {
    const point = shape === "diamond" ? 0 : right - POINT;
    return `<polygon points="${-right} 0 ${-point} ${-foot} ${point} ${-foot} ${right} 0 ${point} ${foot} ${-point} ${foot}"/>`;
  }
  return rect({ x: -right, y: -foot }, { width: 2 * right, height: 2 * foot }, shape === "round" ? 'rx="10" ' : "");
}

/**
 * @param {Spot} corner
 * @param {{ width: number, height: number }} size
 * @param {string} more
 * @returns {string}
 */
function rect({ x, y }, { width, height }, more) {
  return `<rect ${more}${cut({ x, y, width, height })}/>`;
}

/**
 * @param {string} kind
 * @param {string[]} parts
 * @returns {string}
 */
function path(kind, parts) {
  return parts.length > 0 ? `<path ${kind && `class="${kind}" `}d="${parts.join("")}"/>` : "";
}

/**
 * @param {string} kind
 * @param {string[]} parts
 * @returns {string}
 */
function together(kind, parts) {
  const all = parts.join("");
  return all && `<g class="${kind}">${all}</g>`;
}

/**
 * @param {Course} course
 * @returns {string} What is drawn from its first spot on, in steps: alike lines are alike text, which packs well.
 */
function curve({ spots: [first, ...rest], isStraight }) {
  if (!first) return "";
  let last = whole(first);
  const steps = rest.map((spot, at) => {
    const { x, y } = minus(whole(spot), last);
    // The three spots of a piece are counted from where it begins.
    if (isStraight || at % 3 === 2) last = whole(spot);
    if (!isStraight) return `${x},${y}`;
    return x === 0 ? `v${y}` : y === 0 ? `h${x}` : `l${x},${y}`;
  });
  return `M${pair(whole(first))}${isStraight ? "" : "c"}${steps.join(isStraight ? "" : " ")}`;
}

/**
 * @param {Course} course
 * @returns {string[]}
 */
function tips({ spots, tip, butt }) {
  const [first, last] = [spots[0], spots.at(-1)];
  return [tip && last ? barb(last, tip) : "", butt && first ? barb(first, butt) : ""].filter(Boolean);
}

/**
 * @param {Spot} from
 * @param {Spot} to
 * @returns {string} A small triangle that ends at `to`.
 */
function barb(from, to) {
  const { x, y } = minus(from, to);
  const breadth = BARB / (Math.hypot(x, y) || 1);
  const [side, other] = [{ x: x - y * breadth, y: y + x * breadth }, { x: 2 * y * breadth, y: -2 * x * breadth }];
  return `M${pair(whole(to))}l${pair(side)} ${pair(other)}Z`;
}

/**
 * @param {Spot} one
 * @param {Spot} other
 * @returns {Spot}
 */
function minus(one, other) {
  return { x: one.x - other.x, y: one.y - other.y };
}

/**
 * @param {Spot} spot
 * @returns {Spot}
 */
function whole({ x, y }) {
  return { x: Math.round(x), y: Math.round(y) };
}

/**
 * @param {Block | undefined} block
 * @param {Spot} middle
 * @returns {string} Words that stand by themselves.
 */
function label(block, middle) {
  return block && block.lines.length > 0 ? text(block, 0, `${moved(middle)} `) : "";
}

/**
 * @param {Block} block
 * @param {number} middle How far below the origin.
 * @param {string} more Attributes.
 * @returns {string}
 */
function text(block, middle, more) {
  if (block.lines.length === 0) return "";
  const leading = block.size === WORDS ? LEADING : SMALL_LEADING;
  const first = middle - block.height / 2 + leading / 2 + block.size * 0.35;
  const place = block.lines.length > 1 ? `x="${SPACE}" ` : "";
  const rows = block.lines.map(({ text, join }, at) => {
    const words = escaped(text) + (at === block.lines.length - 1 ? "" : join);
    return at === 0 ? `${place}y="${round(first)}">${words}` : `<tspan ${place}dy="${leading}">${words}</tspan>`;
  });
  return `<text ${more}${rows.join("")}</text>`;
}

/**
 * @param {Spot} spot
 * @returns {string} An attribute.
 */
function moved({ x, y }) {
  return `transform="translate(${round(x)} ${round(y)})"`;
}

/**
 * @param {string} text
 * @returns {string}
 */
function escaped(text) {
  return text.replace(UNFIT, "").replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
}

/**
 * @param {Record<string, number>} values
 * @returns {string} Attributes.
 */
function cut(values) {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${round(value)}"`)
    .join(" ");
}

/**
 * @param {Spot} spot
 * @returns {string}
 */
function pair({ x, y }) {
  return `${round(x)},${round(y)}`;
}

/**
 * @param {number} value
 * @param {number} parts Of a unit that are told apart.
 * @returns {number}
 */
function round(value, parts = 1) {
  return Math.round(value * parts) / parts;
}
