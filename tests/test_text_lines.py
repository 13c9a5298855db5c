"""What the first characters of a line say, and which lines are one hard-wrapped paragraph."""

from __future__ import annotations

import pytest

from studysite.model import ListBlock, Paragraph, plain
from studysite.text.blocks import blocks
from studysite.text.ledger import Ledger
from studysite.text.line import Line, Marker, columns, is_rule, marker
from studysite.text.wrapping import wrapped_runs

WRAPPED = (
    "The heron stands in the shallow water and does not move for as\n"
    "long as the fish below it keeps away. When it strikes, its neck\n"
    "is faster than the eye. Nobody sees the movement itself; what one\n"
    "sees is the heron, a moment later, with the fish in its beak."
)


def numbered(text: str) -> list[Line]:
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]


def paragraphs(text: str) -> list[str]:
    return [plain(one.words) for one in blocks(numbered(text), Ledger("a.txt")) if isinstance(one, Paragraph)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a", Marker(0, None, "a")),
        ("  * a b ", Marker(2, None, "a b")),
        ("•\ta", Marker(0, None, "a")),
        ("\t1. a", Marker(4, 1, "a")),
        ("10) a", Marker(0, 10, "a")),
        ("-", Marker(0, None, "")),
        ("  3.", Marker(2, 3, "")),
    ],
)
def test_a_marker_has_an_indentation_a_number_and_a_rest(text: str, expected: Marker) -> None:
    assert marker(text) == expected


@pytest.mark.parametrize("text", ["-eme", "1.5 kg", "123456. a", "---", "* * *", "a - b", "", "**bold**", "+1"])
def test_what_only_looks_like_a_marker_is_none(text: str) -> None:
    assert marker(text) is None


@pytest.mark.parametrize("text", ["---", " - - - ", "***", "____", "=====", "─" * 80, "-" * 80])
def test_rules_are_seen(text: str) -> None:
    assert is_rule(text)


@pytest.mark.parametrize("text", ["--", "-- a", "- -", "a---", "| --- |", "==", ""])
def test_what_only_looks_like_a_rule_is_none(text: str) -> None:
    assert not is_rule(text)


def test_a_tab_goes_to_the_next_multiple_of_four() -> None:
    assert [columns(space) for space in ("", " ", "\t", "  \t", "\t ")] == [0, 1, 4, 4, 5]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    assert paragraphs(WRAPPED) == [WRAPPED.replace("\n", " ")]


def test_a_short_line_above_hard_wrapped_prose_stands_alone() -> None:
    assert wrapped_runs(numbered(f"The Heron\n{WRAPPED}")) == {1: 5}


def test_titles_of_about_one_length_are_no_hard_wrapped_prose() -> None:
    text = (
        "A Field Guide to the Water Birds of the Lower Marshes\n"
        "Water Birds of the Lower Marshes, for Beginners Too\n"
        "A Guide to the Birds"
    )
    assert wrapped_runs(numbered(text)) == {}


def test_exported_paragraphs_of_one_line_each_stay_apart() -> None:
    assert len(paragraphs("A sentence.\nAnother one.\nA third one that is somewhat longer than the others.")) == 3


def test_a_line_that_begins_in_lower_case_goes_on() -> None:
    assert paragraphs("It was late\nwhen they came.\nThey sat down.") == [
        "It was late when they came.",
        "They sat down.",
    ]


def test_quoted_lines_are_one_quotation() -> None:
    (found,) = blocks(numbered("> One.\n> Two."), Ledger("a.txt"))
    assert isinstance(found, Paragraph)
    assert (found.role, plain(found.words)) == ("quote", "One. Two.")


def test_a_list_ends_a_paragraph() -> None:
    kinds = [type(block) for block in blocks(numbered("Some words and\n- a\n- b\nMore words."), Ledger("a.txt"))]
    assert kinds == [Paragraph, ListBlock, Paragraph]
