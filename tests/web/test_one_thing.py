"""The pages of one thing (a question, a term), and what a link to any page says of it elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, expect

from browsing import ORIGINALS, ROOT, BuiltSite, Visit, arrived, new_visit


def questions(site: BuiltSite) -> list[str]:
    return [address for address in site.addresses if address.startswith("q/")]


def test_every_question_has_a_page_with_its_answer_closed(browser: Browser, site: BuiltSite) -> None:
    assert len(questions(site)) == 31
    with new_visit(browser, site) as visit:
        for address in questions(site):
            page = visit.go(address)
            assert page.locator("article.q").count() == 1
            assert page.locator("h1").count() == 1
            assert page.locator(".strip a.src").count() >= 1
            answer = page.locator(".answer")
            if answer.count():
                assert not answer.is_visible()
                page.get_by_text("Show the answer").click()
                expect(answer).to_be_visible()
            else:
                assert page.locator("article.q").get_attribute("data-kind") == "essay"
    assert visit.faults == []


def test_one_can_go_through_all_questions_of_a_document_and_back(visit: Visit) -> None:
    page = visit.go("practice/study-guide/")
    wanted = page.evaluate("[...document.querySelectorAll('article.q')].map((one) => one.id.slice(2))")
    assert len(wanted) == 15
    page = visit.go(f"q/{wanted[0]}/")
    expect(page.locator("[rel=prev]")).to_have_count(0)
    for name in wanted[1:]:
        page.locator("[rel=next]").click()
        page.wait_for_url(f"**/q/{name}/")
    expect(page.locator("[rel=next]")).to_have_count(0)
    page.locator("[rel=prev]").click()
    page.wait_for_url(f"**/q/{wanted[-2]}/")
    page.locator(".from a").first.click()
    page.wait_for_url(f"**/practice/study-guide/#q-{wanted[-2]}")


def test_single_keys_go_to_the_neighbours_and_do_nothing_in_fields_or_when_switched_off(visit: Visit) -> None:
    page = visit.go("practice/study-guide/")
    # A view transition that is cut short complains in the console.
    page.emulate_media(reduced_motion="reduce")
    first, second = page.evaluate(
        "[...document.querySelectorAll('article.q')].slice(0, 2).map((one) => one.id.slice(2))"
    )
    visit.go(f"q/{first}/")
    for key, name in (("n", second), ("p", first), (".", second), (",", first)):
        page.keyboard.press(key)
        page.wait_for_url(f"**/q/{name}/")
        arrived(page)
    page.keyboard.press("p")
    page.keyboard.press("Control+n")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("combobox").press_sequentially("npn.")
    page.keyboard.press("Escape")
    assert page.url.endswith(f"/q/{first}/")
    page.evaluate("localStorage.setItem('studysite:/:shortcuts', 'off')")
    # The key would press the link.
    page.evaluate("document.addEventListener('click', () => { globalThis.pressed = true; }, true)")
    page.keyboard.press("n")
    assert page.evaluate("globalThis.pressed") is None
    page.evaluate("localStorage.removeItem('studysite:/:shortcuts')")
    page.keyboard.press("n")
    page.wait_for_url(f"**/q/{second}/")


def test_a_question_works_without_script(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, java_script_enabled=False) as visit:
        page = visit.go("practice/study-guide/")
        page.locator("article.q a.share").first.click()
        assert "/q/" in page.url
        page.get_by_text("Show the answer").click()
        expect(page.locator(".answer")).to_be_visible()
    assert visit.faults == []


def test_a_question_opens_by_keyboard(visit: Visit) -> None:
    page = visit.go(questions(visit.site)[0])
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_be_visible()


def test_the_alphabet_leads_to_every_term_and_each_to_its_neighbours(browser: Browser, site: BuiltSite) -> None:
    # The links are there without a script, and a hundred pages come sooner.
    with new_visit(browser, site, java_script_enabled=False) as visit:
        page = visit.go("glossary/")
        heads = page.locator(".entry dt a").count()
        assert heads >= 90
        page.locator(".entry dt a").first.click()
        page.wait_for_url("**/glossary/*/")
        seen = {page.url}
        while page.locator("[rel=next]").count():
            href = page.locator("[rel=next]").get_attribute("href") or ""
            page.goto(urljoin(page.url, href), wait_until="domcontentloaded")
            seen.add(page.url)
        assert len(seen) == heads
    assert visit.faults == []


@pytest.mark.parametrize("width", [360, 1440])
def test_a_term_shows_its_definitions_and_where_it_is_used(browser: Browser, site: BuiltSite, width: int) -> None:
    with new_visit(browser, site, viewport={"width": width, "height": 800}) as visit:
        page = visit.go("glossary/availability-zone/")
        assert page.locator("h1").text_content() == "Availability Zone"
        assert page.get_by_text("AZ", exact=True).is_visible()
        assert page.locator(".def").locator("visible=true").count() == 2
        page.locator(".uses a").first.click()
        page.wait_for_url(re.compile(r"/read/[a-z-]+/#[a-z0-9-]+$"))
        expect(page.locator(":target")).to_be_in_viewport()
    assert visit.faults == []


def words_of(html: str, kind: str) -> str:
    found = re.search(rf'<meta (?:property|name)="{kind}" content="([^"]*)"', html)
    return found[1] if found else ""


def test_a_link_to_any_page_tells_what_it_is_and_never_the_answer(site: BuiltSite) -> None:
    answers = []
    for address in questions(site):
        html = (site.folder / address / "index.html").read_text()
        ruled = re.search(r'<div class="ruled">(.*?)</div>', html, re.DOTALL)
        answers.append(" ".join(re.sub("<[^>]*>", "", ruled[1]).split())[:60] if ruled else "-")
        head = unescape(html.partition("</head>")[0])
        assert answers[-1] == "-" or unescape(answers[-1]) not in head
        assert words_of(html, "og:title")
        assert words_of(html, "og:description") == words_of(html, "description") != ""
    assert sum(answer != "-" for answer in answers) == 26
    for page in site.addresses:
        path = site.folder / (page if page.endswith(".html") else f"{page}index.html")
        assert words_of(path.read_text(), "description"), page


def test_speculation_rules_are_the_same_on_every_page_and_are_rules(site: BuiltSite) -> None:
    found = {
        re.search(r'<script type="speculationrules">(.*?)</script>', path.read_text())[1]  # type: ignore[index]
        for path in Path(site.folder).rglob("*.html")
    }
    (rules,) = found
    assert json.loads(rules)["prefetch"][0]["eagerness"] == "moderate"


def test_all_of_it_works_on_the_originals_too(browser: Browser, build_site: Callable[[str, Path], BuiltSite]) -> None:
    """Definitions, search, questions: on the user's own documents, where they are at hand."""
    site = build_site("originals", ORIGINALS if ORIGINALS.is_dir() else ROOT / "sources")
    assert len(questions(site)) == (19 if ORIGINALS.is_dir() else 31)
    with new_visit(browser, site) as visit:
        page = visit.go("glossary/")
        names = page.locator(".entry dt a").all_text_contents()
        assert len(names) >= 27
        for name in names:
            page.get_by_role("button", name="Search").click()
            page.locator("input[type=search]").fill(name)
            first = page.locator("a[data-result]").first
            expect(first.locator(".what")).to_contain_text(name)
            assert first.get_attribute("data-result") == "term"
            page.keyboard.press("Escape")
        reading = next(a for a in site.addresses if a.startswith("read/") and a.count("/") == 2)
        words = visit.go(reading).locator("a.term")
        assert words.count() > 5
        words.first.hover()
        expect(page.locator(".gloss:popover-open")).to_have_count(1)
        page = visit.go(questions(site)[0])
        page.locator(".strip .share").click()
        expect(page.get_by_role("button", name="Show QR code")).to_be_visible()
