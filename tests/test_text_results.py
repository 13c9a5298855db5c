"""Results of practice exams as sites print them: what becomes a box, and what stays as it is."""

from __future__ import annotations

from studysite.text.dialects.results import with_boxes
from studysite.text.ledger import Ledger
from studysite.text.line import Line


def boxed(text: str) -> list[str]:
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    return [line.text for line in with_boxes(lines, Ledger("a.txt")) if not line.blank]


def test_a_mark_above_an_option_ends_what_explains_the_one_before() -> None:
    text = """\
Question 1
What floats?
Iron
Explanation
It is heavy.
Correct answer
Cork
Explanation
It is light.
Your selection is incorrect
Lead
Explanation
It is heavier."""
    assert boxed(text) == [
        "1. What floats?",
        "- [ ] Iron",
        "      It is heavy.",
        "- [x] Cork",
        "      It is light.",
        "- [ ] Lead",
        "      It is heavier.",
    ]


def test_what_was_chosen_is_not_said_to_be_right() -> None:
    assert boxed("Question 1\nWhat floats?\nYou answered\nIron\nCorrect answer\nCork") == [
        "1. What floats?",
        "- [ ] Iron",
        "- [x] Cork",
    ]


def test_an_explanation_without_words_is_none() -> None:
    assert boxed("Question 1\nWhat floats?\nIron\nCork\n(Correct)\nOverall explanation\n") == [
        "1. What floats?",
        "- [ ] Iron",
        "- [x] Cork",
    ]


def test_one_option_is_no_choice() -> None:
    text = "Question 1\nWhat floats?\nCork\n(Correct)"
    assert boxed(text) == text.split("\n")
