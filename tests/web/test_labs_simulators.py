"""Three labs in a browser: traffic that shifts, instances that follow it, zones that fail."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import SIZES, BuiltSite, Visit, complaints, new_visit

SHIFTING = "labs/traffic-shifting/"
TRACKING = "labs/target-tracking/"
ZONES = "labs/zone-failure/"

# States that look different: at first, in the midst, refused, long.
STATES = {
    SHIFTING: [
        "",
        "?mode=ROLLING&bad=2&at=3&alarms=0",
        "?mode=LINEAR&size=60&wait=7000",
        "?mode=ROLLING&instances=20&size=5&at=20",
    ],
    TRACKING: ["?at=47", "?curve=own&endpoint=async&min=0&start=0", "?min=9", "?curve=daily&span=120"],
    ZONES: ["", "?zones=6&small=24&large=1&failed=instance&at=9", "?zones=1&at=7"],
}
ADDRESSES = [address + state for address, states in STATES.items() for state in states]

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MOST_STOPS = 60


def lab(page: Page) -> Locator:
    return page.locator("study-lab")


def sum_of(page: Page) -> Locator:
    """The sentence above the pictures."""
    return lab(page).locator(".sum")


def tab_to(page: Page, name: str) -> None:
    """Go to what has this name with the tabulator alone, from where the focus is or from the top."""
    wanted = lab(page).get_by_label(name, exact=True).or_(lab(page).get_by_role("button", name=name, exact=True))
    for _ in range(MOST_STOPS):
        if wanted.first.evaluate("(one) => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"no way to {name!r} by keyboard")


def begin(page: Page) -> None:
    """Put the focus at the lab's beginning, as one who has read the text above comes to it."""
    lab(page).evaluate("(one) => { one.tabIndex = -1; one.focus(); }")


def type_into(page: Page, name: str, value: str) -> None:
    tab_to(page, name)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(value)


def said(page: Page) -> dict[str, str]:
    """What the address says of the lab."""
    return dict(parse_qsl(urlsplit(page.url).query))


def told(page: Page, words: str | re.Pattern[str]) -> None:
    """Wait until those who listen are told so, in one go."""
    expect(lab(page).get_by_role("status")).to_contain_text(words)


# ── By keyboard ──────────────────────────────────────────────────────────────────────────


def test_traffic_is_shifted_by_keyboard_alone(visit: Visit) -> None:
    page = visit.go(SHIFTING)
    expect(sum_of(page)).to_have_text("Nothing trips: after 16 min the new fleet serves alone.")
    begin(page)
    tab_to(page, "Way")
    page.keyboard.press("End")
    type_into(page, "Instances", "10")
    type_into(page, "MaximumBatchSize in %", "30")
    tab_to(page, "The new version shows a fault in")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(sum_of(page)).to_contain_text("An alarm trips in bake 2 of 4, with 60% of the traffic on the new version")
    told(page, "An alarm trips in bake 2 of 4")
    assert said(page) == {"mode": "ROLLING", "instances": "10", "size": "30", "bad": "2"}
    tab_to(page, "Moment")
    page.keyboard.press("ArrowRight")
    expect(sum_of(page)).to_have_text(
        "New instances start: 10 old and 3 new instances, 0% of the traffic on the new version, for 4 min."
    )
    tab_to(page, "Step")
    page.keyboard.press("Enter")
    expect(sum_of(page)).to_have_text(re.compile(r"^Bake 1 of 4: 10 old and 3 new instances, 30% "))
    expect(lab(page).get_by_role("button", name="Step")).to_be_focused()
    tab_to(page, "Reset")
    page.keyboard.press("Space")
    told(page, "As at first")
    assert said(page) == {}


def test_instances_follow_a_curve_that_is_typed(visit: Visit) -> None:
    page = visit.go(TRACKING)
    begin(page)
    tab_to(page, "Traffic")
    page.keyboard.press("End")
    expect(lab(page).get_by_label("Point 5", exact=True)).to_have_value("4000")
    type_into(page, "Point 5", "6000")
    type_into(page, "TargetValue in invocations a minute", "1000")
    type_into(page, "MaxCapacity", "5")
    told(page, re.compile(r"^[\d,]+ of [\d,]+ invocations are over the target, with 5 instances at the most"))
    assert said(page)["points"] == "400_400_400_400_6000_4000_400_400_400_400_400_400"
    tab_to(page, "Take 600")
    page.keyboard.press("Enter")
    expect(lab(page).get_by_label("TargetValue in invocations a minute", exact=True)).to_have_value("600")
    tab_to(page, "Minute")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(sum_of(page)).to_have_text(
        "At 0:01: 400 invocations a minute on 1 instance, 400 for each, within the target."
    )
    tab_to(page, "Step")
    page.keyboard.press("Enter")
    expect(sum_of(page)).to_contain_text("At 0:10")


