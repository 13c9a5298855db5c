/** Where the reader was last in a text of the site, to go on from there. */
import { basePath } from "../base/site-root.js";
import { recall, remember } from "../base/store.js";

/** Remembers it when the reader turns away: phones end a page without another word. */
export function rememberPlace() {
  const path = location.pathname.slice(basePath.length);
  if (!path.startsWith("read/")) return;
  document.addEventListener("visibilitychange", () => {
    /** @type {HTMLAnchorElement | null} */
    const section = document.querySelector(".toc [aria-current]");
    const title = section ?? document.querySelector("h1");
    remember("place", `${path}${section?.hash ?? ""}\n${title?.textContent}`);
  });
}

/** @returns {[path: string, title: string] | []} From the site's root; empty if nothing was read. */
export function recalledPlace() {
  const [, path = "", title = ""] = /^(read\/.*)\n(.+)/.exec(recall("place") ?? "") ?? [];
  return title ? [path, title] : [];
}
