/**
 * A tree as a phone can show it, however deep it is: each shape below the one before it, a step further in than its parent,
 *
 *     ( Is it urgent? )
 *      ├ Yes
 *      ├→( Call )
 *      ├ No
 *      └→( Write )
 */
import { LEADING, block, form } from "./shapes.js";

/** @typedef {import("./dot.js").Sized} Sized */
/** @typedef {import("./layout.js").Plan} Plan */
/** @typedef {import("./layout.js").Spot} Spot */
/** @typedef {import("./records.js").Diagram} Diagram */

/** How far a child stands in, where a parent's line leaves it, and the air between two shapes. */
const STEP = 26;
const STEM = 12;
const GAP = 14;

/** As narrow as words may get. */
const LEAST = 90;
/** What a shape adds to the width of its words. */
const AROUND = 40;
const MARGIN = 2;

/**
 * @typedef {object} Branch
 * @property {number} vertex Its place in the diagram.
 * @property {number} edge The place of the line that leads to it, -1 at a root.
 * @property {number} depth
 */

/**
 * @param {Diagram} diagram
 * @param {number} most How wide the drawing may be.
 * @returns {{ sized: Sized, plan: Plan } | null} Null where the diagram is no tree, or too deep.
 */
export function indented(diagram, most) {
  const branches = preorder(diagram);
  if (!branches || deepest(branches) * STEP + LEAST + AROUND > most) return null;
  const room = (/** @type {number} */ depth) => most - 2 * MARGIN - AROUND - depth * STEP;
  const depths = new Map(branches.map(({ vertex, depth }) => [vertex, depth]));
  const sized = {
    diagram,
    forms: diagram.vertices.map((vertex, at) => form(vertex, Math.min(220, room(depths.get(at) ?? 0)), true)),
    labels: diagram.edges.map(({ text }, at) => {
      const to = branches.find(({ edge }) => edge === at);
      return block(text, 14, room(to?.depth ?? 0));
    }),
    titles: [],
  };
  return { sized, plan: placed(branches, sized) };
}

/**
 * @param {readonly Branch[]} branches
 * @returns {number}
 */
function deepest(branches) {
  return Math.max(...branches.map(({ depth }) => depth));
}

/**
 * @param {Diagram} diagram
 * @returns {Branch[] | null} Null where it is no tree: something has two parents, or lies in a circle or in a frame.
 */
function preorder({ edges, groups, vertices }) {
  const places = new Map(vertices.map(({ name }, at) => [name, at]));
  const heads = new Set(edges.map(({ head }) => head));
  if (groups.length > 0 || edges.length === 0 || heads.size < edges.length) return null;
  const roots = vertices.flatMap(({ name }, at) => (heads.has(name) ? [] : [at]));
  /** @type {Branch[]} */
  const found = [];
  const waiting = roots.reverse().map((vertex) => ({ vertex, edge: -1, depth: 0 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { depth, vertex } = next;
    found.push(next);
    const name = vertices[vertex]?.name;
    const below = edges.flatMap(({ tail, head }, edge) => (tail === name ? [{ vertex: places.get(head) ?? 0, edge, depth: depth + 1 }] : []));
    waiting.push(...below.reverse());
  }
  return found.length === vertices.length ? found : null;
}

/**
 * @param {readonly Branch[]} branches
 * @param {Sized} sized
 * @returns {Plan}
 */
function placed(branches, { diagram, forms, labels }) {
  /** @type {Spot[]} */
  const spots = [];
  /** @type {Plan["courses"]} */
  const courses = [];
  const feet = new Map(/** @type {[string, Spot][]} */ ([]));
  let [y, width] = [MARGIN, 0];
  for (const { vertex, edge, depth } of branches) {
    const own = forms[vertex];
    const line = diagram.edges[edge];
    const label = labels[edge];
    if (!own) continue;
    const left = MARGIN + depth * STEP;
    if (y > MARGIN) y += depth === 0 ? GAP * 2 : GAP;
    const above = { x: left + 4 + (label?.width ?? 0) / 2, y: y + (label?.height ?? 0) / 2 };
    if (label?.height) y += label.height + 2;
    const middle = y + own.height / 2;
    spots[vertex] = { x: left + own.width / 2, y: middle };
    feet.set(diagram.vertices[vertex]?.name ?? "", { x: left + STEM, y: y + own.height });
    const foot = line && feet.get(line.tail);
    if (foot) {
      courses[edge] = course(foot, { x: left, y: middle }, line.arrow, label?.height ? above : null);
      // The next one goes on from here, so that no line is drawn twice.
      if (line.arrow !== "both") feet.set(line.tail, { x: foot.x, y: middle });
    }
    width = Math.max(width, left + own.width, above.x + (label?.width ?? 0) / 2);
    y += own.height;
  }
  return { width: Math.ceil(width) + MARGIN, height: Math.ceil(y) + MARGIN, spots, courses, frames: [] };
}

/**
 * @param {Spot} foot
 * @param {Spot} side
 * @param {"forward" | "both" | "none"} arrow
 * @param {Spot | null} label
 * @returns {Plan["courses"][number]}
 */
function course(foot, side, arrow, label) {
  const length = arrow === "none" ? 0 : LEADING * 0.4;
  const start = { x: foot.x, y: foot.y + (arrow === "both" ? length : 0) };
  const spots = [start, { x: foot.x, y: side.y }, { x: side.x - length, y: side.y }];
  return { spots, isStraight: true, tip: length ? side : null, butt: arrow === "both" ? foot : null, label };
}
