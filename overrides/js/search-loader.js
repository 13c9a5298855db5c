/**
 * Fetches the search and its index, once, when someone first asks for it.
 *
 * @import { SearchIndex } from "./records.js"
 * @import { Found } from "./search-index.js"
 *
 * @typedef {(query: string) => Found} Search
 */
import { root } from "./site-root.js";

/** @type {Promise<Search> | undefined} */
let search;

/** @returns {Promise<Search>} Rejects if it cannot be fetched; the next call tries again. */
export function loadSearch() {
  search ??= fetchSearch().catch((error) => {
    search = undefined;
    throw error;
  });
  return search;
}

async function fetchSearch() {
  const [index] = await Promise.all([fetchIndex(), runScript(`${root}assets/search.js`)]);
  const { studysiteSearch } = /** @type {{ studysiteSearch?: (index: SearchIndex) => Search }} */ (globalThis);
  if (!studysiteSearch) throw new Error("assets/search.js defines no search");
  return studysiteSearch(index);
}

/** @returns {Promise<SearchIndex>} */
async function fetchIndex() {
  const answer = await fetch(`${root}data/search.json`);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
}

/**
 * @param {string} source
 * @returns {Promise<void>}
 */
function runScript(source) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`${source} did not load`)));
    document.head.append(script);
  });
}
