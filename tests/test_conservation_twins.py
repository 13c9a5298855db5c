"""What two documents say alike is shown once, however each parts it, and is not called lost; what is lost still is."""

from __future__ import annotations

from itertools import permutations

import pytest

from studysite.notices import FAULTS
from studysite.pipeline import Conversion, convert
from studysite.showing import unplaced
from studysite.sourcefile import SourceFile

ANSWERS = {
    "one paragraph": "**Q:** What do bees do?\n**A:** They dance. They collect nectar and pollen.",
    "two paragraphs": "**Q:** What do bees do?\n**A:** They dance.\n\nThey collect nectar and pollen.",
    "a list": (
        "<details><summary>What do bees do?</summary>\n\n- They dance.\n- They collect nectar and pollen.\n\n</details>"
    ),
    "lines": (
        "<details><summary>What do bees do?</summary>\n\nThey dance.<br>They collect nectar<br>and pollen.\n\n"
        "</details>"
    ),
}
CHOICES = (
    "1. Who lays the eggs?\n\nA) The queen\nB) A drone\n\nAnswer: A. {}\n\n"
    "2. Who dances?\n\nA) A bee\nB) A stone\n\nAnswer: A."
)


def of(*texts: str) -> Conversion:
    return convert([SourceFile(f"{at}.md", f"# Notes {at}\n\n{text}\n".encode()) for at, text in enumerate(texts)])


def lost(made: Conversion) -> list[str]:
    return [str(notice) for notice in made.notices if notice.code in FAULTS]


@pytest.mark.parametrize(("first", "second"), [*permutations(ANSWERS, 2)])
def test_an_answer_that_documents_part_differently_stands_once(first: str, second: str) -> None:
    made = of(ANSWERS[first], ANSWERS[second])
    assert lost(made) == []
    [card] = made.library.cards
    assert len(card.answers) == 1
    assert len(card.answers[0].places) == 2


def test_reasons_of_options_may_be_parted_differently() -> None:
    made = of(CHOICES.format("She lays. All of them."), CHOICES.format("She lays.\n\nAll of them."))
    assert lost(made) == []
    assert len(made.library.cards) == 2


def test_what_such_documents_lose_is_still_reported() -> None:
    made = of(ANSWERS["one paragraph"], ANSWERS["two paragraphs"])
    pages = {path: text.replace("nectar", "") for path, text in made.pages.items()}
    assert [(one.file, one.line) for one in unplaced(made.library, pages)] == [("0.md", 4), ("1.md", 4), ("1.md", 6)]
    # An answer of other words stands beside the first, and is looked for by itself.
    made = of(ANSWERS["one paragraph"], ANSWERS["two paragraphs"].replace("pollen", "water"))
    assert lost(made) == []
    pages = {path: text.replace("water", "") for path, text in made.pages.items()}
    assert [(one.file, one.line) for one in unplaced(made.library, pages)] == [("1.md", 6)]


def test_a_question_with_a_program_may_be_parted_differently() -> None:
    asked = "## Quiz\n\nWhat does this print?\n\n```py\n{}for n in range(3):\n    print(n)\n```\n\nWhy does it end?"
    made = of(asked.format("\n"), asked.format(""))
    assert lost(made) == []
    assert len(made.library.cards) == 2


def test_the_day_of_a_definition_is_kept_whichever_document_names_it() -> None:
    term = "## Glossary\n\n- **Ebb**: The tide on its way out.{}\n- **Flow**: The tide on its way in."
    dated = [term.format(f" As of: {day}.") for day in ("May 2024", "May 2025")]
    for texts in permutations((term.format(""), *dated)):
        made = of(*texts)
        assert lost(made) == []
        [ebb] = [entry for entry in made.library.entries if entry.name == "Ebb"]
        assert sorted(sense.as_of for sense in ebb.senses) == ["May 2024", "May 2025"]


def test_a_term_may_refer_to_several_by_name_and_acronym() -> None:
    made = of(
        "## Glossary\n\n- **Slack Water (SW)**: The pause. See also: Spring Tide (ST), Buoy (B), Buoy\n"
        "- **Spring Tide**: The highest.\n- **Buoy**: A float."
    )
    assert lost(made) == []
