"""Headings that are counted, and keys whose numbers slipped: what fits just so, and what misses it by one thing."""

from __future__ import annotations

import pytest

from studysite.model import plain
from studysite.text.items import Item
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.numbered_heads import depths, numbered_heads
from studysite.text.sections import sectioned
from studysite.text.slipped import counted_again
from studysite.text.verbatim import with_ends


def heads(*texts: str) -> list[int]:
    lines = with_ends([Line(number, text) for number, text in enumerate(texts, 1)])
    return sorted(numbered_heads(lines))


CHAPTERS = ["1. Tides", "", "1.1 Springs", "", "Words.", "", "2) Winds", "", "2.1. Gales", "", "Words."]


def test_chapters_and_their_parts_that_stand_apart_are_headings() -> None:
    assert heads(*CHAPTERS) == [0, 2, 6, 8]
    assert heads("Words.", "---", *CHAPTERS) == [2, 4, 8, 10]
    assert heads(*CHAPTERS, "", "1. Ice", "", "1.1.1 Floes", "") == [0, 2, 6, 8, 12, 14]


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (0, "Tides"),
        (2, "Springs"),
        (0, "3. Tides"),
        (6, "1.2 Winds"),
        (8, "1.2 Gales"),
        (6, "2 Winds"),
        (6, "2) winds"),
        (6, "2) Winds?"),
        (6, "2) The winds blow."),
        (6, "2) Winds\tGales"),
        (6, "2) Winds | Gales"),
        (6, f"2) {'Winds ' * 30}"),
        (5, "More words."),
        (7, "More words."),
    ],
)
def test_what_is_less_than_chapters_with_parts_has_no_headings(at: int, text: str) -> None:
    assert heads(*CHAPTERS[:at], text, *CHAPTERS[at + 1 :]) == []


def test_a_chapter_that_does_not_count_on_leaves_none() -> None:
    assert heads(*CHAPTERS, "", "2. Ice", "") == []
    assert heads(*CHAPTERS[:7], "More words.", *CHAPTERS[7:]) == []
    assert heads(*CHAPTERS, "", "2.2 Ice") == [0, 2, 6, 8]


def test_numbers_tell_how_deep_a_heading_is() -> None:
    assert depths(["1. Tides", "1.1 Springs", "**1.1.1 Floes**", "2. Winds"]) == [0, 1, 2, 0]
    assert depths(["Sea", "1. Tides", "Springs", "2. Winds", "Gales", "3. Ice", "Floes"]) == [0, 0, 1, 0, 1, 0, 0]
    assert depths(["1. Tides", "Springs", "2. Winds"]) == [0, 0, 0]
    assert depths(["1. Tides", "Springs", "2. Winds", "Gales", "4. Ice"]) == [0, 0, 0, 0, 0]


def test_sections_of_a_document_with_marks_are_as_deep_as_their_numbers() -> None:
    text = "\n".join(["# Sea", "", "Words.", "", *CHAPTERS, "", "# Sky", "", "Words."])
    lines = with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), 1)])
    sections = sectioned(lines, Ledger("a.md")).sections
    assert [(one.level, plain(one.title)) for one in sections if one.title] == [
        (2, "1. Tides"),
        (3, "1.1 Springs"),
        (2, "2) Winds"),
        (3, "2.1. Gales"),
        (2, "Sky"),
    ]


QUESTIONS = [
    Item(1, 1, "What does a loom do?"),
    Item(2, 2, "Which parts has it?"),
    Item(3, 3, "What is the woven wool?"),
]
LIST = [Line(11, ""), Line(12, "- A frame"), Line(13, "- A beam")]


def key(*answers: tuple[str, list[Line]]) -> list[tuple[int | None, str, int]]:
    items = [Item(number, number * 10, text, more) for number, (text, more) in enumerate(answers, 1)]
    return [(one.number, one.text, len(one.more)) for one in counted_again(items, QUESTIONS)]


WOVEN = "Woven wool is a cloth."


def test_a_list_behind_an_answer_is_the_next_one_where_the_numbers_behind_it_slipped() -> None:
    assert key(("It weaves.", LIST), (WOVEN, [])) == [(1, "It weaves.", 0), (2, "", 3), (3, WOVEN, 0)]
    assert counted_again([Item(1, 10, "It weaves.", LIST), Item(2, 20, WOVEN)], QUESTIONS)[1].line == 12
    assert key(("It weaves.", [*LIST, Line(14, "")]), ("All wool.", []))[1] == (2, "", 4)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("It weaves:", LIST), WOVEN),
        (("It weaves.", LIST[1:]), WOVEN),
        (("It weaves.", LIST[:2]), WOVEN),
        (("It weaves.", []), WOVEN),
        (("It weaves.", [*LIST, Line(14, "And more.")]), WOVEN),
        (("It weaves.", [Line(11, ""), Line(12, "1. A frame"), Line(13, "2. A beam")]), WOVEN),
        (("It weaves.", [Line(11, ""), Line(12, "   - A frame"), Line(13, "   - A beam")]), WOVEN),
        (("It weaves.", LIST), "Its parts are woven."),
        (("It weaves.", LIST), "So the end."),
    ],
)
def test_a_list_that_belongs_to_its_answer_stays_there(first: tuple[str, list[Line]], second: str) -> None:
    assert key(first, (second, [])) == [(1, first[0], len(first[1])), (2, second, 0)]


def test_a_key_that_lacks_more_than_one_answer_or_none_stays_as_it_is() -> None:
    both = [Item(1, 10, "It weaves.", LIST), Item(2, 20, WOVEN)]
    more = [*QUESTIONS, Item(4, 4, "Who wove?")]
    assert counted_again(both, more) == both
    assert counted_again(both, QUESTIONS[:2]) == both
    other = [Item(1, 10, "It weaves.", LIST), Item(3, 20, WOVEN)]
    assert counted_again(other, QUESTIONS) == other
    lists = [Item(1, 10, "It weaves.", LIST), Item(2, 20, "A frame.", LIST), Item(3, 30, "Woven wool.")]
    assert counted_again(lists, more) == lists
