"""Sections that ask and answer by labels, and what is said once of quizzes without answers."""

from __future__ import annotations

import pytest

from studysite.model import Choice, Question, QuestionKind, Section, Span, Text, plain
from studysite.text.dialogues import dialogue, is_dialogue
from studysite.text.headline import LONGEST
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.unanswered import say_once
from studysite.text.verbatim import with_ends
from studysite.words import block_words


def lines_of(text: str) -> list[Line]:
    return with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), 1)])


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Q: Why?\nA: So.", True),
        ("Q: Why?\nQ: How?\nA: So.", False),
        ("Q: Why?\nQ: How?\nQ: Who?\nA: So.\nA: Thus.", True),
        ("Q: Why?", False),
        ("A: So.", False),
        ("```\nQ: Why?\nA: So.\n```", False),
    ],
)
def test_a_dialogue_answers_most_of_what_it_asks(text: str, asks: bool) -> None:
    assert is_dialogue(lines_of(text)) is asks


def test_what_says_itself_that_it_asks_needs_no_answer() -> None:
    first, second = lines_of("Q: Why?\nQ: How?")
    assert is_dialogue([first._replace(said="asks"), second]) is False
    assert is_dialogue([first._replace(said="asks"), second._replace(said="asks")]) is True


def said(text: str) -> list[str]:
    """Return the questions with their answers, and the texts between them."""
    made = dialogue("short-answer", lines_of(text), Ledger("a.md"))
    return [
        f"{plain(one.prompt)} = {' '.join(words for block in one.answer or () for words in block_words(block))}"
        if isinstance(one, Question)
        else " ".join(block_words(one))
        for one in made
    ]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("First.\n\nQ: Why?\nA: So.\n\nMore.", ["First.", "Why? = So. More."]),
        ("Q: Why?\nA: So.\n\n---\n\nBetween.\n\nQ: How?\nA: Thus.", ["Why? = So.", "Between.", "How? = Thus."]),
        ("Q: Why?\nA: So.\n\nTides\nQ: How?\nA: Thus.", ["Why? = So.", "Tides", "How? = Thus."]),
        ("Tides\nQ: How?\nA: Thus.", ["Tides", "How? = Thus."]),
        ("Q: Why?\nA: So.\nTides\nQ: How?\nA: Thus.", ["Why? = So. Tides", "How? = Thus."]),
        ("Q: Why?\nA: So.\n\nTides.\nQ: How?\nA: Thus.", ["Why? = So. Tides.", "How? = Thus."]),
        ("Q: Why?\nA: So.\n\n- Tides\nQ: How?\nA: Thus.", ["Why? = So. Tides", "How? = Thus."]),
        ("Q: Why?\nA: So.\n\nTides\n\nQ: How?\nA: Thus.", ["Why? = So. Tides", "How? = Thus."]),
        ("Q: Why?\n\nA: So\nQ: How?\nA: Thus.", ["Why? = So", "How? = Thus."]),
        ("Q: Why?\nA: So.\n\n---\n\nTides", ["Why? = So.", "Tides"]),
        ("Tides\n\n---", ["Tides"]),
    ],
)
def test_text_and_questions_stand_in_turn(text: str, made: list[str]) -> None:
    assert said(text) == made


def test_a_long_line_heads_no_card() -> None:
    head = "tide " * (LONGEST // 5)
    assert said(f"Q: Why?\nA: So.\n\n{head.strip()}\nQ: How?\nA: Thus.")[1] == head.strip()
    assert len(said(f"Q: Why?\nA: So.\n\n{head} and\nQ: How?\nA: Thus.")) == 2


def question(*, answered: bool = False, ticked: bool = False, kind: QuestionKind = "short-answer") -> Question:
    answer = () if answered else None
    choices = (Choice((Text("ebb"),), ticked, Span(1, 1)),)
    return Question(kind, (Text("Why?"),), Span(1, 1), answer=answer, choices=choices)


def told(notices: list[str], *questions: Question, since: int = 0) -> list[str]:
    ledger = Ledger("a.md")
    for code in notices:
        ledger.notice(1, code, code)
    say_once([Section((), questions, Span(1, 1))], ledger, since)
    return [f"{one.code}: {one.message}"[:60] for one in ledger.notices]


ONCE = "no-answers: the document gives no answers to its 2 questions; add"


def test_a_document_without_answers_says_so_once() -> None:
    two = (question(), question(), question(kind="essay", answered=True))
    assert told(["no-answers", "empty-section", "no-answers"], *two) == [ONCE[:60], "empty-section: empty-section"]
    assert told(["no-answers", "no-answers", "no-answers"], *two, since=1) == ["no-answers: no-answers", ONCE[:60]]
    assert told(["no-answers", "empty-section"], *two) == ["no-answers: no-answers", "empty-section: empty-section"]
    assert told(["empty-section"], question(answered=True)) == ["empty-section: empty-section"]


@pytest.mark.parametrize("other", [question(answered=True), question(ticked=True)])
def test_where_others_have_answers_each_section_without_any_says_so(other: Question) -> None:
    apart = "section-without-answers: no question of this section has an "
    assert told(["no-answers"], question(), other) == [apart[:60]]
    assert told(["no-answers", "empty-section", "no-answers"], question(), other) == [
        apart[:60],
        "empty-section: empty-section",
        apart[:60],
    ]
