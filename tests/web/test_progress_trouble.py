"""The page of progress where something is amiss: no storage, a browser that forgets, parts that do not come."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from browsing import SIZES, BuiltSite, complaints, new_visit
from histories import bring, ids_of, ledger, ninety_days, opened

SAFARI = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Safari/605.1.15"
)

NO_STORAGE = """
Object.defineProperty(globalThis, "indexedDB", {value: undefined});
Object.defineProperty(Storage.prototype, "setItem", {value() { throw new Error("no room"); }});
"""

SHIFTS = """
globalThis.moved = [];
new PerformanceObserver((list) => moved.push(...list.getEntries().map(({value}) => value)))
    .observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture(scope="module")
def practised(site: BuiltSite) -> dict[str, Any]:
    """Ninety days of practice up to now, with three cards put away."""
    return ninety_days(ids_of(site.folder), int(time.time() * 1000))


def test_a_browser_that_keeps_nothing_says_so_and_works(
    browser: Browser, site: BuiltSite, practised: dict[str, Any]
) -> None:
    with new_visit(browser, site) as visit:
        visit.page.add_init_script(NO_STORAGE)
        page = opened(visit)
        expect(page.locator(".notes")).to_contain_text("does not let this site save anything")
        bring(page, practised)
        expect(page.get_by_role("heading", name="By document")).to_be_visible()
        assert ledger(page)["known"] > 0
        assert complaints(page) == []
    assert visit.faults == []


def test_who_uses_safari_is_told_of_its_seven_days(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, user_agent=SAFARI) as visit:
        expect(opened(visit).locator(".notes")).to_contain_text("seven days")
    with new_visit(browser, site) as visit:
        expect(opened(visit).locator(".notes")).to_be_empty()


def test_without_the_cards_the_page_offers_to_try_again(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        visit.page.route("**/data/study/*", lambda route: route.abort())
        page = visit.go("progress/")
        expect(page.locator(".notes")).to_contain_text("could not be loaded")
        visit.page.unroute("**/data/study/*")
        page.get_by_role("button", name="Try again").click()
        expect(page.locator(".drawer").first).to_be_visible()
        expect(page.locator(".notes")).to_be_empty()


def test_without_the_rest_of_the_page_it_offers_to_try_again(
    browser: Browser, site: BuiltSite, practised: dict[str, Any]
) -> None:
    with new_visit(browser, site) as visit:
        page = opened(visit)
        bring(page, practised)
        page.route("**/assets/past-*", lambda route: route.abort())
        page.reload()
        expect(page.locator(".notes")).to_contain_text("could not be loaded")
        page.unroute("**/assets/past-*")
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("heading", name="Your year")).to_be_visible()
        expect(page.locator(".notes")).to_be_empty()


def test_nothing_moves_while_the_page_fills(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, viewport=SIZES["phone"]) as visit:
        visit.page.add_init_script(SHIFTS)
        page = opened(visit)
        page.wait_for_timeout(200)
        assert page.evaluate("moved") == []
