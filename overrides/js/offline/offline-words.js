/**
 * What is said of keeping the site on this device: between a page and its service worker, and to readers. Pure.
 *
 * @typedef {object} Asked By a page.
 * @property {"state" | "keep" | "forget" | "use" | "stay"} [ask] What to do; "stay" is of a reader who opened a second page.
 * @property {string[]} [seen] What the page was made of, itself first.
 *
 * @typedef {"network" | "space" | "changed"} Failure
 *
 * @typedef {object} Told The worker's answer.
 * @property {"seen" | "begun" | "whole"} state What it keeps: pages that were read, a part of the site, all of it.
 * @property {number} pages
 * @property {number} size Of the whole site, in bytes.
 *
 * @typedef {Told | { done: number, of: number } | { failed: Failure } | { reload: true }} Word Of the worker.
 */
import { decimal, say } from "../base/say.js";

/**
 * @param {number} bytes
 * @returns {string} "2.1 MB", "640 KB".
 */
export function sizeWords(bytes) {
  const megabytes = bytes / 1e6;
  if (megabytes < 1) return say`${Math.max(1, Math.round(bytes / 1e3))} KB`;
  return say`${decimal(megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes))} MB`;
}

/**
 * @param {number} count
 * @returns {string}
 */
export function pageWords(count) {
  return count === 1 ? say`the page opens` : say`all ${count} pages open`;
}

/** @type {Readonly<Record<Failure, string>>} */
export const FAILURES = {
  network: say`The network broke off. What has come so far is kept.`,
  space: say`There is not enough room on this device.`,
  changed: say`The site has just changed. Reload the page, and ask again.`,
};
