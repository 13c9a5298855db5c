/** Where everything stands in a drawing, as Graphviz finds it: from its JSON to our own coordinates, y downwards. */
import { dot } from "./dot.js";

/** @typedef {import("./dot.js").Manner} Manner */
/** @typedef {import("./dot.js").Sized} Sized */

/**
 * @typedef {{ x: number, y: number }} Spot
 *
 * @typedef {object} Course Where a line runs.
 * @property {Spot[]} spots The first, and three for each piece of its curve (Bézier) or one for each straight piece.
 * @property {boolean} isStraight
 * @property {Spot | null} tip Where an arrow at its head ends, behind the last of `spots`.
 * @property {Spot | null} butt The same at its tail.
 * @property {Spot | null} label The middle of its words.
 *
 * @typedef {object} Frame
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {Spot | null} title The middle of its title.
 *
 * @typedef {object} Plan The middles of all vertices, the courses of all edges, the frames of groups, each in the order of the diagram.
 * @property {number} width
 * @property {number} height
 * @property {Spot[]} spots
 * @property {Course[]} courses
 * @property {(Frame | null)[]} frames None where a group holds nothing.
 *
 * @typedef {(dot: string) => string} Engine Graphviz: DOT in, its JSON out.
 */

/** Air around all. */
const MARGIN = 2;

/**
 * @param {Sized} sized
 * @param {Manner} manner
 * @param {Engine} engine
 * @returns {Plan}
 * @throws {Error} if Graphviz does.
 */
export function laidOut(sized, manner, engine) {
  const { diagram } = sized;
  /** @type {{ bb: string, objects?: Record<string, string>[], edges?: Record<string, string>[] }} */
  const found = JSON.parse(engine(dot(sized, manner)));
  const [left = NaN, low = NaN, right = NaN, high = NaN] = numbers(found.bb);
  if (!Number.isFinite(left + low + right + high)) throw new Error("Graphviz gave no size");
  const at = (/** @type {string | undefined} */ pair) => {
    const [x = 0, y = 0] = numbers(pair ?? "");
    return { x: x - left + MARGIN, y: high - y + MARGIN };
  };
  const objects = new Map((found.objects ?? []).map((one) => [one["name"], one]));
  return {
    width: Math.ceil(right - left) + 2 * MARGIN,
    height: Math.ceil(high - low) + 2 * MARGIN,
    spots: diagram.vertices.map((_, index) => at(objects.get(`n${index}`)?.["pos"])),
    courses: manner.isDraft ? [] : (found.edges ?? []).map((edge) => course(edge, at)),
    frames: diagram.groups.map((_, index) => frame(objects.get(`cluster_${index}`), at)),
  };
}

/**
 * @param {Record<string, string>} edge `pos` is `[s,x,y ][e,x,y ]x,y x,y …`.
 * @param {(pair: string | undefined) => Spot} at
 * @returns {Course}
 */
function course(edge, at) {
  // Graphviz parts the pieces of a line that it could not draw in one by a semicolon.
  const parts = (edge["pos"] ?? "").split(";")[0]?.split(" ") ?? [];
  const tip = parts.find((part) => part.startsWith("e,"));
  const butt = parts.find((part) => part.startsWith("s,"));
  return {
    spots: parts.filter((part) => !/^[es],/.test(part)).map(at),
    isStraight: false,
    tip: tip ? at(tip.slice(2)) : null,
    butt: butt ? at(butt.slice(2)) : null,
    label: edge["lp"] ? at(edge["lp"]) : null,
  };
}

/**
 * @param {Record<string, string> | undefined} cluster
 * @param {(pair: string | undefined) => Spot} at
 * @returns {Frame | null}
 */
function frame(cluster, at) {
  if (!cluster?.["bb"]) return null;
  const [left, low, right, high] = numbers(cluster["bb"]);
  const first = at(`${left},${high}`);
  const last = at(`${right},${low}`);
  const title = cluster["lp"] ? at(cluster["lp"]) : null;
  return { ...first, width: last.x - first.x, height: last.y - first.y, title };
}

/**
 * @param {string} list
 * @returns {number[]}
 */
function numbers(list) {
  return list.split(",").map(Number);
}
