"""Slips of whoever types or copies are mended where there are enough of them, and left alone where there are not."""

from __future__ import annotations

import pytest

from studysite.text.dialects.slips import without_slips
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import with_ends


def taken(text: str) -> tuple[str, list[tuple[int, str, str]]]:
    ledger = Ledger("a.md")
    made = without_slips(with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), 1)]), ledger)
    return "\n".join(line.text for line in made), [(one.line, one.name, one.text) for one in ledger.furniture]


ASKED = "4 Which knot slips?\na. Noose\nb. Bowline\n"
CHOSEN = "- A: Noose\n- B: Bowline\n---\nB\n\n"
LOUD = "1. Which slips?\na. Noose\nb. Bend\n"


@pytest.mark.parametrize(
    ("text", "made", "aside"),
    [
        ("#Notes\n##Rivers\n  ###Lakes", "# Notes\n## Rivers\n  ### Lakes", []),
        (ASKED * 3, ASKED.replace("4 W", "4. W") * 3, []),
        (
            f"12 Which knot holds\nwell?\nNever\nsaid\na. Bend\nb. Reef\n{ASKED * 2}",
            f"12. Which knot holds\nwell?\nNever\nsaid\na. Bend\nb. Reef\n{ASKED.replace('4 W', '4. W') * 2}",
            [],
        ),
        (
            ASKED * 2 + ASKED.replace("\na.", "\n5 of these\na."),
            ASKED.replace("4 W", "4. W") * 2 + ASKED.replace("\na.", "\n5. of these\na."),
            [],
        ),
        (CHOSEN * 2, "- A: Noose\n- B: Bowline\n\nAnswer: B\n\n" * 2, []),
        (
            "Q) Why?\n#### A)So.\nq)How?\n**A)** Thus.",
            "Q: Why?\nA: So.\nQ: How?\nA: Thus.",
            [
                (1, "label", "Q) "),
                (2, "label", "#### A)"),
                (3, "label", "q)"),
                (4, "label", "**A)** "),
            ],
        ),
        (
            "Show the answer\nAns: B\nb\n*View Answer*\n\n#### Answer: C",
            "Ans: B\nb\n\nAnswer: C",
            [
                (1, "answers marker", "Show the answer"),
                (4, "answers marker", "*View Answer*"),
                (6, "heading marker", "####"),
            ],
        ),
        (
            f"#### 1. Which slips?\na. Noose\n{LOUD * 2}#### Ans: B",
            f"1. Which slips?\na. Noose\n{LOUD * 2}Ans: B",
            [(1, "heading marker", "####"), (9, "heading marker", "####")],
        ),
        ("Answer:So.\n**Answer:**Thus.\nAns: well", "Answer: So.\n**Answer:** Thus.\nAns: well", []),
        ("Answer:\na\nanswers :\nb\nAnswer:\nc\nAnswer \nd", "Answer:\na\nanswers :\nb\nAnswer:\nc\nAnswer:\nd", []),
        (
            "Ebb\n\n: Out.\n\nFlow\n\n:   In.\n\nNeap\n\n: Low.",
            "Ebb\n: Out.\n\nFlow\n: In.\n\nNeap\n: Low.",
            [],
        ),
        (
            "id: 5f09\n# One?\nuuid: 6f-09\n\n# Two?\n id: 7f09 \n# Three?",
            "# One?\n\n# Two?\n# Three?",
            [(1, "markup", "id: 5f09"), (3, "markup", "uuid: 6f-09"), (6, "markup", " id: 7f09 ")],
        ),
        (
            "Week 1 Page 1 of 3\na\nWeek 1 Page 2 of 3\nb\n Week 2 Page 3 of 3",
            "a\nb",
            [
                (1, "page number", "Week 1 Page 1 of 3"),
                (3, "page number", "Week 1 Page 2 of 3"),
                (5, "page number", " Week 2 Page 3 of 3"),
            ],
        ),
    ],
)
def test_slips_are_mended(text: str, made: str, aside: list[tuple[int, str, str]]) -> None:
    assert taken(text) == (made, aside)


@pytest.mark.parametrize(
    "text",
    [
        "#Notes\n##Rivers",
        "#1\n##2\n##3",
        ASKED * 2,
        ASKED * 2 + ASKED.replace("a. ", "b. "),
        ASKED * 2 + ASKED.replace("\na.", "\n\na."),
        ASKED * 2 + ASKED.replace("\na.", "\nor\nthat\nor\nthis\na."),
        ASKED * 2 + ASKED.replace("4 Which knot slips?", "4 knots?"),
        f"```\n{ASKED * 3}```",
        CHOSEN,
        CHOSEN + CHOSEN.replace("---", "***").replace("- B: Bowline", "Bowline"),
        CHOSEN + CHOSEN.replace("---", "so"),
        CHOSEN + CHOSEN.replace("- A: Noose\n- B", "- A"),
        CHOSEN + CHOSEN.replace("---\nB", "---\nBend"),
        "Q) Why?\nA)So.\nText.",
        "Q) Why?\nA)So.\nQ)How?\nQ)Thus?",
        "Q) Why?\nA)So.\nA)How?\nA)Thus.",
        "Show the answer\nAns: B",
        "Show the answer\nAns: B\nShow the answer\nB",
        f"Show answer{'!' * 30}\nAns: B\n" * 2,
        "Answer:So.\nAnswer: Thus.",
        "Answer:\na\nAnswer:\nb\nAnswer\nc",
        "Answer:\nAnswer:\nAnswer:\nAnswer\nAnswer\nAnswer\nAnswer",
        f"### 1. Which slips?\na. Noose\n{LOUD}",
        "### 1. Which slips?\nb. Noose\n" + LOUD * 2,
        "Ebb\n\n: Out.\n\nFlow\n\n: In.",
        "Ebb\n\n: Out.\n\nFlow\n\n: In.\n\nNeap\n\n\n: Low.",
        "Ebb\n\n: Out.\n\nFlow\n\n: In.\n\nor\nNeap\n\n: Low.",
        f"Ebb\n\n: Out.\n\nFlow\n\n: In.\n\n{'Neap ' * 19}\n\n: Low.",
        "id: 5f09\n# One?\nid: 6f09\n# Two?",
        "id: 5f09\n# One?\nid: 6f09\n# Two?\nid: 7f09\nThree?",
        "Page 1 of 3\na\nPage 2 of 3",
        "Page 1 of 3\na\nPage 2 of 3\nb\nThe Page 3 of 3",
        f"{'x' * 80} Page 1 of 3\n" * 3,
        "Pages 1 of 3\n" * 3,
    ],
)
def test_too_few_or_other_lines_are_no_slips(text: str) -> None:
    assert taken(text) == (text, [])
