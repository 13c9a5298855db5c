/**
 * A diagram in DOT, the language of Graphviz: names of ours and sizes, and no word of a document. So nothing that a
 * document says can be taken for DOT.
 */
/** @typedef {import("./records.js").Diagram} Diagram */
/** @typedef {import("./records.js").Edge} Edge */
/** @typedef {import("./shapes.js").Block} Block */
/** @typedef {import("./shapes.js").Form} Form */

/**
 * @typedef {object} Sized A diagram whose words have their lines: what belongs to each vertex, edge and group, in their order.
 * @property {Diagram} diagram
 * @property {Form[]} forms
 * @property {Block[]} labels
 * @property {Block[]} titles
 *
 * @typedef {object} Manner How to lay it out.
 * @property {import("./records.js").Direction} direction
 * @property {boolean} isTight Whether room matters more than air.
 * @property {boolean} isDraft Whether only the size is wanted: lines take nearly all of the time.
 */

const RANKDIR = { down: "TB", up: "BT", right: "LR", left: "RL" };

/** Graphviz counts in inches, and 72 of our units are one. */
const INCH = 72;

/** From so many shapes and lines on, Graphviz looks less hard for the best places, which would take minutes. */
const MANY = 40;

/** Room around the words at a line. */
const AROUND = 16;

/**
 * @param {Sized} sized
 * @param {Manner} manner
 * @returns {string}
 */
export function dot(sized, { direction, isTight, isDraft }) {
  const { edges, vertices } = sized.diagram;
  const [nodesep, ranksep] = isTight ? [16, 24] : [30, 36];
  const limits = vertices.length + edges.length > MANY ? " nslimit=1 nslimit1=1 mclimit=0.1" : "";
  return [
    "digraph {",
    `graph [rankdir=${RANKDIR[direction]} nodesep=${inches(nodesep)} ranksep=${inches(ranksep)} compound=true${limits}]`,
    `graph [labeljust=l${isDraft ? " splines=false" : ""}]`,
    'node [shape=box fixedsize=true label=""]',
    "edge [arrowsize=0.8]",
    ...inside("", sized),
    ...edges.map((edge, at) => line(edge, sized.labels[at], sized)),
    "}",
  ].join("\n");
}

/**
 * @param {string} group The name of a group, empty for all that is in none.
 * @param {Sized} sized
 * @returns {string[]} What stands in it.
 */
function inside(group, sized) {
  const { groups, vertices } = sized.diagram;
  const own = vertices.flatMap((vertex, at) => (vertex.group === group ? [node(at, sized.forms[at])] : []));
  const frames = groups.flatMap(({ name, within }, at) => {
    if (within !== group) return [];
    return [`subgraph cluster_${at} {`, `graph [margin=14${room(sized.titles[at], 0)}]`, ...inside(name, sized), "}"];
  });
  return [...own, ...frames];
}

/**
 * @param {number} at
 * @param {Form | undefined} form
 * @returns {string}
 */
function node(at, form) {
  const shape = form?.shape === "ellipse" || form?.shape === "diamond" ? ` shape=${form.shape}` : "";
  return `n${at} [width=${inches(form?.width ?? 0)} height=${inches(form?.height ?? 0)}${shape}]`;
}

/**
 * @param {Edge} edge
 * @param {Block | undefined} label
 * @param {Sized} sized
 * @returns {string}
 */
function line({ tail, head, arrow }, label, { diagram, forms }) {
  const [from, to] = [end(tail, diagram), end(head, diagram)];
  const frames = (from.frame && ` ltail=${from.frame}`) + (to.frame && ` lhead=${to.frame}`);
  // Graphviz takes a blunt diamond for a box, and would end in the air at its corners: the shape covers what is within.
  const isBlunt = !from.frame && arrow !== "both" && forms[from.vertex]?.shape === "blunt";
  const within = isBlunt ? " tailclip=false" : "";
  return `n${from.vertex} -> n${to.vertex} [dir=${arrow}${frames}${within}${room(label, AROUND)}]`;
}

/**
 * Where a line ends. One that leads to a frame ends at its edge, on the way to the first shape in it.
 *
 * @param {string} name
 * @param {Diagram} diagram
 * @returns {{ vertex: number, frame: string }} The place of a shape, and the name of its frame if that is meant.
 */
function end(name, { groups, vertices }) {
  const own = vertices.findIndex((vertex) => vertex.name === name);
  if (own !== -1) return { vertex: own, frame: "" };
  const frame = `cluster_${groups.findIndex((group) => group.name === name)}`;
  const within = new Set([name]);
  // A group may stand before the one that it is in.
  for (const _ of groups) for (const group of groups) if (within.has(group.within)) within.add(group.name);
  return { vertex: vertices.findIndex((vertex) => within.has(vertex.group)), frame };
}

/**
 * @param {Block | undefined} words
 * @param {number} around
 * @returns {string} An attribute that keeps room for words, empty if there are none.
 */
function room(words, around) {
  if (!words || words.height === 0) return "";
  const size = `WIDTH="${Math.ceil(words.width + around)}" HEIGHT="${words.height + 4}"`;
  return ` label=<<TABLE BORDER="0" FIXEDSIZE="TRUE" ${size}><TR><TD></TD></TR></TABLE>>`;
}

/**
 * @param {number} length
 * @returns {string}
 */
function inches(length) {
  return (length / INCH).toFixed(4);
}
