/**
 * Progress that leaves this browser or comes into it: as a file, or as a link to this page that holds all of it. Loaded
 * when it is asked for (`progress-transport.js`).
 *
 * @typedef {import("../store/progress-store.js").StudyStore} StudyStore
 * @typedef {import("../practice/study-types.js").Progress} Progress
 * @typedef {import("../practice/study-types.js").StudyIndex} StudyIndex
 *
 * @typedef {object} Carried
 * @property {StudyStore} store
 * @property {StudyIndex} index
 * @property {(words: string) => void} tell
 *
 * @typedef {object} Come What was brought.
 * @property {Progress[]} cards
 * @property {unknown} [settings]
 * @property {number} [leftOut] How many of its records are none.
 */
import { counted } from "../base/said.js";
import { broughtWords, holdsWords } from "./carry-words.js";
import { copyText } from "../share/clipboard.js";
import { dayOf } from "../practice/days.js";
import { button, element } from "../base/element.js";
import { renamed } from "../store/progress-change.js";
import { asked } from "./question.js";
import { openCode } from "../share/qr-dialog.js";
import { addressForOthers } from "../share/site-address.js";
import { basePath } from "../base/site-root.js";
import { remember } from "../base/store.js";
import { say } from "../base/say.js";
import { fileName, fileOf, linkOf, packed, readFile, sizeOf, textOf, unpacked } from "../store/transfer.js";
import { TransferError } from "../store/transfer-error.js";

/** A code that holds more, in bytes, has to be filmed from a large screen with a steady hand. */
const CLEAR = 1300;

/** @param {Carried} carried */
export async function download({ store, tell }) {
  const saved = await store.exported();
  const url = URL.createObjectURL(new Blob([fileOf(saved)], { type: "application/json" }));
  element("a", { href: url, download: fileName(saved) }).click();
  // Safari reads it a while after the press.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  tell(`${fileName(saved)}: ${holdsWords(saved.cards, dayOf)}`);
}

/**
 * @param {HTMLElement} opener
 * @param {Carried} carried
 */
export async function send(opener, carried) {
  const cards = [...(await carried.store.all()).values()];
  try {
    const url = linkOf(addressForOthers(location.href) ?? "", await packed(cards));
    await offer({ title: say`Your progress: ${holdsWords(cards, dayOf)}`, url, opener }, carried);
  } catch (fault) {
    carried.tell(reasonOf(fault));
  }
}

/**
 * @param {import("../share/qr-dialog.js").Shared} shared
 * @param {Carried} carried
 */
async function offer(shared, { tell }) {
  const { size, fitsLink } = sizeOf(shared.url);
  if (size <= CLEAR) return openCode(shared);
  if (!fitsLink) return tell(say`This is too much for a link. Download it, and bring the file in on the other device.`);
  if (await copyText(shared.url)) {
    return tell(COPIED);
  }
  return openCode({ ...shared, byHand: true });
}

const COPIED = say`The link is copied: it holds all your progress. Send it to yourself, and open it on the other device.`;

/**
 * @param {Blob} file
 * @param {Carried} carried
 */
export async function bringFile(file, carried) {
  try {
    await bring(readFile(await file.text(), basePath, dayOf), carried);
  } catch (fault) {
    carried.tell(reasonOf(fault));
  }
}

/**
 * Takes what the address holds, if it holds progress, and asks first: anyone can make a link.
 *
 * @param {Carried} carried
 */
export async function bringLink(carried) {
  const text = textOf(location.hash);
  if (text === null) return;
  try {
    await bring({ cards: await unpacked(text) }, carried);
  } catch (fault) {
    carried.tell(reasonOf(fault));
  }
  // Reloaded, the page does not ask again; and nobody copies it from the address by mistake.
  history.replaceState(history.state, "", location.pathname + location.search);
}

/**
 * @param {Come} come
 * @param {Carried} carried
 */
async function bring(come, { store, index, tell }) {
  const words = [say`It holds ${holdsWords(come.cards, dayOf)}`, strangeWords(come, index), ADDED];
  const isWanted = await asked({ title: say`Bring in this progress?`, words, yes: say`Bring it in`, no: say`Leave it` });
  if (!isWanted) return tell(say`Nothing was brought in.`);
  tell(broughtWords(await store.imported({ ...come, cards: come.cards.map(present(come.cards, index)) })));
}

/**
 * What was saved before a card had another name counts for it as it is called now.
 *
 * @param {readonly Progress[]} cards
 * @param {StudyIndex} index
 * @returns {(card: Progress) => Progress}
 */
function present(cards, { aliases }) {
  const names = new Map(renamed(aliases, cards.map(({ id }) => id)));
  return (card) => ({ ...card, id: names.get(card.id) ?? card.id });
}

const ADDED = say`It is added to what is in this browser. Nothing of that is overwritten.`;

/**
 * @param {Come} come
 * @param {StudyIndex} index
 * @returns {string} What is odd about it; empty if nothing is.
 */
function strangeWords({ cards, leftOut = 0 }, { cards: heads, aliases }) {
  const known = new Set([...heads.map(({ id }) => id), ...Object.keys(aliases)]);
  const strange = cards.filter(({ id }) => !known.has(id)).length;
  const all = strange === cards.length && strange > 0;
  return [
    all ? say`None of these cards is on this site: it may be the progress of another one.` : "",
    strange && !all ? say`${counted(strange, "of them is", "of them are")} not on this site, and kept aside.` : "",
    leftOut ? say`${counted(leftOut, "record")} could not be read and will be left out.` : "",
  ].join(" ").trim();
}

/** @param {Carried} carried */
export async function forget(carried) {
  const { store, tell } = carried;
  const cards = [...(await store.all()).values()];
  const isMeant = await asked({
    title: say`Forget everything?`,
    words: [
      say`What is forgotten: ${holdsWords(cards, dayOf)} And how you want to practise, and where you left off reading.`,
      say`It cannot be brought back, unless you download it before.`,
    ],
    yes: say`Forget everything`,
    no: say`Keep it`,
    also: [button(say`Download first`, () => download(carried))],
  });
  if (!isMeant) return;
  await store.forget();
  remember("place", null);
  tell(say`Everything is forgotten. The cards are as on the first day.`);
}

/**
 * @param {unknown} fault
 * @returns {string}
 */
function reasonOf(fault) {
  if (fault instanceof TransferError) return fault.message;
  return say`This could not be read. Try it once more.`;
}
