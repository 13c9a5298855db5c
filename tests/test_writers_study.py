"""The pages of practice: the row that joins them, what they say without script, the cards as files."""

from __future__ import annotations

import pytest

from rendering import Converted, converted
from studysite.formats import FORMATS
from studysite.writers.study import TOOLS

GUIDE = "Stones: A Study Guide\n\nQuiz\n1. What is slate?\n\nAnswer Key\n1. Pressed clay.\n"
WORDS = "Words\n\nGlossary\nTerm\tDefinition\nSlate\tA stone that splits.\nMarble\tA stone that shines.\n"
ESSAYS = "Stones\n\nEssay Questions\n1. Discuss how stones weather.\n"
PAGES = [f"{tool.address}index.md" for tool in TOOLS]


def row(made: Converted, page: str) -> list[tuple[str, str, str | None]]:
    """Return address, name and mark of each way in the row of a page."""
    links = made[page].one("nav", "tools").all("a")
    return [(one.attributes["href"] or "", one.text, one.attributes.get("aria-current")) for one in links]


@pytest.fixture(scope="module")
def made() -> Converted:
    return converted({"guide.txt": GUIDE, "words.txt": WORDS})


@pytest.mark.parametrize(("page", "at"), [*zip(PAGES, range(3), strict=True), ("practice/index.md", 3)])
def test_each_page_of_practice_leads_to_the_others_and_says_which_it_is(made: Converted, page: str, at: int) -> None:
    marks = ["page" if way == at else None for way in range(4)]
    assert row(made, page) == [
        ("../study/", "Cards", marks[0]),
        ("../exam/", "Exam", marks[1]),
        ("../progress/", "Progress", marks[2]),
        ("../practice/", "All questions", marks[3]),
    ]


def test_the_questions_of_a_document_lead_to_its_own_cards_and_exam(made: Converted) -> None:
    assert row(made, "practice/stones-a-study-guide.md") == [
        ("../../study/?set=stones-a-study-guide", "Cards", None),
        ("../../exam/?set=stones-a-study-guide", "Exam", None),
        ("../../progress/", "Progress", None),
        ("../../practice/", "All questions", None),
    ]


@pytest.mark.parametrize("page", PAGES)
def test_without_script_a_page_of_practice_leads_to_what_works_without(made: Converted, page: str) -> None:
    assert made[page].one("noscript").one("a").attributes["href"] == "../practice/"
    assert converted({"words.txt": WORDS})[page].one("noscript").one("a").attributes["href"] == "../"


def test_the_cards_are_offered_as_files_where_there_are_cards(made: Converted) -> None:
    offered = made["study/index.md"].one("section", "elsewhere").all("a")
    assert [(one.attributes["href"] or "").removeprefix("../") for one in offered] == [one.path for one in FORMATS]
    assert all("download" in one.attributes for one in offered)
    assert not made["exam/index.md"].all("section", "elsewhere")
    assert not converted({"essays.txt": ESSAYS})["study/index.md"].all("section", "elsewhere")
