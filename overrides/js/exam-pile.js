/**
 * From an exam to the cards: what was missed comes back today, graded Again. Nothing else is counted: a choice that was
 * right may have been a guess, and what was half right is no failure.
 *
 * @typedef {import("./exam-score.js").Marked} Marked
 * @typedef {import("./exam-state.js").Sitting} Sitting
 *
 * @typedef {object} Pile
 * @property {() => Sitting} sitting
 * @property {(piled: [id: string, at: number][]) => void} keep Remembers which reviews were made.
 * @property {(id: string) => Promise<{ at: number, trouble: string }>} miss Puts down that a card was missed, and says when, in ms
 *   since 1970, and what the learner is told about storage.
 * @property {(id: string, at: number) => Promise<unknown>} undo
 */
import { announce } from "./clipboard.js";
import { button, element } from "./element.js";
import { many } from "./exam-words.js";

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
    part.replaceChildren(element("p", {}, ["Nothing was missed."]));
  } else if (piled.length) {
    const told = `${many(piled.length, "card")} of this exam ${piled.length === 1 ? "is" : "are"} on today’s pile.`;
    const undo = button("Take back", () => change(part, all, pile, () => takeBack(pile)), { class: "plain" });
    part.replaceChildren(element("p", {}, ["✓ ", told, " ", undo]), ...warning);
  } else {
    const words = count === 1 ? "Put the one you missed on today’s pile" : `Put the ${count} you missed on today’s pile`;
    part.replaceChildren(button(words, () => change(part, all, pile, () => put(missed, pile)), { class: "btn main" }));
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
  const { did, trouble } = await act();
  announce(did);
  show(part, all, pile, trouble);
  part.querySelector("button")?.focus();
}

/**
 * @param {readonly string[]} missed
 * @param {Pile} pile
 */
async function put(missed, { miss, keep }) {
  /** @type {[id: string, at: number][]} */
  const made = [];
  let told = "";
  for (const id of missed) {
    const { at, trouble } = await miss(id);
    made.push([id, at]);
    keep([...made]);
    told = trouble;
  }
  return { did: `${many(made.length, "card")} put on today’s pile`, trouble: told };
}

/** @param {Pile} pile */
async function takeBack({ sitting, undo, keep }) {
  const { piled } = sitting();
  for (const [id, at] of piled) await undo(id, at);
  keep([]);
  return { did: `${many(piled.length, "card")} taken back`, trouble: "" };
}
