"""Cards, trees and contents in a real browser, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import BuiltSite, Visit, new_visit

DECK = "practice/study-guide/"


def answers(page: Page) -> Locator:
    return page.locator("article.q details")


def opened(page: Page) -> int:
    return page.locator("article.q details[open]").count()


def test_an_answer_opens_with_a_click(visit: Visit) -> None:
    page = visit.go(DECK)
    first = answers(page).first
    assert not first.locator(".answer").is_visible()
    first.locator("summary").click()
    expect(first.locator(".answer")).to_be_visible()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_an_answer_opens_and_closes_by_keyboard(visit: Visit, key: str) -> None:
    page = visit.go(DECK)
    first = answers(page).first
    first.locator("summary").focus()
    page.keyboard.press(key)
    expect(first.locator(".answer")).to_be_visible()
    page.keyboard.press(key)
    expect(first.locator(".answer")).to_be_hidden()


def test_all_answers_show_and_hide_and_it_is_said(visit: Visit) -> None:
    page = visit.go(DECK)
    page.get_by_role("button", name="Show all answers").click()
    assert opened(page) == answers(page).count() == 10
    expect(page.locator("[data-told]")).to_have_text("10 answers shown")
    page.get_by_role("button", name="Hide all answers").click()
    assert opened(page) == 0
    expect(page.locator("[data-told]")).to_have_text("10 answers hidden")


def test_opened_cards_are_counted_once(visit: Visit) -> None:
    page = visit.go(DECK)
    summary = answers(page).nth(1).locator("summary")
    for _ in range(3):
        summary.click()
    expect(page.locator("b[data-opened]")).to_have_text("1")
    assert page.locator(".tally a[data-opened]").count() == 1


def test_a_link_to_a_question_scrolls_to_it_and_keeps_its_answer_closed(visit: Visit) -> None:
    card = visit.go(DECK).locator("article.q").nth(7).get_attribute("id")
    page = visit.go("guide/")
    visit.go(f"{DECK}#{card}")
    expect(page.locator(f"#{card}")).to_be_in_viewport()
    assert opened(page) == 0


def test_a_link_to_an_answer_opens_it(visit: Visit) -> None:
    answer = answers(visit.go(DECK)).nth(6).locator(".answer").get_attribute("id")
    visit.go("guide/")
    page = visit.go(f"{DECK}#{answer}")
    expect(page.locator(f"#{answer}")).to_be_in_viewport()
    assert opened(page) == 1


def test_a_link_to_an_answer_opens_it_on_the_same_page(visit: Visit) -> None:
    page = visit.go(DECK)
    answer = answers(page).nth(4).locator(".answer").get_attribute("id")
    page.evaluate("(name) => { location.hash = name; }", answer)
    expect(page.locator(f"#{answer}")).to_be_in_viewport()


def test_an_answer_opens_from_its_link_without_script(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as first:
        answer = answers(first.go(DECK)).nth(5).locator(".answer").get_attribute("id")
    with new_visit(browser, site, java_script_enabled=False) as visit:
        page = visit.go(f"{DECK}#{answer}")
        expect(page.locator(f"#{answer}")).to_be_visible()


def test_each_essay_question_links_to_sections_that_are_there(visit: Visit) -> None:
    page = visit.go(DECK)
    essays = page.locator("article.q[data-kind=essay]")
    assert essays.count() == 5
    for essay in essays.all():
        assert essay.locator(".helps a").count() >= 1
    essays.first.locator(".helps a").first.click()
    page.wait_for_url("**/read/**")
    fragment = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert fragment == "" or page.locator(f"[id='{fragment}']").count() == 1


def test_a_source_mark_leads_to_the_line_of_the_original(visit: Visit) -> None:
    page = visit.go(DECK)
    prompt = page.locator("article.q summary").first.inner_text()
    page.locator("article.q .strip .src").first.click()
    page.wait_for_url("**/sources/**#L*")
    line = page.locator("li:target")
    expect(line).to_be_in_viewport()
    assert prompt in line.inner_text()


def test_the_map_folds_and_unfolds(visit: Visit) -> None:
    page = visit.go("mind-map/mind-map/")
    assert page.locator(".tree li").count() == 116
    page.get_by_role("button", name="List", exact=True).click()
    page.get_by_role("button", name="Level 1").click()
    assert page.locator(".tree [aria-expanded=true]").count() == 1
    page.get_by_role("button", name="All levels").click()
    assert page.locator(".tree [aria-expanded=false]").count() == 0


def test_a_link_to_a_folded_branch_unfolds_the_way_to_it(visit: Visit) -> None:
    page = visit.go("mind-map/mind-map/")
    page.get_by_role("button", name="List", exact=True).click()
    page.get_by_role("button", name="Level 1").click()
    node = page.locator(".tree li li li li").last.get_attribute("id")
    page.evaluate("(name) => { location.hash = name; }", node)
    expect(page.locator(f"#{node}")).to_be_in_viewport()


def test_the_contents_mark_the_section_that_is_read(visit: Visit) -> None:
    page = visit.go("read/exam-guide/")
    page.evaluate("document.getElementById('hierarchical-outline').scrollIntoView()")
    expect(page.locator(".toc a[aria-current]")).to_have_text("Hierarchical Outline")


def test_on_a_phone_the_contents_begin_closed(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, viewport={"width": 360, "height": 800}) as visit:
        page = visit.go("read/exam-guide/")
        expect(page.locator(".toc a").first).to_be_hidden()
        page.get_by_text("On this page").click()
        expect(page.locator(".toc a").first).to_be_visible()
    assert visit.faults == []


def test_on_paper_answers_are_open_and_navigation_is_gone(visit: Visit) -> None:
    page = visit.go(DECK)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    for answer in page.locator("article.q .answer").all():
        expect(answer).to_be_visible()
    for gone in (".ways", ".bar", ".foot"):
        expect(page.locator(gone)).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert opened(page) == 0


def test_the_lamp_changes_the_scheme_and_is_remembered(visit: Visit) -> None:
    page = visit.go("")

    def paper() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    day = paper()
    page.get_by_role("button", name="Light and dark: as the device says").click()
    night = paper()
    assert night != day
    visit.go("glossary/")
    assert paper() == night
    page.get_by_role("button", name="Light and dark: dark").click()
    assert paper() == day


def test_the_lamp_works_where_storage_is_forbidden(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        forbidden = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }})"
        visit.page.add_init_script(forbidden)
        page = visit.go("")
        page.get_by_role("button", name="Light and dark").click()
        assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert visit.faults == []
