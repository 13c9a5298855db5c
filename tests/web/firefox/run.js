/**
 * Runs one set of checks in one Firefox, and prints a line of JSON for each: `{"name", "fault"}`, with null for a
 * check that found nothing wrong. The last line is `{"ran": <how many>}`, so that a run that breaks off is seen.
 *
 *     node run.js <set> <firefox> <job>
 *
 * The job is JSON: `{"site": <address>, "folder": <the site on disk>, "kinds": {<name>: <address>}}`.
 */
import puppeteer from "puppeteer-core";

import * as interactions from "./interactions.js";
import * as pages from "./pages.js";
import * as plain from "./plain.js";
import * as progress from "./progress.js";
import { Visit } from "./visit.js";

/**
 * @typedef {{ site: string, folder: string, kinds: Record<string, string> }} Job
 * @typedef {(visit: Visit, job: Job) => Promise<void>} Check Throws if something is wrong.
 * @typedef {Record<string, Check>} Checks By what each shows.
 * @typedef {{ checks: (job: Job) => Checks, preferences: Record<string, unknown> }} Set
 */

const DAY = 1;
const NIGHT = 0;
const SCHEME = "layout.css.prefers-color-scheme.content-override";

/** A window without a screen has no pointer: a mouse, which is fine (2) and can hover (4). */
const MOUSE = { "ui.primaryPointerCapabilities": 6, "ui.allPointerCapabilities": 6 };

/**
 * A finger that stays longer than 300 ms is a long press to Firefox. A tap is told to it as two commands, finger down
 * and finger up, and a busy machine can let more time than that pass between them.
 */
const TAP = { "apz.max_tap_time": 60_000 };

/** @type {Record<string, Set>} */
const SETS = {
  "pages by day": { checks: pages.checks, preferences: { ...MOUSE, [SCHEME]: DAY } },
  "pages by night": { checks: pages.checks, preferences: { ...MOUSE, [SCHEME]: NIGHT } },
  interactions: { checks: interactions.checks, preferences: { ...MOUSE, [SCHEME]: DAY } },
  progress: { checks: progress.checks, preferences: MOUSE },
  "without script": { checks: plain.checks, preferences: { ...MOUSE, [SCHEME]: NIGHT, "javascript.enabled": false } },
};

const [name = "", executablePath = "", told = ""] = process.argv.slice(2);
const set = SETS[name];
if (!set) throw new Error(`no set of checks is called ${JSON.stringify(name)}`);
/** @type {Job} */
const job = JSON.parse(told);

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath,
  headless: true,
  protocolTimeout: 60_000,
  extraPrefsFirefox: { ...TAP, ...set.preferences },
});
try {
  const checks = Object.entries(set.checks(job));
  for (const [title, check] of checks) {
    // Its own storage and clipboard of nothing: a check leaves nothing behind for the next one.
    const context = await browser.createBrowserContext();
    const visit = new Visit(await context.newPage(), job.site, !("javascript.enabled" in set.preferences));
    let fault = null;
    try {
      await check(visit, job);
      await visit.sound();
    } catch (error) {
      fault = `${error instanceof Error ? error.stack : error}\n${visit.faults.join("\n")}`;
    }
    console.log(JSON.stringify({ name: title, fault }));
    await context.close();
  }
  console.log(JSON.stringify({ ran: checks.length }));
} finally {
  await browser.close();
}
