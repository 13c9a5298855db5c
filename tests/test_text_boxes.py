"""Boxes beside a text become a label and their text, and options in columns stand one below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from studysite.text.dialects.boxes import without_boxes
from studysite.text.dialects.option_columns import in_one_column
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import with_ends

Step = Callable[[Sequence[Line], Ledger], list[Line]]


def taken(step: Step, text: str) -> tuple[str, list[tuple[int, str]]]:
    ledger = Ledger("a.md")
    made = step(with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), 1)]), ledger)
    return "\n".join(line.text for line in made), [(one.line, one.text) for one in ledger.furniture]


@pytest.mark.parametrize(
    ("text", "made", "aside"),
    [
        ("> [!NOTE]\n> Bees.", "> **Note**:\n> Bees.", [(1, "[!]")]),
        ("  > > [!tip]- Wax \n> Bees.", "  > > **Tip: Wax**\n> Bees.", [(1, "[!]")]),
        (
            '!!! note inline "Wax"\n    Bees.\n\n      Deep.\n\tTab.\n  Out.\n    In.',
            "> **Note: Wax**\nBees.\n\n  Deep.\nTab.\n  Out.\n    In.",
            [(1, "!!! inline")],
        ),
        ("  !!! note\n      Bees.\n    Out.", "> **Note**\n  Bees.\n    Out.", [(1, "!!!")]),
        ("!!! note\n    ```\n    x\n    ```\n    Bees.", "> **Note**\n```\nx\n```\nBees.", [(1, "!!!")]),
        ("???+ note\n    Bees.\n  Out.", "> **Note**\nBees.\n  Out.", [(1, "???+")]),
        (":::tip Wax\nBees.\n:::", "> **Tip: Wax**\nBees.", [(1, ""), (3, ":::")]),
        (
            '::: {.callout title="Wax"}\nBees.\n:::',
            "> **Wax**\nBees.",
            [(1, ".callout title"), (3, ":::")],
        ),
        ('::: {title="Wax"} Comb\nBees.\n:::', "> **Comb**\nBees.", [(1, "title"), (3, ":::")]),
        ("::: {.column}\nBees.\n:::", "Bees.", [(1, "::: {.column}"), (3, ":::")]),
        (
            "::: note\n::: details Wax\nBees.\n:::\n:::",
            "> **Note**\n::: details Wax\nBees.\n:::",
            [(1, ""), (5, ":::")],
        ),
        ("::: Details\n::: note\nBees.\n:::\n:::", "::: Details\n> **Note**\nBees.\n:::", [(2, ""), (4, ":::")]),
    ],
)
def test_a_box_is_a_label_and_its_text(text: str, made: str, aside: list[tuple[int, str]]) -> None:
    assert taken(without_boxes, text) == (made, aside)


@pytest.mark.parametrize(
    "text",
    [
        ":::tip\nBees.",
        "::: tip\nBees.\n:::\n:::",
        "Bees.\n:::",
        "```\n:::tip\nBees.\n:::\n```",
        "```\n> [!NOTE]\n```",
        "Wax [!NOTE]",
        "!!! and so on.",
        '??? question "Why?"\n    So.',
    ],
)
def test_what_is_no_box_stays(text: str) -> None:
    assert taken(without_boxes, text) == (text, [])


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("A) ebb    B) flow\nC) neap   D) slack\nE", "A) ebb\nB) flow\nC) neap\nD) slack\nE"),
        ("A) ebb  C) neap\n\nB) flow\tD) slack\n\nE", "A) ebb\nB) flow\nC) neap\nD) slack\n\nE"),
        ("  A. ebb  B. flow\n  C. neap", "  A. ebb\n  B. flow\n  C. neap"),
        ("(a) ebb (b) flow\n(c) neap (d) slack", "(a) ebb\n(b) flow\n(c) neap\n(d) slack"),
        ("A、ebb B、flow\nC、neap", "A、ebb\nB、flow\nC、neap"),
        ("A) ebb  B) flow\nC) neap\nA) rope  B) reef\nC) bend", "A) ebb\nB) flow\nC) neap\nA) rope\nB) reef\nC) bend"),
        ("Which?\nB. flow\nC. neap\nA. ebb", "Which?\nA. ebb\nB. flow\nC. neap"),
        ("**It is:**\n\nB. flow\nC. neap\nA. ebb\nSo.", "**It is:**\n\nA. ebb\nB. flow\nC. neap\nSo."),
    ],
)
def test_options_in_columns_stand_below_each_other(text: str, made: str) -> None:
    assert taken(in_one_column, text) == (made, [])


@pytest.mark.parametrize(
    "text",
    [
        "A) ebb    B) flow",
        "A) ebb\nB) flow\nC) neap",
        "A) ebb    B) flow\nD) slack",
        "B) flow    C) neap\nD) slack",
        "A. ebb B. flow\nC. neap",
        "```\nA) ebb    B) flow\nC) neap   D) slack\n```",
        "Which?\nB. flow\nA. ebb",
        "Which?\nB. flow\nC. neap\nD. ebb",
        "So it is\nB. flow\nC. neap\nA. ebb",
        "Which?\n\n\nB. flow\nC. neap\nA. ebb",
        "Which?\nB. flow\nC. neap\nB. ebb",
    ],
)
def test_other_lines_with_letters_stay(text: str) -> None:
    assert taken(in_one_column, text) == (text, [])


def test_six_rows_at_most_are_columns_of_options() -> None:
    rows = ["A) a  B) b", *(f"{letter}) x" for letter in "CDEFG")]
    assert taken(in_one_column, "\n".join(rows))[0].startswith("A) a\nB) b\nC) x")
    more = "\n".join([*rows, "H) x"])
    assert taken(in_one_column, more)[0].count("\n") == 7
