"""Options to choose from, and which of them is right: one that is claimed without being sure is worse than none."""

from __future__ import annotations

import pytest

from studysite.model import Question, plain
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.named_choices import named
from studysite.text.option_marks import mark
from studysite.text.options import groups, is_choice
from studysite.text.questions import question_blocks
from studysite.text.verbatim import with_ends
from studysite.words import block_words


def numbered(text: str, first: int = 1) -> list[Line]:
    return with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), first)])


def asked(text: str, key: str | None = None) -> tuple[list[Question], list[str]]:
    ledger = Ledger("a.txt")
    answers = None if key is None else numbered(key, 101)
    found = question_blocks("short-answer", numbered(text), answers, ledger)
    return [one for one in found if isinstance(one, Question)], [notice.code for notice in ledger.notices]


def right(text: str, key: str | None = None) -> list[list[str]]:
    return [[plain(one.words) for one in question.choices if one.is_right] for question in asked(text, key)[0]]


@pytest.mark.parametrize(
    ("line", "style", "place", "words"),
    [
        ("A) Paris", "0A)", 0, "Paris"),
        ("  b. Rome", "0a.", 1, "Rome"),
        ("(c) Oslo", "0a(", 2, "Oslo"),
        ("- **D.** Bern", "-0A.", 3, "Bern"),
        ("**A) Paris**", "0A)", 0, "Paris"),
        ("- [ ] Paris", "-[]", -1, "Paris"),
        ("Б) Киев", "2A)", 1, "Киев"),
        ("② 서울", "1a[", 1, "서울"),
    ],
)
def test_an_option_begins_with_a_letter_or_a_box(line: str, style: str, place: int, words: str) -> None:
    found = mark(line)
    assert found is not None
    assert (found.style, found.place, found.text) == (style, place, words)


@pytest.mark.parametrize(
    "line", ["A cell divides.", "Paris", "", "***", "# A) Paris", "A.B is a product", "etc. and more"]
)
def test_a_sentence_is_no_option(line: str) -> None:
    found = mark(line)
    assert found is None or found.place < 0


@pytest.mark.parametrize(
    "sign",
    [
        "✅ A) x",
        "A) x ✓",
        "A) x ✔️",
        "A) x (correct)",
        "A) x (Correct answer)",
        "A) x ← correct",
        "*A) x",
        "**A) x**",
        "A) **x**",
        "- [x] A) x",
        "☑ A) x",
        "A) x (resposta correta)",
    ],
)
def test_a_sign_tells_which_option_is_right(sign: str) -> None:
    other = {"- [x]": "- [ ] B) y", "☑ A)": "☐ B) y"}.get(sign[:5].strip() if sign[0] == "-" else sign[:4], "B) y")
    assert right(f"1. What?\n{sign}\n{other}") == [["x"]]


@pytest.mark.parametrize(
    "answer",
    [
        "Answer: B",
        "**Answer:** B",
        "**Correct answer: B) y**",
        "Correct: B.",
        "The correct answer is B",
        "The correct option is (b).",
        "Answer: y",
        "Ans. B",
        "✅ Answer: B - because",
        "Answer: B) y. Because.",
        "Resposta: b",
        "Antwort: B",
        "正解：B",
    ],
)
def test_an_answer_names_the_right_option(answer: str) -> None:
    assert right(f"1. What?\nA) x\nB) y\nC) z\n{answer}") == [["y"]]


@pytest.mark.parametrize("answer", ["B, C", "B and C", "B & C", "(b), (c)", "B; C", "y, z", "**B** and **C**"])
def test_an_answer_names_several_options(answer: str) -> None:
    assert right(f"1. What?\nA) x\nB) y\nC) z\nAnswer: {answer}") == [["y", "z"]]


