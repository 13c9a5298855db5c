"""Lists of links and of headings, and questions in bold: what fits just so, and what misses it by one thing."""

from __future__ import annotations

import pytest

from studysite.text.bold_asks import bold_questions
from studysite.text.headings import Part
from studysite.text.line import Line
from studysite.text.link_lists import ask_nothing
from studysite.text.term_indexes import is_index, without_role
from studysite.text.verbatim import with_ends
from studysite.text.vocabulary import Role


def part(title: str, *texts: str, role: Role = "", level: int = 2) -> Part:
    made = Part(title, level, 1, "#", role)
    for line in with_ends([Line(number, text) for number, text in enumerate(texts, 2)]):
        made.add(line)
    return made


def role_of(*texts: str, role: Role = "quiz") -> str:
    titles = ("", "1. Tides", "Winds", "Ice", "Fog", "Rain")
    found = [part("Quiz", *texts, role=role), *(part(title, "Words.") for title in titles)]
    ask_nothing(found)
    return found[0].role


LINKS = ["- [Tides](a.md)", "- **1.** [Winds](b.md) 🌬"]
TITLES = ["- Tides", "- [Winds](#w)", "- 3 Ice"]


def test_a_list_of_links_or_of_headings_asks_nothing() -> None:
    assert role_of(*LINKS) == ""
    assert role_of(LINKS[0], "---", LINKS[1]) == ""
    assert role_of(*TITLES) == ""
    assert role_of(*TITLES, "", "---", "* Fog", "* Snow", role="essays") == ""
    assert role_of(*TITLES, role="checkpoints") == ""


@pytest.mark.parametrize(
    "texts",
    [
        LINKS[:1],
        [*LINKS, "- [Ice](c.md) and what it does"],
        [*LINKS, "[Ice](c.md)"],
        [*LINKS, "- Snow"],
        TITLES[:2],
        [*TITLES, "Fog"],
        [*TITLES, "- Snow"],
        [*TITLES, "- Fog", "- Snow", "- Hail"],
        ["- 1989", "- 1990", "- 1991"],
    ],
)
def test_what_is_less_than_such_a_list_may_ask(texts: list[str]) -> None:
    assert role_of(*texts) == "quiz"


def test_only_what_asks_is_looked_at_for_lists_of_links() -> None:
    assert role_of(*LINKS, role="glossary") == "glossary"


@pytest.mark.parametrize(
    "text",
    [
        "[Ebb](#ebb)",
        "- [Ebb](#ebb) | [Flow](#flow)",
        "* [Ebb](#ebb)",
        "[Flow (tide)](#flow-(tide))",
        "[Ebb](#ebb-(sea)-2), [Flow](tides.md)",
        "[Flow](tides.md#flow)",
    ],
)
def test_links_within_a_document_or_its_folder_are_an_index(text: str) -> None:
    assert is_index(text)


@pytest.mark.parametrize("text", ["- , ,", "[Ebb](#ebb) is low", "[Ebb](https://a.example/b.md)", "[Ebb](b.pdf)"])
def test_other_lines_are_no_index(text: str) -> None:
    assert not is_index(text)


def roles(*texts: str, title: str = "Flow (sea)", role: Role = "glossary") -> list[str]:
    found = [
        part("A to Z", *texts, role=role),
        part("Ebb", "It goes.", role="glossary"),
        part(title, "It comes.", role="glossary"),
        part("", "Words."),
    ]
    without_role(found)
    return [one.role for one in found]


TERMS = ["glossary", "glossary", ""]


def test_what_names_the_headings_of_a_glossary_is_its_index() -> None:
    assert roles("**E–F**: Ebb | *Flow*") == ["", *TERMS]
    assert roles("- Ebb", "", "---", "", "---", "- Flow (tide)") == ["", *TERMS]
    assert roles("Ebb, Flow,", "Ebb · Flow", "Surf") == ["", *TERMS]


@pytest.mark.parametrize(
    "texts", [[], ["Ebb | Surf"], ["Ebb", "Surf"], ["Ebb | Flow", "Surf", "Foam"], ["|"], ["(sea)"]]
)
def test_what_names_more_than_headings_is_no_index(texts: list[str]) -> None:
    assert roles(*texts) == ["glossary", *TERMS]


def test_an_index_stands_beside_two_headings_of_a_glossary_at_least() -> None:
    assert roles("Ebb | Flow", role="quiz") == ["quiz", *TERMS]
    found = [*(part(title, "It is.", role="glossary") for title in ("Ebb", "Flow", "Surf")), part("Next", "Ebb | Flow")]
    found[-1].role = "quiz"
    without_role(found)
    assert found[-1].role == "quiz"
    found = [part("A to Z", "Ebb | Flow", role="glossary"), part("Ebb", role="glossary"), part("Flow")]
    without_role(found)
    assert found[0].role == "glossary"


def bold(*texts: str, heads: frozenset[int] = frozenset()) -> list[int]:
    lines = [Line(number, text) for number, text in enumerate(texts, 1)]
    return sorted(bold_questions(lines, range(len(lines)), heads))


ASKS = ["Words.", "**What is ebb?**", "It goes.", "  **What is flow?**", "It comes.", "**What is surf?**", "", "Foam."]


def test_questions_in_bold_with_an_answer_each_are_a_quiz() -> None:
    assert bold(*ASKS) == [1, 3, 5]
    assert bold(*ASKS, "**Why?**", "So.", "**Note**") == [1, 3, 5, 8]
    assert bold(*ASKS, "**When?**", "Now.", "**Why?**", "") == [1, 3, 5, 8, 10]
    assert bold(*ASKS[:-1], " ".join(["foam"] * 356)) == [1, 3, 5]
    assert bold(*ASKS, "Tides", "x " * 400, heads=frozenset({8})) == [1, 3, 5]


def test_one_of_those_with_numbers_may_lack_its_question_mark() -> None:
    counted = [f"**{number}. What is it?**" for number in range(1, 5)]
    texts = [text for one in [*counted, "**5) Where it is**"] for text in (one, "There.")]
    assert bold(*texts) == [0, 2, 4, 6, 8]
    assert bold(*texts, "**Note**") == [0, 2, 4, 6, 8]
    assert bold(*texts, "**Why?**", "So.", "**How?**", "So.") == [0, 2, 4, 6, 10, 12]


@pytest.mark.parametrize(
    "texts",
    [
        ASKS[:5],
        [*ASKS, "**Note**:"],
        [*ASKS, "**Why?**"],
        [*ASKS, "**Why?**", "**When?**", "**Where?**", "**Who?**", "So."],
        [*ASKS[:-1], " ".join(["foam"] * 357)],
        [*ASKS[:5], "**Surf:** is it foam?", "Foam."],
        [text for at in range(1, 4) for text in (f"**{at}. Why?**", "So.")] + ["**4. Where**", "There."],
        [text.strip().replace("**What", "**Ann: What") for text in ASKS],
    ],
)
def test_what_is_less_than_questions_with_answers_is_no_quiz_in_bold(texts: list[str]) -> None:
    assert bold(*texts) == []
