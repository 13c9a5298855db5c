"""Papers without headings and sheets of bullets that ask: what fits just so, and what misses it by one thing."""

from __future__ import annotations

import pytest

from studysite.text.asking_bullets import asking_bullets
from studysite.text.headings import Part
from studysite.text.line import Line
from studysite.text.papers import asking_papers, called_paper, numbers_alone
from studysite.text.verbatim import with_ends
from studysite.text.vocabulary import LONGEST_ROLE, Role


def part(title: str, *texts: str, role: Role = "", level: int = 2) -> Part:
    made = Part(title, level, 1, "#", role)
    for line in with_ends([Line(number, text) for number, text in enumerate(texts, 2)]):
        made.add(line)
    return made


TITLE = "Exam 2: Soils"
TOLD = ["1. Describe clay.", "2. Describe loam.", "3. Sand."]
ASKED = ["1. Clay is found where?", "2. Describe loam.", "3. Sand."]


def test_a_title_names_a_paper_by_a_word_of_its_own() -> None:
    assert called_paper(TITLE)
    assert called_paper("Exam".ljust(LONGEST_ROLE, "!"))
    assert not called_paper("Exam".ljust(LONGEST_ROLE + 1, "!"))
    assert not called_paper("Examples of soils")
    assert not called_paper("Reexam")


@pytest.mark.parametrize(
    "found",
    [
        [part("", *TOLD), part("Notes", "One.", "Two.", "Three.")],
        [part("", *ASKED), part("Notes", "One.", "Two.", "Three.", "Four.")],
        [part("", *TOLD), part("Key", role="answers")],
        [part("", "Question 4", *TOLD)],
        [part("", "  1. Describe clay.", "     1. Its colour", "  2. Describe loam.", "  3. Sand.")],
    ],
)
def test_numbers_of_a_paper_ask(found: list[Part]) -> None:
    assert asking_papers(found, TITLE) == found[:1]
    assert asking_papers(found, "Soils") == []


@pytest.mark.parametrize(
    "found",
    [
        [part("", *TOLD), part("Notes", "One.", "Two.", "Three.", "Four.")],
        [part("", *ASKED, "4. Silt.", "5. Describe peat.", "6. Describe gravel."), part("Notes", *["One."] * 7)],
        [part("", *TOLD[:2])],
        [part("", *TOLD[:2], "4. Sand.")],
        [part("", TOLD[0], "2. Loam.", "3. Sand.")],
        [part("", *TOLD, role="glossary")],
        [part("", *TOLD), part("Key", "1. Fine.", role="answers")],
        [part("", *TOLD), part("Quiz", "1. Fine?", role="quiz")],
        [part("", *TOLD), part("Essays", "1. Fine?", role="essays")],
    ],
)
def test_what_is_less_than_a_paper_does_not_ask(found: list[Part]) -> None:
    assert asking_papers(found, TITLE) == []


ALONE = ["1. Clay is found where?", "2. What is loam?", "3. Describe sand.", "4. Given this map:"]


@pytest.mark.parametrize(
    "texts", [ALONE, ["> [Back](#top)", *ALONE], [*ALONE[:3], "   9. Its colour", ALONE[3], "Question 7"]]
)
def test_numbers_alone_are_a_paper(texts: list[str]) -> None:
    found = part("", *texts)
    assert numbers_alone([found, part("Key", role="answers")]) is found


@pytest.mark.parametrize(
    "found",
    [
        [part("", *ALONE), part("Notes", "One.")],
        [part("", *ALONE, role="quiz")],
        [part("", *ALONE[:3])],
        [part("", *ALONE[:3], "5. Given this map:")],
        [part("", "Look closely:", *ALONE)],
        [part("", *ALONE, "5. Describe silt.")],
        [part("", *ALONE[:3], "4. This map.")],
        [],
    ],
)
def test_what_is_less_than_numbers_that_ask_is_no_paper(found: list[Part]) -> None:
    assert numbers_alone(found) is None


MOSS = ["- What is moss?", "- Where does it grow?", "- When?", "- Why?"]
FERN = ["- What is fern?", "- Who eats it?", "- Since when?", "- How?"]
NOTES = ["- Green", "- Soft", "- Damp", "- Old"]


def roles(found: list[Part]) -> list[tuple[str, str]]:
    return [(one.title, one.role) for one in asking_bullets(found)]


def test_bullets_that_ask_are_cut_from_what_tells() -> None:
    found = [part("Moss", "Read:", *NOTES, "---", *MOSS, level=3), part("Fern", *FERN), part("Key", role="answers")]
    made = asking_bullets(found)
    assert [(one.title, one.level, one.role) for one in made] == [
        ("Moss", 3, ""),
        ("", 3, "quiz"),
        ("Fern", 2, "quiz"),
        ("Key", 2, "answers"),
    ]
    assert [line.text for line in made[0].body] == ["Read:", *NOTES]
    assert [line.text for line in made[1].body] == MOSS
    assert roles([part("Moss", *MOSS, *["- Describe it."] * 8), part("Fern", *FERN)]) == [
        ("Moss", "quiz"),
        ("Fern", "quiz"),
    ]


@pytest.mark.parametrize(
    "found",
    [
        [part("Moss", *MOSS), part("Fern", *FERN[:3])],
        [part("Moss", *MOSS, *FERN)],
        [part("Moss", *MOSS, *NOTES, "- Low"), part("Fern", *FERN)],
        [part("Moss", *MOSS, *["- Describe it."] * 9), part("Fern", *FERN)],
        [part("Moss", *MOSS), part("Fern", *FERN, role="glossary")],
        [part("Moss", *MOSS), part("Fern", *FERN), part("Key", "1. A plant.", role="answers")],
        [part("Moss", *MOSS), part("Fern", *FERN[:3], "- How? ???")],
        [part("Moss", *MOSS), part("Fern", *FERN[:3], "- ???")],
        [part("Moss", *MOSS), part("Fern", *FERN, role="quiz")],
        [part("Moss", *MOSS), part("Fern", *FERN), part("Essays", "Moss.", role="essays")],
        [part("Moss", *MOSS), part("Fern", *FERN), part("Checkpoints", "Moss.", role="checkpoints")],
        [part("Moss", *MOSS), part("Fern", *FERN[:3], "- [ ] How?")],
        [part("Moss", *MOSS), part("Fern", *FERN[:3], "9. How?")],
        [part("Moss", *MOSS), part("Fern", *FERN[:3], "How?")],
        [part("Moss", *MOSS), part("Fern", *FERN[:3], "  - How?")],
        [part("Moss", *MOSS, "  - a", "  - b", "  - c"), part("Fern", *FERN, "  - a", "  - b", "  - c")],
    ],
)
def test_what_is_less_than_bullets_that_ask_stays(found: list[Part]) -> None:
    assert roles(found) == [(one.title, one.role) for one in found]


@pytest.mark.parametrize(
    ("below", "made"),
    [
        (["  - Green", "  - Soft"], ["    A:", "      - Green", "      - Soft"]),
        (["", "  - Green"], ["    A:", "      - Green"]),
        (["  It is green."], ["  It is green."]),
        (["  - Green?", "  - Soft"], ["  - Green?", "  - Soft"]),
        (["  - **Green**", "  - Blue", "  - Red"], ["  - **Green**", "  - Blue", "  - Red"]),
    ],
)
def test_bullets_below_one_that_asks_answer_it(below: list[str], made: list[str]) -> None:
    found = asking_bullets([part("Moss", *MOSS, "  A plant."), part("Fern", *FERN, *below)])
    assert [line.text for line in found[-1].body] == [*FERN, *made]
