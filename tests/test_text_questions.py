"""Questions, and which answer belongs to which: a wrong pair is worse than none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from studysite.model import Block, Code, Paragraph, Question, Text, plain
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.questions import question_blocks
from studysite.text.verbatim import with_ends
from studysite.words import block_words

Read = tuple[list[Block], Ledger]


def numbered(text: str, first: int = 1) -> list[Line]:
    return with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), first)])


def read(asked: str, answered: str | None = None) -> Read:
    ledger = Ledger("a.txt")
    key = None if answered is None else numbered(answered, 101)
    return list(question_blocks("short-answer", numbered(asked), key, ledger)), ledger


def pairs(found: Sequence[Block]) -> list[tuple[str, str | None]]:
    return [
        (
            plain(one.prompt),
            None if one.answer is None else " / ".join(word for block in one.answer for word in block_words(block)),
        )
        for one in found
        if isinstance(one, Question)
    ]


def options(found: Sequence[Block]) -> list[list[tuple[str, bool]]]:
    return [
        [(plain(choice.words), choice.is_right) for choice in one.choices] for one in found if isinstance(one, Question)
    ]


def codes(ledger: Ledger) -> list[str]:
    return [notice.code for notice in ledger.notices]


def test_numbers_pair_in_whatever_order_the_key_is() -> None:
    assert pairs(read("1. A?\n2. B?", "2. b\n1. a")[0]) == [("A?", "a"), ("B?", "b")]


def test_order_pairs_where_only_one_side_has_numbers() -> None:
    assert pairs(read("1. A?\n2. B?", "It is a.\nIt is b.")[0]) == [("A?", "It is a."), ("B?", "It is b.")]
    assert pairs(read("- A?\n- B?", "1. a\n2. b")[0]) == [("A?", "a"), ("B?", "b")]


def test_equal_counts_pair_by_order_though_chapters_begin_again() -> None:
    found, ledger = read("1. A?\n2. B?\n1. C?", "1. a\n2. b\n1. c")
    assert pairs(found) == [("A?", "a"), ("B?", "b"), ("C?", "c")]
    assert codes(ledger) == ["number-twice"]


def test_numbers_that_begin_again_on_one_side_only_pair_nothing() -> None:
    found, ledger = read("1. A?\n2. B?\n1. C?\n2. D?", "1. a\n2. b\n3. c\n4. d")
    assert [answer for _, answer in pairs(found)] == [None] * 4
    assert "answer-without-question" in codes(ledger)
    kept = [plain(one.words) for one in found if isinstance(one, Paragraph)]
    assert kept == ["1. a", "2. b", "3. c", "4. d"]


def test_a_number_that_stands_twice_pairs_with_nothing_and_the_others_pair() -> None:
    found, _ = read("1. A?\n2. B?\n2. C?\n4. D?", "1. a\n2. b\n3. c\n4. d")
    assert [answer for _, answer in pairs(found)] == ["a", None, None, "d"]


def test_too_few_answers_without_numbers_pair_with_nothing() -> None:
    found, ledger = read("A is what?\nB is what?\nC is what?", "One.\nTwo.")
    assert [answer for _, answer in pairs(found)] == [None, None, None]
    assert codes(ledger).count("answer-missing") == 3


def test_an_answer_that_repeats_its_question_belongs_to_it() -> None:
    found, ledger = read("What is a wheel?\nWhat is a road?", "What is a road? A way.\nWhat is a wheel? A disc.")
    assert pairs(found) == [("What is a wheel?", "A disc."), ("What is a road?", "A way.")]
    assert [one.text for one in ledger.furniture if one.name == "repeated question"] == [
        "What is a wheel? ",
        "What is a road? ",
    ]


def test_what_an_answer_repeats_outweighs_its_number() -> None:
    found, _ = read("1. What is a wheel?\n2. What is a road?", "1. What is a road? A way.\n2. What is a wheel? A disc.")
    assert pairs(found) == [("What is a wheel?", "A disc."), ("What is a road?", "A way.")]


def test_an_answer_that_only_begins_like_its_question_is_left_whole() -> None:
    found, _ = read("1. Wheels are old.", "1. Wheels are old and round.")
    assert pairs(found) == [("Wheels are old.", "Wheels are old and round.")]


def test_a_repeated_question_may_be_quoted_or_in_bold() -> None:
    found, _ = read("1. What is a wheel?", '1. **What is a wheel?** "Wheel" means a disc.')
    assert pairs(found) == [("What is a wheel?", '"Wheel" means a disc.')]


def test_a_label_that_both_sides_share_pairs_them() -> None:
    found, _ = read("Roads: Who built them?\nWheels: Who made them?", "Wheels: A smith.\nRoads: The Romans.")
    assert pairs(found) == [
        ("Roads: Who built them?", "Roads: The Romans."),
        ("Wheels: Who made them?", "Wheels: A smith."),
    ]


def test_answers_without_a_quiz_stay_text_with_their_numbers() -> None:
    found, ledger = read("", "1. a\n2. b")
    assert [plain(one.words) for one in found if isinstance(one, Paragraph)] == ["1. a", "2. b"]
    assert codes(ledger) == ["answers-without-quiz"]


def test_a_list_inside_an_answer_that_may_as_well_be_another_chapter_pairs_nothing() -> None:
    found, _ = read("1. A?\n2. B?\n3. C?\n4. D?", "1. a\n2. b\n1. x\n2. y\n3. c\n4. d")
    assert [answer for _, answer in pairs(found)] == [None] * 4


def test_a_list_inside_an_answer_is_seen_where_the_count_goes_on_after_it() -> None:
    found, _ = read("1. A?\n2. B?\n3. C?\n4. D?", "1. a\n2. b\n3. c\n1. x\n2. y\n4. d")
    assert [answer for _, answer in pairs(found)] == ["a", "b", "c / x / y", "d"]


def test_deeper_lines_belong_to_the_answer_above() -> None:
    found, _ = read("1. A?\n2. B?", "1. a\n   - x\n   - y\n\n   z\n2. b")
    assert pairs(found) == [("A?", "a / x / y / z"), ("B?", "b")]


@pytest.mark.parametrize(
    "label", ["Answer:", "**Answer:**", "A:", "*Answer*:", "Correct answer:", "- Answer:", "Solution:"]
)
def test_a_labelled_answer_stands_below_its_question(label: str) -> None:
    found, ledger = read(f"1. A?\n{label} a\n2. B?\n{label} b")
    assert pairs(found) == [("A?", "a"), ("B?", "b")]
    assert codes(ledger) == []


def test_choices_are_no_answers() -> None:
    found, _ = read("1. A?\nA. x\nB. y\n2. B?\nA. x\nB. y")
    assert pairs(found) == [("A?", None), ("B?", None)]
    assert options(found) == [[("x", False), ("y", False)]] * 2
    assert {one.kind for one in found if isinstance(one, Question)} == {"multiple-choice"}


def test_the_letter_of_a_choice_is_no_label() -> None:
    assert pairs(read("1. A?\n2. B?", "1. A. Venus\n2. Answer: B. Mars")[0]) == [("A?", "A. Venus"), ("B?", "B. Mars")]


def test_answers_right_below_their_questions_need_no_label_where_most_have_one() -> None:
    assert pairs(read("1. What is A?\nIt is a.\n2. What is B?\nIt is b.")[0]) == [
        ("What is A?", "It is a."),
        ("What is B?", "It is b."),
    ]


def test_lines_that_ask_and_answer_in_turn_are_pairs() -> None:
    assert pairs(read("What is A?\nIt is a.\nWhat is B?\nIt is b.")[0]) == [
        ("What is A?", "It is a."),
        ("What is B?", "It is b."),
    ]


def test_a_second_question_is_no_answer() -> None:
    found, _ = read("1. What is A?\nAnd what is it for?\n2. What is B?\nAnd who has it?")
    assert [answer for _, answer in pairs(found)] == [None, None]


def test_code_in_a_question_stays_code() -> None:
    (question,) = read("1. What does this print?\n   ```py\n   print(1)\n   ```")[0]
    assert isinstance(question, Question)
    assert question.prompt == (Text("What does this print?"), Text(" "), Code("print(1)"))


def test_a_question_in_bold_as_a_whole_is_not_stressed() -> None:
    found, _ = read("**1. What?**\n2. **Who?**")
    assert [one.prompt for one in found if isinstance(one, Question)] == [(Text("What?"),), (Text("Who?"),)]


def test_instructions_are_no_questions() -> None:
    found, _ = read("Instructions: Answer in two sentences.\n(No answers are given.)\nWhat is A?\nWhat is B?")
    assert [one.role for one in found if isinstance(one, Paragraph)] == ["instruction", "instruction"]
    assert len(pairs(found)) == 2


def test_a_quiz_without_any_answers_is_remarked_on_once() -> None:
    _, ledger = read("1. A?\n2. B?")
    assert codes(ledger) == ["no-answers"]


def test_two_items_of_one_line_are_one() -> None:
    lines = [Line(1, "1. A?"), Line(1, "2. B?"), Line(2, "3. C?")]
    found = question_blocks("short-answer", lines, None, Ledger("a.txt"))
    assert [one.span.first for one in found if isinstance(one, Question)] == [1, 2]


@pytest.mark.parametrize(
    ("second", "answers"),
    [
        ("1. Cork.\n2. Iron.", ["Cork.", "Iron."]),
        # Numbers begin again, but it is asked on.
        ("1. What burns?\n2. What rusts?", [None] * 4),
        ("1. Cork.\n2. What rusts?", [None] * 4),
        ("1. Cork.\n3. Iron.", [None] * 4),
    ],
)
def test_numbers_that_begin_again_answer_only_where_nothing_asks_any_more(
    second: str, answers: list[str | None]
) -> None:
    found, _ = read(f"1. What floats?\n2. What sinks?\n\n{second}")
    assert [told for _, told in pairs(found)] == answers
