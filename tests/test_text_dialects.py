"""Layouts of other tools become plain Markdown where all of their shape is there, and else stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from studysite.text.dialects.answers_behind import with_answers_below
from studysite.text.dialects.counted_heads import with_counted_heads
from studysite.text.dialects.named_below import with_ticked
from studysite.text.dialects.programs import without_programs
from studysite.text.dialects.written_heads import with_starred_heads
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import with_ends

Step = Callable[[Sequence[Line], Ledger], list[Line]]


def lines_of(text: str) -> list[Line]:
    return with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), 1)])


def taken(step: Step, text: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Return what a step makes of a text, and what it puts aside."""
    ledger = Ledger("a.md")
    made = step(lines_of(text), ledger)
    return "\n".join(line.text for line in made), [(one.line, one.name, one.text) for one in ledger.furniture]


OPTIONS = "{} The tide turns because:\nThe Moon moves on.\nThe wind drops.\n\nCorrect: {}"
BOTH = OPTIONS.format("1)", "The Moon moves on.") + "\n\n" + OPTIONS.format("2)", "  the wind  drops")


def test_options_are_ticked_that_a_label_below_repeats() -> None:
    text, aside = taken(with_ticked, BOTH)
    assert text == (
        "1) The tide turns because:\n- [x] The Moon moves on.\n- [ ] The wind drops.\n\n\n\n"
        "2) The tide turns because:\n- [ ] The Moon moves on.\n- [x] The wind drops.\n\n"
    )
    assert aside == [
        (5, "named option", "Correct: The Moon moves on."),
        (11, "named option", "Correct:   the wind  drops"),
    ]


def test_code_below_the_question_is_no_option() -> None:
    text = taken(with_ticked, BOTH.replace("because:\n", "because:\n```\ntide()\n```\n"))[0]
    assert text.count("```\ntide()\n```\n- [") == 2


def test_eight_options_at_most_are_ticked() -> None:
    many = "\n".join(f"Reason {letter}" for letter in "jklmnopq")
    asked = f"1) Ships float because:\n{many}\nCorrect: Reason q\n"
    assert taken(with_ticked, asked * 2)[0].count("- [ ] ") == 14
    more = asked.replace("Reason j", "Reason i\nReason j") * 2
    assert taken(with_ticked, more) == (more, [])


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Correct: The Moon moves on.", "Correct: The Moon moves off."),
        ("The wind drops.\n\nCorrect", "The Moon moves on.\n\nCorrect"),
        ("because:\n", "because of this\n"),
        ("1) The tide", "The tide"),
        ("The wind drops.\n\nCorrect: The Moon", "\nCorrect: The Moon"),
        ("The wind drops.\n\nCorrect: The Moon", "- The wind drops.\n\nCorrect: The Moon"),
        ("The wind drops.\n\nCorrect: The Moon", "> The wind drops.\n\nCorrect: The Moon"),
        ("The wind drops.\n\nCorrect: The Moon", "B) The wind drops.\n\nCorrect: The Moon"),
        ("The wind drops.\n\nCorrect: The Moon", "---\n\nCorrect: The Moon"),
        ("Correct: The Moon moves on.", "```\nCorrect: The Moon moves on.\n```"),
    ],
)
def test_what_a_label_below_does_not_repeat_once_is_no_option(here: str, there: str) -> None:
    text = BOTH.replace(here, there, 1)
    assert text != BOTH
    # One alone does not show how the others are made.
    assert taken(with_ticked, text) == (text, [])


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("1. Which gas burns? Answer: Hydrogen", "1. Which gas burns?\n   A: Hydrogen"),
        ("  - Which gas burns?  **Answer:** Hydrogen", "  - Which gas burns?\n     A: Hydrogen"),
        ("1. Which gas burns? (Answer: Hydrogen)", "1. Which gas burns?\n   A: Hydrogen"),
        ("1. Which gas burns? [Answer: Hydrogen]", "1. Which gas burns?\n   A: Hydrogen"),
        ("1. Which gas burns? — Answer: Hydrogen (H)", "1. Which gas burns?\n   A: Hydrogen (H)"),
        ("Q: Which gas burns? Answer: Hydrogen", "Q: Which gas burns?\n   A: Hydrogen"),
        ("  Q1. Which gas burns? Answer: Hydrogen", "  Q1. Which gas burns?\n     A: Hydrogen"),
        ("1. 什么气体燃烧？答：氢气", "1. 什么气体燃烧？\n   A: 氢气"),
    ],
)
def test_an_answer_with_a_label_behind_its_question_stands_below_it(line: str, made: str) -> None:
    text, aside = taken(with_answers_below, f"{line}\n{line}")
    assert text == f"{made}\n{made}"
    assert [where for where, _, _ in aside] == [1, 2]
    alone = f"{line}\nText."
    assert taken(with_answers_below, alone) == (alone, [])


@pytest.mark.parametrize(
    "line",
    [
        "Which gas burns? Answer: Hydrogen",
        "1. It is cold. Which gas burns? Answer: Hydrogen",
        "1. Which gas burns? Hydrogen",
        "1. Which gas burns? Answer:",
        "1. Which gas burns? A: Hydrogen",
        "1. Which gas burns, Answer: Hydrogen",
    ],
)
def test_what_does_not_ask_and_answer_by_a_label_stays_on_its_line(line: str) -> None:
    text = f"{line}\n{line}"
    assert taken(with_answers_below, text) == (text, [])


