"""A page in Hebrew on an English site runs from right to left, and what stands beside its text does too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browsing import BuiltSite, Visit, arrived, new_visit

SOURCE = Path(__file__).parent.parent / "layouts/languages/hebrew.md"
BRIEFING = "# תדרוך\n\n## תקציר מנהלים\n\nבולען נפער כאשר מים ממסים את המלח שמתחת לקרקע.\n\n## מסקנות\n\nהים נסוג.\n"


@pytest.fixture
def hebrew(browser: Browser, build_site: Callable[[str, Path], BuiltSite], tmp_path: Path) -> Iterator[Visit]:
    """A visitor of a site with two documents in Hebrew."""
    (tmp_path / "guide.md").write_bytes(SOURCE.read_bytes())
    (tmp_path / "briefing.md").write_text(BRIEFING, "utf-8")
    with new_visit(browser, build_site("hebrew", tmp_path), viewport={"width": 1440, "height": 900}) as made:
        yield made
    assert made.faults == []


def test_contents_stand_right_and_sources_and_definitions_left_of_the_text(hebrew: Visit) -> None:
    page = hebrew.go("read/")
    page.locator(".shelf a.line").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".body")).to_have_attribute("lang", "he")
    arrived(page).locator("a.term").first.hover()
    text, gloss, contents = (
        page.locator(one).first.bounding_box()
        for one in (".prose > p:not(:has(.where))", ".gloss:popover-open", ".toc")
    )
    assert text is not None
    assert gloss is not None
    assert contents is not None
    assert gloss["x"] + gloss["width"] <= text["x"]
    assert contents["x"] >= text["x"] + text["width"]
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 1440
