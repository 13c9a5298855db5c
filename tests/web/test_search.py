"""The search, in a real browser: opened by key, told by voice, led by arrow keys, blind to answers."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import BuiltSite, Visit, new_visit


def ask(page: Page, query: str) -> None:
    """Open the search as a reader does, and type."""
    page.keyboard.press("/")
    expect(page.locator("input[type=search]")).to_be_focused()
    page.keyboard.type(query)
    expect(page.locator("[data-results] a").first).to_be_visible()


def test_nothing_of_the_search_is_fetched_before_it_is_used(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        asked: list[str] = []
        visit.page.on("request", lambda request: asked.append(request.url))
        visit.go("read/lesson/").wait_for_load_state("networkidle")
        assert not [url for url in asked if "search" in url]
        ask(visit.page, "subnet")
        assert [url for url in asked if url.endswith("data/search.json")]


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("availability zone", "Availability Zone"),
        ("availability zones", "Availability Zone"),
        ("VPC", "Virtual Private Cloud"),
        ("elastic container registry", "ECR"),
        ("subn", "Subnet"),
        ("securty group", "Security Group"),
        ("jupiter notebook", "Jupyter Notebook"),
    ],
)
def test_the_term_that_is_meant_comes_first_with_its_definition(visit: Visit, query: str, term: str) -> None:
    page = visit.go("")
    ask(page, query)
    first = page.locator("[data-results] a").first
    expect(first).to_have_attribute("data-result", "term")
    expect(first.locator(".what")).to_contain_text(term)
    assert len(first.locator(".text").inner_text()) > 20


def test_arrow_keys_move_and_enter_opens(visit: Visit) -> None:
    page = visit.go("read/lesson/")
    ask(page, "endpoint")
    field = page.locator("input[type=search]")
    first = field.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    second = field.get_attribute("aria-activedescendant")
    assert first != second
    expect(page.locator("[aria-selected=true]")).to_have_id(second or "")
    target = page.locator("[aria-selected=true]").get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{target.removeprefix('../').removeprefix('../')}")


def test_the_count_is_announced(visit: Visit) -> None:
    page = visit.go("")
    ask(page, "subnet")
    count = page.locator("[data-results] a").count()
    told = "1 found." if count == 1 else f"{count} found."
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(told)


def test_nothing_found_is_said(visit: Visit) -> None:
    page = visit.go("")
    page.keyboard.press("/")
    page.keyboard.type("xqzwv")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("Nothing found for “xqzwv”.")


def test_escape_closes_and_the_focus_goes_back(visit: Visit) -> None:
    page = visit.go("")
    button = page.get_by_role("button", name="Search")
    button.click()
    page.keyboard.type("a")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(button).to_be_focused()


def test_a_slash_in_a_field_is_a_slash(visit: Visit) -> None:
    page = visit.go("")
    page.keyboard.press("/")
    page.keyboard.type("a/b")
    expect(page.locator("input[type=search]")).to_have_value("a/b")


def test_no_answer_shows_in_a_result(visit: Visit, site: BuiltSite) -> None:
    page = visit.go("")
    ask(page, "managed AWS service apart")
    question = page.locator("[data-result=question]").first
    expect(question).to_be_visible()
    assert question.locator(".text").count() == 0
    records = json.loads((site.folder / "data" / "search.json").read_text("utf-8"))["records"]
    assert not [one for one in records if one["kind"] == "question" and one.get("text")]


def test_matches_are_marked(visit: Visit) -> None:
    page = visit.go("")
    ask(page, "zone")
    expect(page.locator("[data-results] mark").first).to_have_text("Zone")


def test_hand_written_pages_are_found(visit: Visit) -> None:
    page = visit.go("")
    ask(page, "your own documents")
    expect(page.locator("[data-result=page]").first).to_contain_text("Your own documents")


def test_on_a_phone_the_search_fills_the_screen_and_closes_at_the_bottom(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, viewport={"width": 360, "height": 800}, has_touch=True) as visit:
        page = visit.go("")
        page.get_by_role("button", name="Search").tap()
        dialog = page.get_by_role("dialog")
        box = dialog.bounding_box()
        assert box == {"x": 0, "y": 0, "width": 360, "height": 800}
        close = dialog.get_by_role("button", name="Close")
        where = close.bounding_box()
        assert where is not None
        assert where["y"] > 700
        assert where["height"] >= 44
        close.tap()
        expect(dialog).to_be_hidden()
    assert visit.faults == []


def test_the_search_says_so_where_its_index_is_missing(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        visit.page.route("**/data/search.json", lambda route: route.abort())
        page = visit.go("")
        page.keyboard.press("/")
        expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("could not be loaded")
