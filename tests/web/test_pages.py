"""Every page in a real browser: an empty console, no other host, nothing for axe to find, no sideways scrolling."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import (
    KINDS,
    ORIGINALS,
    ROOT,
    SIZES,
    BuiltSite,
    Visit,
    complaints,
    complaints_by_day_and_night,
    new_visit,
    walked,
)


def test_every_page_of_our_site_is_sound_and_fits_a_phone(browser: Browser, site: BuiltSite) -> None:
    found, wide = [], []
    with new_visit(browser, site, viewport=SIZES["phone"]) as visit:
        for address, page in zip(site.addresses, walked(visit), strict=True):
            # The colours are those of its kind, which is looked at in both schemes and sizes.
            found += complaints(page, contrast=False)
            if page.evaluate("document.documentElement.scrollWidth") > SIZES["phone"]["width"]:
                wide.append(address)
    assert len(site.addresses) >= 20
    assert found == []
    assert wide == []
    assert visit.faults == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_is_accessible_and_fits(browser: Browser, site: BuiltSite, kind: str, size: str) -> None:
    with new_visit(browser, site, viewport=SIZES[size]) as visit:
        page = visit.go(KINDS[kind])
        assert complaints_by_day_and_night(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    assert visit.faults == []


def test_the_ways_at_the_foot_of_a_phone_are_wide_enough_for_a_thumb(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, viewport=SIZES["phone"]) as visit:
        ways = visit.go("labs/").locator(".ways :is(a, button)")
        expect(ways).to_have_text(["Read", "Practise", "Look up", "Map", "Labs", re.compile("^Search")])
        boxes = [way.bounding_box() or {"width": 0, "height": 0} for way in ways.all()]
    assert [box for box in boxes if box["width"] < 44 or box["height"] < 44] == []


def test_a_page_fits_at_400_percent_zoom(browser: Browser, site: BuiltSite) -> None:
    # 1280 pixels at 400 % are 320 CSS pixels (WCAG 2.2, 1.4.10).
    with new_visit(browser, site, viewport={"width": 320, "height": 256}) as visit:
        wide = [kind for kind, a in KINDS.items() if visit.go(a).evaluate("document.documentElement.scrollWidth") > 320]
    assert wide == []


def test_every_page_of_the_originals_is_sound(browser: Browser, build_site: Callable[[str, Path], BuiltSite]) -> None:
    """The user's own documents, where they are at hand; ours stand in for them elsewhere."""
    sources = ORIGINALS if ORIGINALS.is_dir() else ROOT / "sources"
    site = build_site("originals", sources)
    with new_visit(browser, site, viewport=SIZES["phone"]) as visit:
        found = [line for page in walked(visit) for line in complaints(page, contrast=False)]
        visit.go("practice/")
        cards = 0
        for link in visit.page.locator(".shelf a.line").all():
            href = link.get_attribute("href")
            cards += 0 if href is None else len(_cards(browser, site, href))
    assert found == []
    assert visit.faults == []
    assert cards == 10 + 4 + 5


def _cards(browser: Browser, site: BuiltSite, href: str) -> list[str]:
    with new_visit(browser, site) as visit:
        visit.go("practice/")
        visit.page.goto(f"{visit.page.url}{href}")
        return [card.get_attribute("id") or "" for card in visit.page.locator("article.q").all()]


def test_without_script_every_page_is_whole(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, java_script_enabled=False) as visit:
        page = visit.go("practice/study-guide/")
        page.get_by_text("What sets a managed AWS service apart").click()
        assert page.get_by_text("AWS provisions and maintains what lies underneath").is_visible()
        assert not page.get_by_role("button", name="Show all answers").is_visible()
        visit.go("mind-map/mind-map/")
        assert page.locator(".tree li").count() == 116
        visit.go("").get_by_role("link", name="Search").click()
        page.wait_for_url("**/glossary/")
    assert visit.faults == []


def test_the_skip_link_leads_to_the_content(visit: Visit) -> None:
    page = visit.go("read/lesson/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('#content')")


def test_the_keyboard_reaches_everything_that_can_be_pressed(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, service_workers="allow") as visit:
        wanted, reached = pressed(visit.go("practice/exam-guide/"))
    assert reached == wanted
    assert visit.faults == []


def pressed(page: Page) -> tuple[int, int]:
    """Return how many elements can be pressed, and how many Tab reaches; of radio buttons arrows reach all but one."""
    # The offer at the foot comes with the foot.
    page.locator("footer").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Keep offline")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, summary, input')]
            .filter((one) => one.checkVisibility({visibilityProperty: true}))
            .filter((one, at, all) => one.type !== 'radio' || all.find(({name}) => name === one.name) === one).length"""
    )
    reached = set()
    for _ in range(wanted + 2):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    body = page.evaluate("[...document.querySelectorAll('*')].indexOf(document.body)")
    return wanted, len(reached - {body})


def test_the_name_of_a_way_in_stays_whole_beside_many_documents(visit: Visit) -> None:
    page = visit.go("")
    page.set_viewport_size(SIZES["phone"])
    heights = """(words) => [...document.querySelectorAll('.way')].map((way) => {
        if (words) way.querySelector('.label').textContent = words;
        return way.querySelector('h2').offsetHeight;
    })"""
    before = page.evaluate(heights, "")
    assert len(before) >= 4
    assert page.evaluate(heights, "12,541 branches, 1,221 documents at a glance") == before


@pytest.mark.parametrize("address", ["glossary/", "read/glossary/"])
@pytest.mark.parametrize("size", SIZES)
def test_entries_out_of_sight_are_not_laid_out_and_keep_about_the_room_that_they_take(
    browser: Browser, site: BuiltSite, size: str, address: str
) -> None:
    height = "document.documentElement.scrollHeight"
    with new_visit(browser, site, viewport=SIZES[size]) as visit:
        page = visit.go(address)
        entries = page.locator(".entry")
        expect(entries.last.locator(".def").first).to_be_attached()
        # What is not laid out has no boxes inside.
        boxes = "entries => entries.map(one => one.firstElementChild.checkVisibility({ contentVisibilityAuto: true }))"
        seen = entries.evaluate_all(boxes)
        assert seen[0]
        assert not seen[-1]
        kept = page.evaluate(height)
        entries.evaluate_all("entries => entries.forEach(one => (one.style.contentVisibility = 'visible'))")
        assert page.evaluate(height) <= kept < 1.3 * page.evaluate(height)
        assert all(entries.evaluate_all(boxes))
    assert visit.faults == []


def test_the_name_of_a_file_breaks_where_its_parts_end(visit: Visit) -> None:
    title = visit.go("sources/notebook-bundle/").locator("h1")
    assert title.inner_html() == "notebook-bundle<wbr>.txt"
    assert visit.go("sources/").locator("h1").inner_html() == "Sources and corrections"
