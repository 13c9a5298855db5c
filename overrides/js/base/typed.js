/**
 * What is typed for the search before its script is there: the key that opens it, or a click, and what follows. It stands on the root of the
 * page until the search takes it; the script in the head, which writes it, is made apart from the one that reads.
 */

/** Only this one of the keys that open it: the others may be meant for the browser. */
const KEY = "/";

/** How long after a click the search may take to come, in ms. */
const PATIENCE = 4000;

/** Remembers it. Kept tiny: it stands in the head of every page. */
export function rememberTyped() {
  const { dataset } = document.documentElement;
  addEventListener("keydown", (event) => {
    const typed = (dataset["typed"] ?? "") + event.key;
    if (typed[0] !== KEY || event.key[1] || event.ctrlKey || event.metaKey || customElements.get("study-search")) return;
    event.preventDefault();
    dataset["typed"] = typed;
  });
  // The link in its place leads elsewhere, for those to whom no script comes.
  addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("study-search a");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    dataset["typed"] = KEY;
    setTimeout(() => dataset["typed"] && location.assign(String(link)), PATIENCE);
  });
}

/** @returns {string | undefined} What is to be searched for, "" where nothing is yet; undefined where nobody wants to search. */
export function takeTyped() {
  const { dataset } = document.documentElement;
  const typed = dataset["typed"]?.slice(KEY.length);
  delete dataset["typed"];
  return typed;
}