@pytest.mark.parametrize("answer", ["A cell of the blood.", "E", "It depends.", "B) z", "A or perhaps none", "xylem"])
def test_what_names_no_option_for_sure_names_none(answer: str) -> None:
    (question,), codes = asked(f"1. What?\nA) x\nB) y\nC) z\nAnswer: {answer}")
    assert [one.is_right for one in question.choices] == [False] * 3
    assert "choice-unclear" in codes
    assert question.answer is not None
    assert [word for block in question.answer for word in block_words(block)] == [answer]


def test_signs_and_an_answer_that_contradict_each_other_claim_nothing() -> None:
    (question,), codes = asked("1. What?\nA) x ✅\nB) y\nAnswer: B")
    assert not any(one.is_right for one in question.choices)
    assert codes == ["choice-unclear"]


def test_options_that_are_all_marked_claim_nothing() -> None:
    (question,), codes = asked("1. What?\nA) x ✅\nB) y ✅")
    assert not any(one.is_right for one in question.choices)
    assert "choice-unclear" in codes


def test_letters_must_count_up_from_a() -> None:
    assert groups(numbered("B) x\nC) y")) == []
    assert groups(numbered("A) x\nC) y")) == []
    assert len(groups(numbered("A) x\nb) y"))) == 0
    (found,) = groups(numbered("A) x\nB) y\nA. z"))
    assert len(found.options) == 2


def test_a_line_that_goes_on_belongs_to_its_option() -> None:
    (question,), _ = asked("1. What?\nA) a long\nand winding road\nB) y\nAnswer: A")
    assert [plain(one.words) for one in question.choices] == ["a long and winding road", "y"]


@pytest.mark.parametrize(
    "key", ["1. B\n2. A", "1-b 2-a", "1) B, 2) A", "1B, 2A", "B\nA", "1 | B\n2 | A", "1. B) y\n2. x"]
)
def test_a_key_of_letters_serves_all_questions(key: str) -> None:
    assert right("1. What?\nA) x\nB) y\n2. Who?\nA) x\nB) y", key) == [["y"], ["x"]]


def test_a_key_of_letters_stays_one_where_a_question_has_no_options() -> None:
    (first, second), _ = asked("1. What?\nA) x\nB) y\n2. Why?", "1. B\n2. Because it is.")
    assert [one.is_right for one in first.choices] == [False, True]
    assert second.choices == ()


def test_an_explanation_by_letters_is_dealt_to_the_options() -> None:
    text = (
        "1. What?\nA) x\nB) y\nAnswer: B\nExplanation:\n- A is wrong because it is small.\n- B is right as it is big."
    )
    (question,), _ = asked(text)
    whys = [" ".join(word for block in one.rationale for word in block_words(block)) for one in question.choices]
    assert whys == ["A is wrong because it is small.", "B is right as it is big."]
    assert question.answer == ()


@pytest.mark.parametrize(
    "text",
    [
        "Compare A. Smith and B. Jones.\nThey disagreed.",
        "Things to do:\n- [ ] Wash\n- [ ] Cook",
        "A. Cells\nB. Tissues\nC. Organs",
        "What matters?\n- Air\n- Water",
    ],
)
def test_a_list_is_no_question_with_options(text: str) -> None:
    assert not is_choice(numbered(text))


def test_a_name_in_a_prompt_is_no_option() -> None:
    (question,), _ = asked("1. Compare A. Smith and B. Jones.\nAnswer: They disagreed.")
    assert question.choices == ()
    assert plain(question.prompt) == "Compare A. Smith and B. Jones."


def test_hints_belong_to_questions_without_options_too() -> None:
    (question,), _ = asked("1. What?\n   Hint: Look up.\n   Answer: The sky.")
    assert [word for block in question.hint for word in block_words(block)] == ["Look up."]
    assert plain(question.prompt) == "What?"


def test_the_words_of_an_option_are_found_without_looking_at_how_many_ways_there_are() -> None:
    options = groups(numbered("A) to be\nB) to be or not to be"))[0].options
    found = named(options, "to be or not to be. That is it.")
    assert found is not None
    assert found.right == {1}