def test_a_zone_fails_by_keyboard_alone(visit: Visit) -> None:
    page = visit.go(ZONES)
    expect(sum_of(page)).to_have_text(
        "Zone 1 fails: 6 small instances leave 4 of 6, enough for 4; 2 large ones leave 3 of 6, too little for 4."
    )
    begin(page)
    type_into(page, "Large instances", "3")
    tab_to(page, "Availability Zones")
    page.keyboard.press("End")
    tab_to(page, "What fails")
    page.keyboard.press("End")
    expect(sum_of(page)).to_contain_text(
        "One instance fails: 6 small instances leave 5 of 6, enough for 4; 3 large ones leave 4 of 6"
    )
    told(page, "One instance fails")
    assert said(page) == {"large": "3", "zones": "6", "failed": "instance"}
    current = lab(page).locator("li[aria-current=step]")
    expect(current).to_contain_text("Notice that instances have failed")
    tab_to(page, "Step")
    page.keyboard.press("ArrowLeft")
    expect(current).to_contain_text("Keep enough capacity")


# ── Time ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("address", STATES)
def test_who_wants_no_motion_is_taken_to_the_end_at_once(browser: Browser, site: BuiltSite, address: str) -> None:
    with new_visit(browser, site, reduced_motion="reduce") as visit:
        page = visit.go(address)
        lab(page).get_by_role("button", name="Run").click()
        ends = {SHIFTING: "Updated: only the new fleet", TRACKING: "At 1:59", ZONES: "Zone 1 fails"}
        expect(sum_of(page)).to_contain_text(ends[address])
        expect(lab(page).get_by_role("button", name="Step", exact=True)).to_have_attribute("aria-disabled", "true")
        expect(lab(page).get_by_role("button", name="Run")).to_be_visible()
        told(page, ends[address])
        # At the end, to run is to begin again.
        lab(page).get_by_role("button", name="Run").click()
        expect(sum_of(page)).to_contain_text(ends[address])
    assert visit.faults == []


def test_what_runs_can_be_paused_and_goes_on_from_there(visit: Visit) -> None:
    visit.page.clock.install(time=NOON)
    page = visit.go(f"{SHIFTING}?mode=LINEAR&size=10")
    # From here on only this test makes time pass, however long the browser takes.
    page.clock.pause_at(NOON + timedelta(hours=1))
    lab(page).get_by_role("button", name="Run").click()
    page.clock.run_for(2000)
    lab(page).get_by_role("button", name="Pause").click()
    at = lab(page).get_by_label("Moment", exact=True).input_value()
    assert at == "3"
    page.clock.run_for(5000)
    expect(lab(page).get_by_label("Moment", exact=True)).to_have_value(at)
    lab(page).get_by_role("button", name="Step", exact=True).click()
    expect(lab(page).get_by_label("Moment", exact=True)).to_have_value("4")
    lab(page).get_by_role("button", name="Run").click()
    page.clock.run_for(30_000)
    expect(sum_of(page)).to_contain_text("Updated: only the new fleet")
    expect(lab(page).get_by_role("button", name="Run")).to_be_visible()


# ── By link ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_link_shows_what_it_says(visit: Visit, address: str) -> None:
    page = visit.go(address)
    shown = (sum_of(page).inner_text(), lab(page).locator(".found").inner_text())
    expect(lab(page).locator(".asides p")).to_have_count(0)
    page.reload()
    assert (sum_of(page).inner_text(), lab(page).locator(".found").inner_text()) == shown
    assert page.url.endswith(address)


@pytest.mark.parametrize("address", STATES)
def test_a_hostile_link_is_told_and_does_nothing(visit: Visit, address: str) -> None:
    usual = sum_of(visit.go(address)).inner_text()
    evil = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    names = {
        SHIFTING: ("mode", "instances", "at"),
        TRACKING: ("curve", "points", "span"),
        ZONES: ("failed", "units", "zones"),
    }
    query = "&".join(
        f"{name}={value}" for name, value in zip(names[address], (evil, "1e999", "__proto__"), strict=True)
    )
    page = visit.go(f"{address}?{query}&unknown={evil}")
    expect(sum_of(page)).to_have_text(usual)
    notes = lab(page).locator(".asides p")
    expect(notes).to_have_count(3)
    expect(notes.filter(has_text="The link says “<img src=x onerror=alert")).to_have_count(1)
    expect(lab(page).locator("img")).to_have_count(0)


