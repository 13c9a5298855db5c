/**
 * From an exam to the cards: what was missed comes back today, graded Again. Nothing else is counted: a choice that was
 * right may have been a guess, and what was half right is no failure.
 *
 * @typedef {import("./score.js").Marked} Marked
 * @typedef {import("./state.js").Sitting} Sitting
 *
 * @typedef {object} Pile
 * @property {() => Sitting} sitting
 * @property {(piled: [id: string, at: number][]) => void} keep Remembers which reviews were made.
 * @property {() => Promise<import("./missed.js").MissedPile>} fetch
 * @property {() => number} now In ms since 1970.
 */
import { counted } from "../base/said.js";
import { announce } from "../share/clipboard.js";
import { button, element } from "../base/element.js";
import { say } from "../base/say.js";

const UNREACHABLE = say`This did not work. Is there a network? Try it again later: the result stays here.`;

/**
 * @param {readonly Marked[]} all
 * @param {Pile} pile
 * @returns {HTMLElement}
 */
export function pilePart(all, pile) {
  const part = element("div", { class: "pile" });
  show(part, all, pile);
  return part;
}

/**
 * @param {HTMLElement} part
 * @param {readonly Marked[]} all
 * @param {Pile} pile
 * @param {string} [trouble] What the learner is told about storage.
 */
function show(part, all, pile, trouble = "") {
  const warning = trouble ? [element("p", { class: "trouble", role: "alert" }, [trouble])] : [];
  const missed = all.filter(({ mark }) => mark === "missed").map(({ question }) => question.head.id);
  const count = missed.length;
  const { piled } = pile.sitting();
  if (!count) {
    part.replaceChildren(element("p", {}, [say`Nothing was missed.`]));
  } else if (piled.length) {
    const told = say`${counted(piled.length, "card")} of this exam ${piled.length === 1 ? say`is` : say`are`} on today’s pile.`;
    const undo = button(say`Take back`, () => change(part, all, pile, () => takeBack(pile)), { class: "plain" });
    part.replaceChildren(element("p", {}, ["✓ ", told, " ", undo]), ...warning);
  } else {
    const words = count === 1 ? say`Put the one you missed on today’s pile` : say`Put the ${count} you missed on today’s pile`;
    part.replaceChildren(button(words, () => change(part, all, pile, () => put(missed, pile)), { class: "btn main" }), ...warning);
  }
}

/**
 * @param {HTMLElement} part
 * @param {readonly Marked[]} all
 * @param {Pile} pile
 * @param {() => Promise<{ did: string, trouble: string }>} act
 */
async function change(part, all, pile, act) {
  for (const one of part.querySelectorAll("button")) one.disabled = true;
  const { did, trouble } = await act().catch(() => ({ did: "", trouble: UNREACHABLE }));
  if (did) announce(did);
  show(part, all, pile, trouble);
  part.querySelector("button")?.focus();
}

/**
 * @param {readonly string[]} missed
 * @param {Pile} pile
 */
async function put(missed, { fetch, now, keep }) {
  const { putDown } = await fetch();
  /** @type {[id: string, at: number][]} */
  const made = [];
  let told = "";
  for (const id of missed) {
    const { at, trouble } = await putDown(id, now());
    made.push([id, at]);
    keep([...made]);
    told = trouble;
  }
  return { did: `${counted(made.length, "card")} put on today’s pile`, trouble: told };
}

/** @param {Pile} pile */
async function takeBack({ sitting, fetch, keep }) {
  const { piled } = sitting();
  const { takeBack } = await fetch();
  for (const [id, at] of piled) await takeBack(id, at);
  keep([]);
  return { did: `${counted(piled.length, "card")} taken back`, trouble: "" };
}
