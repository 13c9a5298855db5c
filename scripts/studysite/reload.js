// @ts-check
// Added to every page by `studysite serve`, and only there: loads the page again when it has changed or
// uses data of a former build, and says so when the site could not be built.

(() => {
  /** What this page was when it was loaded. */
  const mark = document.currentScript?.dataset["mark"];

  /** The build whose data it may use. */
  let known = "";

  /** @type {HTMLElement | null} */
  let banner = null;

  /** @param {string} fault what is wrong, empty if nothing is */
  function tell(fault) {
    banner?.remove();
    banner = null;
    if (!fault) return;
    banner = document.createElement("pre");
    banner.setAttribute("role", "alert");
    banner.textContent = fault;
    // Properties, because the page's security policy allows no style attribute.
    Object.assign(banner.style, {
      position: "fixed",
      inset: "auto 0 0 0",
      zIndex: "2147483647",
      maxHeight: "40vh",
      overflow: "auto",
      margin: "0",
      padding: "0.75rem 1rem",
      whiteSpace: "pre-wrap",
      font: "0.875rem/1.4 ui-monospace, monospace",
      color: "#fff",
      background: "#7a1f1f",
    });
    document.body.append(banner);
  }

  /** Whether the page has fetched what is made of all documents, as cards and the search do. */
  function hasData() {
    return performance.getEntriesByType("resource").some(({ name }) => new URL(name).pathname.startsWith("/data/"));
  }

  const events = new EventSource(`/.studysite/events?page=${encodeURIComponent(decodeURI(location.pathname))}`);
  events.addEventListener("message", (event) => {
    const now = JSON.parse(event.data);
    if (now.mark !== mark || (known && now.build !== known && hasData())) location.reload();
    known = now.build;
    tell(now.fault);
  });
})();
