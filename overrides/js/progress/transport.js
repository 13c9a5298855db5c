/**
 * The buttons for taking progress out of this browser and bringing it in. What they do is fetched when one is pressed,
 * or when the address holds progress.
 *
 * @typedef {typeof import("./carry.js")} Carry
 * @typedef {import("./carry.js").Carried} Carried
 */
import { button, element } from "../base/element.js";
import { say } from "../base/say.js";
import { loadCarry } from "./parts.js";
import { addressForOthers } from "../share/site-address.js";

/**
 * @param {Carried} carried
 * @returns {Node[]}
 */
export function transport(carried) {
  const field = fileField(carried);
  return [
    element("h2", {}, [say`Keep it, take it with you`]),
    element("p", {}, [WORDS]),
    element("p", { class: "acts" }, [
      button(say`Download my progress`, () => using(carried, (carry) => carry.download(carried))),
      button(say`Bring in a file`, () => field.click()),
      ...(addressForOthers(location.href) ? [sender(carried)] : []),
      field,
    ]),
    element("p", {}, [
      button(say`Forget everything`, () => using(carried, (carry) => carry.forget(carried)), { class: "plain" }),
    ]),
  ];
}

const WORDS =
  say`Your progress stands in this browser only. A file keeps it safe, and takes it to another device. Where both have been practised on, their answers are put together, card by card, and none is lost.`;

/**
 * @param {Carried} carried
 * @returns {Promise<void>} When what the address holds was brought in or refused; at once if it holds no progress.
 */
export async function bringLinked(carried) {
  if (location.hash.startsWith("#progress=")) await using(carried, (carry) => carry.bringLink(carried));
}

/** @param {Carried} carried */
function sender(carried) {
  const made = button(say`Take it to another device`, () => using(carried, (carry) => carry.send(made, carried)));
  return made;
}

/** @param {Carried} carried */
function fileField(carried) {
  const field = element("input", { type: "file", accept: ".json,application/json", hidden: true });
  field.addEventListener("change", async () => {
    const [file] = field.files ?? [];
    if (file) await using(carried, (carry) => carry.bringFile(file, carried));
    // So that the same file can be chosen again.
    field.value = "";
  });
  return field;
}

/**
 * @param {Carried} carried
 * @param {(carry: Carry) => Promise<void>} act
 */
async function using({ tell }, act) {
  const carry = await loadCarry().catch(() => null);
  if (!carry) return tell(say`This needs a part of the site that could not be loaded. Try it again in a while.`);
  await act(carry).catch(() => tell(say`That did not work. Try it again in a while.`));
}
