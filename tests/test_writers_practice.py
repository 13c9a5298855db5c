"""Practice pages: index cards that open, essays with help, and questions that two documents ask."""

from __future__ import annotations

import pytest

from rendering import Converted, Element, converted

GUIDE = """\
Bees: A Study Guide

Short-Answer Quiz
Answer in one or two sentences.
1. What do bees collect?
2. How does a bee tell others of a meadow?
3. Who lays the eggs?

Answer Key
1. Nectar and pollen.
2. By a dance that shows direction and distance.
3. The queen.

Essay Questions
1. Discuss how the hive keeps warm in winter.
2. Compare wasps with hornets.
"""

NOTES = """\
# Notes on bees

## The hive in winter

In winter the hive keeps warm: bees shiver in a cluster.

## Dances

A dance tells others the direction of a meadow and its distance.
"""


def cards(page: Element) -> list[tuple[str, str, str]]:
    """Return number, kind and prompt of each card."""
    return [
        (
            card.one("p", "strip").one("b").text,
            card.attributes["data-kind"],
            (card.all("summary") or card.all("h3"))[0].text,
        )
        for card in page.all("article")
    ]


@pytest.fixture(scope="module")
def made() -> Converted:
    return converted({"bees.txt": GUIDE, "notes.md": NOTES})


@pytest.fixture(scope="module")
def page(made: Converted) -> Element:
    return made["practice/bees-a-study-guide.md"]


def test_a_question_is_a_card_whose_answer_opens(page: Element) -> None:
    card = page.all("article")[1]
    name = card.attributes["id"].removeprefix("q-")
    assert card.one("p", "strip").text == "2study guide, line 6Link to this question"
    assert card.one("p", "strip").one("a", "share").attributes["href"] == f"../../q/{name}/"
    assert card.one("summary").text == "How does a bee tell others of a meadow?"
    assert "open" not in card.one("details").attributes
    answer = card.by_id(f"a-{name}")
    assert answer.one("div", "ruled").text == "By a dance that shows direction and distance."
    # A link to the answer opens the card only if it leads to something inside.
    assert answer in list(card.one("details").walk())
    assert [one.text for one in answer.one("p", "acts").elements] == [
        "Read the passage",
        "answer: study guide, line 11",
    ]
    assert answer.one("p", "acts").elements[0].attributes["href"] == "../../read/notes-on-bees/#dances"


def test_the_page_counts_what_opens_and_lists_it(page: Element) -> None:
    bar = page.one("div", "bar")
    assert bar.elements[0].text == "0 of 3 opened"
    assert [one.text for one in bar.one("nav", "tally").elements] == ["1", "2", "3"]
    names = [one.attributes["href"].removeprefix("#") for one in bar.one("nav", "tally").elements]
    assert names == [card.attributes["id"] for card in page.all("article")[:3]]
    assert [one.text for one in bar.all("button")] == ["Show all answers", "Hide all answers"]
    assert page.one("p", "instruction").text == "Answer in one or two sentences."


def test_an_essay_has_no_answer_but_sections_that_help(page: Element) -> None:
    winter, wasps = page.all("article")[3:]
    assert winter.one("h3").text == "Discuss how the hive keeps warm in winter."
    (helps,) = winter.one("div", "helps").all("li")
    assert helps.text == "The hive in winter, article"
    assert helps.one("a").attributes["href"] == "../../read/notes-on-bees/#the-hive-in-winter"
    assert not winter.all("details")
    assert not wasps.all("div", "helps")


def test_the_page_says_first_what_waits_on_it(made: Converted) -> None:
    assert made.page("practice/bees-a-study-guide.md").settings == {
        "title": "Bees: A Study Guide",
        "description": "Questions and essays on “Bees: A Study Guide”, with answers to open.",
        "kind": "practice",
        "way": "practice",
        "label": "Study guide, 3 questions, 2 essays, 15 min",
        "lead": "Say the answer first, then open the card.",
        "picture": "previews/bees-a-study-guide.png",
        "map": "mind-map/bees-a-study-guide/",
    }


def test_a_page_of_essays_promises_no_answers() -> None:
    only = GUIDE[: GUIDE.index("Short-Answer")] + GUIDE[GUIDE.index("Essay") :]
    page = converted({"bees.txt": only}).page("practice/bees-a-study-guide.md")
    assert page.settings["description"] == "Essays on “Bees: A Study Guide”."
    assert "lead" not in page.settings
    assert not page.content.all("div", "bar")


def test_a_question_without_an_answer_says_so_and_keeps_its_number() -> None:
    made = converted({"bees.txt": GUIDE.replace("2. By a dance that shows direction and distance.\n", "")})
    page = made["practice/bees-a-study-guide.md"]
    assert [number for number, kind, _ in cards(page) if kind == "short-answer"] == ["1", "2", "3"]
    card = page.all("article")[1]
    assert card.one("h3").text == "How does a bee tell others of a meadow?"
    assert card.one("p", "none").text == "The document gives no answer."
    assert [one.text for one in page.one("nav", "tally").elements] == ["1", "3"]
    assert page.one("div", "bar").elements[0].text == "0 of 2 opened"


def test_a_quiz_without_any_answers_is_shown_as_such() -> None:
    made = converted({"bees.txt": GUIDE[: GUIDE.index("Answer Key")]})
    page = made.page("practice/bees-a-study-guide.md")
    assert page.settings["description"] == "Questions on “Bees: A Study Guide”."
    assert [one.text for one in page.content.all("p", "none")] == ["The document gives no answer."] * 3
    assert not page.content.all("div", "bar")


