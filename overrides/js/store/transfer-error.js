/**
 * Why progress from elsewhere cannot be taken, and what the learner is told. Pure.
 *
 * @typedef {keyof typeof WORDS} Reason
 */
import { say } from "../base/say.js";
const WORDS = {
  foreign: say`This is not progress from a site like this one. Choose a file that was downloaded on a progress page.`,
  broken: say`This is not whole: a part is missing or was changed on the way. Download it, or make the link, once more.`,
  newer: say`This comes from a newer version of the site. Reload this page, and bring it in again.`,
  long: say`This is longer than progress ever gets. Choose a file that was downloaded on a progress page.`,
  unable: say`This browser is too old for links with progress. Use a file instead.`,
};

export class TransferError extends Error {
  /** @param {Reason} reason */
  constructor(reason) {
    super(WORDS[reason]);
    this.name = "TransferError";
    this.reason = reason;
  }
}
