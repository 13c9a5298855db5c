"""An exam in a link, in a real browser whose clock the test moves: the same for all, never lost, honest at the end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import SIZES, BuiltSite, Visit, complaints, new_visit

# On a phone that is an eighth of an hour before, nothing differs.
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LINK = "exam/?n=10&mode=exam&seed=7&minutes=15"
ATTACK = "<img src=x onerror=alert(1)>"

QUIZ = f"""Study Guide: Cells

Short-Answer Quiz

1. What is <b>a cell</b> {ATTACK}?
2. What does a membrane do?

Answer Key

1. The smallest living thing {ATTACK}. It divides.
2. It keeps the inside in.
"""


@pytest.fixture(scope="module")
def quiz(build_site: Callable[[str, Path], BuiltSite], tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site of two questions, and no terms."""
    folder = tmp_path_factory.mktemp("exam-quiz")
    (folder / "cells.txt").write_text(QUIZ, encoding="utf-8")
    return build_site("exam-quiz", folder)


@pytest.fixture
def timed(visit: Visit) -> Visit:
    """A visitor at a desk whose clock stands at noon."""
    visit.page.clock.install(time=NOON)
    return visit


def begin(page: Page) -> None:
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", name=re.compile("^Question 1 of"))).to_be_focused()


def asked(page: Page) -> tuple[str, list[str]]:
    """Return the question in sight and what there is to choose."""
    return page.locator("#asked").inner_text(), page.locator(".choices .option").all_inner_texts()


def walked(page: Page) -> list[tuple[str, list[str]]]:
    """Return all questions of the exam, from the first one in sight."""
    begin(page)
    seen = [asked(page)]
    while page.get_by_role("button", name="Next").count():
        page.get_by_role("button", name="Next").click()
        seen.append(asked(page))
    return seen


def answer(page: Page, number: int) -> None:
    """Answer the question in sight: choose the first, or write its number."""
    if page.locator(".choices").count():
        page.locator(".choices input").first.check()
    else:
        page.locator("#own").fill(f"answer {number}")


def sit(page: Page, count: int = 10) -> None:
    """Answer all questions of an exam and hand in."""
    begin(page)
    for number in range(1, count + 1):
        expect(page.get_by_role("heading", name=f"Question {number} of {count}")).to_be_visible()
        answer(page, number)
        if number < count:
            page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Look over", exact=True).click()
    page.get_by_role("button", name="Hand in", exact=True).click()


def finish(page: Page) -> None:
    """Mark nothing, and go on to the score."""
    expect(page.locator("study-exam")).to_have_attribute("data-view", re.compile("marking|result"))
    if page.get_by_role("button", name="See the score").count():
        page.get_by_role("button", name="See the score").click()
    expect(page.locator(".result")).to_be_visible()


