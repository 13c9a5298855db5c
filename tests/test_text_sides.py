"""Sides of a quiz: what is a quiz by the key that stands below it, and what is none."""

from __future__ import annotations

import pytest

from studysite.measure import measure
from studysite.readers import read_file

KEY = "## Answer Key\n\n1. Cork.\n2. Iron.\n"


def asked(text: str) -> int:
    documents, _ = read_file("a.md", text.split("\n"))
    return sum(measure(document).questions for document in documents)


@pytest.mark.parametrize(
    ("title", "questions"),
    [
        ("Warm-up", 2),
        # What somebody wrote or took for granted is no question, whatever is answered below it.
        ("Sample Essays", 0),
        ("Key Assumptions", 0),
    ],
)
def test_what_has_the_numbers_of_the_key_below_asks_unless_it_stands_alone(title: str, questions: int) -> None:
    assert asked(f"# Matter\n\n## {title}\n\n1. Name what floats.\n2. Name what sinks.\n\n{KEY}") == questions


def test_other_numbers_than_those_of_the_key_do_not_ask() -> None:
    assert asked(f"# Matter\n\n## Warm-up\n\n1. Name what floats.\n2. Name what sinks.\n3. Name both.\n\n{KEY}") == 0
