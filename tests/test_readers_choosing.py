"""How a reader is chosen: by what its signs count together, and said in words that need no programming."""

from __future__ import annotations

import pytest

from studysite.inspection import inspection, readable
from studysite.model import DocumentKind
from studysite.pipeline import convert
from studysite.readers import choosing, read_file
from studysite.readers.choosing import LAYOUTS
from studysite.recognition import Recognition
from studysite.sourcefile import SourceFile

PROSE = (
    "Salt was carried over the pass for six hundred years, and the villages on both sides of it lived from those "
    "who had to wait there for the snow to melt."
)
QUIZ = "1. Who paid the toll?\n2. When did it end?\n3. What did it cost?"

UNKNOWN = "no layout that is known here has signs enough; it is shown as it stands"
SPOKEN = "If you salt your water as we do, you will find that your pasta needs less, and you save, as I do, on it. "

# Where two layouts meet: what a document says of itself, and what it holds.
BETWEEN: dict[str, tuple[str, DocumentKind]] = {
    "a map with a branch that is called a glossary": (
        "# Salt\n## Glossary\n- Brine\n  - Weak\n    - Sea\n  - Strong\n## Quiz\n- Later\n- Now\n  - Soon\n- Then",
        "mind-map",
    ),
    "a study guide all of bullets": (
        f"# Salt\n## Quiz\n{QUIZ}\n## Answer Key\n1. All.\n2. In 1830.\n3. A tenth.\n## Glossary\n- **Brine:** Sea.",
        "study-guide",
    ),
    "a briefing with a glossary behind": (
        f"Salt\n\nExecutive Summary\n\n{PROSE}\n\nGlossary\n\nBrine\tSalt water.\nPan\tA flat basin.",
        "briefing",
    ),
    "a lesson that ends in a quiz": (f"# Lesson 4: Salt{f'{chr(10) * 2}{PROSE}' * 5}\n\n## Quiz\n\n{QUIZ}", "lesson"),
    "a chapter's study guide": (f"# Chapter 4: Study Guide\n\n## Quiz\n\n{QUIZ}", "study-guide"),
    "an article that mentions a course": (f"# Salt\n\nWe walked along the course of the river.\n\n{PROSE}", "article"),
    "notes whose bullets are sentences": (
        "# Salt\n## Ways\n"
        + "\n".join(f"{'  ' * (at % 3)}- In year {at} the salt came over the pass by mule again." for at in range(9)),
        "article",
    ),
    "a post with settings that speaks to its reader": (
        f"---\ndate: 2024-05-01\ntags: [salt]\n---\n# Your Salt\n\n{PROSE}\n\n{PROSE}\n\n## Salt\n\n{SPOKEN}{PROSE}",
        "blog-post",
    ),
}


def recognition(text: str, name: str = "salt.md") -> tuple[str, Recognition]:
    (document,), _ = read_file(name, text.split("\n"))
    assert document.recognition is not None
    return document.kind, document.recognition


@pytest.mark.parametrize("case", BETWEEN)
def test_what_a_document_holds_decides(case: str) -> None:
    text, kind = BETWEEN[case]
    assert recognition(text)[0] == kind


@pytest.mark.parametrize("case", BETWEEN)
def test_the_order_of_the_readers_decides_nothing(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text, kind = BETWEEN[case]
    monkeypatch.setattr(choosing, "LAYOUTS", tuple(reversed(LAYOUTS)))
    assert recognition(text)[0] == kind


def test_the_scores_are_the_sums_of_the_signs() -> None:
    _, told = recognition(BETWEEN["a lesson that ends in a quiz"][0])
    assert [(sign.words, sign.weight, sign.line) for sign in told.chosen.signs] == [
        ("its title calls it a lesson", 1.5, 1)
    ]
    assert told.runner_up is not None
    assert (told.runner_up.layout, told.runner_up.score) == ("study guide or glossary", 1.0)
    assert told.unsure == ("it could be a study guide or glossary as well",)


@pytest.mark.parametrize(
    ("case", "second", "doubts"),
    [
        ("a lesson that ends in a quiz", "study guide or glossary", ["it could be a study guide or glossary as well"]),
        ("a study guide all of bullets", "mind map", []),
        ("a chapter's study guide", None, []),
        ("notes whose bullets are sentences", "mind map", [UNKNOWN]),
        ("an article that mentions a course", None, [UNKNOWN]),
        ("a post with settings that speaks to its reader", None, ["there are few signs of what it is"]),
    ],
)
def test_what_else_it_could_be_and_what_is_in_doubt_are_said(case: str, second: str | None, doubts: list[str]) -> None:
    _, told = recognition(BETWEEN[case][0])
    assert (told.runner_up.layout if told.runner_up else None) == second
    assert list(told.unsure) == doubts


def test_the_ending_of_maps_counts_as_a_sign() -> None:
    text = f"# Salt\n- Brine\n- Pan\n\n{PROSE}"
    assert recognition(text)[0] == "article"
    assert recognition(text, "salt.mm.md")[0] == "mind-map"


def test_inspect_says_why_what_else_and_what_is_open() -> None:
    text = "# Lesson 4: Salt\n\n## Quiz\n\n1. Who?\n2. When?\n\n## Answers\n\n1. All.\n3. Never."
    conversion = convert([SourceFile("salt.md", text.encode())])
    told = list(readable(conversion))
    assert told[1].startswith(
        "  read as study guide or glossary, for the heading “Quiz” (line 3, counts 1); the heading"
    )
    assert told[2].startswith("  next best: lesson, for its title calls it a lesson (line 1, counts 1.5)")
    assert [line for line in told if line.startswith("  not sure: line 11:")]
    (record,) = inspection(conversion)["documents"]
    assert record["reader"]["score"] == 3.0
    assert record["reader"]["runner_up"]["layout"] == "lesson"
    assert record["reader"]["unsure"]
