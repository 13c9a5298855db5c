"""The home page and the shelves: what is here, how long it takes, where to start."""

from __future__ import annotations

import pytest

from rendering import Converted, converted
from studysite.interface.say import ENGLISH
from studysite.writers.page import minutes

GUIDE = """\
Stones: A Study Guide

Quiz
1. What is slate?
2. What is marble?

Answer Key
1. Pressed clay.
2. Heated lime.

Essay Questions
1. Discuss how stones weather.

Glossary
Term\tDefinition
Slate\tA stone that splits into plates.
"""
NOTES = "# Notes on stones\n\n## Executive Summary\n\nStones are old.\n"
MAP = "---\nmarkmap:\n---\n# Stones\n- ## Slate\n  - grey\n- ## Marble\n"
WORDS = "Words\n\nGlossary\nTerm\tDefinition\nSlate\tA stone that splits.\nMarble\tA stone that shines.\n"


def ways(made: Converted) -> list[tuple[str, str, str]]:
    """Return address, name and count of each way in."""
    return [
        (one.attributes["href"], one.one("h2").text, one.one("span", "label").text)
        for one in made["index.md"].all("a", "way")
    ]


def starts(made: Converted) -> list[tuple[str, str]]:
    return [(one.attributes["href"], one.text) for one in made["index.md"].one("p", "start").elements]


@pytest.fixture(scope="module")
def made() -> Converted:
    return converted({"guide.txt": GUIDE, "map.md": MAP, "notes.md": NOTES}, '[site]\nname = "Stones & co"\n')


def test_the_home_page_names_the_ways_in_and_counts_what_waits_there(made: Converted) -> None:
    assert ways(made) == [
        ("read/", "Read", "1 document, 1 min"),
        ("practice/", "Practise", "2 questions, 1 essay"),
        ("glossary/", "Look up", "1 term, A to Z"),
        ("mind-map/", "See the maps", "4 branches, 1 document at a glance"),
    ]
    assert starts(made) == [
        ("read/notes-on-stones/", "Start reading"),
        ("practice/stones-a-study-guide/", "Try 2 questions"),
    ]


def test_the_home_page_says_what_the_site_is(made: Converted) -> None:
    home = made.page("index.md")
    offer = (
        "Study documents as pages to read, questions to answer, words to look up and maps to unfold. No account needed."
    )
    assert home.settings == {"title": "Stones & co", "description": offer, "kind": "home"}
    assert home.content.one("h1").text == "Stones & co"
    assert home.content.one("p", "lead").text == offer


def test_the_owner_s_words_stand_first() -> None:
    told = converted({"notes.md": NOTES}, '[site]\nheadline = "Know your stones"\nlead = "For the exam in May."\n')
    home = told.page("index.md")
    assert home.content.one("h1").text == "Know your stones"
    assert home.settings["description"] == home.content.one("p", "lead").text == "For the exam in May."


def test_one_question_can_be_tried_at_once(made: Converted) -> None:
    card = made["index.md"].one("aside", "try")
    assert card.one("summary").text == "What is slate?"
    assert card.one("div", "ruled").text == "Pressed clay."
    assert card.one("a", "src").attributes["href"] == "sources/stones-a-study-guide/#L4"
    assert card.one("a", "main").text == "Take the next card"
    assert card.one("a", "main").attributes["href"] == "study/"


def test_the_question_to_try_is_short() -> None:
    long = GUIDE.replace("What is slate?", f"What {'is ' * 60} slate?").replace("Heated lime.", "Heated lime. " * 50)
    third = long.replace("2. What is marble?", "2. What is marble?\n3. What is chalk?").replace(
        "\nEssay", "3. Shells.\n\nEssay"
    )
    assert converted({"guide.txt": third})["index.md"].one("summary").text == "What is chalk?"
    assert converted({"guide.txt": long})["index.md"].one("summary").text.startswith("What is is")


def test_the_shelf_lists_every_document_with_its_time(made: Converted) -> None:
    lines = [[part.text for part in one.elements] for one in made["index.md"].all("a", "line")]
    assert lines == [["Stones: A Study Guide", "", "8 min"], ["Stones", "", "1 min"], ["Notes on stones", "", "1 min"]]
    assert [one.elements[1].text for one in made["index.md"].one("section", "shelf").all("li")] == [
        "Study guide, 2 questions, 1 essay, 1 term",
        "Mind map, 4 branches",
        "Briefing",
    ]


