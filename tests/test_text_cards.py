"""Cards as people write them into notes, options that a word counts, and ticks that are words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from studysite.text.dialects.cards import with_labels
from studysite.text.dialects.option_words import with_letters, with_ticks
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import with_ends

Step = Callable[[Sequence[Line], Ledger], list[Line]]


def taken(step: Step, text: str) -> tuple[str, list[str]]:
    ledger = Ledger("a.md")
    made = step(with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), 1)]), ledger)
    return "\n".join(line.text for line in made), [one.text for one in ledger.furniture]


@pytest.mark.parametrize(
    ("text", "made", "aside"),
    [
        (
            "**Front:** ebb\n\nBack: out\n1. Front side: flow\n- **Back**: in",
            "Q: ebb\n\nA: out\nQ: flow\nA: in",
            ["**Front:** ", "Back: ", "1. Front side: ", "- **Back**: "],
        ),
        ("❓ **Q1:** Ebb?\n✅ **A1:** Out", "**Q1:** Ebb?\n**A1:** Out", ["❓ ", "✅ "]),
        ("- What is ebb? #flashcard\n#card/tides #sea", "- What is ebb?\n", [" #flashcard", "#card/tides #sea"]),
        ("1️⃣ What is ebb?\n- 1️⃣2️⃣: Flow\n## 🔟 Neap", "1. What is ebb?\n- 12. Flow\n## 10. Neap", []),
        (
            "What is ebb?::Out\n- **Q:** What is flow? ::: In",
            "Q: What is ebb?\nA: Out\nQ: What is flow?\nA: In",
            ["::", "**Q:** :::"],
        ),
        (
            "What is ebb?::Out\nThe sea goes:: in\nWhat is flow?::In",
            "Q: What is ebb?\nA: Out\nQ: The sea goes\nA: in\nQ: What is flow?\nA: In",
            ["::", "::", "::"],
        ),
        ("Ebb\n?\nOut\n\nFlow\n??\nIn", "Q: Ebb\nA:\nOut\n\nQ: Flow\nA:\nIn", ["?", "??"]),
        (
            "A #card\nEbb::Out\n{{c}}::x\nFlow::In",
            "A\nQ: Ebb\nA: Out\n{{c}}::x\nQ: Flow\nA: In",
            [" #card", "::", "::"],
        ),
        ("**Answer: Out.** It is low.", "**Answer:** Out. It is low.", []),
    ],
)
def test_cards_in_notes_have_labels(text: str, made: str, aside: list[str]) -> None:
    assert taken(with_labels, text) == (made, aside)


@pytest.mark.parametrize(
    "text",
    [
        "Front: ebb\nBack: out",
        "Front: ebb\nSo.\nBack: out\nFront: flow\nBack: in",
        "```\nFront: ebb\nBack: out\nFront: flow\nBack: in\n```",
        "✅ A. Paris",
        "✅ So it is",
        "What is ebb?::Out",
        "Ebb and flow:: x\nSlack and neap:: y",
        "Ebb\n?\nOut",
        "Ebb\n?\n\nFlow\n\n?\nIn",
        "?\nEbb\n?",
        "```\n?\nx\n```\n?\ny",
        "| a |\n?\nEbb\n| b |\n?\nOut",
        "1️⃣",
        "**Bread: white.** It is soft.",
        "A hash #cards here",
    ],
)
def test_what_is_no_card_or_one_alone_stays(text: str) -> None:
    assert taken(with_labels, text) == (text, [])


@pytest.mark.parametrize(
    ("text", "made", "aside"),
    [
        (
            "Option 1: Granite\n\n- **Option 2:** Slate\nCorrect answer: Option 2",
            "A) Granite\n\n- B) Slate\nCorrect answer: B",
            ["Option 1: ", "**Option 2:** ", "Option 2"],
        ),
        ("Choice a - Granite\n**Choice B) Slate**", "A) Granite\nB) Slate", ["Choice a - ", "**Choice B) "]),
        (
            "Option 1: x\nOption 2: y\nOption 1: x\nOption 2: y",
            "A) x\nB) y\nA) x\nB) y",
            ["Option 1: ", "Option 2: "] * 2,
        ),
    ],
)
def test_options_that_a_word_counts_have_letters(text: str, made: str, aside: list[str]) -> None:
    assert taken(with_letters, text) == (made, aside)


@pytest.mark.parametrize(
    "text",
    [
        "Option 1: Granite",
        "Option 2: Granite\nOption 3: Slate",
        "Option 1: Granite\nStone.\nOption 2: Slate",
        "Option 1: Granite\nOption 3: Slate",
        "```\nOption 1: Granite\nOption 2: Slate\n```",
        "Correct answer: Option 2",
    ],
)
def test_options_that_do_not_count_up_stay(text: str) -> None:
    assert taken(with_letters, text) == (text, [])


def test_ticks_that_are_words_are_signs() -> None:
    text = "- :white_check_mark: Granite\n`:x: slate()`\n```\n:x: a\n```\nso :x\n**:x: no :x:**"
    made = "- ✅ Granite\n❌ `slate()`\n```\n:x: a\n```\nso :x\n**❌ no ❌**"
    assert taken(with_ticks, text) == (made, [":white_check_mark:", ":x:", ":x:", ":x:"])
