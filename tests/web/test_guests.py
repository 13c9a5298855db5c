"""The site as phones in the room see it: over plain http, where browsers have no clipboard, sheet or worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import ARGUMENTS, BuiltSite, new_visit
from studysite.network import OWN_NAMES, Reach
from studysite.server import Server
from studysite.stage import Stage

NAME = "annas-notebook.local"


@pytest.fixture
def shown(site: BuiltSite) -> Iterator[BuiltSite]:
    """The site under a name of this computer in a network, served as `serve --lan` does."""
    stage = Stage()
    stage.show(site.folder)
    with Server(0, stage, Reach(names=OWN_NAMES | {NAME})) as server:
        yield BuiltSite(site.folder, server.url.rstrip("/").replace("127.0.0.1", NAME))


@pytest.fixture
def guest(browser: Browser, chromium: Path, shown: BuiltSite) -> Iterator[Page]:
    """A phone to which the name leads here; to a browser, an address of numbers would be this computer itself."""
    rule = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
    phone = browser.browser_type.launch(executable_path=chromium, args=[*ARGUMENTS, rule])
    with new_visit(phone, shown) as visit:
        yield visit.go("practice/study-guide/")
    phone.close()
    assert visit.faults == []


def test_a_link_is_copied_where_a_page_has_no_clipboard(guest: Page, shown: BuiltSite) -> None:
    assert guest.evaluate("[isSecureContext, 'clipboard' in navigator, 'share' in navigator]") == [False, False, False]
    question = guest.locator("article.q").first.get_attribute("id") or ""
    guest.locator("article.q a.share").first.click()
    expect(guest.locator(".shared")).to_contain_text("Link copied")
    guest.get_by_role("button", name="Show QR code").click()
    expect(guest.locator("dialog[open] svg[role=img]")).to_be_visible()
    guest.keyboard.press("Escape")
    guest.keyboard.press("/")
    field = guest.locator("input[type=search]")
    field.press("Control+v")
    expect(field).to_have_value(f"{shown.url}/q/{question.removeprefix('q-')}/")


def test_the_search_and_the_definitions_work(guest: Page) -> None:
    guest.keyboard.press("/")
    guest.locator("input[type=search]").fill("subnet")
    expect(guest.locator("a[data-result]").first).to_contain_text("Subnet")
    guest.keyboard.press("Enter")
    guest.wait_for_url("**/glossary/subnet/")
    guest.locator("#content a.term").locator("visible=true").first.hover()
    expect(guest.locator(".gloss:popover-open")).to_be_visible()