def test_each_way_has_a_shelf_of_its_own(made: Converted) -> None:
    assert made.page("practice/index.md").settings == {
        "title": "Practise",
        "description": "Say the answer first, then open the card.",
        "kind": "shelf",
        "way": "practice",
        "label": "1 document",
        "lead": "Say the answer first, then open the card.",
    }
    lines = made["mind-map/index.md"].all("a", "line")
    # A document that is a map comes before what only has one.
    assert [(line.attributes["href"], line.one("span", "time").text) for line in lines] == [
        ("../mind-map/stones/", "1 min"),
        ("../mind-map/stones-a-study-guide/", "8 branches"),
    ]
    assert made.page("mind-map/index.md").settings["title"] == "Maps"


def test_a_site_of_one_mind_map_leads_to_it() -> None:
    made = converted({"map.md": MAP})
    assert ways(made) == [("mind-map/", "See the map", "4 branches")]
    assert starts(made) == [("mind-map/stones/", "Open the map")]
    assert made["index.md"].one("p", "lead").text == "Study documents as maps to unfold. No account needed."
    assert not made["index.md"].all("aside")
    assert "glossary.md" not in made.conversion.pages


def test_a_site_of_one_glossary_leads_to_it() -> None:
    made = converted({"words.txt": WORDS})
    assert ways(made) == [("glossary/", "Look up", "2 terms, A to Z")]
    assert starts(made) == [("glossary/", "Look up a word")]
    assert sorted(path for path in made.conversion.pages if path.endswith(".md")) == [
        "exam/index.md",
        "glossary.md",
        "glossary/marble.md",
        "glossary/slate.md",
        "index.md",
        "progress/index.md",
        "sources/index.md",
        "sources/words.md",
        "study/index.md",
    ]
    # Its terms are cards, so there is something to practise, without a page of questions.
    assert '{"way": "practice", "title": "Practise", "url": "study/"}' in made.conversion.config
    assert "All questions" not in made["study/index.md"].one("nav", "tools").text
    (told,) = made["sources/index.md"].one("ul", "provenance").all("li")
    assert "All that it defines stands in the glossary." in told.text


def test_a_site_of_essays_asks_for_one() -> None:
    made = converted({"guide.txt": "Stones\n\nEssay Questions\n1. Discuss how stones weather.\n"})
    assert ways(made) == [("practice/", "Practise", "1 essay")]
    assert starts(made) == [("practice/stones/", "Try an essay")]


def test_many_questions_are_no_number_to_start_with() -> None:
    asked = "\n".join(f"{number}. What is stone {number}?" for number in range(1, 1201))
    told = "\n".join(f"{number}. It is number {number}." for number in range(1, 1201))
    made = converted({"guide.txt": f"Stones\n\nQuiz\n{asked}\n\nAnswer Key\n{told}\n"})
    assert starts(made) == [("practice/stones/", "Start practising")]
    assert ways(made)[0][2] == "1,200 questions"


def test_one_question_is_one_question() -> None:
    made = converted({"guide.txt": "Stones\n\nQuiz\n1. What is slate?\n\nAnswer Key\n1. Pressed clay.\n"})
    assert starts(made) == [("practice/stones/", "Try 1 question")]


def test_several_maps_are_maps() -> None:
    made = converted({"a.md": MAP, "b.md": MAP.replace("# Stones", "# Sands")})
    assert ways(made) == [("mind-map/", "See the maps", "8 branches")]
    assert starts(made) == [("mind-map/stones/", "Open the map")]


@pytest.mark.parametrize(
    ("count", "told"), [(1, "1 min"), (119, "119 min"), (120, "2 h"), (121, "2 h 1 min"), (200, "3 h 20 min")]
)
def test_a_time_is_told_in_minutes_and_then_in_hours(count: int, told: str) -> None:
    assert minutes(count, ENGLISH) == told


def test_words_are_listed_as_a_sentence_lists_them() -> None:
    assert [ENGLISH.listed(words) for words in ("a", "ab", "abc")] == ["a", "a and b", "a, b and c"]
