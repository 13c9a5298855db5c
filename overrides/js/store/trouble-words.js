/**
 * What learners are told when progress cannot be saved or read. Pure.
 *
 * @typedef {"blocked" | "full" | "damaged" | "newer"} Trouble
 */
import { say } from "../base/say.js";

/**
 * None of them sends the learner to another page of the site: what is only in this page's memory would not go along.
 *
 * @type {Readonly<Record<Trouble, string>>}
 */
const WORDS = {
  blocked:
    say`This browser does not let this site save anything just now, as in some private windows. You can practise, but what you do is forgotten when you leave this page. To keep it, open this site in a normal window or another browser.`,
  full:
    say`There is no room left on this device, so your last answers are not saved yet. Keep this page open, and free some room: they are saved with your next answer.`,
  damaged:
    say`Something that was saved of your progress could not be read. It was set aside, and the rest is as it was. If much is missing, bring your progress back from a file or from another device, on the progress page.`,
  newer:
    say`A newer version of this site is open, or was, and this page is from before it. Reload this page: what you do on it is not saved any more.`,
};

/**
 * @param {Trouble | null} trouble
 * @returns {string} What it is and what to do; empty where there is none.
 */
export function troubleWords(trouble) {
  return trouble ? WORDS[trouble] : "";
}
