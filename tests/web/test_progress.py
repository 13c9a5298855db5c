"""The page of progress: what it shows of a history, to everyone, on any day, in two tabs and beside trouble."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import SIZES, BuiltSite, Visit, complaints_by_day_and_night, new_visit
from histories import DAY, bring, ids_of, ledger, ninety_days, opened, saved

# Saturday noon, in UTC and in the middle of Europe.
NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
NOW = int(NOON.timestamp() * 1000)
TODAY = NOW // DAY

# Whether a box that scrolls does, and shows its end.
AT_END = "(one) => one.scrollLeft > 100 && one.scrollLeft + one.clientWidth >= one.scrollWidth - 1"


@pytest.fixture(scope="module")
def practised(site: BuiltSite) -> dict[str, Any]:
    """Ninety days of practice, with three cards put away."""
    return ninety_days(ids_of(site.folder), NOW)


@pytest.fixture
def learner(browser: Browser, site: BuiltSite) -> Iterator[Visit]:
    """A visitor whose clock says noon of 21 November 2026, and goes on."""
    with new_visit(browser, site, timezone_id="Europe/Berlin") as made:
        made.page.clock.install(time=NOON)
        yield made
    assert made.faults == []


def due(page: Page) -> Locator:
    return page.locator(".due-count")


@pytest.mark.parametrize("size", SIZES)
def test_the_page_is_sound_with_and_without_a_history(
    browser: Browser, site: BuiltSite, practised: dict[str, Any], size: str
) -> None:
    found = []
    with new_visit(browser, site, viewport=SIZES[size]) as visit:
        visit.page.clock.install(time=NOON)
        page = opened(visit)
        found += complaints_by_day_and_night(page)
        bring(page, practised)
        for summary in page.locator("study-progress summary").all():
            summary.click()
        found += complaints_by_day_and_night(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found + visit.faults == []


def test_headings_stand_in_their_order(learner: Visit, practised: dict[str, Any]) -> None:
    page = opened(learner)
    bring(page, practised)
    levels = [int(name[1]) for name in page.locator(":is(h1, h2, h3)").evaluate_all("all => all.map(o => o.localName)")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_who_has_not_begun_is_shown_the_material_and_nothing_to_be_sorry_for(learner: Visit) -> None:
    page = opened(learner)
    count = len(ids_of(learner.site.folder))
    assert ledger(page) == {"known": 0, "learning": 0, "weak": 0, "not begun": count}
    expect(due(page)).to_have_text(f"{count} cards to begin")
    expect(page.get_by_role("heading", name="Your year")).to_have_count(0)
    assert page.locator(".drawer").count() > 3
    page.locator(".due-card").get_by_role("link").click()
    assert page.url.endswith("/study/")


def test_all_that_is_shown_agrees_with_the_history(learner: Visit, practised: dict[str, Any]) -> None:
    page = opened(learner)
    bring(page, practised)
    cards = practised["cards"]
    days = {day for card in cards for _, _, day in card["reviews"]}
    answers = sum(len(card["reviews"]) for card in cards)
    counts = ledger(page)
    assert sum(counts.values()) == len(ids_of(learner.site.folder)) - 3
    assert counts["known"] > 50
    lately = len([day for day in days if day > TODAY - 14])
    expect(page.get_by_text(f"You practised on {lately} of the last 14 days.")).to_be_visible()
    expect(page.get_by_text(f"{answers:,} answers on {len(days)} days of the last twelve months.")).to_be_visible()
    # What the drawing shows stands in the tables, too.
    assert page.locator(".scroll .level-0").count() == page.locator(".scroll .place").count() - len(days)
    page.get_by_text("By month, as a table").click()
    cells = page.locator("[data-part=year] tbody td:last-child").all_inner_texts()
    assert sum(int(cell.replace(",", "")) for cell in cells) == answers
    page.get_by_text("The same as a table").click()
    first = page.locator("[data-part=ahead] tbody tr").first
    assert first.inner_text().split() == ["Today", due(page).locator("b").inner_text()]


def test_a_drawer_leads_to_its_document_its_sections_and_its_cards(learner: Visit) -> None:
    page = opened(learner)
    drawer = page.locator(".drawer", has_text="exam guide")
    drawer.locator("summary").click()
    addresses = drawer.get_by_role("link").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert addresses[0] == "../read/exam-guide/"
    assert addresses[-1] == "../study/?set=exam-guide"
    assert len(addresses) == 2 + drawer.locator("tbody tr").count()
    for address in addresses[1:-1]:
        page.goto(f"{learner.site.url}/{address.removeprefix('../')}")
        assert page.evaluate("document.querySelector(':target') !== null"), address


def test_the_year_scrolls_by_itself_and_begins_with_what_is_latest(
    browser: Browser, site: BuiltSite, practised: dict[str, Any]
) -> None:
    with new_visit(browser, site, viewport=SIZES["phone"]) as visit:
        visit.page.clock.install(time=NOON)
        page = opened(visit)
        bring(page, practised)
        sheet = page.get_by_role("region", name="Your year")
        assert sheet.evaluate(AT_END)
        box = sheet.locator(".today").bounding_box()
        assert box
        assert 0 <= box["x"] <= SIZES["phone"]["width"] - box["width"]
        sheet.focus()
        before = sheet.evaluate("(one) => one.scrollLeft")
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(300)
        assert sheet.evaluate("(one) => one.scrollLeft") < before
        assert page.evaluate("scrollX") == 0
    assert visit.faults == []


def test_a_card_is_brought_back_and_put_away_by_keyboard(learner: Visit, practised: dict[str, Any]) -> None:
    page = opened(learner)
    bring(page, practised)
    expect(page.get_by_role("heading", name="Put away")).to_be_visible()
    before = sum(ledger(page).values())
    buttons = page.get_by_role("button", name="Bring back")
    expect(buttons).to_have_count(3)
    buttons.first.focus()
    page.keyboard.press("Enter")
    expect(buttons).to_have_count(2)
    # The next one has the focus now.
    assert page.evaluate("document.activeElement.textContent") == "Bring back"
    assert sum(ledger(page).values()) == before + 1
    page.keyboard.press("Enter")
    expect(buttons).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Put away")).to_have_count(0)
    expect(page.locator(".told")).to_have_text("The card is back, and will be asked again.")


def test_a_card_that_will_not_stay_is_named_as_hard(learner: Visit) -> None:
    page = opened(learner)
    hard = next(one for one in ids_of(learner.site.folder) if one.startswith("q-"))
    # Learnt in two steps and forgotten four days later, ten times.
    days = range(TODAY - 80, TODAY - 40, 4)
    reviews = [(day * DAY + at * 600_000, grade, day) for day in days for at, grade in enumerate((1, 3, 3))]
    bring(page, saved({hard: reviews}))
    row = page.locator(".decisions li")
    expect(row).to_contain_text("forgotten 9 times")
    expect(row.get_by_role("link")).to_contain_text("?")
    row.get_by_role("button", name="Put away").click()
    expect(page.get_by_role("heading", name="Hard cards")).to_have_count(0)
    expect(page.get_by_role("heading", name="Put away")).to_be_visible()


def test_what_one_tab_learns_the_other_shows(learner: Visit, practised: dict[str, Any]) -> None:
    page = opened(learner)
    other = page.context.new_page()
    other.clock.install(time=NOON)
    other.goto(page.url)
    page.get_by_role("link", name="Begin").focus()
    bring(other, practised)
    expect(page.get_by_role("heading", name="Your year")).to_be_visible()
    # While that is drawn, more comes.
    known = ledger(page)["known"]
    bring(other, saved({practised["cards"][0]["id"]: [(NOW - 1000, 1, TODAY)]}))
    for tab in (page, other):
        expect(tab.locator(".ledger h2")).to_contain_text(f"{known - 1} of")
    assert ledger(page) == ledger(other)
    assert page.evaluate("document.activeElement.textContent") == "Begin"


def test_an_answer_in_a_session_is_on_the_page_at_once(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        page = opened(visit)
        session = page.context.new_page()
        session.goto(f"{site.url}/study/")
        session.get_by_role("button", name="Start", exact=True).click()
        session.get_by_role("button", name="Show the answer").click()
        session.locator("[data-grade='4']").click()
        expect(page.get_by_text("You practised on 1 of the last 14 days.")).to_be_visible()
        assert ledger(page)["not begun"] == len(ids_of(site.folder)) - 1
    assert visit.faults == []


def test_what_is_open_stays_open_when_all_is_drawn_anew(learner: Visit, practised: dict[str, Any]) -> None:
    page = opened(learner)
    page.locator(".drawer", has_text="exam guide").locator("summary").click()
    bring(page, practised)
    assert page.locator("details[open]").evaluate_all("all => all.map((one) => one.dataset.key)") == ["exam-guide"]


def test_at_four_in_the_morning_a_day_begins(learner: Visit, practised: dict[str, Any]) -> None:
    page = opened(learner)
    bring(page, practised)
    page.get_by_text("The same as a table").click()
    days = page.locator("[data-part=ahead] tbody tr")
    today, tomorrow = [int(row.inner_text().split()[-1]) for row in days.all()[:2]]
    page.clock.run_for("13:00:00")
    expect(page.locator(".strip").first).to_contain_text("Sat 21 Nov")
    page.clock.run_for("02:05:00")
    expect(page.locator(".strip").first).to_contain_text("Sun 22 Nov")
    # The other directions of terms that were due on both days have to wait.
    assert today < int(due(page).locator("b").inner_text()) <= today + tomorrow


def test_a_journey_changes_no_day_that_is_over(browser: Browser, site: BuiltSite, practised: dict[str, Any]) -> None:
    told = set()
    for zone in ("Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata"):
        with new_visit(browser, site, timezone_id=zone) as visit:
            visit.page.clock.install(time=NOON)
            page = opened(visit)
            bring(page, practised)
            text = page.locator("[data-part=year] > p").first
            expect(text).to_contain_text("answers on")
            told.add(text.inner_text())
        assert visit.faults == []
    assert len(told) == 1


def test_a_clock_that_was_put_back_by_years_breaks_nothing(learner: Visit, practised: dict[str, Any]) -> None:
    page = opened(learner)
    bring(page, practised)
    known = ledger(page)
    page.clock.set_system_time(NOON.replace(year=2024))
    page.reload()
    expect(page.locator(".strip").first).to_contain_text("Thu 21 Nov")
    assert ledger(page) == known
    expect(page.get_by_text("You have not practised in the last 14 days.")).to_be_visible()


def test_the_plan_for_an_exam_is_told(learner: Visit, practised: dict[str, Any]) -> None:
    page = opened(learner)
    settings = {"retention": 0.9, "newADay": 5, "minutes": 10, "exam": "2026-12-24", "documents": []}
    bring(page, practised | {"settings": settings})
    expect(page.get_by_role("heading", name="Your exam")).to_be_visible()
    expect(page.locator("[data-part=ahead]")).to_contain_text("The exam is on 24 December 2026, in 33 days.")
