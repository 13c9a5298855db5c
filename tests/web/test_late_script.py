"""The scripts of a page, which come when its words were shown; where the large one does not come, the page says so."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, expect

from browsing import ROOT, SIZES, BuiltSite, complaints_by_day_and_night, new_visit

# A browser that does not say that a page is on the screen, and a page that waits for minutes until it would do without.
UNTOLD = "PerformanceObserver.prototype.observe = () => {};"
PATIENT = "{ const wait = setTimeout; globalThis.setTimeout = (act, time) => wait(act, time * 1000); }"

ASKED = """() => {
  const scripts = performance.getEntriesByType("resource").filter((one) => one.name.endsWith(".js"));
  return [performance.getEntriesByName("first-contentful-paint")[0].startTime, ...scripts.map((one) => one.startTime)];
}"""

LAST_CAME = """() => {
  const scripts = performance.getEntriesByType("resource").filter((one) => /\\/(site|text[a-z-]*)-/.test(one.name));
  return Math.max(...scripts.filter((one) => one.name.endsWith(".js")).map((one) => one.responseEnd));
}"""


@pytest.mark.parametrize("address", ["", "glossary/", "practice/study-guide/", "study/", "labs/zone-failure/"])
def test_who_comes_sees_a_page_before_any_script_is_asked_for(browser: Browser, site: BuiltSite, address: str) -> None:
    with new_visit(browser, site, viewport=SIZES["phone"]) as visit:
        # A slow machine takes its time to say that the page is on the screen.
        visit.page.add_init_script(PATIENT)
        painted, *asked = visit.go(address).evaluate(ASKED)
    assert asked
    assert min(asked) > painted


@pytest.mark.parametrize("address", ["", "read/exam-guide/"])
def test_nothing_that_a_browser_keeps_of_a_site_is_asked_for_before_a_page_is_seen(
    browser: Browser, site: BuiltSite, address: str
) -> None:
    """A browser asks for icon and manifest as soon as it meets them, and as urgently as for styles."""
    with new_visit(browser, site, viewport=SIZES["phone"]) as visit:
        page = visit.page
        page.route("**/assets/site-*.js", lambda _: None)
        visit.page.goto(f"{site.url}/{address}", wait_until="load")
        kept = "link[rel~=icon], link[rel=manifest]"
        (icon,) = page.locator(kept).evaluate_all("all => all.map((one) => one.href)")
        page.unroute_all()
        visit.go(address)
        expect(page.locator("link[rel=manifest]")).to_have_attribute("href", re.compile(r"(\.\./)*site\.webmanifest"))
        client = page.context.new_cdp_session(page)
        told = client.send("Page.getAppManifest")
    mark = " ".join((ROOT / "overrides/assets/mark.svg").read_text().split())
    assert " ".join(unquote(icon.removeprefix("data:image/svg+xml,")).split()) == mark
    assert told["url"] == f"{site.url}/site.webmanifest"
    assert told["errors"] == []


def test_without_script_a_device_learns_of_the_manifest(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, java_script_enabled=False) as visit:
        page = visit.go("glossary/")
        assert page.locator("link[rel=manifest]").get_attribute("href") == "../site.webmanifest"


def test_scripts_come_where_a_browser_does_not_tell_of_its_paints(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        visit.page.add_init_script(UNTOLD)
        visit.go("glossary/").get_by_role("button", name="Search").click()
        expect(visit.page.get_by_role("combobox")).to_be_focused()


@pytest.mark.parametrize("way", ["link", "part"])
def test_who_leafs_through_the_site_or_wants_a_part_of_a_page_waits_for_nothing(
    browser: Browser, site: BuiltSite, way: str
) -> None:
    with new_visit(browser, site) as visit:
        page = visit.go("glossary/aws-kms/")
        page.add_init_script(UNTOLD + PATIENT)
        if way == "link":
            page.locator("a[rel=next]").first.click()
            page.wait_for_url("**/glossary/*/")
            assert "kms" not in page.url
        else:
            visit.page.goto(f"{site.url}/practice/study-guide/#content")
        navigation = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
        assert page.evaluate(LAST_CAME) < page.evaluate(navigation)
        # Without script it is a link.
        expect(page.get_by_role("button", name="Search")).to_be_visible()


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
