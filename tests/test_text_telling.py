"""Sections below the heading of a quiz that ask nothing: they only tell, only lead elsewhere, or are notes."""

from __future__ import annotations

import pytest

from studysite.text.headings import Part
from studysite.text.line import Line
from studysite.text.unasked import only_tells
from studysite.text.verbatim import with_ends
from studysite.text.vocabulary import Role

CODE = "```sh\ncount --all\n```\n"


def part(text: str, title: str = "Making new cards", role: Role = "quiz") -> Part:
    body = with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), 2)])
    return Part(title, 2, 1, "#", role, body)


@pytest.mark.parametrize(
    "text",
    [
        "1. Cut the card.\n2. Sort it in.",
        "It takes a day.\n\n1. Cut the card.\n- Sort it in.\nThen this: ",
        "**1.** Cut the card.\n**2.** Sort it in.",
        "   1. Cut the card.\n   2. Sort it in.",
        "This page is for those who print the cards.",
        f"{CODE}Run it.\nWait.\nIs it up?\nStop it.",
        f"{CODE}Describe it.\nWait.",
        f"{CODE}- Count them",
        f"{CODE}They are counted",
        "Results:\n  | Mia | 7 of 10 |",
        f"1. Fetch the folder:\n{CODE}",
        f"1. Fetch the folder:\n2. Open the page:\n3. Choose.\n4. Play.\n{CODE}",
    ],
)
def test_steps_code_tables_and_one_paragraph_only_tell(text: str) -> None:
    assert only_tells(part(text))
    assert not only_tells(part(text, role="essays"))


@pytest.mark.parametrize(
    "text",
    [
        "It takes a day\n1. Cut the card.\n2. Sort it in.",
        "1. Cut the card.\n2. Sort it in.\n3. Is it dry?\n4. Go on.",
        "1. Cut the card.\nSort it in",
        "This page is for those who print the cards",
        "Those who print:",
        "- This page is for those who print the cards.",
        f"{CODE}Run it.\nIs it up?\nStop it.",
        f"{CODE}Describe it.",
        f"{CODE}1. Describe it.",
        f"{CODE}- Describe it.",
        f"{CODE}**1.** Describe it.",
        f"{CODE}    Deeper.\nIs it up?\nStop it.\n    Deeper.",
        f"{CODE}1. Rope is made of ____.\n2. It floats.",
        f"{CODE}Answer: It floats.\nIt is light.",
        f"{CODE}Q: Name it.\nIt is light.",
        f"{CODE}Hint: look below.\nIt is light.",
        f"{CODE}A) It floats.\nB) It sinks.\nC) It flies.",
        f"{CODE}1. True or false: it floats.\n2. It is light.",
        f"{CODE}**1. Silk comes from:**\n2. Wool comes from:\n3. It is light.",
    ],
)
def test_what_asks_or_leaves_something_open_does_not_only_tell(text: str) -> None:
    assert not only_tells(part(text))


@pytest.mark.parametrize("title", ["", "Quiz", "True or false?"])
def test_steps_below_the_heading_of_a_quiz_itself_are_its_items(title: str) -> None:
    assert not only_tells(part("1. Cut the card.\n2. Sort it in.", title))
