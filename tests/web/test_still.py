"""A page stands still while its scripts arrive: what is read is not pushed away (CLS 0 on a slow network)."""

from __future__ import annotations

from playwright.sync_api import Browser

from browsing import BuiltSite
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
    """Let scripts wait but the one that chooses the colours: a page is not drawn before that."""
    return LATE if path.endswith(".js") and "/scheme" not in path else 0.0


def test_nothing_moves_when_scripts_come_late(browser: Browser, site: BuiltSite) -> None:
    moved = {}
    # The page for what is missing gets a button for a search of words that nobody knows before.
    addresses = [address for address in heaviest(site.folder) if address != "404.html"]
    with Host(site.folder, late) as host:
        for address in addresses:
            context = browser.new_context(viewport={"width": 412, "height": 823}, service_workers="block")
            page = context.new_page()
            page.add_init_script(WATCH)
            page.goto(f"{host.url}/{address}")
            page.wait_for_timeout(150)
            moved[address] = page.evaluate("moved")
            context.close()
    assert {address: shifts for address, shifts in moved.items() if shifts} == {}
