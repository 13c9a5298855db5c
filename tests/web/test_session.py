"""Cards, dealt one by one on /study/: every way through a session, with the clock under control."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import SIZES, BuiltSite, Visit, complaints_by_day_and_night, new_visit
from study_deck import Card, deal, questions

# Of the learner's clock on the wall, whatever the zone.
NOON = dt.datetime(2026, 11, 21, 12)  # noqa: DTZ001
DAY = dt.timedelta(days=1)


@pytest.fixture
def learner(browser: Browser, site: BuiltSite) -> Iterator[Visit]:
    """A visitor whose clock stands at noon, and who has no cards yet."""
    with new_visit(browser, site) as made:
        made.page.clock.install(time=NOON)
        yield made
    assert made.faults == []


def study(visit: Visit, cards: list[Card], address: str = "study/") -> Page:
    """Open the first card of the drawer."""
    deal(visit.page.context, cards)
    page = visit.go(address)
    expect(page.locator("study-session .today")).to_be_visible()
    return page


def begin(visit: Visit, cards: list[Card], address: str = "study/") -> Page:
    """Start a session."""
    page = study(visit, cards, address)
    page.get_by_role("button", name="Start", exact=True).click()
    expect(reveal(page)).to_be_visible()
    return page


def reveal(page: Page) -> Locator:
    return page.get_by_role("button", name="Show the answer")


def prompt(page: Page) -> str:
    return page.locator(".prompt").inner_text()


def answer(page: Page, key: str) -> None:
    """Show the answer and grade it, and wait until that is kept and the next card or the end is there."""
    before = page.locator(".prompt").element_handle()
    page.keyboard.press("Space")
    page.keyboard.press(key)
    page.wait_for_function("(one) => !one.isConnected", arg=before)


# Whether a setting is kept: it holds at once, and is written behind the page. On a busy machine the browser needs some
# hundredths of a second, and gives up what it has not written when the page is left.
KEPT = """async ([name, value]) => {
  const open = indexedDB.open("studysite:/");
  const database = await new Promise((done) => (open.onsuccess = () => done(open.result)));
  const asked = database.transaction("settings").objectStore("settings").get("settings");
  const settings = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  database.close();
  return JSON.stringify(settings?.[name]) === JSON.stringify(value);
}"""


def reload(page: Page, name: str, value: object) -> None:
    """Load the page anew when a setting is kept."""
    page.wait_for_function(KEPT, arg=[name, value])
    page.reload()


def grade(page: Page, name: str) -> Locator:
    return page.locator(".grades").get_by_role("button", name=name)


def suggested(page: Page) -> list[str]:
    """Return the names of the grades that are marked, in words and by sign."""
    marked = [one.locator("b").inner_text() for one in page.locator(".grade[data-suggested]").all()]
    said = [one.inner_text().split("\n")[0] for one in page.locator(".grade:has(small)").all()]
    assert marked == said
    return marked


# ── The beginning ────────────────────────────────────────────────────────────────────────


def test_the_cards_of_the_site_can_be_practised(visit: Visit) -> None:
    page = visit.go("study/")
    page.get_by_role("button", name="Start", exact=True).click()
    for _ in range(5):
        expect(reveal(page)).to_be_visible()
        assert prompt(page)
        answer(page, "3")
    assert page.locator(".strip b").inner_text().startswith("6 of ")


def test_the_first_card_tells_what_is_due_and_how_long_it_takes(learner: Visit) -> None:
    page = study(learner, questions(6))
    expect(page.locator(".today")).to_have_text("6 new today")
    expect(page.locator(".first")).to_contain_text(re.compile(r"6 cards, about \d min\."))
    expect(page.locator(".first .strip")).to_contain_text("Sat 21 Nov")
    # Nothing that could be seen before: the head of the page says what this is.
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def in_session(page: Page) -> int:
    """Return how many cards the session would have."""
    told = page.locator(".first > .label[aria-live]").inner_text()
    (cards, minutes) = re.findall(r"(\d+) cards, about (\d+) min", told)[0]
    wanted = int(page.locator("[name=minutes]:checked").input_value())
    assert wanted - 1 <= int(minutes) <= wanted
    assert ("more can wait" in told) == (int(cards) < 200)
    return int(cards)


def test_a_session_of_five_minutes_holds_fewer_cards_and_the_length_is_remembered(learner: Visit) -> None:
    page = study(learner, questions(200))
    page.locator("summary", has_text="Settings").click()
    page.get_by_label("New cards a day").fill("200")
    page.get_by_label("New cards a day").press("Tab")
    page.get_by_role("radio", name="5 min").check()
    five = in_session(page)
    page.get_by_role("radio", name="20 min").check()
    assert in_session(page) == pytest.approx(4 * five, abs=4)
    reload(page, "minutes", 20)
    expect(page.get_by_role("radio", name="20 min")).to_be_checked()
    expect(page.locator(".today")).to_have_text("200 new today")


def test_settings_that_cannot_be_are_not_taken(learner: Visit) -> None:
    page = study(learner, questions(3))
    page.locator("summary", has_text="Settings").click()
    recall = page.get_by_label("Wanted recall")
    expect(recall).to_have_value("90")
    recall.fill("20")
    recall.press("Tab")
    page.reload()
    page.locator("summary", has_text="Settings").click()
    expect(recall).to_have_value("90")
    recall.fill("80")
    recall.press("Tab")
    reload(page, "retention", 0.8)
    page.locator("summary", has_text="Settings").click()
    expect(recall).to_have_value("80")


def test_an_exam_is_told_with_what_it_takes(learner: Visit) -> None:
    page = study(learner, questions(30))
    page.locator("summary", has_text="Settings").click()
    day = page.get_by_label("Exam on (optional)")
    day.fill("2026-12-01")
    day.press("Enter")
    told = page.locator(".settings [role=status]")
    expect(told).to_contain_text("10 days to go: about ")
    expect(told).not_to_contain_text("not see everything")
    day.fill("2026-11-22")
    expect(told).to_contain_text("As it is set, you will not see everything again in time")
    day.fill("2026-11-01")
    expect(told).to_have_text("That day is over. Practice goes on without a date.")
    day.fill("")
    expect(told).to_be_empty()


def test_documents_can_be_chosen_and_none_means_all(learner: Visit) -> None:
    cards = [*questions(3), Card("q-rivers", "Where does it flow?", document=1)]
    page = study(learner, cards)
    page.locator("summary", has_text="Documents: all 2").click()
    page.get_by_role("checkbox", name="Cells").uncheck()
    expect(page.locator(".today")).to_have_text("1 new today")
    reload(page, "documents", ["rivers"])
    expect(page.locator("summary", has_text="Documents: 1 of 2")).to_be_visible()
    page.locator("summary", has_text="Documents").click()
    page.get_by_role("checkbox", name="Rivers").click()
    expect(page.locator(".today")).to_have_text("4 new today")
    expect(page.get_by_role("checkbox", name="Cells")).to_be_checked()


def test_a_link_chooses_documents_for_one_visit(learner: Visit) -> None:
    cards = [*questions(3), Card("q-rivers", "Where does it flow?", document=1)]
    page = study(learner, cards, "study/?set=rivers,unknown")
    expect(page.locator(".today")).to_have_text("1 new today")
    page.get_by_role("radio", name="5 min").check()
    learner.go("study/?set=unknown")
    expect(page.locator(".today")).to_have_text("4 new today")
    expect(page.get_by_role("radio", name="5 min")).to_be_checked()


def test_there_are_ways_to_the_exam_and_to_progress(learner: Visit) -> None:
    page = study(learner, questions(1))
    for name, address in (("Exam", "/exam/"), ("Progress", "/progress/")):
        expect(page.locator(".tools").get_by_role("link", name=name)).to_have_attribute("href", f"..{address}")


def test_a_site_without_cards_says_so_and_leads_to_what_can_be_read(learner: Visit) -> None:
    deal(learner.page.context, [])
    page = learner.go("study/")
    expect(page.locator("study-session")).to_contain_text("There are no cards yet")
    page.get_by_role("link", name="Read the documents").click()
    page.wait_for_url("**/read/")


def test_without_script_the_page_leads_to_the_questions(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, java_script_enabled=False) as visit:
        page = visit.go("study/")
        page.locator("study-session a[href='../practice/']").click()
        page.wait_for_url("**/practice/")


# ── A card ───────────────────────────────────────────────────────────────────────────────


def test_a_card_asks_first_and_nothing_else_is_there(learner: Visit) -> None:
    page = begin(learner, questions(3, points=2))
    assert "point 1" not in page.locator("study-session").inner_html()
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator(".strip b")).to_have_text("1 of 3")
    expect(page.locator(".dealt")).to_have_class("dealt more")
    source = page.locator(".strip a.src")
    expect(source).to_have_attribute("href", "../sources/study-guide/#L1")
    expect(source).to_have_text("cells, line 1")


def test_the_last_card_has_no_other_behind_it(learner: Visit) -> None:
    page = begin(learner, questions(1))
    expect(page.locator(".dealt")).to_have_class("dealt")


def test_space_shows_the_answer_and_a_digit_takes_the_next_card(learner: Visit) -> None:
    page = begin(learner, questions(3))
    first = prompt(page)
    assert page.evaluate("document.activeElement.textContent") == first
    expect(page.locator("study-session > [role=status]")).to_have_text("Card 1 of 3")
    page.keyboard.press("3")
    assert prompt(page) == first
    page.keyboard.press("Space")
    expect(page.get_by_role("group", name="Answer")).to_be_focused()
    page.keyboard.press("4")
    expect(page.locator(".strip b")).to_have_text("2 of 3")
    expect(page.locator("study-session > [role=status]")).to_have_text("Card 2 of 3")
    assert page.evaluate("document.activeElement.textContent") == prompt(page) != first


def test_each_grade_tells_when_the_card_comes_back(learner: Visit) -> None:
    page = begin(learner, questions(2))
    page.keyboard.press("Space")
    names = [one.inner_text().replace("\n", " ") for one in page.locator(".grade").all()]
    assert names == ["Again 1 min", "Hard 6 min", "Good 10 min", "Easy 8 days"]


def test_the_points_that_are_ticked_suggest_a_grade(learner: Visit) -> None:
    page = begin(learner, questions(2, points=2))
    page.keyboard.press("Space")
    group = page.get_by_role("group", name="Which points did you have?")
    assert suggested(page) == ["Again"]
    group.get_by_role("checkbox").nth(0).check()
    assert suggested(page) == ["Hard"]
    group.get_by_role("checkbox").nth(1).check()
    assert suggested(page) == ["Good"]
    group.get_by_role("checkbox").nth(1).press("Space")
    assert suggested(page) == ["Hard"]
    # The learner decides, also from a box that has the focus.
    page.keyboard.press("4")
    expect(page.locator(".strip b")).to_have_text("2 of 2")


def test_of_a_single_point_nothing_is_ticked_and_nothing_suggested(learner: Visit) -> None:
    page = begin(learner, questions(1))
    page.keyboard.press("Space")
    expect(page.locator(".points")).to_have_text("Did you have it?")
    assert page.locator("study-session input").count() == 0
    assert suggested(page) == []


def test_an_answer_that_is_a_list_of_its_points_stands_there_once(learner: Visit) -> None:
    points = ("One kind.", "Another kind.")
    card = Card("b-00000001", "Name the kinds.", points, "branch", answer=(["ul", *([["p", one]] for one in points)],))
    page = begin(learner, [card])
    page.keyboard.press("Space")
    expect(page.get_by_text("Another kind.")).to_have_count(1)
    page.get_by_role("group", name="Answer").get_by_role("checkbox").first.check()
    assert suggested(page) == ["Hard"]


def test_what_was_written_stays_to_be_compared_and_is_kept_nowhere(learner: Visit) -> None:
    page = begin(learner, questions(2))
    field = page.get_by_label("Your answer (optional)")
    field.press_sequentially("about 3 things u know")
    expect(field).to_have_value("about 3 things u know")
    field.press("Control+Enter")
    expect(page.locator(".grades")).to_be_visible()
    expect(field).to_be_visible()
    page.get_by_role("group", name="Answer").focus()
    page.keyboard.press("3")
    expect(page.locator(".strip b")).to_have_text("2 of 2")
    expect(field).to_have_value("")
    page.keyboard.press("Space")
    expect(field).to_be_hidden()
    kept = """async () =>
        JSON.stringify([{...localStorage}, await Promise.all((await indexedDB.databases()).map(({name}) =>
        new Promise((done) => { const asked = indexedDB.open(name); asked.onsuccess = () => {
            const base = asked.result; const all = []; const stores = [...base.objectStoreNames];
            const turn = base.transaction(stores);
            for (const one of stores) turn.objectStore(one).getAll().onsuccess = (event) => all.push(
                event.target.result);
            turn.oncomplete = () => { base.close(); done(all); }; }; })))])"""
    told = page.evaluate(kept)
    assert "q-0000000" in told
    assert "things" not in told


def test_why_is_asked_on_request_and_leads_to_the_passage(learner: Visit) -> None:
    page = begin(learner, questions(2))
    page.keyboard.press("w")
    expect(page.locator(".why")).to_have_count(0)
    page.keyboard.press("Space")
    why = page.get_by_role("button", name="Why?")
    expect(why).to_have_attribute("aria-expanded", "false")
    why.click()
    expect(page.get_by_label("Why is that so? Say it in one sentence.")).to_be_focused()
    page.keyboard.type("3")
    expect(page.locator(".strip b")).to_have_text("1 of 2")
    why.click()
    expect(page.locator(".why")).to_be_hidden()
    page.keyboard.press("w")
    page.get_by_role("link", name="the passage", exact=True).click()
    page.wait_for_url("**/read/briefing/")


def test_the_way_to_a_passage_and_back_loses_nothing(learner: Visit) -> None:
    page = begin(learner, questions(4))
    answer(page, "4")
    page.keyboard.press("Space")
    page.get_by_role("link", name="Read the passage").click()
    page.wait_for_url("**/read/briefing/")
    page.go_back()
    expect(page.get_by_role("button", name="Continue")).to_be_visible()
    expect(page.locator(".today")).to_have_text("3 new today")


CHOICES = [
    Card(f"t-{name}", f"What is a {name}?", (said,), "term", short=said, group="terms")
    for name, said in {
        "subnet": "A range of addresses.",
        "bucket": "A place for files.",
        "role": "A set of permissions.",
        "queue": "A line of messages.",
        "cluster": "A group of machines.",
    }.items()
]


def test_a_choice_is_offered_only_to_those_who_had_time_to_recall(learner: Visit) -> None:
    page = begin(learner, CHOICES)
    offer = page.get_by_role("button", name="Give me a choice")
    expect(offer).to_be_hidden()
    page.clock.run_for(7000)
    expect(offer).to_be_hidden()
    page.clock.run_for(2000)
    offer.click()
    choices = page.get_by_role("group", name="Which one is it?")
    expect(choices.get_by_role("button")).to_have_count(4)
    expect(choices.get_by_role("button").first).to_be_focused()
    expect(page.locator(".grades")).to_have_count(0)


@pytest.mark.parametrize("isright", [True, False])
def test_a_choice_has_feedback_and_suggests_no_more_than_hard(learner: Visit, isright: bool) -> None:
    page = begin(learner, CHOICES)
    right = next(card.short for card in CHOICES if card.prompt == prompt(page))
    page.keyboard.press("c")
    choices = page.get_by_role("group", name="Which one is it?")
    expect(choices.get_by_role("button", name=right)).to_be_visible()
    picked = choices.get_by_role("button", name=right)
    if not isright:
        picked = choices.get_by_role("button").filter(has_not_text=right).first
    picked.click()
    expect(page.locator(".feedback")).to_contain_text("✓ Right." if isright else "× Not this one.")
    expect(choices.get_by_role("button", name=right)).to_contain_text("(right)")
    assert choices.get_by_text("(your choice)").count() == (not isright)
    expect(page.locator(".answer")).to_contain_text(right)
    assert suggested(page) == ["Hard" if isright else "Again"]


def test_a_choice_that_nobody_picked_is_gone_with_the_answer(learner: Visit) -> None:
    page = begin(learner, CHOICES)
    page.keyboard.press("c")
    expect(page.locator(".choices button").first).to_be_focused()
    page.clock.run_for(9000)
    expect(page.get_by_role("button", name="Give me a choice")).to_be_hidden()
    reveal(page).click()
    expect(page.locator(".choices")).to_have_count(0)
    assert suggested(page) == []


def test_there_is_no_choice_where_too_few_cards_are_of_a_kind(learner: Visit) -> None:
    page = begin(learner, CHOICES[:3])
    page.keyboard.press("c")
    expect(page.locator("study-session > [role=status]")).to_have_text("There is no choice for this card.")
    page.clock.run_for(20_000)
    expect(page.get_by_role("button", name="Give me a choice")).to_be_hidden()


def test_texts_of_cards_are_text_and_their_links_lead_nowhere_foreign(learner: Visit) -> None:
    attack = "<img src=x onerror='document.title=1'>"
    urls = [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        " data:text/html,x",
        "//evil.example/",
        "\\\\evil.example",
        "/x",
    ]
    links = [["p", *(["a", url, f"link {at} "] for at, url in enumerate(urls))]]
    safe = ["p", ["a", "https://a.example/", "far"], ["a", "glossary/subnet/", "near"], ["strong", ["code", attack]]]
    blocks = (*links, safe, ["table", [[attack], ["b"]], [["c"], ["d"]]], ["pre", attack], ["ol", [["p", attack]]])
    page = begin(learner, [Card("q-00000001", attack, (attack, "b"), answer=blocks, url="javascript:alert(1)")])
    assert prompt(page) == attack
    page.keyboard.press("Space")
    card = page.locator("article.card")
    assert card.locator("img, script").count() == 0
    hrefs = [one.get_attribute("href") for one in card.locator("a").all()]
    assert hrefs == ["../sources/study-guide/#L1", "https://a.example/", "../glossary/subnet/"]
    assert card.get_by_text(attack).count() == 6


# ── Grades, undo, putting aside ──────────────────────────────────────────────────────────


def test_a_card_that_was_missed_comes_back_in_the_same_session(learner: Visit) -> None:
    page = begin(learner, questions(2))
    first = prompt(page)
    answer(page, "1")
    answer(page, "4")
    assert prompt(page) == first
    expect(page.locator(".strip b")).to_have_text("1 of 2, again")


def test_closing_the_page_after_a_grade_loses_nothing(learner: Visit) -> None:
    page = begin(learner, questions(5))
    answer(page, "4")
    answer(page, "4")
    page.close()
    again = learner.page.context.new_page()
    again.clock.install(time=NOON + dt.timedelta(minutes=1))
    again.goto(f"{learner.site.url}/study/")
    expect(again.locator(".today")).to_have_text("3 new today")
    expect(again.get_by_role("button", name="Continue")).to_be_visible()


def test_other_pages_get_to_know_what_is_due(learner: Visit) -> None:
    page = begin(learner, questions(3))
    remembered = "() => Object.entries({...localStorage}).find(([name]) => name.endsWith(':due'))?.[1]"
    assert page.evaluate(remembered) is None
    answer(page, "1")
    page.clock.run_for(1000)
    today = dt.date(2026, 11, 21).toordinal() - dt.date(1970, 1, 1).toordinal()
    assert page.evaluate(remembered) == f"{today}:1"


def test_the_next_card_is_there_before_it_is_asked_for(learner: Visit) -> None:
    context = learner.page.context
    deal(context, questions(3), apart=True)
    page = learner.go("study/")
    # Nothing is fetched for a choice meanwhile.
    page.clock.pause_at(NOON + DAY)
    with page.expect_response("**/0000000000000002.js", timeout=10_000):
        page.get_by_role("button", name="Start", exact=True).click()
    expect(reveal(page)).to_be_visible()
    context.unroute_all()
    context.route("**/*", lambda route: route.abort())
    for number in (2, 3):
        answer(page, "4")
        expect(page.locator(".strip b")).to_have_text(f"{number} of 3")


def test_undo_goes_back_step_by_step_with_the_answer_as_it_was(learner: Visit) -> None:
    page = begin(learner, questions(4))
    seen = []
    for key in "431":
        seen.append(prompt(page))
        answer(page, key)
    page.keyboard.press("u")
    expect(page.locator(".prompt")).to_have_text(seen[2])
    expect(page.locator(".grades")).to_be_visible()
    expect(page.locator("study-session > [role=status]")).to_have_text("Undone. Card 3 of 4")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".prompt")).to_have_text(seen[1])
    page.keyboard.press("u")
    expect(page.locator(".prompt")).to_have_text(seen[0])
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    page.keyboard.press("u")
    page.reload()
    expect(page.locator(".today")).to_have_text("4 new today")


def test_not_today_is_tomorrow(learner: Visit) -> None:
    page = begin(learner, questions(2))
    put = prompt(page)
    page.get_by_role("button", name="Not today").click()
    expect(page.locator(".prompt")).not_to_have_text(put)
    page.reload()
    expect(page.locator(".today")).to_have_text("1 new today")
    page.clock.set_system_time(NOON + DAY)
    page.reload()
    expect(page.locator(".today")).to_have_text("2 new today")


def test_never_again_can_be_taken_back_at_the_end(learner: Visit) -> None:
    page = begin(learner, questions(2))
    put = prompt(page)
    page.get_by_role("button", name="Never again").click()
    expect(page.locator(".prompt")).not_to_have_text(put)
    answer(page, "4")
    expect(page.locator(".today")).to_have_text("Done for now")
    page.get_by_role("button", name="Ask again: Question").click()
    expect(page.locator(".suspended")).to_contain_text("Will be asked again")
    page.get_by_role("button", name="Back to the start").click()
    expect(page.locator(".today")).to_have_text("1 new today")


def test_never_again_holds_and_is_undone_by_a_key(learner: Visit) -> None:
    page = begin(learner, questions(2))
    put = prompt(page)
    page.get_by_role("button", name="Never again").click()
    expect(page.locator(".prompt")).not_to_have_text(put)
    page.keyboard.press("u")
    expect(page.locator(".prompt")).to_have_text(put)
    expect(reveal(page)).to_be_visible()
    page.get_by_role("button", name="Never again").click()
    expect(page.locator(".prompt")).not_to_have_text(put)
    page.clock.set_system_time(NOON + DAY)
    page.reload()
    expect(page.locator(".today")).to_have_text("1 new today")


def test_a_card_that_is_forgotten_again_and_again_says_so_with_advice(learner: Visit) -> None:
    page = study(learner, questions(1))
    now = NOON
    for key in ["4", *["1", "3"] * 7, "1"]:
        page.locator("study-session .btn.main").click()
        expect(reveal(page)).to_be_visible()
        assert page.locator(".leech").count() == 0
        answer(page, key)
        now += dt.timedelta(minutes=11) if key == "1" else 40 * DAY
        page.clock.set_system_time(now)
        page.reload()
    page.locator("study-session .btn.main").click()
    expect(page.locator(".leech")).to_contain_text("Hard for you: forgotten 8 times. Read its passage again")


# ── The end ──────────────────────────────────────────────────────────────────────────────


def test_the_end_tells_what_was_recalled_and_what_is_next(learner: Visit) -> None:
    page = begin(learner, questions(3))
    for key in "442":
        answer(page, key)
    expect(page.locator(".today")).to_be_focused()
    expect(page.locator(".first")).to_contain_text("3 cards. You recalled all of them at the first go.")
    expect(page.locator(".first")).to_contain_text(re.compile("1 card comes back in [56] min."))
    expect(page.get_by_role("link", name="See your progress")).to_have_attribute("href", "../progress/")
    page.get_by_role("button", name="Take it now").click()
    expect(page.locator(".strip b")).to_have_text("3 of 3, again")
    answer(page, "4")
    expect(page.locator(".first")).to_contain_text("Next: 1 card in 2 days.")
    page.keyboard.press("u")
    expect(page.locator(".strip b")).to_have_text("3 of 3, again")


def test_five_more_minutes_go_on_where_the_session_ended(learner: Visit) -> None:
    page = study(learner, questions(20))
    page.get_by_role("radio", name="5 min").check()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(reveal(page)).to_be_visible()
    count = int(page.locator(".strip b").inner_text().removeprefix("1 of "))
    assert 5 <= count < 10
    for _ in range(count):
        answer(page, "4")
    left = page.locator(".first")
    expect(left).to_contain_text(re.compile(r"\d+ cards? could be asked now; they can wait."))
    page.get_by_role("button", name="5 more minutes").click()
    expect(page.locator(".strip b")).to_have_text(re.compile(f"{count + 1} of "))


def test_when_nothing_is_due_the_start_says_when_something_will_be(learner: Visit) -> None:
    page = begin(learner, questions(2))
    answer(page, "4")
    answer(page, "4")
    page.reload()
    expect(page.locator(".today")).to_have_text("Nothing is due")
    expect(page.locator(".first")).to_contain_text("Well done. The next 2 cards come in 8 days.")
    expect(page.locator("study-session .btn.main")).to_be_hidden()
    page.clock.set_system_time(NOON + 8 * DAY)
    page.reload()
    expect(page.locator(".today")).to_have_text("2 due")


def test_a_day_that_begins_within_a_session_changes_nothing_but_the_day(learner: Visit) -> None:
    page = study(learner, questions(30))
    page.clock.set_system_time(dt.datetime(2026, 11, 22, 3, 59))  # noqa: DTZ001
    page.reload()
    page.locator("summary", has_text="Settings").click()
    page.get_by_label("New cards a day").fill("3")
    page.get_by_label("New cards a day").press("Tab")
    page.get_by_role("button", name="Start", exact=True).click()
    answer(page, "4")
    page.clock.set_system_time(dt.datetime(2026, 11, 22, 4, 1))  # noqa: DTZ001
    answer(page, "4")
    answer(page, "4")
    page.get_by_role("button", name="Back to the start").click()
    # Two of the three were begun on the new day.
    expect(page.locator(".today")).to_have_text("1 new today")


# ── Keys and dialog ──────────────────────────────────────────────────────────────────────


def test_a_question_mark_shows_the_keys_and_they_rest_meanwhile(learner: Visit) -> None:
    page = begin(learner, questions(2))
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("shows the answer")
    page.keyboard.press("b")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator(".strip b")).to_have_text("1 of 2")


def test_keys_can_be_switched_off_and_buttons_still_work(learner: Visit) -> None:
    page = begin(learner, questions(2))
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Single keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.get_by_role("heading", level=2).focus()
    for key in ("Space", "?", "b"):
        page.keyboard.press(key)
    expect(reveal(page)).to_be_visible()
    reveal(page).press("Space")
    page.keyboard.press("3")
    expect(page.locator(".strip b")).to_have_text("1 of 2")
    grade(page, "Good").press("Enter")
    expect(page.locator(".strip b")).to_have_text("2 of 2")
    assert page.locator("study-session [aria-keyshortcuts]").count() == 0
    page.reload()
    page.locator("summary", has_text="Settings").click()
    expect(page.get_by_role("checkbox", name="Single keys")).not_to_be_checked()


def test_space_scrolls_as_everywhere_once_the_answer_shows(learner: Visit) -> None:
    page = begin(learner, questions(2, points=60))
    page.keyboard.press("Space")
    expect(page.locator(".grades")).to_be_visible()
    before = page.evaluate("scrollY")
    page.keyboard.press("Space")
    page.wait_for_function("(before) => scrollY > before", arg=before)


def test_a_key_that_is_held_down_acts_once(learner: Visit) -> None:
    page = begin(learner, questions(4))
    for _ in range(5):
        page.keyboard.down("b")
        page.wait_for_timeout(50)
    page.keyboard.up("b")
    expect(page.locator(".strip b")).to_have_text("2 of 4")


def test_a_session_goes_from_start_to_end_by_tab_and_enter_alone(learner: Visit) -> None:
    page = study(learner, questions(1, points=2))

    def tab_to(name: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.innerText || document.activeElement.value || ''").startswith(name):
                shown = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert shown == "solid", name
                return
        raise AssertionError(name)

    for name in ("Start", "Show the answer", "Good"):
        tab_to(name)
        page.keyboard.press("Enter")
    tab_to("Back to the start")
    page.keyboard.press("Enter")
    expect(page.locator(".today")).to_have_text("Nothing is due")


# ── Two tabs, trouble ────────────────────────────────────────────────────────────────────


def test_another_tab_takes_its_cards_out_of_the_queue_and_leaves_the_shown_one(learner: Visit) -> None:
    page = begin(learner, questions(3))
    mine = prompt(page)
    other = page.context.new_page()
    other.clock.install(time=NOON)
    other.goto(f"{learner.site.url}/study/")
    other.get_by_role("button", name="Start", exact=True).click()
    expect(other.locator(".prompt")).to_have_text(mine)
    answer(other, "4")
    second = prompt(other)
    answer(other, "4")
    third = prompt(other)
    expect(page.locator(".prompt")).to_have_text(mine)
    answer(page, "4")
    expect(page.locator(".prompt")).to_have_text(third)
    assert second != third
    # Neither tab's review of the same card is lost.
    page.reload()
    expect(page.locator(".today")).to_have_text("1 new today")


def test_a_browser_that_keeps_nothing_is_told_and_practice_goes_on(learner: Visit) -> None:
    forbidden = "Object.defineProperty(window, 'indexedDB', {get() { throw new DOMException('no', 'SecurityError'); }})"
    learner.page.add_init_script(forbidden)
    page = begin(learner, questions(2))
    expect(page.get_by_role("alert")).to_contain_text("does not let this site save anything")
    answer(page, "4")
    expect(page.locator(".strip b")).to_have_text("2 of 2")
    page.keyboard.press("u")
    expect(page.locator(".strip b")).to_have_text("1 of 2")


def test_cards_that_cannot_be_fetched_are_told_with_ways_out(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site) as visit:
        page = visit.page
        page.add_init_script("delete Navigator.prototype.serviceWorker")
        page.route("**/data/study/*.js*", lambda route: route.abort())
        visit.go("study/")
        expect(page.get_by_role("alert")).to_contain_text("The cards could not be loaded.")
        expect(page.get_by_role("link", name="Read the questions instead")).to_have_attribute("href", "../practice/")
        page.unroute_all()
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
        page.route("**/data/study/*.js*", lambda route: route.abort())
        page.get_by_role("button", name="Start", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("The next card could not be loaded.")
        page.unroute_all()
        page.get_by_role("button", name="Try again").click()
        expect(reveal(page)).to_be_visible()
    assert all("ERR_FAILED" in fault for fault in visit.faults)


# ── For everyone ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("size", SIZES)
def test_no_state_has_a_fault_that_axe_finds(browser: Browser, site: BuiltSite, size: str) -> None:
    found = []
    with new_visit(browser, site, viewport=SIZES[size]) as visit:
        page = study(visit, [*CHOICES, *questions(2, points=3)])

        def look() -> None:
            page.wait_for_timeout(200)
            found.extend(complaints_by_day_and_night(page))
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

        for summary in page.locator("study-session summary").all():
            summary.click()
        page.get_by_label("Exam on (optional)").fill("2027-12-01")
        look()
        page.get_by_role("button", name="Start", exact=True).click()
        expect(reveal(page)).to_be_visible()
        look()
        page.keyboard.press("c")
        page.wait_for_timeout(100)
        look()
        if page.locator(".choices").count():
            page.locator(".choices button").first.click()
        else:
            page.keyboard.press("Space")
        page.keyboard.press("w")
        look()
        page.get_by_role("heading", level=2).first.focus()
        page.keyboard.press("?")
        look()
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Never again").click()
        page.get_by_role("button", name="End here").click()
        look()
    assert found == []
    assert visit.faults == []


def test_on_a_phone_all_that_is_pressed_is_under_the_thumb_and_large_enough(browser: Browser, site: BuiltSite) -> None:
    with new_visit(browser, site, viewport=SIZES["phone"], has_touch=True, reduced_motion="reduce") as visit:
        page = begin(visit, questions(2, points=30))
        page.get_by_role("button", name="Show the answer").tap()
        for one in page.locator("study-session :is(button, .tick):visible").all():
            box = one.bounding_box()
            assert box
            assert box["height"] >= 44, one.inner_text()
        bar = page.locator(".grades").bounding_box()
        assert bar
        ways = page.locator(".ways").bounding_box()
        assert ways
        assert ways["y"] - 80 < bar["y"] + bar["height"] <= ways["y"]
        grade(page, "Easy").tap()
        expect(page.locator(".strip b")).to_have_text("2 of 2")
    assert visit.faults == []


@pytest.mark.parametrize(("motion", "moves"), [("no-preference", "dealt"), ("reduce", "none")])
def test_a_card_slides_only_where_motion_is_welcome(browser: Browser, site: BuiltSite, motion: str, moves: str) -> None:
    with new_visit(browser, site, reduced_motion=motion) as visit:
        page = begin(visit, questions(2))
        expect(page.locator(".dealt > .card")).to_have_css("animation-name", moves)
    assert visit.faults == []
