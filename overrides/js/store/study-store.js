/**
 * Opens what this site remembers of the learner's practice; with study-database.js the only user of IndexedDB. Like
 * what store.js keeps, it is named by the site's path: on some hosts all sites of a person share one origin.
 *
 * @typedef {import("./progress-store.js").StudyStore} StudyStore
 */
import { dayOf } from "../practice/days.js";
import { StudyStore as Store } from "./progress-store.js";
import { basePath } from "../base/site-root.js";
import { openDatabase } from "./study-database.js";

/** How long the browser has to open the database, in ms. An answer that comes later still counts. */
const TIMEOUT = 4000;

/** @returns {Promise<StudyStore>} Never rejected: without storage it works in memory, and has `trouble`. */
export function openStore() {
  const name = `studysite:${basePath}`;
  /** @type {import("./study-connection.js").Open} */
  const open = async (late, outrun) =>
    // Some browsers throw where their `indexedDB` is only named.
    openDatabase({ factory: indexedDB, name, timeout: TIMEOUT, dayOf, late, outrun });
  return new Store({ open, channel: channelOf(name), site: basePath, stay }).start();
}

/**
 * @param {string} name
 * @returns {BroadcastChannel | null}
 */
function channelOf(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}

/** @returns {Promise<unknown>} */
async function stay() {
  if (!navigator.storage?.persist || (await navigator.storage.persisted())) return;
  await navigator.storage.persist();
}