def test_code_is_no_question_with_an_answer_behind_it() -> None:
    text = "```\n1. Which? Answer: This\n2. Which? Answer: That\n```"
    assert taken(with_answers_below, text) == (text, [])


def test_programs_and_styles_are_put_aside() -> None:
    text, aside = taken(
        without_programs,
        "Bread\n<script>\nlet a = 1;\n</script> rises\n"
        "  <STYLE media='print'>p {}</style>\nslowly\n<script>one</script>",
    )
    assert text == "Bread\n rises\nslowly"
    assert aside == [
        (2, "markup", "<script>"),
        (3, "markup", "let a = 1;"),
        (4, "markup", "</script>"),
        (5, "markup", "  <STYLE media='print'>p {}</style>"),
        (7, "markup", "<script>one</script>"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bread\n<script>\nlet a = 1;",
        "</script>\n<script>\nlet a = 1;",
        "<scripted>\n</script>",
        "The tag <script> opens\n</script>",
        "```html\n<script>\n</script>\n```",
        "<style>\n</script>",
    ],
)
def test_a_program_that_is_none_or_never_ends_stays(text: str) -> None:
    assert taken(without_programs, text) == (text, [])


def test_a_fence_in_a_program_opens_no_code_behind_it() -> None:
    made = without_programs(lines_of("<script>\n```js\n</script>\nText.\n```\nx\n```\nMore."), Ledger("a.md"))
    assert [(line.text, line.close) for line in made] == [("Text.", 0), ("```", 7), ("x", 0), ("```", 0), ("More.", 0)]


def test_headings_between_stars_count_up() -> None:
    text, aside = taken(
        with_starred_heads, "*1. Soils:*\n\nWhat is loam?\n\n*2) Rain*:\n\nWhat is hail?\n\n*2. Fog*\n\nWhy?"
    )
    assert text == "### Soils:\n\nWhat is loam?\n\n### Rain:\n\nWhat is hail?\n\n*2. Fog*\n\nWhy?"
    assert aside == [(1, "outline number", "1"), (5, "outline number", "2")]


@pytest.mark.parametrize(
    "text",
    [
        "*1. Soils:*\n\nWhat is loam?",
        "*1. Soils:*\nWhat is loam?\n\n*2. Rain:*\n\nWhat is hail?",
        "*1. Soils:*\n\nWhat is loam?\n*2. Rain:*\n\nWhat is hail?",
        "*1. Soils:*\n\nWhat is loam?\n\n*2. Rain:*",
        "*2. Soils:*\n\nWhat is loam?\n\n*3. Rain:*\n\nWhat is hail?",
        "*1. Why soils?*\n\nWhat is loam?\n\n*2. Why rain?*\n\nWhat is hail?",
        "```\n*1. Soils:*\n\nloam\n\n*2. Rain:*\n\nhail\n```",
    ],
)
def test_other_lines_between_stars_are_no_headings(text: str) -> None:
    assert taken(with_starred_heads, text) == (text, [])


COUNTED = (
    "### Question 1 (5 points)\n\n**Question:** Why?\n\nAnswer: So.\n\n### Question 2（3 分）\n\nHow?\n\nAnswer: Thus."
)


def test_headings_that_count_say_no_more_and_need_no_label_below() -> None:
    text, aside = taken(with_counted_heads, COUNTED)
    assert text == "### Question 1\n\nWhy?\n\nAnswer: So.\n\n### Question 2\n\nHow?\n\nAnswer: Thus."
    assert aside == [(1, "label", " (5 points)"), (3, "label", "**Question:** "), (7, "label", "（3 分）")]


@pytest.mark.parametrize(
    "text",
    [
        COUNTED[: COUNTED.index("\n\n### Question 2")],
        COUNTED.replace("Answer: So.", "So."),
        COUNTED.replace("### Question 1", "### Tides"),
        COUNTED.replace("### Question 1", "Question 1"),
        COUNTED.replace("Answer: So.", "```\nAnswer: So.\n```"),
    ],
)
def test_one_such_heading_alone_stays(text: str) -> None:
    assert taken(with_counted_heads, text) == (text, [])


@pytest.mark.parametrize(
    ("head", "below"),
    [
        ("### Question 1 (why so?)", "Question 7: Why?"),
        ("### Question 1 (as many words as nobody would put there)", "**Question:**"),
        ("### 1. Tides (springs)", "Why?"),
    ],
)
def test_what_says_more_than_that_stays(head: str, below: str) -> None:
    text = f"{head}\n\n{below}\n\nAnswer: So.\n"
    assert taken(with_counted_heads, text * 2) == (text * 2, [])


def test_what_looks_like_a_heading_within_a_question_parts_none() -> None:
    within = COUNTED.replace("Why?", "Why rope #4?\n\n```\n### Question 9\n```")
    assert taken(with_counted_heads, within)[0].startswith("### Question 1\n\nWhy rope #4?\n")


def test_labels_one_behind_the_other_all_go() -> None:
    text = "### Question 1\n\n**Question:** Q: Why?\n\nAnswer: So.\n"
    assert taken(with_counted_heads, text * 2)[0] == text.replace("**Question:** Q: ", "") * 2
