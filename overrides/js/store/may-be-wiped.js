/**
 * For whom Safari's rule holds. Pure.
 *
 * WebKit deletes all that scripts of a site have stored after seven days of use of the browser in which the learner has
 * not touched or typed on the site; asking it to keep the data (`navigator.storage.persist`) changes nothing about
 * that. Apps on the home screen of an iPhone or iPad, and in the Dock of a Mac, are exempt, and keep their data apart
 * from the browser's: progress has to be brought there once. On iPhones and iPads all browsers are made of WebKit, and
 * the rule holds in all of them (iOS 14).
 *
 * Sources: webkit.org/tracking-prevention ("Home Screen Web Application Domain Exempt From ITP"),
 * webkit.org/blog/10218 ("7-Day Cap on All Script-Writeable Storage"), bugs.webkit.org/show_bug.cgi?id=209563 (the
 * Dock), and MDN, "Storage quotas and eviction criteria", section "Proactive eviction".
 *
 * @typedef {object} Device
 * @property {string} userAgent `navigator.userAgent`.
 * @property {number} touchPoints `navigator.maxTouchPoints`: an iPad calls itself a Mac, but no Mac has a touch screen.
 * @property {boolean} isApp It runs as an app: the media query `(display-mode: standalone)`, or `navigator.standalone`.
 */
import { say } from "../base/say.js";

/**
 * @param {Device} device
 * @returns {boolean} Whether its browser may delete the progress of who stays away. False too where that is unknown: a
 *   browser that does not look like WebKit's is not accused.
 */
export function mayBeWiped({ userAgent, touchPoints, isApp }) {
  if (isApp) return false;
  const isMac = userAgent.includes("Macintosh");
  if (/iPhone|iPad|iPod/.test(userAgent) || (isMac && touchPoints > 1)) return true;
  return isMac && /Version\/\S+ Safari\//.test(userAgent);
}

/** What those are told. */
export const WIPE_WORDS =
  say`This browser deletes what this site has saved if you use it for seven days without opening this site. To be safe, download your progress now and then; or add this site to your home screen or Dock, and bring your progress there once.`;
