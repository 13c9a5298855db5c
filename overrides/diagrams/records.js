/**
 * What is to be drawn, as the converter tells it in `data/drawings.json`: shapes, the lines between them, frames.
 * Names and texts are plain, whatever a document made of them; line breaks part the lines of a text.
 */

export const VERSION = 1;

/**
 * @typedef {"down" | "up" | "right" | "left"} Direction
 * @typedef {"box" | "round" | "ellipse" | "diamond" | "plain"} VertexShape
 *
 * @typedef {object} Vertex
 * @property {string} name What lines call it.
 * @property {string} text
 * @property {VertexShape} shape
 * @property {string} group The name of the group it is in, empty if it is in none.
 * @property {string[]} notes Words that stand beside it without a shape of their own.
 *
 * @typedef {object} Edge
 * @property {string} tail
 * @property {string} head
 * @property {string} text
 * @property {"forward" | "both" | "none"} arrow
 * @property {boolean} dashed
 *
 * @typedef {object} Group
 * @property {string} name
 * @property {string} title
 * @property {string} within The name of the group that this one is in, empty if it is in none.
 *
 * @typedef {object} Diagram
 * @property {Direction} direction
 * @property {Group[]} groups
 * @property {Vertex[]} vertices
 * @property {Edge[]} edges
 *
 * @typedef {object} Drawings
 * @property {number} version
 * @property {Record<string, Diagram>} drawings
 */

/** Beyond these, nobody reads a picture, and Graphviz takes minutes. */
export const MOST_VERTICES = 400;
export const MOST_EDGES = 600;

/** Why a diagram is not drawn, in words for its owner. */
export class Refusal extends Error {}

/**
 * Tells whether a diagram can be drawn, before anything is.
 *
 * @param {Diagram} diagram
 * @returns {void}
 * @throws {Refusal} if it cannot.
 */
export function check({ edges, groups, vertices }) {
  if (vertices.length === 0) throw new Refusal("it has no shape");
  if (vertices.length > MOST_VERTICES) throw new Refusal(`it has ${vertices.length} shapes, and ${MOST_VERTICES} are the most`);
  if (edges.length > MOST_EDGES) throw new Refusal(`it has ${edges.length} lines, and ${MOST_EDGES} are the most`);
  const frames = reached(groups);
  if (frames.size !== groups.length + 1) throw new Refusal("its frames do not lie in each other");
  const lost = vertices.find(({ group }) => !frames.has(group));
  if (lost) throw new Refusal(`a shape lies in “${lost.group}”, which is no frame of it`);
  const filled = groups.filter(({ name }) => vertices.some(({ group }) => group === name || frames.get(group)?.has(name)));
  const ends = new Set([...vertices, ...filled].map(({ name }) => name));
  const missed = edges.flatMap(({ tail, head }) => [tail, head]).find((name) => !ends.has(name));
  if (missed !== undefined) throw new Refusal(`a line leads to “${missed}”, which is no shape of it`);
}

/**
 * @param {Group[]} groups
 * @returns {Map<string, Set<string>>} The groups that lie in no circle, each with those that it is in; "" is all that is in none.
 */
function reached(groups) {
  const found = new Map([["", /** @type {Set<string>} */ (new Set())]]);
  for (const _ of groups) {
    for (const { name, within } of groups) {
      const around = found.get(within);
      if (around && !found.has(name)) found.set(name, new Set([...around, within]));
    }
  }
  return found;
}
