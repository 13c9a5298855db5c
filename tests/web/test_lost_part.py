"""Links that lead to what is no longer there: pages that moved, pages that are gone, parts of pages."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import ROOT, BuiltSite, Visit, new_visit, serve
from studysite.published import Address, read, written

HOSTILE = 'What is <b>new</b> & {{ config }} in "SageMaker"?<script>alert(1)</script>'
FORMER = [
    Address("q/00000000/", "question", HOSTILE, ("study-guide",), ("q-00000000",)),
    Address("glossary/az/", "term", "AZ", ("study-guide",)),
    Address("read/old-briefing/", "read", "Old", ("briefing",), moved="read/briefing/"),
]
NOTE = "The part of this page that the link leads to was reworded or taken out."


@pytest.fixture(scope="module")
def later(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The site as it is built after another was live that had a few things more."""
    folder = tmp_path_factory.mktemp("later")
    known = read((site.folder / "addresses.json").read_text(encoding="utf-8")).addresses
    (folder / "live.json").write_text(written([*known.values(), *FORMER]), encoding="utf-8")
    words = ["build", "--sources", f"{ROOT}/sources", "--site", f"{folder}/site", "--live", f"{folder}/live.json"]
    done = subprocess.run(
        [sys.executable, "-m", "studysite", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "live: 0 new, 1 moved, 1 gone" in done.stdout, done.stderr
    server = serve(folder / "site")
    yield BuiltSite(folder / "site", f"http://127.0.0.1:{server.server_address[1]}")
    server.shutdown()
    server.server_close()


@pytest.fixture
def reader(browser: Browser, later: BuiltSite) -> Iterator[Visit]:
    with new_visit(browser, later) as made:
        yield made
    assert made.faults == []


def note(page: Page) -> Locator:
    """Return what is said at the top of a page; the script that says it comes a moment later."""
    return page.locator(".lost-part")


@pytest.mark.parametrize("script", [True, False])
def test_a_moved_page_leads_on_with_and_without_script(browser: Browser, later: BuiltSite, script: bool) -> None:
    with new_visit(browser, later, java_script_enabled=script) as visit:
        page = visit.page
        page.goto(f"{later.url}/glossary/az/")
        page.wait_for_url("**/glossary/availability-zone/")
        assert page.locator("h1").inner_text() == "Availability Zone"
    assert visit.faults == []


def test_a_moved_page_takes_the_part_that_is_named_with_it(reader: Visit) -> None:
    page = reader.go("read/briefing/")
    part = page.locator("h2[id]").nth(2).get_attribute("id")
    page.goto(f"{reader.site.url}/read/old-briefing/#{part}")
    page.wait_for_url(f"**/read/briefing/#{part}")
    expect(page.locator(":target")).to_be_in_viewport()
    # The way back does not lead into the page that leads on.
    page.go_back()
    page.wait_for_url("**/read/briefing/")


def test_a_moved_page_names_its_new_address_to_search_engines(later: BuiltSite) -> None:
    html = (later.folder / "glossary/az/index.html").read_text()
    assert '<meta name="robots" content="noindex">' in html
    assert '<meta http-equiv="refresh" content="0; url=../availability-zone/">' in html
    assert re.search(r'<a [^>]*href="../../glossary/availability-zone/">Availability Zone</a>', html)


@pytest.mark.parametrize("width", [360, 1440])
def test_a_page_that_is_gone_says_what_it_was_and_offers_what_is_left(
    browser: Browser, later: BuiltSite, width: int
) -> None:
    with new_visit(browser, later, viewport={"width": width, "height": 800}) as visit:
        page = visit.go("q/00000000/")
        assert page.locator("h1").inner_text() == HOSTILE
        expect(page.get_by_text("This question was taken out of its document.")).to_be_visible()
        expect(page.locator('meta[name="robots"]')).to_have_attribute("content", "noindex")
        assert 1 <= page.locator("h2:has-text('Questions like it') + ul a").count() <= 3
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("link", name="All terms from A to Z").focus()
        page.get_by_text("Search for").click()
        expect(page.locator("input[type=search]")).to_be_focused()
        assert page.locator("input[type=search]").input_value().startswith("What is <b>new</b>")
    assert visit.faults == []


def test_a_page_that_is_gone_offers_no_search_without_script(browser: Browser, later: BuiltSite) -> None:
    with new_visit(browser, later, java_script_enabled=False) as visit:
        page = visit.go("q/00000000/")
        expect(page.get_by_text("Search for")).to_be_hidden()
        page.get_by_role("link", name="Study Guide").click()
        page.wait_for_url("**/practice/study-guide/")
    assert visit.faults == []


def test_neither_moved_nor_gone_pages_are_listed_anywhere(later: BuiltSite) -> None:
    for path in later.folder.rglob("*"):
        inside = path.relative_to(later.folder).as_posix()
        if path.suffix in (".html", ".xml", ".js") and not inside.startswith(("q/00000000/", "glossary/az/")):
            assert "q/00000000" not in path.read_text(), inside


@pytest.mark.parametrize("address", ["read/briefing/", "practice/study-guide/", "glossary/", "", "guide/", "sources/"])
def test_a_part_that_is_gone_is_told_at_the_top(reader: Visit, address: str) -> None:
    page = reader.go(f"{address}#no-such-part")
    expect(note(page)).to_contain_text(NOTE)
    expect(page.locator(".lost-part")).to_be_in_viewport()
    expect(page.get_by_role("status").filter(has_text=NOTE)).to_have_count(1)


@pytest.mark.parametrize("fragment", ["", "#", "#top", "#:~:text=managed", "#executive-summary", "#content", "#TOP"])
def test_a_part_that_is_there_and_what_browsers_know_are_no_loss(reader: Visit, fragment: str) -> None:
    page = reader.go(f"read/briefing/{fragment}")
    expect(page.locator("script[src*='/assets/lost-']")).to_have_count(0)
    expect(note(page)).to_have_count(0)


@pytest.mark.parametrize(
    "fragment", ["#%", "#%E0%A4%A", "#<img src=x onerror=alert(1)>", "#q-00000000/../x", "#__proto__"]
)
def test_a_strange_fragment_is_only_a_part_that_is_not_there(reader: Visit, fragment: str) -> None:
    page = reader.go(f"read/briefing/{fragment}")
    expect(note(page)).to_contain_text(NOTE)
    assert page.locator(".lost-part *").count() == 0


def test_the_note_goes_when_another_part_is_named(reader: Visit) -> None:
    page = reader.go("read/briefing/#no-such-part")
    expect(page.locator(".lost-part")).to_have_count(1)
    page.evaluate("location.hash = 'executive-summary'")
    expect(page.locator(".lost-part")).to_have_count(0)
    page.evaluate("location.hash = 'nowhere'")
    expect(page.locator(".lost-part")).to_have_count(1)
    page.evaluate("location.hash = 'nowhere-else'")
    expect(page.locator(".lost-part")).to_have_count(1)


def test_a_question_that_is_on_the_page_no_more_has_a_page_of_its_own(reader: Visit) -> None:
    page = reader.go("practice/study-guide/#a-00000000")
    page.get_by_role("link", name="The question’s own page").click()
    page.wait_for_url("**/q/00000000/")
