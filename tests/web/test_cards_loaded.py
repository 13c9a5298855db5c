"""Cards reach their page by script tags: on a web host, from a folder, and while the site changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browsing import BuiltSite, Visit, new_visit

PARTS = re.compile(r"/data/study/([0-9a-z]+\.js)")


@pytest.fixture
def visit(browser: Browser, site: BuiltSite) -> Iterator[Visit]:
    """A visitor; the test fails if the page complains."""
    with new_visit(browser, site) as made:
        yield made
    assert made.faults == []


def asked_for(page: Page) -> list[str]:
    """Return the list of the files of cards that a page asks for, which grows."""
    asked: list[str] = []

    def note(url: str) -> None:
        found = PARTS.search(url)
        asked.extend([found[1]] if found else [])

    page.on("request", lambda request: note(request.url))
    return asked


def begin(page: Page) -> str:
    """Start a session, and return what its first card asks."""
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("button", name="Show the answer")).to_be_visible()
    return page.locator(".prompt").inner_text()


def index_of(site: BuiltSite) -> dict[str, object]:
    text = (site.folder / "data/study/manifest.js").read_text("utf-8")
    told: dict[str, object] = json.loads(text[len("studysiteCards(") : text.rindex(")")])
    return told


def test_the_page_asks_for_the_list_of_cards_and_only_for_parts_that_it_needs(visit: Visit) -> None:
    asked = asked_for(visit.page)
    page = visit.go("study/")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    assert begin(page)
    assert asked[0] == "manifest.js"
    assert len(set(asked)) == len(asked)
    assert set(asked[1:]) <= set(index_of(visit.site)["parts"])  # type: ignore[call-overload]
    # The scripts do not stay in the page.
    expect(page.locator("script[src*='data/study']")).to_have_count(0)


def test_a_page_that_was_loaded_before_the_site_changed_takes_the_new_cards(visit: Visit) -> None:
    former = index_of(visit.site) | {"parts": ["0000000000000000.js", "1111111111111111.js"]}

    def deployed(route: Route) -> None:
        if "?" in route.request.url:
            route.continue_()
        else:
            route.fulfill(body=f"studysiteCards({json.dumps(former)})\n", content_type="text/javascript")

    visit.page.route("**/data/study/manifest.js*", deployed)
    page = visit.go("study/")
    asked = asked_for(page)
    assert begin(page)
    assert "manifest.js" in asked
    # What is gone is complained of by the browser, and by nothing else.
    page.wait_for_load_state("networkidle")
    assert all("404" in fault for fault in visit.faults)
    visit.faults.clear()


def test_without_the_cards_the_page_says_so(visit: Visit) -> None:
    visit.page.route("**/data/study/**", lambda route: route.abort())
    page = visit.go("study/")
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(page.get_by_role("button", name="Start", exact=True)).to_have_count(0)
    visit.faults.clear()
