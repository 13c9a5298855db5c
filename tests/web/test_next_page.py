"""The way from page to page: the next one is fetched before it is wanted, and comes in a soft transition."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from browsing import BuiltSite, new_visit
from hosting import Host
from sandbox import write

# Whether this page came in a transition; it is told before the page is first drawn.
REVEALED = 'addEventListener("pagereveal", (event) => { window.comesSoftly = event.viewTransition !== null; });'
SECONDS = 20


def asked(host: Host, path: str) -> int:
    """Return how often a path was answered."""
    return sum(answer.path == path for answer in host.answers)


def test_a_page_is_fetched_while_the_pointer_rests_on_its_link_and_an_address_to_share_is_not(
    browser: Browser, site: BuiltSite
) -> None:
    with Host(Path(site.folder)) as host, new_visit(browser, BuiltSite(site.folder, host.url)) as visit:
        page = visit.go("practice/study-guide/")
        share, source = page.locator("main a.share:visible").first, page.locator("main a.src:visible").first
        shared, wanted = (urlsplit(str(one.evaluate("link => link.href"))).path for one in (share, source))
        share.hover()
        # Chromium takes 200 ms for a wish to go there.
        page.wait_for_timeout(600)
        source.hover()
        deadline = time.monotonic() + SECONDS
        while not asked(host, wanted):
            assert time.monotonic() < deadline
            page.wait_for_timeout(50)
        source.click()
        page.wait_for_url(f"{host.url}{wanted}#*")
        assert asked(host, wanted) == 1
        assert not asked(host, shared)


def test_no_other_host_hears_of_a_reader_who_only_points_at_a_link(
    browser: Browser, build_site: Callable[[str, Path], BuiltSite], tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    with Host(tmp_path / "other") as other:
        text = f"# Notes\n\nSee [another host]({other.url}/tracker) and [ourselves](more.md), or ask.\n"
        folder = write(tmp_path / "sources", {"notes.md": text, "more.md": "# More\n\nA second page.\n"})
        site = build_site("pointed-at", folder)
        with Host(Path(site.folder)) as host, new_visit(browser, BuiltSite(site.folder, host.url)) as visit:
            page = visit.go("read/notes/")
            page.get_by_role("link", name="another host").hover()
            page.wait_for_timeout(600)
            page.get_by_role("link", name="ourselves").hover()
            deadline = time.monotonic() + SECONDS
            while not asked(host, "/read/more/"):
                assert time.monotonic() < deadline
                page.wait_for_timeout(50)
        assert other.answers == []


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_pages_follow_each_other_softly_and_at_once_for_who_wants_no_motion(
    browser: Browser, site: BuiltSite, motion: Literal["no-preference", "reduce"]
) -> None:
    with new_visit(browser, site, reduced_motion=motion) as visit:
        visit.page.add_init_script(REVEALED)
        visit.go("read/").locator(".shelf a.line").first.click()
        visit.page.wait_for_function("() => window.comesSoftly !== undefined && location.pathname !== '/read/'")
        assert visit.page.evaluate("window.comesSoftly") is (motion == "no-preference")
