/**
 * A page of each kind, on a phone and on a desk: nothing for axe to find, nothing wider than the window, nothing
 * in the console. The browser's preferences say whether it is day or night.
 *
 * @import { Checks, Job } from "./run.js"
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { DESK, PHONE, Visit } from "./visit.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/**
 * @param {Job} job
 * @returns {Checks}
 */
export function checks({ kinds }) {
  return Object.fromEntries(
    Object.entries(kinds).map(([kind, address]) => [kind, (visit) => isSoundAt(visit, address)]),
  );
}

/**
 * @param {Visit} visit
 * @param {string} address
 */
async function isSoundAt(visit, address) {
  const isNight = await visit.page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  // Colours do not depend on the width.
  for (const size of isNight ? [PHONE] : [PHONE, DESK]) {
    await visit.page.setViewport(size);
    await visit.go(address);
    assert.equal(await visit.page.evaluate(() => innerWidth), size.width);
    assert.ok((await visit.page.evaluate(() => document.documentElement.scrollWidth)) <= size.width, "it is too wide");
    assert.deepEqual(await complaints(visit), []);
  }
}

/**
 * @param {Visit} visit
 * @returns {Promise<string[]>} What axe finds on the page as it is now; by night, when only the colours are others,
 *   what it finds of colours.
 */
export async function complaints({ page }) {
  await page.evaluate(await readFile(AXE, "utf-8"));
  return page.evaluate(async () => {
    const isNight = matchMedia("(prefers-color-scheme: dark)").matches;
    const some = isNight ? { runOnly: ["color-contrast", "link-in-text-block"] } : {};
    // @ts-expect-error The line above put it there.
    const { violations } = await globalThis.axe.run(document, { preload: false, resultTypes: ["violations"], ...some });
    return violations.flatMap((/** @type {{ id: string, nodes: { html: string }[] }} */ one) =>
      one.nodes.map((node) => `${location.href}: ${one.id}: ${node.html.slice(0, 160)}`),
    );
  });
}
