"""What asks without a heading that says so: each rule by what fits just so, and by what misses it by one thing."""

from __future__ import annotations

import pytest

from studysite.text.asked_sections import one_each
from studysite.text.asking_lists import asking_lists, labelled_lists
from studysite.text.headings import Part
from studysite.text.line import Line
from studysite.text.misnamed import misnamed
from studysite.text.verbatim import with_ends
from studysite.text.vocabulary import Role


def part(title: str, *texts: str, role: Role = "", level: int = 2) -> Part:
    made = Part(title, level, 1, "#", role)
    for line in with_ends([Line(number, text) for number, text in enumerate(texts, 2)]):
        made.add(line)
    return made


RYE = part("Rye", "- What is it?", "- Who grows it?", "- Where?")
OATS = part("Oats", "* When is it sown?", "* Why?")


@pytest.mark.parametrize(
    "found",
    [
        [RYE, OATS],
        [RYE, part("Spelt", "---", "- Why spelt?", "- Why now?")],
        [RYE, OATS, part("Sources", "One.", "Two.", "Three.", "Four.", "Five.")],
        [RYE, OATS, part("Contents", *["| a |", "> b"] * 6)],
        [RYE, OATS, part("Notes", "- A list that tells.")],
        [RYE, part("Oats", "- When is it sown?", "- Why?", role="quiz")],
        [RYE, OATS, part("Key", role="answers")],
    ],
)
def test_lists_that_do_nothing_but_ask_are_asked(found: list[Part]) -> None:
    assert asking_lists(found) == found[:2]


@pytest.mark.parametrize(
    "found",
    [
        [part("Grain", *[f"- What is it, {number}?" for number in range(9)])],
        [RYE, part("Oats", "- When?")],
        [RYE, OATS, part("Sources", "One.", "Two.", "Three.", "Four.", "Five.", "Six.")],
        [RYE, OATS, part("Key", "1. A grass.", role="answers")],
        [RYE, OATS, part("Quiz", "A grass.", role="quiz")],
        [RYE, OATS, part("Essays", "A grass.", role="essays")],
        [RYE, OATS, part("Checkpoints", "A grass.", role="checkpoints")],
        [RYE, part("Oats", "- When?", "- Why?", role="glossary")],
        [RYE, part("Oats", "- When?", "  - Why?")],
        [RYE, part("Oats", "- When?", "It is sown late?")],
        [RYE, part("Oats", "- When?", "- It is sown late.")],
        [RYE, part("Oats", "- [ ] When?", "- [ ] Why?")],
        [part("Rye", *["- Why?"] * 5), part("Oats", "---")],
    ],
)
def test_what_is_less_than_lists_that_ask_is_not(found: list[Part]) -> None:
    assert asking_lists(found) == []


MILL = part("Mill", "1. What turns it?", "2. The stones", "3. The sails", "4. Who owns it?")
OVEN = part("Oven", "1. What heats it?", "2. The door", "3. The dome", "4. Who builds it?")
SHOP = part("Shop", "1. What is sold?", "2. The counter")
STREET = part("Street", "Who comes?")
TILL = part("Till", "1. The drawer")


@pytest.mark.parametrize(
    "found",
    [
        [MILL, OVEN, SHOP, STREET, TILL],
        [MILL, OVEN, SHOP, STREET, TILL, part("Town")],
        [MILL, OVEN, SHOP, STREET, TILL, part("Town", "---")],
        [MILL, OVEN, SHOP, STREET, TILL, part("", "A sentence about all.")],
        [MILL, OVEN, part("Shop", "1. What is sold?", "2. The counter", "3. When?", "4. Why?")],
    ],
)
def test_lists_of_which_half_asks_are_asked(found: list[Part]) -> None:
    assert asking_lists(found) == [one for one in found if not one.empty and one.title and one.body[0].text != "---"]


@pytest.mark.parametrize(
    "found",
    [
        [MILL, OVEN, SHOP, STREET],
        [
            part("Mill", *[f"{n}. Why?" if n % 2 else f"{n}. The sails" for n in range(1, 7)]),
            part("Oven", *[f"{n}. Why?" if n % 2 else f"{n}. The door" for n in range(1, 7)]),
        ],
        [MILL, OVEN, part("Shop", "1. What is sold?", "2. The counter", "3. The bell", "4. The bread")],
        [MILL, OVEN, SHOP, STREET, TILL, part("", "A sentence.", "And one more.")],
        [MILL, OVEN, SHOP, STREET, part("Till", "1. The drawer", role="glossary")],
        [MILL, OVEN, SHOP, STREET, part("", "1. The drawer")],
        [MILL, OVEN, SHOP, STREET, part("Till", "2. The drawer")],
        [MILL, OVEN, SHOP, STREET, part("Till", "The drawer.")],
        [MILL, OVEN, SHOP, part("Street", "1. Who comes?", "   2. And who goes?")],
    ],
)
def test_what_is_less_than_lists_of_which_half_asks_is_not(found: list[Part]) -> None:
    assert asking_lists(found) == []