def slots(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Answer sheet").get_by_role("button")


def heading(page: Page) -> Locator:
    return page.locator(".strip h2")


def reviews(page: Page) -> dict[str, list[list[int]]]:
    """Return what the browser's database has of reviews, by card."""
    read = """async () => {
        const database = await new Promise((done) => {
            const request = indexedDB.open('studysite:/');
            request.onsuccess = () => done(request.result);
        });
        const all = [...database.objectStoreNames].map((name) => new Promise((done) => {
            const request = database.transaction(name).objectStore(name).getAll();
            request.onsuccess = () => done(request.result);
        }));
        const found = await Promise.all(all);
        database.close();
        return found;
    }"""
    made: dict[str, list[list[int]]] = {}

    def gather(value: object) -> None:
        if isinstance(value, dict) and value.get("reviews"):
            made[value["id"]] = value["reviews"]
        elif isinstance(value, dict | list):
            for part in value.values() if isinstance(value, dict) else value:
                gather(part)

    gather(page.evaluate(read))
    return made


# ── The form and the link ────────────────────────────────────────────────────────────────


def test_the_form_makes_a_link(visit: Visit) -> None:
    page = visit.go("exam/")
    page.get_by_role("radio", name="Terms only").check()
    boxes = page.get_by_role("group", name="From which documents").get_by_role("checkbox")
    for at in range(boxes.count()):
        boxes.nth(at).set_checked(at < 2)
    page.get_by_role("radio", name="20").check()
    expect(page.get_by_role("spinbutton", name="minutes")).to_have_value("30")
    page.get_by_role("spinbutton", name="minutes").fill("25")
    page.get_by_role("radio", name="5", exact=True).check()
    page.get_by_role("button", name="Make the exam").click()
    page.wait_for_url(re.compile(r"/exam/\?set=briefing,study-guide,terms&n=5&mode=exam&seed=\d{1,4}&minutes=25$"))
    expect(page.get_by_role("heading", name="5 questions, 25 minutes")).to_be_visible()
    expect(page.locator(".from")).to_contain_text("From the terms of “")


def test_without_a_clock_there_is_none(visit: Visit) -> None:
    page = visit.go("exam/")
    page.get_by_role("checkbox", name="Against the clock").uncheck()
    expect(page.get_by_role("spinbutton")).to_be_hidden()
    page.get_by_role("button", name="Make the exam").click()
    expect(page.get_by_role("heading", name="10 questions, no clock")).to_be_visible()
    assert "set=" not in page.url
    begin(page)
    expect(page.get_by_role("timer")).to_have_text("no clock")


def test_the_form_says_what_keeps_it_from_making_an_exam(visit: Visit) -> None:
    page = visit.go("exam/")
    page.get_by_role("spinbutton", name="minutes").fill("0")
    page.get_by_role("button", name="Make the exam").click()
    expect(page.get_by_role("alert")).to_have_text("Say how many minutes: a whole number from 1 to 600.")
    boxes = page.get_by_role("group", name="From which documents").get_by_role("checkbox")
    for at in range(boxes.count()):
        boxes.nth(at).uncheck()
    page.get_by_role("button", name="Make the exam").click()
    expect(page.get_by_role("alert")).to_have_text("Choose one document at least.")
    assert page.url.endswith("/exam/")


def test_a_link_gives_everybody_the_same_questions_choices_and_order(browser: Browser, site: BuiltSite) -> None:
    seen = []
    for number in (1, 2):
        with new_visit(browser, site) as visit:
            if number == 2:
                # Someone who has practised already, and misses things.
                sit(visit.go("exam/?n=5&mode=exam&seed=9&minutes=0"), 5)
                finish(visit.page)
                visit.page.get_by_role("button", name="today’s pile").click()
                expect(visit.page.locator(".pile")).to_contain_text("on today’s pile.")
            seen.append(walked(visit.go(LINK)))
        assert visit.faults == []
    assert seen[0] == seen[1]
    assert len({question for question, _ in seen[0]}) == 10
    assert any(choices for _, choices in seen[0])
    assert any(not choices for _, choices in seen[0])


def test_other_questions_of_the_same_length_are_a_link_away(visit: Visit) -> None:
    page = visit.go(LINK)
    page.get_by_role("link", name="Same length, other questions").click()
    page.wait_for_url(re.compile(r"\?n=10&mode=exam&seed=(?!7&)\d+&minutes=15"))
    expect(page.get_by_role("heading", name="10 questions, 15 minutes")).to_be_visible()
    other = walked(page)
    visit.go(LINK)
    assert walked(page) != other


@pytest.mark.parametrize(
    ("query", "size", "note"),
    [
        ("n=-1&seed=7", "10 questions, 15 minutes", "“-1” is no number of questions: the exam has 10."),
        ("n=1000000000&seed=7", "100 questions, 150 minutes", "An exam has 100 questions at the most."),
        ("n=5&minutes=%F0%9F%98%80", "5 questions, 8 minutes", "“😀” is no number of minutes: the exam takes 8."),
        ("set=nowhere&n=5&seed=x", "5 questions, 8 minutes", "This site has no document called “nowhere”"),
        (f"set={ATTACK}&n=5", "5 questions, 8 minutes", f"This site has no document called “{ATTACK}”"),
        ("n=%&seed=%&minutes=%", "10 questions, 15 minutes", "“%” is no number of questions: the exam has 10."),
    ],
)
def test_a_link_that_makes_no_sense_gives_an_exam_and_says_what_it_took_it_for(
    visit: Visit, query: str, size: str, note: str
) -> None:
    page = visit.go(f"exam/?{query}")
    expect(page.get_by_role("heading", name=size)).to_be_visible()
    expect(page.locator(".notes")).to_contain_text(note)
    assert page.locator(".exam :is(img, script)").count() == 0


def test_a_small_site_says_how_few_questions_it_has_and_where_there_are_none(browser: Browser, quiz: BuiltSite) -> None:
    with new_visit(browser, quiz) as visit:
        page = visit.go(LINK)
        expect(page.get_by_role("heading", name="2 questions, 15 minutes")).to_be_visible()
        expect(page.locator(".notes")).to_contain_text("There are only 2 questions to ask here.")
        visit.go("exam/?set=terms&n=10&mode=exam&seed=7")
        expect(page.locator(".exam")).to_contain_text("There is nothing to ask from the terms of all documents.")
        page.get_by_role("link", name="Make another exam").click()
        expect(page.get_by_role("button", name="Make the exam")).to_be_visible()
    assert visit.faults == []


def test_what_is_shared_is_the_whole_exam(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, permissions=["clipboard-read", "clipboard-write"]) as visit:
        page = visit.go(LINK)
        page.get_by_role("button", name="Share this exam").click()
        expect(page.get_by_text("Link copied").first).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == f"{site.url}/{LINK}"
    assert visit.faults == []


def test_without_questions_to_be_had_the_page_says_so_and_tries_again(visit: Visit) -> None:
    page = visit.page
    page.route("**/data/study/*", lambda route: route.abort())
    visit.go(LINK)
    expect(page.get_by_role("alert")).to_have_text("The questions could not be fetched. Is there a network?")
    page.unroute("**/data/study/*")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    assert all("ERR_FAILED" in fault for fault in visit.faults)
    visit.faults.clear()


# ── Sitting it ───────────────────────────────────────────────────────────────────────────


def test_nothing_tells_what_is_right_before_the_end(visit: Visit) -> None:
    page = visit.go(LINK)
    begin(page)
    for number in range(1, 11):
        assert page.locator(".card a, .card .src, .answer").count() == 0
        if page.locator(".choices").count():
            looks = []
            for choice in page.locator(".choices input").all():
                choice.check()
                page.mouse.move(0, 0)
                drawn = page.locator(".card").evaluate("one => one.outerHTML")
                looks.append(re.sub(r'(value="[^"]*"|<span>[^<]*</span>)', "", drawn))
            assert len(set(looks)) == 1
        if number < 10:
            page.get_by_role("button", name="Next").click()


def test_the_answer_sheet_tells_each_state_by_sign_and_word_and_leads_there(visit: Visit) -> None:
    page = visit.go(LINK)
    begin(page)
    answer(page, 1)
    page.get_by_role("button", name="Flag", exact=True).click()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Flag", exact=True).click()
    names = ["1, answered, flagged", "2, not answered, flagged", "3, not answered"]
    for at, name in enumerate(names):
        expect(slots(page).nth(at)).to_have_accessible_name(name)
    signs = [slots(page).nth(at).evaluate("one => getComputedStyle(one, '::after').content") for at in range(3)]
    assert [sign.split('"')[1] for sign in signs] == ["✓⚑", "⚑", "·"]
    expect(slots(page).nth(1)).to_have_attribute("aria-current", "step")
    slots(page).nth(0).click()
    expect(heading(page)).to_have_text("Question 1 of 10")
    expect(page.get_by_role("button", name="Flag", exact=True)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Flag", exact=True).click()
    expect(slots(page).nth(0)).to_have_accessible_name("1, answered")


def test_before_handing_in_one_sees_what_is_empty_and_flagged_and_can_go_back(visit: Visit) -> None:
    page = visit.go("exam/?n=3&mode=exam&seed=7&minutes=5")
    begin(page)
    answer(page, 1)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Flag", exact=True).click()
    page.get_by_role("button", name="Look over and hand in").click()
    expect(heading(page)).to_be_focused()
    expect(page.locator(".review")).to_contain_text("1 of 3 questions answered.")
    assert [re.sub(r"\s+", " ", one) for one in page.locator(".places").all_inner_texts()] == [
        "Not answered 2 3",
        "Flagged 2",
    ]
    page.get_by_role("button", name="Question 3", exact=True).click()
    expect(heading(page)).to_have_text("Question 3 of 3")


def test_single_keys_move_flag_and_choose_and_never_in_a_field(visit: Visit) -> None:
    page = visit.go(LINK)
    begin(page)
    page.keyboard.press("p")
    expect(heading(page)).to_have_text("Question 1 of 10")
    for number in range(1, 11):
        expect(heading(page)).to_have_text(f"Question {number} of 10")
        page.keyboard.press("f")
        expect(page.get_by_role("button", name="Flag", exact=True)).to_have_attribute("aria-pressed", "true")
        if page.locator(".choices").count():
            page.keyboard.press("2")
            expect(page.locator(".choices input").nth(1)).to_be_checked()
            page.locator(".choices input").nth(1).focus()
        else:
            page.locator("#own").press_sequentially("npf 12")
            expect(page.locator("#own")).to_have_value("npf 12")
            expect(page.get_by_role("button", name="Flag", exact=True)).to_have_attribute("aria-pressed", "true")
            heading(page).focus()
        page.keyboard.press("n")
    expect(page.get_by_role("heading", name="Before you hand in")).to_be_focused()
    expect(page.locator(".review")).to_contain_text("10 of 10 questions answered.")


def test_single_keys_can_be_switched_off(visit: Visit) -> None:
    page = visit.go("")
    page.evaluate("localStorage.setItem('studysite:/:shortcuts', 'off')")
    visit.go(LINK)
    begin(page)
    page.keyboard.press("n")
    expect(heading(page)).to_have_text("Question 1 of 10")
    assert page.get_by_text("Keys:").count() == 0


def test_a_reload_goes_on_with_answers_flags_place_and_time(timed: Visit) -> None:
    page = timed.go(LINK)
    begin(page)
    written: list[str] = []
    for number in range(1, 5):
        answer(page, number)
        written.append(page.locator("#own").input_value() if page.locator("#own").count() else "first")
        page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Flag", exact=True).click()
    page.clock.fast_forward("03:00")
    page.reload()
    expect(heading(page)).to_have_text("Question 5 of 10")
    expect(page.get_by_role("button", name="Flag", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("timer")).to_have_text("12 min left")
    for number, text in enumerate(written, 1):
        slots(page).nth(number - 1).click()
        if text == "first":
            expect(page.locator(".choices input").first).to_be_checked()
        else:
            expect(page.locator("#own")).to_have_value(text)


def test_the_form_leads_back_to_an_exam_that_was_left(timed: Visit) -> None:
    page = timed.go(LINK)
    begin(page)
    answer(page, 1)
    timed.go("exam/")
    expect(page.locator(".running")).to_contain_text("10 questions, 15 minutes, 1 answered")
    page.get_by_role("link", name="Go on with it").click()
    expect(heading(page)).to_have_text("Question 1 of 10")
    timed.go("exam/?n=5&mode=exam&seed=1&minutes=5")
    expect(page.locator(".notes")).to_contain_text("To start this one gives that one up.")


def test_two_tabs_sit_one_exam_and_neither_undoes_the_other(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        page = visit.go(LINK)
        begin(page)
        other = visit.page.context.new_page()
        other.goto(page.url)
        expect(heading(other)).to_be_visible()
        answer(page, 1)
        expect(slots(other).nth(0)).to_have_accessible_name("1, answered")
        slots(other).nth(1).click()
        answer(other, 2)
        expect(slots(page).nth(1)).to_have_accessible_name("2, answered")
        expect(heading(page)).to_have_text("Question 1 of 10")
        page.get_by_role("button", name="Look over and hand in").click()
        page.get_by_role("button", name="Hand in", exact=True).click()
        expect(other.locator("study-exam")).to_have_attribute("data-view", re.compile("marking|result"))
    assert visit.faults == []


def test_where_nothing_can_be_remembered_the_learner_is_told_and_can_sit_the_exam(visit: Visit) -> None:
    page = visit.page
    page.add_init_script("""for (const name of ['getItem', 'setItem', 'removeItem']) {
        Storage.prototype[name] = () => { throw new DOMException('no', 'SecurityError'); };
    }""")
    visit.go(LINK)
    expect(page.locator(".notes")).to_contain_text("stay on this page until the end")
    sit(page)
    finish(page)


@pytest.mark.parametrize(
    "kept",
    ["{", "[]", '{"version":9}', json.dumps({"version": 1, "phase": "sitting", "entries": [{"id": "__proto__"}]})],
)
def test_a_broken_memory_is_no_exam(visit: Visit, kept: str) -> None:
    page = visit.go("")
    page.evaluate("kept => localStorage.setItem('studysite:/:exam', kept)", kept)
    visit.go(LINK)
    begin(page)


def test_questions_that_left_the_site_since_are_left_out_and_told(visit: Visit) -> None:
    page = visit.go(LINK)
    begin(page)
    page.evaluate("""() => {
        const name = 'studysite:/:exam';
        window.addEventListener('pagehide', () => {
            const kept = JSON.parse(localStorage.getItem(name));
            kept.entries[3].id = 'q-gone';
            localStorage.setItem(name, JSON.stringify(kept));
        });
    }""")
    page.reload()
    expect(page.get_by_role("alert")).to_have_text("1 question of this exam left this site since.")
    expect(heading(page)).to_have_text("Question 1 of 9")


# ── The clock ────────────────────────────────────────────────────────────────────────────


def test_time_is_told_at_half_at_five_minutes_and_at_one(timed: Visit) -> None:
    page = timed.go(LINK)
    begin(page)
    expect(page.get_by_role("timer")).to_have_text("15 min left")
    for passed, told, shown in [
        ("07:31", "7 minutes and a half left", "8 min left"),
        ("02:30", "5 minutes left", "5 min left"),
        ("04:00", "1 minute left", "0:59 left"),
    ]:
        page.clock.run_for(passed)
        expect(page.locator("p[role=status]")).to_have_text(told)
        expect(page.get_by_role("timer")).to_have_text(shown)


def test_when_the_time_is_up_the_exam_ends_with_what_is_there(timed: Visit) -> None:
    page = timed.go(LINK)
    begin(page)
    while page.locator(".choices").count():
        page.get_by_role("button", name="Next").click()
    page.locator("#own").fill("half a sen")
    page.clock.run_for("15:01")
    expect(page.get_by_role("heading", name="Time is up: mark what you wrote")).to_be_focused()
    expect(page.locator(".yours")).to_contain_text("half a sen")
    page.get_by_role("button", name="See the score").click()
    expect(page.locator(".result")).to_contain_text("Time was up.")
    expect(page.locator(".result h2")).to_have_text("0 of 10")


def test_time_goes_on_while_the_page_is_closed(timed: Visit) -> None:
    page = timed.go(LINK)
    begin(page)
    answer(page, 1)
    timed.go("")
    page.clock.set_system_time(NOON + timedelta(hours=3))
    timed.go(LINK)
    expect(page.locator("study-exam")).to_have_attribute("data-view", re.compile("marking|result"))
    finish(page)
    expect(page.locator(".result")).to_contain_text("Time was up.")


def test_a_device_whose_clock_is_put_back_gets_no_more_time(timed: Visit) -> None:
    page = timed.go(LINK)
    begin(page)
    page.clock.run_for("05:00")
    expect(page.get_by_role("timer")).to_have_text("10 min left")
    page.clock.set_system_time(NOON - timedelta(days=2))
    page.clock.run_for("00:02")
    expect(page.get_by_role("timer")).to_have_text("10 min left")
    page.reload()
    expect(page.get_by_role("timer")).to_have_text("10 min left")
    page.clock.run_for("10:00")
    expect(page.locator(".result")).to_contain_text("Time was up.")


# ── The end ──────────────────────────────────────────────────────────────────────────────


def test_written_answers_are_marked_by_points_and_choices_by_the_key(visit: Visit) -> None:
    page = visit.go(LINK)
    sit(page)
    cards = page.locator(".to-mark")
    expect(page.get_by_role("heading", name="Mark what you wrote")).to_be_focused()
    expect(page.locator(".exam > .told")).to_contain_text(f"You are the judge of {cards.count()} answers")
    shares = []
    for at in range(cards.count()):
        boxes = cards.nth(at).get_by_role("checkbox")
        ticked = boxes.count() if at == 0 else 1
        for box in range(ticked):
            boxes.nth(box).check()
        shares.append(ticked / boxes.count())
    page.reload()
    expect(cards.first.get_by_role("checkbox").first).to_be_checked()
    page.get_by_role("button", name="See the score").click()
    written = round(sum(shares), 1)
    marks = page.locator("[data-mark]").all_inner_texts()
    chosen = sum(mark == "right" for mark in marks)
    total = f"{round(chosen + sum(shares), 1):g}"
    expect(page.locator(".result h2")).to_have_text(f"{total} of 10")
    expect(page.locator(".result .from")).to_contain_text(
        f"{chosen} of {10 - len(shares)} by choice, {written:g} of {len(shares)} by your own judgement."
    )
    points = page.locator(".by-place .whole td").all_inner_texts()
    assert sum(int(one.split(" of ")[1]) for one in points) == 10
    assert abs(sum(float(one.split(" of ")[0]) for one in points) - float(total)) < 0.2
    # What was missed lies open, with what was answered, what is right and the way to the passage.
    for card, mark in zip(page.locator(".reviewed .card").all(), marks, strict=True):
        assert (card.locator("details").get_attribute("open") is None) == (mark.startswith("right")), mark
    missed = page.locator(".reviewed .card:has([data-mark=missed])").first
    expect(missed.locator(".yours")).to_be_visible()
    expect(missed.locator(".answer")).to_be_visible()
    expect(missed.get_by_role("link", name="Read the passage")).to_be_visible()


def test_what_was_missed_goes_on_todays_pile_when_asked_and_can_be_taken_back(timed: Visit) -> None:
    page = timed.go(LINK)
    sit(page)
    finish(page)
    missed = page.locator("[data-mark=missed]").count()
    assert missed > 1
    page.get_by_role("button", name=f"Put the {missed} you missed on today’s pile").click()
    expect(page.locator(".pile")).to_contain_text(f"{missed} cards of this exam are on today’s pile.")
    made = reviews(page)
    assert len(made) == missed
    day = NOON.toordinal() - datetime(1970, 1, 1, tzinfo=UTC).toordinal()
    assert all(grade == 1 and abs(on - day) <= 1 for ((_, grade, on),) in made.values())
    # Once, however often the page is opened.
    page.reload()
    expect(page.locator(".pile")).to_contain_text(f"{missed} cards of this exam are on today’s pile.")
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("button", name="on today’s pile")).to_be_focused()
    assert reviews(page) == {}


def test_a_pile_that_cannot_be_fetched_is_told(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        page = visit.go("exam/?n=4&mode=exam&seed=7&minutes=0")
        sit(page, 4)
        finish(page)
        page.route("**/assets/missed-*.js", lambda route: route.abort())
        page.get_by_role("button", name="on today’s pile").click()
        expect(page.locator(".pile [role=alert]")).to_contain_text("Is there a network?")
        page.unroute("**/assets/missed-*.js")
        page.get_by_role("button", name="on today’s pile").click()
        expect(page.locator(".pile")).to_contain_text("of this exam")
    assert [fault for fault in visit.faults if not re.search("ERR_FAILED|registration blocked", fault)] == []


def test_a_score_is_shared_as_a_link_and_compared_with_ones_own(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, permissions=["clipboard-read", "clipboard-write"]) as visit:
        page = visit.go(LINK)
        sit(page)
        finish(page)
        own = page.locator(".result h2").inner_text()
        page.get_by_role("button", name="Share this score").click()
        expect(page.get_by_text("Link copied").first).to_be_visible()
        shared = str(page.evaluate("navigator.clipboard.readText()"))
        assert shared == f"{site.url}/{LINK}#score={own.replace(' of ', '-')}"
        # In the same browser, beside the result that is there.
        page.goto(f"{site.url}/{LINK}#score=9.5-10")
        expect(page.locator(".scores")).to_have_text(f"A member of your group, as the link says9.5 of 10You{own}")
        expect(page.locator("script[src*='/assets/lost-']")).to_have_count(0)
        # Another exam in between: the score is still known.
        page.get_by_role("button", name="Take it again").click()
        expect(page.locator(".cover .scores")).to_contain_text(f"You{own}")
    assert visit.faults == []
    with new_visit(browser, site) as visit:
        page = visit.page
        page.goto(shared)
        expect(page.locator(".scores")).to_have_text(f"A member of your group, as the link says{own}")
        expect(page.get_by_role("button", name="Start")).to_be_visible()
    assert visit.faults == []


@pytest.mark.parametrize(
    ("fragment", "shown"),
    [
        ("score=999-10", "10 of 10"),
        ("score=1e9-10", ""),
        (f"score={ATTACK}-10", ""),
        ("score=-5-10", ""),
        ("score=1-0", ""),
    ],
)
def test_a_forged_score_is_clamped_or_passed_over(visit: Visit, fragment: str, shown: str) -> None:
    page = visit.go(f"{LINK}#{fragment}")
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    assert page.locator(".scores dd").all_inner_texts() == ([shown] if shown else [])
    assert page.locator(".exam :is(img, script)").count() == 0


def test_texts_of_documents_are_no_markup_at_any_step(browser: Browser, quiz: BuiltSite) -> None:
    with new_visit(browser, quiz) as visit:
        page = visit.go("exam/?n=2&mode=exam&seed=7&minutes=0")
        sit(page, 2)
        expect(page.locator(".to-mark")).to_have_count(2)
        assert page.locator(".exam :is(img, b:not(.strip b), script)").count() == 0
        finish(page)
        expect(page.locator(".reviewed")).to_contain_text(ATTACK)
        assert page.locator(".exam :is(img, script)").count() == 0
    assert visit.faults == []


def test_an_exam_is_sat_from_a_copy_opened_as_files(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, BuiltSite(site.folder, site.folder.as_uri())) as visit:
        page = visit.go("exam/index.html")
        page.get_by_role("radio", name="5", exact=True).check()
        page.get_by_role("button", name="Make the exam").click()
        sit(page, 5)
        finish(page)
    assert visit.faults == []


# ── For everybody ────────────────────────────────────────────────────────────────────────


@pytest.fixture(params=["phone", "desk"])
def both(request: pytest.FixtureRequest, browser: Browser, site: BuiltSite) -> Iterator[Visit]:
    """A visitor with a phone by night, and one at a desk by day."""
    phone = request.param == "phone"
    options = {"color_scheme": "dark" if phone else "light", "has_touch": phone, "reduced_motion": "reduce"}
    with new_visit(browser, site, viewport=SIZES[request.param], **options) as made:
        yield made
    assert made.faults == []


def test_every_state_is_accessible_and_fits_the_window(both: Visit) -> None:
    page = both.page
    width = page.viewport_size["width"] if page.viewport_size else 0

    def looked_at() -> None:
        assert complaints(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width == SIZES["phone"]["width"]:
            pressed = ".exam :is(button, .option, a.btn, a.share)"
            heights = page.locator(pressed).evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
            assert min(height for height in heights if height) >= 44

    both.go("exam/")
    expect(page.get_by_role("button", name="Make the exam")).to_be_visible()
    looked_at()
    both.go("exam/?set=nothing&n=6&mode=exam&seed=7&minutes=15#score=4-6")
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    looked_at()
    begin(page)
    looked_at()
    for number in range(1, 6):
        answer(page, number)
        page.get_by_role("button", name="Next").click()
        looked_at()
    page.get_by_role("button", name="Look over and hand in").click()
    looked_at()
    page.get_by_role("button", name="Hand in", exact=True).click()
    expect(page.locator(".to-mark").first).to_be_visible()
    looked_at()
    finish(page)
    looked_at()
    page.get_by_role("button", name="on today’s pile").click()
    expect(page.get_by_role("button", name="Take back")).to_be_focused()
    looked_at()


def test_the_whole_exam_can_be_sat_by_keyboard_alone(visit: Visit) -> None:
    page = visit.go("exam/?n=3&mode=exam&seed=7&minutes=0")
    page.get_by_role("button", name="Start").focus()
    page.keyboard.press("Enter")
    for number in range(1, 4):
        expect(heading(page)).to_be_focused()
        expect(heading(page)).to_have_text(f"Question {number} of 3")
        page.keyboard.press("Tab")
        page.keyboard.press("Space") if page.locator(".choices").count() else page.keyboard.type("Something.")
        while page.evaluate("document.activeElement.textContent") not in ("Next", "Look over"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    while page.evaluate("document.activeElement.textContent") != "Hand in":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".exam h2").first).to_be_focused()


def test_the_answer_sheet_stands_in_the_margin_of_a_desk_and_below_the_card_on_a_phone(both: Visit) -> None:
    page = both.go(LINK)
    begin(page)
    sheet, card = page.locator(".rail").bounding_box(), page.locator(".exam .card").bounding_box()
    assert sheet
    assert card
    if page.viewport_size == SIZES["desk"]:
        assert sheet["x"] + sheet["width"] <= card["x"]
        assert abs(sheet["y"] - card["y"]) < 24
    else:
        assert sheet["y"] >= card["y"] + card["height"]
        # What is pressed most is under the thumb, whatever the question is like.
        expect(page.get_by_role("button", name="Next")).to_be_in_viewport(ratio=1)
