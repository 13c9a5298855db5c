"""The large script of a page, which comes when its words were shown: where it does not come, the page says so."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from browsing import SIZES, BuiltSite, complaints_by_day_and_night, new_visit


@pytest.mark.parametrize(
    ("address", "script", "made"),
    [
        ("study/", "study", "study-session"),
        ("exam/", "exam", "study-exam"),
        ("progress/", "progress", "study-progress"),
        ("labs/target-tracking/", "lab-target-tracking", "study-lab"),
    ],
)
def test_a_script_that_does_not_come_is_told_in_its_place(
    browser: Browser, site: BuiltSite, address: str, script: str, made: str
) -> None:
    with new_visit(browser, site, viewport=SIZES["phone"]) as visit:
        page = visit.page
        page.route(f"**/assets/{script}-*.js", lambda route: route.abort())
        page.goto(f"{site.url}/{address}#kept")
        place = page.locator(made)
        expect(place).to_contain_text("could not be loaded")
        expect(page.get_by_role("status").filter(has_text="could not be loaded")).to_have_count(1)
        assert complaints_by_day_and_night(page) == []
        again = place.get_by_role("button", name="Reload")
        again.focus()
        page.unroute_all()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(place).not_to_contain_text("could not be loaded")
        expect(place).not_to_be_empty()
        # What the address held, a whole exam say, is still there.
        assert page.url.endswith("#kept")
