"""The bundle, unpacked into a folder with a difficult name and opened as files: everything works, with no web host."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import ROOT, BuiltSite, Visit, new_visit
from studysite.finish.links import AS_FILES, Site, broken

PUBLIC = "https://group.example/notes/"

# What people, and systems, put into paths.
NAME = "Übung zum Lernen, 50% & #1 %41 'neu'"

# The colour of the paper.
GROUND = "getComputedStyle(document.body).backgroundColor"

# From the home page to a page of each kind, by links as they stand there.
WALK = [
    (".ways a[href*='read/']", "read/index.html"),
    (".shelf a[href*='exam-guide/']", "read/exam-guide/index.html"),
    (".toc a, .side a", "read/exam-guide/index.html#"),
    ("a.src", "sources/exam-guide/index.html#L"),
    ("a.name", "index.html"),
    (".ways a[href*='practice/']", "practice/index.html"),
    (".shelf a[href*='study-guide/']", "practice/study-guide/index.html"),
    ("article.q a.share", "q/"),
    (".from a", "practice/study-guide/index.html#q-"),
    (".ways a[href*='glossary/']", "glossary/index.html"),
    ("main a[href*='subnet/index.html'], #content a[href*='subnet/index.html']", "glossary/subnet/index.html"),
    (".ways a[href*='mind-map/']", "mind-map/"),
    (".foot a[href*='guide/']", "guide/index.html"),
    (".foot a[href*='sources/']", "sources/index.html"),
]


def bundled(folder: Path, address: str) -> BuiltSite:
    """Bundle the project's own documents, unpack the zip in `folder`, and return the copy."""
    packed = folder / "copy.zip"
    command = [sys.executable, "-m", "studysite", "bundle", "--sources", str(ROOT / "sources"), "--output", str(packed)]
    environment = os.environ | {"SITE_URL": address}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(packed) as opened:
        opened.extractall(folder / NAME)
    (site,) = (folder / NAME).iterdir()
    return BuiltSite(site, site.as_uri())


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A copy of a site that knows where it is on the web."""
    return bundled(tmp_path_factory.mktemp("copy"), PUBLIC)


@pytest.fixture
def visit(browser: Browser, copy: BuiltSite) -> Iterator[Visit]:
    """A visitor of the copy; the test fails if the page complains or asks for anything else."""
    with new_visit(browser, copy) as made:
        yield made
    assert made.faults == []


def opened(visit: Visit, address: str = "") -> Page:
    path, _, fragment = address.partition("#")
    return visit.go(f"{path}index.html" + (f"#{fragment}" if fragment else ""))


def test_every_link_of_every_page_leads_to_a_file(copy: BuiltSite) -> None:
    files = {file.relative_to(copy.folder).as_posix() for file in copy.folder.rglob("*") if file.is_file()}
    pages = [file for file in files if file.endswith(".html")]
    assert len(pages) > 100
    assert broken(Site(files, lambda path: (copy.folder / path).read_bytes(), base=AS_FILES)) == ()
    assert all(f'rel="canonical" href="{PUBLIC}' in (copy.folder / page).read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("script", [True, False])
def test_links_lead_from_page_to_page_of_each_kind(browser: Browser, copy: BuiltSite, *, script: bool) -> None:
    with new_visit(browser, copy, java_script_enabled=script) as visit:
        page = opened(visit)
        for selector, place in WALK:
            if script and "share" in selector:
                # With script it shares; what it leads to is one press away all the same.
                page.goto(page.locator(selector).first.evaluate("(link) => link.href"))
            else:
                page.locator(selector).locator("visible=true").first.click()
            page.wait_for_url(lambda url, wanted=f"{copy.url}/{place}": url.startswith(wanted))  # type: ignore[misc]
            expect(page.locator("h1").first).to_be_visible()
            expect(page.locator("body")).to_have_css("margin", "0px")
            assert "index.html" in page.url
    assert visit.faults == []


def test_the_search_finds_and_its_results_open(visit: Visit) -> None:
    page = opened(visit, "read/exam-guide/")
    page.keyboard.press("/")
    page.locator("input[type=search]").fill("subnet")
    expect(page.locator("a[data-result]").first).to_contain_text("Subnet")
    results = page.locator("[data-results][aria-busy=false] a[data-result]")
    expect(results.nth(3)).to_be_attached()
    found = results.evaluate_all("(links) => links.map((one) => one.href.split('#')[0])")
    assert all(one.endswith("/index.html") and one.startswith(visit.site.url) for one in found)
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/subnet/index.html")
    expect(page.locator("h1")).to_contain_text("Subnet")


def test_an_address_can_hold_a_search_and_loses_it_when_the_search_is_closed(visit: Visit) -> None:
    page = visit.go("index.html?q=subnet")
    expect(page.locator("a[data-result]").first).to_contain_text("Subnet")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(page).to_have_url(f"{visit.site.url}/index.html")


def test_definitions_come_and_a_part_that_is_gone_is_told(visit: Visit) -> None:
    page = opened(visit, "read/briefing/")
    page.locator("a.term").first.hover()
    expect(page.locator(".gloss:popover-open")).to_be_visible()
    page.locator(".gloss:popover-open a").first.click()
    page.wait_for_url("**/glossary/*/index.html")
    page = opened(visit, "practice/study-guide/#q-00000000")
    expect(page.locator(".lost-part a")).to_have_attribute("href", "../../q/00000000/index.html")


def test_cards_count_the_map_folds_and_the_scheme_is_remembered(visit: Visit) -> None:
    page = opened(visit, "practice/study-guide/")
    page.locator("article.q summary").first.click()
    expect(page.locator("b[data-opened]").first).to_have_text("1")
    light = page.evaluate(GROUND)
    # On a busy machine Chromium loses now and then what a page from a disk stores (16 times of 450): one presses again.
    for _ in range(5):
        page = opened(visit, "practice/study-guide/")
        if page.evaluate(GROUND) == light:
            page.locator("study-scheme button").click()
            expect(page.locator("body")).not_to_have_css("background-color", light)
        page = opened(visit, "mind-map/mind-map/")
        if page.evaluate(GROUND) != light:
            break
    expect(page.locator("body")).not_to_have_css("background-color", light)
    expect(page.locator(".markmap-node").first).to_be_visible()
    page.get_by_role("button", name="All levels").click()
    expect(page.locator(".markmap-node").nth(9)).to_be_attached()
    page.get_by_role("button", name="Level 1").click()
    expect(page.locator(".markmap-node")).to_have_count(5)
    page.emulate_media(media="print")
    page = opened(visit, "practice/study-guide/")
    expect(page.locator(".answer").first).to_be_visible()


def test_cards_are_dealt_and_lead_to_their_passages(visit: Visit) -> None:
    page = opened(visit, "study/")
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("button", name="Show the answer").click()
    expect(page.locator("study-session")).to_contain_text("Good")
    links = page.locator("study-session a[href]").evaluate_all("(links) => links.map((one) => one.href.split('#')[0])")
    assert links
    assert all(one.endswith("/index.html") and one.startswith(visit.site.url) for one in links)


def test_what_is_shared_is_the_address_on_the_web(browser: Browser, copy: BuiltSite) -> None:
    with new_visit(browser, copy, permissions=["clipboard-read", "clipboard-write"]) as visit:
        page = opened(visit, "practice/study-guide/")
        link = page.locator("article.q a.share").first
        question = page.locator("article.q").first.get_attribute("id") or ""
        link.click()
        expect(page.locator(".shared")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == f"{PUBLIC}q/{question.removeprefix('q-')}/"
        page.get_by_role("button", name="Show QR code").click()
        expect(page.locator("dialog[open] svg[role=img]")).to_be_visible()
    assert visit.faults == []


def test_a_copy_of_a_site_without_an_address_shares_nothing_and_its_links_stay_links(
    browser: Browser, tmp_path: Path
) -> None:
    copy = bundled(tmp_path, "")
    with new_visit(browser, copy) as visit:
        page = opened(visit, "practice/study-guide/")
        expect(page.locator(".both").first).to_be_visible()
        expect(page.get_by_role("button", name="Share this question")).to_have_count(0)
        page.get_by_role("link", name="Link to this question").first.click()
        page.wait_for_url("**/q/*/index.html")
    assert visit.faults == []
