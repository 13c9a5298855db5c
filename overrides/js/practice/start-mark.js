/** Fetches what marks the cards that are due (`due-mark.js`), for those who have practised or read here before. */
import { loadScript } from "../base/load-script.js";
import { recall } from "../base/store.js";

export function startMark() {
  if (recall("due") ?? recall("place")) loadScript("mark").catch(() => undefined);
}
