"""Headings within a question become the labels that readers know, if two questions at least are answered so."""

from __future__ import annotations

import pytest

from studysite.text.dialects.headed import with_labels_for_heads
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import with_ends


def taken(text: str) -> tuple[str, list[tuple[int, str]]]:
    ledger = Ledger("a.md")
    lines = with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), 1)])
    made = with_labels_for_heads(lines, ledger)
    return "\n".join(line.text for line in made), [(one.line, one.text) for one in ledger.furniture]


ASKED = "## What is ebb?\n### Answer\nIt goes out.\n"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("## What is ebb?\n### Answer\nOut.\n", "## What is ebb?\nA:\nOut.\n"),
        ("## **Why does it ebb?**\n### **Answer:** ###\nOut.\n", "## **Why does it ebb?**\nA:\nOut.\n"),
        ("## Question 1\nWhy?\n### Options\n- a\n### Answer\na\n", "## Question 1\nWhy?\n\n- a\nA:\na\n"),
        ("## Q: ebb\n#### Answer\nOut.\n", "## Q: ebb\nA:\nOut.\n"),
        ("## 1. Ebb\n### Answer\nOut.\n", "## 1. Ebb\nA:\nOut.\n"),
        (
            "## What is ebb?\n### Answer\nOut.\n### Explanation\n\n  The moon.\n  More.\n",
            "## What is ebb?\nA:\nOut.\n\n\nExplanation: The moon.\n  More.\n",
        ),
        *(
            (
                f"## What is ebb?\n### Answer\nOut.\n### Explanation\n{line}\nMore.\n",
                f"## What is ebb?\nA:\nOut.\n\n{line}\nMore.\n",
            )
            for line in ("- The moon.", "  | moon |", "> The moon.", "#moon", "```\nmoon\n```")
        ),
    ],
)
def test_a_heading_within_a_question_is_a_label(text: str, made: str) -> None:
    heads = [(at, line) for at, line in enumerate((text * 2).split("\n"), 1) if line.startswith(("### ", "#### "))]
    assert taken(text * 2) == (made * 2, heads)
    # One alone may be anything.
    assert taken(text) == (text, [])


@pytest.mark.parametrize(
    "text",
    [
        ASKED + ASKED.replace("### Answer", "### Answers"),
        ASKED + ASKED.replace("### Answer", "### Answer: it goes"),
        ASKED + ASKED.replace("### Answer", "### A"),
        ASKED + ASKED.replace("### Answer", "## Answer"),
        ASKED + ASKED.replace("### Answer", "### More\nx\n### Answer"),
        ASKED + ASKED.replace("### Answer", "### Answer\nx\n### Answer"),
        ASKED + ASKED.replace("What is ebb?", "Tides"),
        ASKED + ASKED.replace("### Answer", "### Options"),
        ASKED + ASKED.replace("### Answer", f"### Answer {'o' * 40}"),
        f"{ASKED}```\n{ASKED}```",
        ASKED + ASKED.replace("What is ebb?", f"What is {'e' * 300}?"),
    ],
)
def test_other_headings_below_a_question_are_sections(text: str) -> None:
    assert taken(text) == (text, [])


def test_chapters_above_questions_stay() -> None:
    text = f"# Tides\n{ASKED}# Moon\n{ASKED}### Explanation\nIt pulls.\n## Notes\n### Answer\nNone.\n"
    assert taken(text)[0].count("A:") == 2
    assert taken(text)[0].endswith("\nExplanation: It pulls.\n## Notes\n### Answer\nNone.\n")


def test_the_longest_question_is_one() -> None:
    text = f"## {'e' * 299}?\n### Answer\nOut.\n"
    assert taken(text * 2)[0].count("A:") == 2
