"""Definitions beside the words that name a term: by pointer, by keyboard, by touch, by ear, and without script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from selectolax.lexbor import LexborHTMLParser

from browsing import BuiltSite, Visit, new_visit

READING = "read/briefing/"
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 360, "height": 800}


@pytest.fixture
def phone(browser: Browser, site: BuiltSite) -> Iterator[Visit]:
    """A visitor with a phone."""
    with new_visit(browser, site, viewport=PHONE, has_touch=True, is_mobile=True) as made:
        yield made
    assert made.faults == []


def shown(page: Page) -> Locator:
    return page.locator(".gloss:popover-open")


def test_the_first_use_in_each_section_is_a_link_with_its_definition_on_the_page(visit: Visit) -> None:
    page = visit.go(READING)
    told = page.evaluate(
        """() => {
            const sections = [];
            for (const one of document.querySelector('.prose').children) {
                if (one.matches('h2, h3') || !sections.length) sections.push([]);
                const links = [...one.querySelectorAll('a.term')];
                sections.at(-1).push(...links.map((link) => link.pathname.split('/').at(-2)));
            }
            return sections;
        }"""
    )
    assert sum(map(len, told)) > 30
    assert all(len(section) == len(set(section)) for section in told)
    mentioned = {term for section in told for term in section}
    held = page.evaluate("[...document.querySelectorAll('.gloss')].map((one) => one.id)")
    assert {f"gloss_{term}" for term in mentioned} == set(held)


def test_nothing_that_only_names_or_asks_is_explained(site: BuiltSite) -> None:
    found = 0
    for page in site.folder.rglob("*.html"):
        html = LexborHTMLParser(page.read_bytes())
        found += len(html.css("a.term"))
        assert html.css(":is(h1, h2, h3, h4, summary, th, code, .q > h3, .tree) a.term, a a") == [], page
    assert found > 300


def test_a_definition_comes_with_the_pointer_and_stays_while_it_is_read(visit: Visit) -> None:
    visit.page.clock.install()
    page = visit.go(READING)
    word = page.locator("a.term").nth(1)
    word.hover()
    expect(shown(page)).to_be_visible()
    assert page.url.endswith(READING)
    name = word.get_attribute("href").split("/")[-2]  # type: ignore[union-attr]
    assert shown(page).get_attribute("id") == f"gloss_{name}"
    assert word.get_attribute("data-open") == ""
    # It can be reached with the pointer, and stays (WCAG 1.4.13).
    shown(page).locator(".def").hover()
    # Whatever would take it away by then has had its time.
    page.clock.run_for(500)
    expect(shown(page)).to_have_count(1)
    page.mouse.move(3, 3)
    expect(shown(page)).to_have_count(0)
    assert word.get_attribute("data-open") is None


def test_a_pointer_that_only_passes_brings_nothing(visit: Visit) -> None:
    visit.page.clock.install()
    page = visit.go(READING)
    # The page's clock stands, so that a slow machine makes no long stay of a short one.
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 3600)
    page.locator("a.term").nth(1).hover()
    page.mouse.move(3, 3)
    page.clock.run_for(400)
    expect(shown(page)).to_have_count(0)
    page.locator("a.term").nth(1).hover()
    page.clock.run_for(400)
    expect(shown(page)).to_have_count(1)


def test_a_definition_covers_no_text_on_a_desk_and_nothing_of_it_is_out_of_view(visit: Visit) -> None:
    page = visit.go(READING)
    words = page.locator(".prose > p a.term")
    for at in (1, 9, words.count() - 1):
        word = words.nth(at)
        word.scroll_into_view_if_needed()
        word.hover()
        expect(shown(page)).to_have_count(1)
        box, text = shown(page).bounding_box(), page.locator(".prose").bounding_box()
        assert box
        assert text
        assert box["x"] >= text["x"] + text["width"]
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= DESK["height"]
        assert box["x"] + box["width"] <= DESK["width"]
        page.keyboard.press("Escape")


def test_where_there_is_no_margin_a_definition_stands_below_the_word(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, viewport={"width": 1030, "height": 900}) as visit:
        page = visit.go("glossary/availability-zone/")
        word = page.locator("a.term").last
        word.hover()
        expect(shown(page)).to_be_visible()
        gloss, box = shown(page).bounding_box(), word.bounding_box()
        assert gloss
        assert box
        assert gloss["x"] >= 0
        assert gloss["x"] + gloss["width"] <= 1030
    assert visit.faults == []


def test_the_keyboard_shows_announces_and_closes_it(visit: Visit) -> None:
    page = visit.go(READING)
    word = page.locator("a.term").first
    described = word.get_attribute("aria-describedby")
    assert described
    definition = page.locator(f"#{described}")
    assert (definition.text_content() or "") != ""
    # What a screen reader hears, though the definition is not shown yet.
    heard = page.locator(".prose").aria_snapshot()
    assert "link" in heard
    page.locator(".prose .share, .prose .src").first.focus()
    while page.evaluate("!document.activeElement.matches('a.term')"):
        page.keyboard.press("Tab")
    expect(shown(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(shown(page)).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('a.term')")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(shown(page)).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/*/")


def test_leaving_with_the_keyboard_takes_it_away(visit: Visit) -> None:
    page = visit.go(READING)
    page.keyboard.press("Tab")
    page.locator("a.term").last.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(shown(page)).to_have_count(1)
    page.evaluate("document.querySelector('.foot a').focus()")
    expect(shown(page)).to_have_count(0)


def test_a_click_follows_the_link(visit: Visit) -> None:
    page = visit.go(READING)
    page.locator("a.term").first.click()
    page.wait_for_url("**/glossary/*/")
    assert page.locator("h1").count() == 1


def test_a_tap_shows_it_at_the_foot_and_a_second_one_takes_it_away(phone: Visit) -> None:
    page = phone.go(READING)
    word = page.locator("a.term").nth(2)
    word.tap()
    expect(shown(page)).to_be_visible()
    assert page.url.endswith(READING)
    gloss, ways = shown(page).bounding_box(), page.locator(".ways").bounding_box()
    assert gloss
    assert ways
    assert gloss["width"] == PHONE["width"]
    assert gloss["y"] + gloss["height"] == pytest.approx(ways["y"], abs=1.5)
    # Whoever listens is led there.
    assert page.evaluate("document.activeElement === document.querySelector(':popover-open')")
    word.tap()
    expect(shown(page)).to_have_count(0)
    word.tap()
    expect(shown(page)).to_have_count(1)
    page.locator("h2").first.tap()
    expect(shown(page)).to_have_count(0)
    word.tap()
    shown(page).get_by_role("link", name="Whole entry").tap()
    page.wait_for_url("**/glossary/*/")


def test_one_definition_at_a_time(phone: Visit) -> None:
    page = phone.go(READING)
    page.locator("a.term").nth(0).tap()
    page.locator("a.term").nth(1).tap()
    expect(shown(page)).to_have_count(1)
    expect(page.locator("a.term[data-open]")).to_have_count(1)


def test_a_definition_in_an_answer_shows_too(visit: Visit) -> None:
    page = visit.go("practice/study-guide/")
    page.locator("summary").nth(1).click()
    page.locator(".answer a.term").locator("visible=true").first.hover()
    expect(shown(page)).to_be_visible()


def test_without_script_it_is_a_plain_link_and_no_definition_is_in_the_way(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, java_script_enabled=False) as visit:
        page = visit.go(READING)
        assert page.locator(".gloss").count() > 20
        assert all(not one.is_visible() for one in page.locator(".gloss").all())
        word = page.locator("a.term").first
        href = (word.get_attribute("href") or "").removeprefix("../../")
        word.click()
        assert page.url == f"{site.url}/{href}"
    assert visit.faults == []


def test_on_paper_words_are_plain_and_definitions_stay_away(visit: Visit) -> None:
    page = visit.go(READING)
    page.emulate_media(media="print")
    assert page.locator("a.term").first.evaluate("(one) => getComputedStyle(one).textDecorationLine") == "none"
    assert page.locator(".gloss").first.evaluate("(one) => getComputedStyle(one).display") == "none"