def test_numbers_that_cannot_be_are_told_beside_their_field(visit: Visit) -> None:
    page = visit.go(SHIFTING)
    field = lab(page).get_by_label("Instances", exact=True)
    field.fill("21")
    expect(lab(page).locator(".field .trouble")).to_have_text("Needs a whole number from 1 to 20; the lab keeps 8.")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("20")
    expect(lab(page).locator(".field .trouble")).to_have_count(0)


def test_what_aws_refuses_is_told_in_place_of_the_pictures(visit: Visit) -> None:
    page = visit.go(f"{SHIFTING}?mode=LINEAR&size=60&wait=4000&timeout=500&alarms=12")
    expect(lab(page).locator(".picture")).to_have_count(0)
    expect(lab(page).locator(".found .trouble li")).to_have_text(
        [
            "LinearStepSize is 60% of the fleet; it may be from 10% to 50%.",
            "WaitIntervalInSeconds is 4,000; it may be from 0 to 3,600.",
            "MaximumExecutionTimeoutInSeconds is 500; it may be from 600 to 28,800.",
            "12 alarms are named; 10 are the most.",
        ]
    )
    page = visit.go(f"{TRACKING}?min=0&start=0")
    expect(lab(page).locator(".found .trouble li")).to_contain_text(["MinCapacity is 0"])
    lab(page).get_by_label("Endpoint", exact=True).select_option("async")
    expect(lab(page).locator(".picture")).to_have_count(2)
    expect(lab(page).locator(".found .trouble")).to_contain_text("step scaling policy")


# ── Drawing ──────────────────────────────────────────────────────────────────────────────


def test_the_curve_is_drawn_with_a_pointer(visit: Visit) -> None:
    page = visit.go(f"{TRACKING}?curve=own")
    chart = lab(page).locator("[data-drawn] > svg")
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    page.mouse.move(box["x"] + 60, box["y"] + 180)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 60, steps=12)
    page.mouse.up()
    page.mouse.move(box["x"] + 500, box["y"] + 60)
    values = [int(lab(page).get_by_label(f"Point {at}", exact=True).input_value()) for at in range(1, 13)]
    drawn = [value for value in values if value]
    assert len(drawn) > 3
    assert drawn == sorted(drawn)
    assert values[-1] == 0
    page.wait_for_url(lambda url: "points=" in url)


def test_a_curve_that_is_not_ones_own_stays_as_it_is_under_the_pointer(visit: Visit) -> None:
    page = visit.go(TRACKING)
    lab(page).locator("[data-key=traffic] > svg").click()
    expect(lab(page).get_by_label("Traffic", exact=True)).to_have_value("burst")


# ── For all, and on paper ────────────────────────────────────────────────────────────────


# Each lab as it begins is seen in all four by test_lab_pages.py.
@pytest.mark.parametrize(("size", "scheme"), [("phone", "dark"), ("desk", "light")])
def test_labs_are_clean_and_fit(browser: Browser, site: BuiltSite, size: str, scheme: str) -> None:
    faults = []
    with new_visit(browser, site, viewport=SIZES[size], color_scheme=scheme) as visit:
        for address in ADDRESSES:
            page = visit.go(address)
            expect(sum_of(page)).not_to_be_empty()
            for folded in lab(page).locator("summary").all():
                folded.click()
            faults += complaints(page)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                faults.append(f"{address}: wider than the window")
    assert faults == []
    assert visit.faults == []


@pytest.mark.parametrize("address", STATES)
def test_every_picture_has_its_numbers_beside_it(visit: Visit, address: str) -> None:
    page = visit.go(address)
    pictures = lab(page).locator("svg[role=img]")
    assert pictures.count() >= 2
    for picture in pictures.all():
        assert picture.locator("title").text_content()
        assert picture.locator("desc").text_content()
    assert lab(page).locator("table").count() >= 1


@pytest.mark.parametrize("address", STATES)
def test_on_paper_a_lab_is_its_settings_pictures_and_numbers(visit: Visit, address: str) -> None:
    page = visit.go(address)
    page.emulate_media(media="print")
    expect(lab(page).get_by_role("button", name="Run")).to_be_hidden()
    expect(lab(page).locator("svg[role=img]").first).to_be_visible()
    expect(lab(page).locator("table").first).to_be_visible()


@pytest.mark.parametrize("address", STATES)
def test_without_script_the_text_is_all_there(browser: Browser, site: BuiltSite, address: str) -> None:
    with new_visit(browser, site, java_script_enabled=False) as visit:
        page = visit.go(address)
        expect(page.get_by_role("heading", name="What Is Assumed")).to_be_visible()
        expect(page.locator("table").first).to_be_visible()
