"""Questions with options, in the files for other tools."""

from __future__ import annotations

import csv
import io

import pytest

from studysite import handout
from studysite.export.collection import Collection
from studysite.export.csv import table, unguarded
from studysite.export.gift import questions
from studysite.export.quizlet import pairs
from studysite.pipeline import convert
from studysite.sourcefile import SourceFile

TEXT = """\
# Planets

## Quiz

1. Which planet is nearest to the Sun?
   A. Venus
      It comes second.
   B. Mercury
2. Which planets have rings?
   A. Saturn
   B. Venus = {Lucifer}
   C. Uranus

## Answer Key

1. B. It takes 88 days for its way.
2. A, C
"""


@pytest.fixture(scope="module")
def collection() -> Collection:
    return handout.collected(convert([SourceFile("a.md", TEXT.encode())]), "")


def test_moodle_asks_with_the_options_and_says_why(collection: Collection) -> None:
    one, several = (block for block in questions(collection).decode().split("\n\n") if block.startswith("::"))
    assert " {~Venus#<p>It comes second.</p> =Mercury ####<p>Mercury</p>" in one
    # Each of two is half, and what is wrong takes all away.
    assert " {~%50%Saturn ~%-100%Venus \\= \\{Lucifer\\} ~%50%Uranus ####" in several


def test_a_table_has_the_options_below_the_question_and_the_reasons_below_the_answer(collection: Collection) -> None:
    first, *_ = csv.DictReader(io.StringIO(table(collection).decode("utf-8-sig"), newline=""))
    assert unguarded(first["question"]) == "Which planet is nearest to the Sun?\nA) Venus\nB) Mercury"
    assert unguarded(first["answer"]).startswith(
        "Mercury\nIt takes 88 days for its way.\nA) is wrong: It comes second."
    )


def test_quizlet_has_both_sides_on_one_line(collection: Collection) -> None:
    first = pairs(collection).decode().split("\n", maxsplit=1)[0]
    assert first == (
        "Which planet is nearest to the Sun? A) Venus B) Mercury\t"
        "Mercury It takes 88 days for its way. A) is wrong: It comes second."
    )
