/**
 * Everything that a reader can do on the pages.
 *
 * @import { Checks } from "./run.js"
 */
import * as reading from "./reading.js";
import * as searching from "./searching.js";
import * as studying from "./studying.js";

/** @returns {Checks} */
export function checks() {
  return { ...searching.CHECKS, ...reading.CHECKS, ...studying.CHECKS };
}
