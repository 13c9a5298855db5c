// @ts-check
// Added to every page by `studysite serve`, and only there: loads the page again when the site was
// rebuilt, and says so when it could not be.

(() => {
  /** The build that this page was loaded from. */
  let shown = "";

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

  const events = new EventSource("/.studysite/events");
  events.addEventListener("message", (event) => {
    const { build, fault } = JSON.parse(event.data);
    if (shown && build !== shown) location.reload();
    shown = build;
    tell(fault);
  });
})();
