/**
 * Cards that need a decision: those that are forgotten again and again, and those that were put away.
 *
 * @typedef {import("./survey.js").Survey} Survey
 * @typedef {import("../practice/study-types.js").CardBody} CardBody
 * @typedef {import("../practice/study-types.js").CardHead} CardHead
 *
 * @typedef {object} Listed
 * @property {ReadonlyMap<string, CardBody>} bodies Of cards whose texts are there.
 * @property {(id: string, isAway: boolean) => void} put Puts a card away, or brings it back.
 */
import { button, element } from "../base/element.js";
import { counted } from "../base/said.js";
import { say } from "../base/say.js";
import { firstWords } from "./words.js";
import { lapsesOf } from "../practice/schedule.js";
import { addressOf } from "../share/site-address.js";

/** So many are shown; who has put away more has a reason for it. */
export const SHOWN = 50;

/**
 * @param {Survey} survey
 * @param {Listed} listed
 * @returns {Node[]}
 */
export function decisions(survey, listed) {
  const { hard, away, lost } = survey;
  return [
    ...(hard.length ? list(say`Hard cards`, HARD, hard, survey, listed) : []),
    ...(away.length ? list(say`Put away`, AWAY, away, survey, listed) : []),
    ...(lost ? [element("p", { class: "label" }, [lostWords(lost)])] : []),
  ];
}

const HARD =
  say`These were forgotten eight times or more. Read the passage again, find a picture for it, or put the card away for now.`;
const AWAY = say`These are not asked, and not counted above. What you know of them is kept.`;

/** @param {number} lost */
function lostWords(lost) {
  const one = lost === 1;
  return (
    say`${counted(lost, "card")} that you practised ${one ? say`is` : say`are`} in no document any more. What you know of ${one ? say`of|it` : say`of|them`} is kept, in case ${one ? say`it comes` : say`they come`} back.`
  );
}

/**
 * @param {string} title
 * @param {string} words
 * @param {readonly CardHead[]} heads
 * @param {Survey} survey
 * @param {Listed} listed
 * @returns {Node[]}
 */
function list(title, words, heads, survey, listed) {
  const rest = heads.length - SHOWN;
  return [
    element("h2", {}, [title]),
    element("p", {}, [words]),
    element(
      "ul",
      { class: "decisions" },
      heads.slice(0, SHOWN).map((head) => item(head, survey, listed)),
    ),
    ...(rest > 0 ? [element("p", { class: "label" }, [say`And ${counted(rest, "more", "more")}.`])] : []),
  ];
}

/**
 * @param {CardHead} head
 * @param {Survey} survey
 * @param {Listed} listed
 */
function item(head, { index, progress }, { bodies, put }) {
  const body = bodies.get(head.id);
  const source = index.documents[head.document];
  const section = source?.sections[head.section];
  const words = (body && firstWords(body.prompt)) || section?.title || source?.title || head.id;
  const record = progress.get(head.id);
  const isAway = record?.suspended === true;
  const lapses = lapsesOf(record?.reviews ?? []);
  const told = [source?.name ?? "", lapses ? say`forgotten ${lapses === 1 ? say`once` : say`${lapses} times`}` : ""];
  return element("li", {}, [
    element("a", { href: addressOf(body?.page || body?.url || section?.url || "") }, [words]),
    element("span", { class: "label" }, [told.filter(Boolean).join(", ")]),
    button(isAway ? say`Bring back` : say`Put away`, () => put(head.id, !isAway), {
      "aria-label": `${isAway ? say`Bring back` : say`Put away`}: ${words}`,
    }),
  ]);
}
