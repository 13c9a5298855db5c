"""What stands below the heading of a quiz, a key or essays and is none: links, quotations, notes, instructions."""

from __future__ import annotations

import pytest

from studysite.text.headings import Part
from studysite.text.line import Line
from studysite.text.unasked import (
    defining,
    heads_keys,
    only_beside,
    only_expects,
    only_links,
    only_notes,
    only_quotes,
)
from studysite.text.verbatim import with_ends
from studysite.text.vocabulary import Role


def lines_of(text: str) -> list[Line]:
    return with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), 2)])


def part(text: str, title: str = "Beekeeping", role: Role = "quiz", level: int = 2) -> Part:
    return Part(title, level, 1, "#", role, lines_of(text))


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("- [Quiz 1](a.pdf)\n- [Quiz 2](b.pdf), with its key (PDF)", True),
        ("https://example.org/paper", True),
        ("- [Quiz 1](a.pdf)\n- Quiz 2", False),
        ("- [Quiz 1](a.pdf) for all who missed it", False),
        ("- [Quiz 1](a.pdf): done?", False),
        ("", False),
        ("```\n[Quiz 1](a.pdf)\n```", False),
    ],
)
def test_lists_of_links_lead_elsewhere(text: str, leads: bool) -> None:
    assert only_links(lines_of(text)) is leads


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("> Take a pen.\n\n---\n\n> Begin.", True),
        ("(Not yet.)\n- (None so far.)", True),
        ("> Take a pen.\nBegin.", False),
        ("(Not yet.)\nBegin.", False),
        ("(Is there none?)", False),
        ("> Is there none?", False),
        ("> 1. Take a pen.", False),
        ("---", False),
        ("", False),
    ],
)
def test_quotations_and_remarks_ask_nothing(text: str, quotes: bool) -> None:
    assert only_quotes(lines_of(text)) is quotes


TERMS = [f"- **Term {letter}**: what it means" for letter in "jklmn"]


@pytest.mark.parametrize(
    ("lines", "title", "role"),
    [
        (TERMS, "Bee cards", "glossary"),
        ([*TERMS, "---", "    more of it"], "Bee cards", "glossary"),
        (TERMS, "", "quiz"),
        (TERMS, "Flash cards", "quiz"),
        (TERMS[1:], "Bee cards", "quiz"),
        ([*TERMS, "And so on."], "Bee cards", "quiz"),
        ([*TERMS[1:], "- **Term**: what is it?"], "Bee cards", "quiz"),
        ([*TERMS[1:], "5. **Term**: what it means"], "Bee cards", "quiz"),
        ([*TERMS[1:], "- **Term** what it means"], "Bee cards", "quiz"),
    ],
)
def test_headwords_in_bold_are_a_glossary(lines: list[str], title: str, role: Role) -> None:
    found = part("\n".join(lines), title)
    defining([found])
    assert found.role == role


def test_only_a_quiz_becomes_a_glossary() -> None:
    found = part("\n".join(TERMS), "Bee cards", "essays")
    defining([found])
    assert found.role == "essays"


@pytest.mark.parametrize(
    ("text", "level", "role", "heads"),
    [
        ("Cover the right side.", 3, "answers", True),
        ("Cover the right side.", 2, "answers", False),
        ("Cover the right side.", 3, "quiz", False),
        ("1. Wax.", 3, "answers", False),
        ("- Wax.", 3, "answers", False),
        ("", 3, "answers", False),
    ],
)
def test_words_above_deeper_keys_answer_nothing(text: str, level: int, role: Role, heads: bool) -> None:
    assert heads_keys(part(text, role="answers"), part("1. Wax.", role=role, level=level)) is heads


KEY = part("1. Wax.\n2. Honey.", role="answers")


@pytest.mark.parametrize(
    ("key", "title", "text", "beside"),
    [
        (KEY, "Scoring", "Two points each.", True),
        (part("| Q1 | Wax |\n| **2.** | Honey |", role="answers"), "Scoring", "Two points each.", True),
        (KEY, "Scoring", "", False),
        (KEY, "Scoring", "1. Two points each.", False),
        (KEY, "Scoring", "| 1 | two points |", False),
        (KEY, "3. Bees", "They swarm.", False),
        (KEY, "Question 3", "They swarm.", False),
        (KEY, "Question: why?", "They swarm.", False),
        (part("1. Wax.", role="answers"), "Scoring", "Two points each.", False),
        (part("1. Wax.\n2. Honey."), "Scoring", "Two points each.", False),
        (KEY, "Instructions", "Cover the right side.", True),
        (part(""), "Instructions", "Cover the right side.", True),
        (KEY, "Instructions", "1. What do bees eat?", False),
        (KEY, "Instructions", "What do bees eat?", False),
    ],
)
def test_what_stands_beside_a_key_counts_nothing(key: Part, title: str, text: str, beside: bool) -> None:
    assert only_beside(key, part(text, title)) is beside