ASKED = ["What is tar?", "What is pitch?", "What is rosin?", "Describe a knot."]


def test_short_lines_with_a_colon_name_what_the_next_ones_ask_about() -> None:
    long = f"{'x' * 79}:"
    (first, *cut) = labelled_lists([part("Quiz", "Ropes:", *ASKED, long, "Why?", "So.", role="quiz", level=5)])
    assert (first.title, first.body) == ("Quiz", [])
    assert [(one.title, one.level, one.role) for one in cut] == [("Ropes", 6, "quiz"), (long[:-1], 6, "quiz")]
    assert [line.text for line in cut[1].body] == ["Why?", "So."]


@pytest.mark.parametrize(
    "found",
    [
        part("Quiz", "Ropes:", *ASKED, "Why?", role="quiz"),
        part("Quiz", "Ropes:", *ASKED, "Sails:", role="quiz"),
        part("Quiz", "Ropes:", *ASKED, "Sails:", "Why?", "So.", "So it is.", role="quiz"),
        part("Quiz", "Ropes:", *ASKED, f"{'x' * 80}:", "Why?", role="quiz"),
        part("Quiz", "Ropes:", *ASKED, "Describe a sail:", "Why?", role="quiz"),
        part("Quiz", "Ropes:", *ASKED, "- Sails:", "Why?", role="quiz"),
        part("Quiz", "Ropes:", *ASKED, "  Sails:", "Why?", role="quiz"),
        part("Quiz", "Ropes:", *ASKED, "Sails:", "Why?"),
    ],
)
def test_what_is_less_than_names_between_questions_cuts_nothing(found: Part) -> None:
    assert labelled_lists([found]) == [found]


def test_glossaries_that_ask_are_quizzes_but_for_those_that_count_nothing() -> None:
    glossaries = [
        part("Glossary", "1. What is a hull?", "2. What is a keel?", "3. Bow", role="glossary"),
        part("More", "Mast: a pole.", role="glossary"),
        part("Sails", "1. What is a jib?", "2. Boom", "3. Gaff", role="glossary"),
        part("Notes", "1. Why?"),
    ]
    misnamed(glossaries)
    assert [one.role for one in glossaries] == ["quiz", "glossary", "quiz", ""]


@pytest.mark.parametrize(
    "texts",
    [
        ["1. What is a hull?", "2. What is a keel?"],
        ["1. What is a hull?", "2. What is a keel?", "3. What is a bow?", "4. Jib", "5. Boom", "6. Gaff", "7. Oar"],
        ["What is a hull?", "What is a keel?", "What is a bow?"],
    ],
)
def test_a_glossary_that_hardly_asks_stays_one(texts: list[str]) -> None:
    glossary = part("Glossary", *texts, role="glossary")
    misnamed([glossary])
    assert glossary.role == "glossary"


RIVERS = ["1. Nile", "2. Tiber", "3. Po"]


@pytest.mark.parametrize(
    "texts",
    [
        ["Which river is in Rome?", *RIVERS, "Answer: 2"],
        ["Which river is in Rome?", "1. Nile", "2. Tiber", "3. None, or who knows?", "Answer: 2"],
        ["Which river is in Rome?", *RIVERS, "Answer:", "", "Answer: Tiber", "And where is the Po?"],
    ],
)
def test_a_section_that_is_one_question_is_a_quiz(texts: list[str]) -> None:
    found = [part("Question 3: Rivers", *texts), part("Rivers", *texts, role="quiz")]
    one_each(found)
    assert found[0].body == found[1].body
    assert found[0].role == "quiz"
    assert [line.text for line in found[0].body][:2] == [f"Q: {texts[0]}", f"    {texts[1]}"]


@pytest.mark.parametrize(
    "found",
    [
        part("", "Which river is in Rome?", *RIVERS, "Answer: 2"),
        part("Rivers", "Which river is in Rome?", *RIVERS, "Answer: 2", role="essays"),
        part("Rivers", "Which river is in Rome?", *RIVERS, "Answer: 4"),
        part("Rivers", "Which river is in Rome?", *RIVERS, "Answer: 2, since Rome is on its banks"),
        part("Rivers", "Which river is in Rome?", *RIVERS, "Answer:"),
        part("Rivers", "Which river is in Rome?", *RIVERS),
        part("Rivers", "Which river is in Rome?", "Answer: 2"),
        part("Rivers", "Rome is old.", "Which river is in Rome?", *RIVERS, "Answer: 2"),
        part("Rivers", "Which river is in Rome?", "And in Turin?", *RIVERS, "Answer: 2"),
        part("Rivers", "Q: Which river is in Rome?", *RIVERS, "Answer: 2"),
        part("Rivers", "Which river is in Rome?", "- Nile", "- Tiber", "- Po", "Answer: Tiber"),
        part("Rivers", "Which river is in Rome?", *RIVERS, "A) Nile", "B) Tiber", "C) Po", "Answer: B"),
    ],
)
def test_a_section_that_is_no_single_question_stays_what_it_is(found: Part) -> None:
    before = (found.role, list(found.body))
    one_each([found])
    assert (found.role, found.body) == before
