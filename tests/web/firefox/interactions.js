/**
 * Everything that a reader can do on the pages.
 *
 * @import { Checks, Job } from "./run.js"
 */
import * as labs from "./labs.js";
import * as reading from "./reading.js";
import * as searching from "./searching.js";
import * as studying from "./studying.js";

/**
 * @param {Job} job
 * @returns {Checks}
 */
export function checks(job) {
  return { ...searching.CHECKS, ...reading.CHECKS, ...studying.CHECKS, ...labs.checks(job) };
}
