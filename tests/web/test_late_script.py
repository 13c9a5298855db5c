"""The scripts of a page, which come when its words were shown; where the large one does not come, the page says so."""

from __future__ import annotations

import re
import time
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browsing import ROOT, SIZES, BuiltSite, arrived, complaints_by_day_and_night, new_visit

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


class Late:
    """Holds the first late script of a page back until it is told to come."""

    def __init__(self, page: Page) -> None:
        self.held: list[Route] = []
        page.route("**/assets/site-*.js", lambda route: self.held.append(route))  # noqa: PLW0108 - it marks its function
        self.page = page

    def come(self) -> None:
        """Wait until it was asked for, and let it through."""
        deadline = time.monotonic() + 20
        while not self.held:
            assert time.monotonic() < deadline
            self.page.wait_for_timeout(20)
        for route in self.held:
            route.continue_()


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


@pytest.mark.parametrize("address", ["", "glossary/", "practice/study-guide/", "study/"])
def test_what_is_typed_for_the_search_before_it_is_there_is_not_lost(
    browser: Browser, site: BuiltSite, address: str
) -> None:
    with new_visit(browser, site) as visit:
        late = Late(visit.page)
        visit.page.goto(f"{site.url}/{address}")
        for key in "/insta":
            visit.page.keyboard.press(key)
        late.come()
        field = visit.page.get_by_role("combobox")
        expect(field).to_be_focused()
        visit.page.keyboard.type("nce")
        expect(field).to_have_value("instance")
    assert visit.faults == []


def test_keys_that_nobody_wants_for_the_search_stay_the_browsers(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        visit.page.add_init_script("localStorage.setItem('studysite:/:shortcuts', 'off')")
        late = Late(visit.page)
        visit.page.goto(f"{site.url}/read/exam-guide/")
        visit.page.keyboard.press("x")
        visit.page.keyboard.press("End")
        visit.page.wait_for_function("() => scrollY > 500")
        visit.page.keyboard.press("/")
        late.come()
        arrived(visit.page)
        expect(visit.page.get_by_role("button", name="Search")).to_be_visible()
        expect(visit.page.get_by_role("dialog")).to_have_count(0)


def test_a_click_on_the_search_before_it_is_there_opens_it_or_leads_to_the_a_to_z(
    browser: Browser, site: BuiltSite
) -> None:
    with new_visit(browser, site, viewport=SIZES["phone"]) as visit:
        late = Late(visit.page)
        visit.page.goto(f"{site.url}/read/exam-guide/")
        visit.page.get_by_role("link", name="Search").click()
        late.come()
        expect(visit.page.get_by_role("combobox")).to_be_focused()
        # It was the search that was wanted, and the page stays.
        visit.page.wait_for_timeout(4500)
        assert visit.page.url == f"{site.url}/read/exam-guide/"
    assert visit.faults == []
    with new_visit(browser, site, viewport=SIZES["phone"]) as visit:
        Late(visit.page)
        visit.page.goto(f"{site.url}/read/exam-guide/")
        visit.page.get_by_role("link", name="Search").click()
        visit.page.wait_for_url("**/glossary/", wait_until="commit")
