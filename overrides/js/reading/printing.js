/** On paper everything is open, and named. The stylesheet opens it too, but not every browser understands that. */
export function openForPrint() {
  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  window.addEventListener("beforeprint", () => {
    // The title at the head of every sheet: a stylesheet cannot know it.
    document.documentElement.style.setProperty("--running", JSON.stringify(document.title));
    closed = [...document.querySelectorAll("details")].filter((one) => !one.open);
    for (const one of closed) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
    closed = [];
  });
}
