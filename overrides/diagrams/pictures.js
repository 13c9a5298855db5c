/** Which pictures a page gets of a diagram: one for its column, and one for a phone where that is too wide for it. */
import { indented } from "./indented.js";
import { laidOut } from "./layout.js";
import { Refusal, check } from "./records.js";
import { SMALL, SMALLEST, block, form } from "./shapes.js";
import { svg } from "./svg.js";

/** @typedef {import("./dot.js").Manner} Manner */
/** @typedef {import("./dot.js").Sized} Sized */
/** @typedef {import("./layout.js").Engine} Engine */
/** @typedef {import("./layout.js").Plan} Plan */
/** @typedef {import("./records.js").Diagram} Diagram */
/** @typedef {import("./records.js").Direction} Direction */

const REM = 16;

/** How wide a picture may be for the column of a text (css/figures.css), for a phone of 360 pixels, and for one of 320. */
const COLUMN = (35 * REM) / SMALLEST;
const PHONE = 328 / SMALLEST;
const SLIM = 288 / SMALLEST;

/** What is larger is no picture that anybody reads. */
const WIDEST = 2000;
const HIGHEST = 6000;

/** How much higher the picture for a phone has to be before a column gets one of its own. */
const WORTH = 1.3;

/** From so many shapes and lines on, the size is found before the lines are. */
const MANY = 40;
/** What is so many times too wide will not fit with narrower words either. */
const HOPELESS = 2.5;

const TURNED = /** @type {Record<Direction, Direction>} */ ({ down: "right", right: "down", up: "left", left: "up" });

/**
 * @typedef {{ sized: Sized, plan: Plan }} Drawn
 *
 * @typedef {[isTurned: boolean, words: number, isTight: boolean]} Attempt Across instead of down, how wide lines of words
 *   may be, and whether room matters more than air.
 *
 * @typedef {object} Pictures
 * @property {string[]} pictures SVG, the wide one first; a page shows one of them.
 * @property {boolean} scrolls Whether one of them may be wider than its place.
 */

const FOR_COLUMN = /** @type {Attempt[]} */ ([
  [false, 170, false],
  [false, 140, true],
  [true, 170, false],
  [false, 110, true],
  [true, 140, true],
  [true, 110, true],
]);
const FOR_PHONE = /** @type {Attempt[]} */ ([
  [false, 150, true],
  [false, 130, true],
  [false, 104, true],
  [true, 130, true],
  [true, 104, true],
  [false, 84, true],
  [true, 84, true],
]);

/**
 * @param {Diagram} diagram
 * @param {Engine} engine
 * @returns {Pictures}
 * @throws {Refusal} where no picture would do; Error where Graphviz fails.
 */
export function pictures(diagram, engine) {
  check(diagram);
  const wide = fitting(diagram, engine, FOR_COLUMN, COLUMN);
  if (wide && wide.plan.width <= SLIM) return { pictures: [drawn(wide, "all")], scrolls: false };
  const narrow = forPhone(diagram, engine);
  if (wide && narrow && narrow.plan.height > wide.plan.height * WORTH) {
    return { pictures: [drawn(wide, "wide"), drawn(narrow, "below")], scrolls: false };
  }
  if (narrow) return { pictures: [drawn(narrow, "all")], scrolls: false };
  if (wide) return { pictures: [drawn(wide, "large whole")], scrolls: true };
  return { pictures: [drawn(narrowest(diagram, engine), "large")], scrolls: true };
}

/**
 * @param {Diagram} diagram
 * @param {Engine} engine
 * @returns {Drawn | null}
 */
function forPhone(diagram, engine) {
  return fitting(diagram, engine, FOR_PHONE, SLIM) ?? indented(diagram, SLIM) ?? fitting(diagram, engine, FOR_PHONE, PHONE);
}

/**
 * @param {Diagram} diagram
 * @param {Engine} engine
 * @param {readonly Attempt[]} attempts
 * @param {number} most
 * @returns {Drawn | null} The first that is no wider than `most`.
 */
function fitting(diagram, engine, attempts, most) {
  const isLarge = diagram.vertices.length + diagram.edges.length > MANY;
  /** @type {Set<boolean>} */
  const hopeless = new Set();
  for (const [isTurned, words, isTight] of attempts) {
    if (hopeless.has(isTurned)) continue;
    if (isLarge) {
      const { width } = attempt(diagram, engine, { isTurned, words, isTight, isDraft: true }).plan;
      if (width > most * HOPELESS) hopeless.add(isTurned);
      if (width > most) continue;
    }
    const made = attempt(diagram, engine, { isTurned, words, isTight, isDraft: false });
    if (made.plan.width <= most) return made;
  }
  return null;
}

/**
 * @param {Diagram} diagram
 * @param {Engine} engine
 * @returns {Drawn}
 */
function narrowest(diagram, engine) {
  const sizes = [false, true].map((isTurned) => {
    const wanted = { isTurned, words: 120, isTight: true };
    return { wanted, plan: attempt(diagram, engine, { ...wanted, isDraft: true }).plan };
  });
  const [best] = sizes.sort((one, other) => one.plan.width - other.plan.width);
  if (!best || best.plan.width > WIDEST || best.plan.height > HIGHEST) {
    throw new Refusal(`its picture would be ${Math.round(best?.plan.width ?? 0)} pixels wide, and nobody could read it`);
  }
  return attempt(diagram, engine, { ...best.wanted, isDraft: false });
}

/**
 * @param {Diagram} diagram
 * @param {Engine} engine
 * @param {{ isTurned: boolean, words: number, isTight: boolean, isDraft: boolean }} how
 * @returns {Drawn}
 */
function attempt(diagram, engine, { isTurned, words, isTight, isDraft }) {
  const direction = isTurned ? TURNED[diagram.direction] : diagram.direction;
  const sized = {
    diagram,
    forms: diagram.vertices.map((vertex) => form(vertex, words, isTight)),
    labels: diagram.edges.map(({ text }) => block(text, SMALL, isTight ? Math.min(words, 90) : 130)),
    titles: diagram.groups.map(({ title }) => block(title, SMALL, words * 1.5)),
  };
  return { sized, plan: laidOut(sized, { direction, isTight, isDraft }, engine) };
}

/**
 * @param {Drawn} made
 * @param {string} kind
 * @returns {string}
 */
function drawn({ sized, plan }, kind) {
  if (plan.height > HIGHEST) throw new Refusal(`its picture would be ${plan.height} pixels high, and nobody could read it`);
  return svg(sized, plan, kind);
}
