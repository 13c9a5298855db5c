"""A page stands still while its scripts arrive: what is read is not pushed away (CLS 0 on a slow network)."""

from __future__ import annotations

from playwright.sync_api import Browser

from browsing import BuiltSite, arrived
from hosting import Host
from weighing import heaviest

# Seconds that a script is late, long enough for the page to be drawn without it.
LATE = 0.3

WATCH = """
globalThis.moved = [];
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    moved.push(`${shift.value.toFixed(4)}: ${shift.sources.map(({node}) => node?.nodeName + "." + node?.className)}`);
  }
}).observe({type: "layout-shift", buffered: true});
"""


def late(path: str) -> float:
    """Let scripts wait but the one before which a page is not drawn."""
    return LATE if path.endswith(".js") and "/lost-page-" not in path else 0.0


def test_nothing_moves_when_scripts_come_late(browser: Browser, site: BuiltSite) -> None:
    moved = {}
    with Host(site.folder, late) as host:
        for address in heaviest(site.folder):
            context = browser.new_context(viewport={"width": 412, "height": 823}, service_workers="block")
            page = context.new_page()
            page.add_init_script(WATCH)
            page.goto(f"{host.url}/{address}")
            arrived(page)
            page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            moved[address] = page.evaluate("moved")
            context.close()
    assert {address: shifts for address, shifts in moved.items() if shifts} == {}
