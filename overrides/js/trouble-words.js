/**
 * What learners are told when progress cannot be saved or read. Pure.
 *
 * @typedef {"blocked" | "full" | "damaged" | "newer"} Trouble
 */

/** @type {Readonly<Record<Trouble, string>>} */
const WORDS = {
  blocked:
    "This browser does not let this site save anything just now, as in some private windows. You can practise, but what " +
    "you do is forgotten when you leave this page. Download your progress on the progress page before you go.",
  full:
    "There is no room left on this device, so your last answers are not saved yet. Free some room: they are saved with " +
    "your next answer. Or download your progress now, before you leave this page.",
  damaged:
    "Something that was saved of your progress could not be read. It was set aside, and the rest is as it was. If much is " +
    "missing, bring your progress back from a file or from another device, on the progress page.",
  newer:
    "A newer version of this site is open, or was, and this page is from before it. Nothing was changed. Reload this page; " +
    "if you have answered cards here since, download your progress first.",
};

/**
 * @param {Trouble | null} trouble
 * @returns {string} What it is and what to do; empty where there is none.
 */
export function troubleWords(trouble) {
  return trouble ? WORDS[trouble] : "";
}