# Scripts whose verbs nobody here lists are judged by their bullets alone.
NOTES = "- Der Imker kommt\n- Der Smoker fehlt\n- Die Wabe ist größer\n- Alles bleibt länger"


@pytest.mark.parametrize(
    ("text", "title", "notes"),
    [
        (NOTES, "Beekeeping", True),
        (NOTES.replace("Imker kommt", "Imker kommt?"), "Beekeeping", True),
        (NOTES.replace("Imker kommt", "Imker kommt?").replace("\n- Der Smoker fehlt", ""), "Beekeeping", False),
        ("- Der Käfer\n- Die Königin", "Beekeeping", False),
        ("- Der Käfer\n- Die Königin\n    - größer\n- Die Wabe", "Beekeeping", True),
        ("Der Käfer\nDie Königin\nDie Größe", "Beekeeping", True),
        ("Der Käfer\nDie Königin\nDie Größe", "Quiz", False),
        ("Der Käfer\nDie Königin\nDie Größe\nKäme er?", "Beekeeping", False),
        ("蜜蜂\n蜂后\n蜂巢", "Beekeeping", False),
        (NOTES, "True or false?", False),
        (f"{NOTES}\n    - Antwort: ja", "Beekeeping", False),
        (f"{NOTES}\n    - Frage: käme er", "Beekeeping", False),
        (f"{NOTES}\n    - Der ____ kommt", "Beekeeping", False),
        (f"{NOTES}\n    1. Der Käfer", "Beekeeping", False),
        (f"{NOTES}\n    A) Käfer\n    B) Königin\n    C) Wabe", "Beekeeping", False),
    ],
)
def test_notes_ask_nothing_and_leave_nothing_open(text: str, title: str, notes: bool) -> None:
    assert only_notes(part(text, title)) is notes


def test_essays_without_a_name_of_their_own_are_no_notes() -> None:
    assert only_notes(part(NOTES, "Beekeeping", "essays"))
    assert not only_notes(part(NOTES, "Essay questions", "essays"))
    assert not only_notes(part(NOTES, "", "essays"))


@pytest.mark.parametrize(
    "text",
    [
        "What do bees eat",
        "Bees eat what?",
        "1. Describe a hive.",
        "1. Bees eat:",
        "1. Bees eat …",
        "Answer: honey",
        "Q: name it",
        "Hint: it is sweet",
        "Correct: honey",
        "Bees eat ____.",
        "True or false: bees swim",
        "Bees swim. (False)",
        "A) honey\nB) wax\nC) wood",
    ],
)
def test_english_lines_that_ask_are_no_notes_however_few(text: str) -> None:
    assert not only_notes(part(text))
    assert only_notes(part("Bees eat honey"))
    assert not only_notes(part("Bees eat honey", role="essays"))
    assert not only_notes(part(""))


@pytest.mark.parametrize(
    ("text", "below", "role", "expects"),
    [
        ("- Short.\n- Clear.", "1. Why?", "essays", True),
        ("- Short.\n- Clear.", "**Salt.** How did it spread?", "essays", True),
        ("- Short.\n- Clear.", "Q: why", "essays", True),
        ("- Short.\n- Clear.", "Discuss salt.", "essays", True),
        ("- Short.\n- Clear.", "Salt and how it spread.", "essays", False),
        ("- Short.\n- Clear.", "1. Why?", "quiz", False),
        ("- Short.\n- Clear.", "", "essays", False),
        ("", "1. Why?", "essays", False),
        ("1. Short.", "1. Why?", "essays", False),
        ("Answer: short.", "1. Why?", "essays", False),
        ("Describe salt.", "1. Why?", "essays", False),
    ],
)
def test_what_is_expected_of_essays_stands_above_them(text: str, below: str, role: Role, expects: bool) -> None:
    assert only_expects(part(text, role="essays"), part(below, role=role)) is expects
    assert not only_expects(part(text, role="essays"), None)