def test_answers_without_a_quiz_are_kept_as_text() -> None:
    key = "Bees: A Study Guide\n\nAnswer Key\n1. Nectar and pollen.\n2. The queen.\n"
    made = converted({"bees.txt": key})
    assert not [path for path in made.conversion.pages if path.startswith("practice/")]
    assert [one.text for one in made["read/bees-a-study-guide.md"].all("p")][1:] == [
        "1. Nectar and pollen.",
        "2. The queen.",
    ]
    assert [one.split(": ")[0] for one in made.notices] == ["warning"]
    assert "have no quiz" in made.notices[0]


def test_the_document_s_own_numbers_stand_on_the_cards() -> None:
    later = GUIDE.replace("1. What", "11. What").replace("2. How", "12. How").replace("3. Who", "14. Who")
    later = later.replace("1. Nectar", "11. Nectar").replace("2. By", "12. By").replace("3. The", "14. The")
    page = converted({"bees.txt": later})["practice/bees-a-study-guide.md"]
    assert [number for number, _, _ in cards(page)] == ["11", "12", "14", "1", "2"]
    assert [one.text for one in page.one("nav", "tally").elements] == ["11", "12", "14"]


def test_two_quizzes_on_one_page_are_numbered_through() -> None:
    asked = "\nCheckpoint Questions\n1. Who guards the gate?\n2. Who feeds the young?\n"
    told = "▶Click for Answers\n1. Guards.\n2. Nurses.\n"
    page = converted({"bees.txt": GUIDE + asked + told})["practice/bees-a-study-guide.md"]
    numbers = [number for number, kind, _ in cards(page) if kind != "essay"]
    assert numbers == ["1", "2", "3", "4", "5"]
    assert [one.text for one in page.one("nav", "tally").elements] == numbers
    assert [number for number, kind, _ in cards(page) if kind == "essay"] == ["1", "2"]


TWIN = """\
Hives: A Study Guide

Short-Answer Quiz
1. Who lays the eggs?
2. What is a swarm?

Answer Key
1. The queen does.
2. Bees that leave with an old queen.
"""


@pytest.fixture(scope="module")
def twins() -> Converted:
    return converted({"bees.txt": GUIDE, "hives.txt": TWIN})


def test_a_question_of_two_documents_is_one_card_with_both_sources_and_both_answers(twins: Converted) -> None:
    card = twins["practice/bees-a-study-guide.md"].all("article")[2]
    marks = [one.text for one in card.one("p", "strip").all("a", "src")]
    assert marks == ["Bees: A Study Guide, line 7", "Hives: A Study Guide, line 4"]
    assert [one.text for one in card.all("div", "ruled")] == ["The queen.", "The queen does."]
    assert [one.text for one in card.one("p", "acts").all("a", "src")] == [
        "answer: Bees: A Study Guide, line 12",
        "answer: Hives: A Study Guide, line 8",
    ]


def test_the_other_document_s_page_leads_to_the_card_and_numbers_its_own(twins: Converted) -> None:
    page = twins["practice/hives-a-study-guide.md"]
    assert cards(page) == [("2", "short-answer", "What is a swarm?")]
    (link,) = page.one("div", "twins").all("a")
    assert link.text == "Who lays the eggs?"
    kept = twins["practice/bees-a-study-guide.md"].all("article")[2].attributes["id"]
    assert link.attributes["href"] == f"../../practice/bees-a-study-guide/#{kept}"


def test_a_document_that_only_repeats_another_says_where_all_of_it_stands() -> None:
    made = converted({"bees.txt": GUIDE, "copy.txt": GUIDE})
    assert sorted(path for path in made.conversion.pages if path.startswith("practice/")) == [
        "practice/bees-a-study-guide.md",
        "practice/index.md",
    ]
    _, copy = made["sources/index.md"].one("ul", "provenance").elements
    assert "All that it asks stands once, together with Bees: A Study Guide." in copy.text
    (line,) = made["practice/index.md"].all("a", "line")
    assert [one.text for one in line.elements] == ["Bees: A Study Guide", "", "15 min"]


def test_a_section_that_only_asks_again_keeps_its_heading_and_says_where() -> None:
    quiz = "## Chapter {n} Quiz\n\n1. What do bees collect?\n\n### Answers\n\n1. Nectar.\n\n"
    made = converted({"bees.md": "# Bees\n\n" + quiz.format(n=1) + quiz.format(n=2)})
    (again,) = made["practice/bees.md"].all("div", "twins")
    assert again.text == "Asked above already What do bees collect?"
    assert [heading.text for heading in made["practice/bees.md"].all("h2")] == ["Chapter 1 Quiz", "Chapter 2 Quiz"]


def test_tables_in_two_answers_have_addresses_of_their_own() -> None:
    table = "\n   | Bee | Task |\n   | --- | --- |\n   | drone | none |\n"
    text = GUIDE.replace("1. Nectar and pollen.\n", f"1. Nectar:\n{table}").replace(
        "3. The queen.\n", f"3. She:\n{table}"
    )
    made = converted({"bees.txt": text})
    figures = made["practice/bees-a-study-guide.md"].all("figure", "table")
    assert len({one.attributes["id"] for one in figures}) == len(figures) == 2
    assert figures[0].one("figcaption").text == "From study guide"


def test_a_link_in_a_prompt_stands_below_it() -> None:
    linked = GUIDE.replace("What do bees collect?", "What does [this page](https://example.org/bees) say?")
    card = converted({"bees.txt": linked})["practice/bees-a-study-guide.md"].all("article")[0]
    assert card.one("summary").text == "What does this page say?"
    assert not card.one("summary").all("a")
    assert card.one("details").one("p", "label").one("a").attributes["href"] == "https://example.org/bees"
