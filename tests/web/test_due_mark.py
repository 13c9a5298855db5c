"""The mark of what is due, on every page, and the way back to where the reader was; for nobody who was never here."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import SIZES, BuiltSite, complaints, new_visit
from histories import DAY, bring, history, ids_of, saved
from hosting import Host

NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
NOW = int(NOON.timestamp() * 1000)
READING = "read/briefing/"

SHIFTS = """
globalThis.moved = [];
new PerformanceObserver((list) => moved.push(...list.getEntries().map(({value}) => value)))
    .observe({type: "layout-shift", buffered: true});
"""

FORBIDDEN = """
Object.defineProperty(globalThis, "localStorage", {get() { throw new DOMException("no", "SecurityError"); }});
"""

# Two texts side by side, or one over the other, but not one on the other.
OVERLAP = """() => {
    const way = document.querySelector('[data-due]');
    const word = document.createRange();
    word.selectNodeContents(way.lastChild);
    const style = getComputedStyle(way, '::after');
    const left = way.getBoundingClientRect().left + parseFloat(style.left);
    return left < word.getBoundingClientRect().right && parseFloat(style.top) + 12 > word.getBoundingClientRect().top
        - way.getBoundingClientRect().top;
}"""


def practise(page: Page, site: BuiltSite) -> int:
    """Bring in a history, and return how many cards are due."""
    page.goto(f"{site.url}/progress/")
    bring(page, saved(history(ids_of(site.folder), NOW, 60)))
    return int(page.locator(".due-count b").inner_text())


@pytest.mark.parametrize("size", SIZES)
def test_the_way_to_practise_says_how_many_cards_are_due(browser: Browser, site: BuiltSite, size: str) -> None:
    with new_visit(browser, site, viewport=SIZES[size]) as visit:
        page = visit.page
        page.clock.install(time=NOON)
        count = practise(page, site)
        assert count > 0
        way = page.get_by_role("navigation", name="Ways in").get_by_role("link", name="Practise")
        # On the page itself as well as on others.
        expect(way).to_have_accessible_name(f"Practise, {count} due")
        for address in (READING, "", "glossary/", "q/c00r5k65/"):
            visit.go(address)
            expect(way).to_have_accessible_name(f"Practise, {count} due")
            expect(way).to_have_attribute("data-due", str(count))
        visit.go(READING)
        expect(way).to_have_attribute("data-due", str(count))
        assert page.evaluate(OVERLAP) is False
        assert complaints(page) == []
    assert visit.faults == []


def test_tomorrow_what_comes_tomorrow_is_due_as_well(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        page = visit.page
        page.clock.install(time=NOON)
        count = practise(page, site)
        page.clock.set_system_time(NOW + 30 * DAY)
        visit.go(READING)
        later = page.locator(".ways [data-due]")
        expect(later).to_have_count(1)
        assert int(later.get_attribute("data-due") or "") > count
    assert visit.faults == []


def test_who_was_never_here_fetches_nothing_for_it_and_sees_none(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        asked: list[str] = []
        visit.page.on("request", lambda request: asked.append(request.url))
        for address in ("", READING):
            page = visit.go(address)
            page.wait_for_load_state("networkidle")
            assert page.locator("[data-due], study-continue > *").count() == 0
        assert [url for url in asked if "/mark-" in url] == []
    assert visit.faults == []


@pytest.mark.parametrize("size", SIZES)
def test_the_home_page_leads_back_to_where_the_reader_was(browser: Browser, site: BuiltSite, size: str) -> None:
    with new_visit(browser, site, viewport=SIZES[size]) as visit:
        page = visit.page
        page.clock.install(time=NOON)
        count = practise(page, site)
        visit.go(READING)
        heading = page.locator(".prose h2").nth(3)
        heading.evaluate("(one) => scrollTo(0, one.getBoundingClientRect().top + scrollY - 10)")
        name = heading.inner_text()
        link = page.locator(".toc [aria-current]")
        expect(link).to_have_text(name)
        target = link.get_attribute("href")
        visit.go("")
        place = page.locator("study-continue")
        expect(place.get_by_role("link").first).to_have_text(f"{count} due today")
        expect(place.get_by_role("link").last).to_have_text(f"Continue: {name}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert complaints(page) == []
        place.get_by_role("link").last.click()
        assert page.url == f"{site.url}/{READING}{target}"
    assert visit.faults == []


def test_nothing_moves_when_the_mark_comes_late(browser: Browser, site: BuiltSite) -> None:
    def late(path: str) -> float:
        return 0.4 if "/mark-" in path else 0.0

    with Host(site.folder, late) as host:
        there = BuiltSite(site.folder, host.url)
        with new_visit(browser, there, viewport=SIZES["phone"]) as visit:
            page = visit.page
            practise(page, there)
            visit.go(READING)
            page.add_init_script(SHIFTS)
            for address in ("", READING):
                visit.go(address)
                page.wait_for_selector("[data-due]")
                page.wait_for_timeout(100)
                assert page.evaluate("moved") == [], address


def test_what_another_has_written_there_is_not_followed(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        page = visit.go("")
        page.evaluate("localStorage.setItem('studysite:/:place', 'javascript:alert(1)\\nGo on')")
        page.evaluate("localStorage.setItem('studysite:/:due', '<b>7</b>')")
        page.reload()
        page.wait_for_load_state("networkidle")
        expect(page.locator("study-continue")).to_be_empty()
        assert page.locator("[data-due]").count() == 0
    assert visit.faults == []


def test_without_storage_there_is_no_mark_and_no_fault(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        visit.page.add_init_script(FORBIDDEN)
        page = visit.go(READING)
        visit.go("")
        page.wait_for_load_state("networkidle")
        expect(page.locator("study-continue")).to_be_empty()
    assert visit.faults == []
