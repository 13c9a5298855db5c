"""The detector of losses is broken on purpose, and has to see it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from studysite.account import Account
from studysite.conservation import account, claim
from studysite.model import Block, Document, Furniture, Paragraph, Question, Section, Span, Text
from studysite.notices import FAULTS
from studysite.pipeline import Conversion, convert
from studysite.reading import Reading, reading
from studysite.showing import page_runs, unplaced
from studysite.sourcefile import SourceFile

GUIDE = """\
Soil: A Study Guide

Quiz
Answer in one sentence each.
1. What is humus?
2. Which creatures turn leaves into humus?

Answer Key
1. Dark matter that is left of dead plants.
2. Worms, woodlice and fungi.

Essay Questions
1. Discuss how ploughing changes a field.

Glossary of Key Terms
Term\tDefinition
Loam\tSoil with sand, silt and clay in good proportion.
"""

NOTES = """\
# Gardens

## Beds

Raised beds warm up **early** in spring.

- Peas first
    - then beans

## Depths

| Plant | Depth |
| --- | --- |
| Leek | 15 cm |

```
dig(deep=True)
```
"""


def source(path: str, text: str) -> SourceFile:
    return SourceFile(path, text.encode())


@pytest.fixture(scope="module")
def conversion() -> Conversion:
    return convert([source("guide.txt", GUIDE), source("notes.md", NOTES)])


@pytest.fixture(scope="module")
def read() -> Reading:
    return reading(source("guide.txt", GUIDE))


def lost(conversion: Conversion, pages: dict[str, str]) -> list[tuple[str, int, str]]:
    notices = unplaced(conversion.library, pages)
    assert {notice.code for notice in notices} <= {"lost-text"}
    return [(notice.file, notice.line, re.findall("“(.*)”", notice.message)[0]) for notice in notices]


def test_a_sound_conversion_has_lost_nothing(conversion: Conversion) -> None:
    assert lost(conversion, conversion.pages) == []
    assert [str(notice) for notice in conversion.notices if notice.severity == "error"] == []


@pytest.mark.parametrize(
    ("path", "taken", "place"),
    [
        ("practice/soil-a-study-guide.md", "What is humus?", ("guide.txt", 5, "what is humus")),
        ("practice/soil-a-study-guide.md", "Worms, woodlice and fungi.", ("guide.txt", 10, "worms woodlice and fungi")),
        (
            "practice/soil-a-study-guide.md",
            "Answer in one sentence each.",
            ("guide.txt", 4, "answer in one sentence each"),
        ),
        ("glossary.md", "Soil with sand, silt", ("guide.txt", 17, "soil with sand silt and clay in good proportion")),
        ("read/gardens.md", "Raised beds warm up **early**", ("notes.md", 5, "raised beds warm up early in spring")),
        ("read/gardens.md", "then beans", ("notes.md", 8, "then beans")),
        ("read/gardens.md", "15 cm", ("notes.md", 14, "15 cm")),
        ("read/gardens.md", "dig(deep=True)", ("notes.md", 16, "dig deep true")),
        ("read/gardens.md", "Beds {#beds}", ("notes.md", 3, "beds")),
    ],
)
def test_text_that_a_writer_drops_is_reported_with_its_line(
    conversion: Conversion, path: str, taken: str, place: tuple[str, int, str]
) -> None:
    assert taken in conversion.pages[path]
    pages = {name: text.replace(taken, "") for name, text in conversion.pages.items() if name.endswith(".md")}
    assert place in [(file, line, words) for file, line, words in lost(conversion, pages)]


def test_a_whole_page_that_is_missing_is_reported(conversion: Conversion) -> None:
    # A question has a page of its own beside its card: only without both is it lost.
    cards = {path: text for path, text in conversion.pages.items() if not path.startswith("q/")}
    assert lost(conversion, cards) == []
    pages = {path: text for path, text in cards.items() if not path.startswith("practice/")}
    words = [words for _, _, words in lost(conversion, pages)]
    assert "worms woodlice and fungi" in words


def test_the_original_the_search_index_and_a_description_show_no_learner_anything(conversion: Conversion) -> None:
    page = conversion.pages["read/gardens.md"]
    assert 'description: "Raised beds warm up early in spring."' in page
    assert "Raised beds warm up" in conversion.pages["sources/gardens.md"]
    assert "Raised beds warm up" in conversion.pages["data/search.json"]
    pages = {**conversion.pages, "read/gardens.md": page.replace("Raised beds warm up **early** in spring.", "")}
    assert lost(conversion, pages) == [("notes.md", 5, "raised beds warm up early in spring")]


def test_words_in_a_row_on_a_page_are_not_found_across_elements() -> None:
    assert page_runs('---\ntitle: "A"\n---\n<p>one</p><p>two <em>three</em>fold</p>\n- four `five`*six*\n') == [
        "a",
        "one",
        "two threefold",
        "four fivesix",
    ]


def test_what_a_link_points_at_and_what_marks_an_element_are_no_words() -> None:
    runs = page_runs(
        '---\nkind: "read"\n---\n## Head {#head .x}\n\n[label](https://example.org/no){ .src }\n<a href="u">in</a>'
    )
    assert "label" in runs
    assert "head" in runs
    assert "in" in runs
    assert not {"no", "u", "src", "x", "read"} & {word for run in runs for word in run.split()} - {"no"}


def counted(text: str, documents: list[Document], furniture: tuple[Furniture, ...] = ()) -> tuple[Account, list[str]]:
    made, notices = account(claim("a.txt", text.split("\n"), documents, furniture), set())
    return made, [str(notice) for notice in notices]


def said(text: str, first: int = 1, last: int = 0) -> Document:
    """Return a document with one paragraph on the given lines."""
    span = Span(first, last or first)
    return Document((), "article", "a.txt", span, (Section((), (Paragraph((Text(text),), span),), span),))


def test_every_line_is_carried_or_blank_or_layout_or_lost() -> None:
    made, notices = counted("A leaf\n\n---\nA root", [said("A leaf")], (Furniture(3, "rule", "---"),))
    assert made == Account(lines=4, carried=1, blank=1, lost=1, furniture={"rule": 1})
    assert notices == [
        "a.txt:4: no reader took the words “a root”; this is a fault of studysite: please report the line"
    ]


def test_a_word_that_stands_twice_on_a_line_must_stand_twice_in_the_model() -> None:
    assert counted("again and again", [said("again and")])[0].lost == 1
    assert counted("again and again", [said("again and again")])[0].lost == 0


def test_a_word_of_another_line_does_not_stand_in_for_a_lost_one() -> None:
    made, _ = counted("stem\nstem", [said("stem")])
    assert (made.carried, made.lost) == (1, 1)


def test_text_of_several_lines_is_held_by_each_of_them() -> None:
    assert counted("a stem\nand a leaf", [said("a stem and a leaf", 1, 2)])[0] == Account(2, 2, 0, 0, {})


def test_furniture_takes_only_its_own_words() -> None:
    label = (Furniture(1, "label", "Answer:"),)
    assert counted("Answer: green", [said("green")], label)[0].lost == 0
    assert counted("Answer: green", [], label)[0].lost == 1


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("**S**pecific and **m**easurable", "Specific and measurable"),
        ("sub`net`s of a `VPC`", "subnets of a VPC"),
        ("2*3 is snake_case", "2*3 is snake_case"),
        ("*a* **b**a `c`", "a ba c"),
        ("a\\*b\\_c", "a*b_c"),
        ("see [the guide](https://example.org/a_b)", "see the guide"),
        ("これは[用語](#用語)です、**必ず**読む", "これは用語です、必ず読む"),
    ],
)
def test_marks_inside_a_word_are_no_loss(line: str, held: str) -> None:
    assert counted(line, [said(held)])[1] == []


def test_marks_inside_a_word_hide_no_loss() -> None:
    assert counted("**S**pecific and **m**easurable", [said("Specific and")])[0].lost == 1


def unanswered(block: Block) -> Block:
    return replace(block, answer=()) if isinstance(block, Question) else block


def test_a_reader_that_drops_an_answer_is_reported(read: Reading) -> None:
    (guide,) = read.documents
    sections = tuple(replace(one, blocks=tuple(map(unanswered, one.blocks))) for one in guide.sections)
    _, whole = account(read.claim, set())
    _, poorer = account(claim("guide.txt", read.lines, [replace(guide, sections=sections)], read.furniture), set())
    assert whole == []
    assert [notice.line for notice in poorer] == [9, 10]


def test_terms_that_two_documents_name_differently_are_all_shown() -> None:
    first = "Glossary\nTerm\tDefinition\nCell Wall\tIt stiffens a plant.\nLoam\tGood soil.\n"
    second = first.replace("Cell Wall", "Cell Walls").replace("Loam", "LOAM")
    made = convert([source("one.txt", f"Plants\n\n{first}"), source("two.txt", f"Trees\n\n{second}")])
    assert [str(notice) for notice in made.notices if notice.code in FAULTS] == []
    assert len(made.library.entries) < 4


@pytest.mark.parametrize(
    "line",
    [
        "Compare the two with the [CORR](https://example.org/f.htm)function.",
        "where $a_j$ belongs to the $j$th measure",
        "**Inverse**: $A^{-1}$ exists if $|A| \\neq 0$인 it says",
        'The way out<a href="https://example.org/by" title="A licence">CC BY</a>, <a href="https://example.org/2">link</a>',
        '![A bare screen](screen.jpg "A bare screen")',
        '<img width="40" src="drawn/MarkA.png">Mark chain A</img>',
        '![A margin\nthat is wide](wide.png){#fig:wide\nwidth="0.3"}',
        '<figure>\n<img src="wide.png"\nstyle="width:40%" />\n</figure>',
        "- __Cycle__: <p>It goes on + on</p><p>Onwards then.</p><p>v = e-n+p</p><p>parts of it</p>Also: _ring_.",
    ],
)
def test_words_that_a_mark_joins_or_parts_are_not_called_lost(line: str) -> None:
    made = convert([source("notes.md", f"# Notes\n\n## One\n\nText that goes before.\n\n{line}\n\nAnd text behind.\n")])
    assert [notice.message for notice in made.notices if notice.code in FAULTS] == []


@pytest.mark.parametrize(
    ("line", "has", "missing"),
    [
        ("alpha beta", "alphabeta", ""),
        ("alpha beta gamma delta", "alphabeta gamma delta", ""),
        ("alpha beta", "alpha", "beta"),
        ("alpha beta", "alphabetagamma", "alpha beta"),
        ("alpha beta gamma", "betagamma", "alpha"),
        ("beta alpha", "alphabeta", "beta alpha"),
    ],
)
def test_two_words_count_as_told_where_the_model_has_them_as_one_and_no_other(
    line: str, has: str, missing: str
) -> None:
    block = Paragraph((Text(has),), Span(1, 1))
    document = replace(reading(source("notes.md", "# N\n\ntext\n")).documents[0], title=(), title_span=None)
    document = replace(document, subtitles=(), sections=(Section((), (block,), Span(1, 1), 2, ""),))
    found = claim("notes.md", [line], [document], [])
    assert [words for _, words in found.missing] == [missing] * bool(missing)


def test_a_picture_over_several_lines_hides_no_loss() -> None:
    lines = ["![A margin", "that is wide](wide.png){#fig:wide", 'width="0.3"}']
    for has, missing in (("A margin that is wide", []), ("A margin that is", [2, 3])):
        block = Paragraph((Text(has),), Span(1, 3))
        document = replace(reading(source("notes.md", "# N\n\ntext\n")).documents[0], title=(), title_span=None)
        document = replace(document, subtitles=(), sections=(Section((), (block,), Span(1, 3), 2, ""),))
        found = claim("notes.md", lines, [document], []).missing
        assert [number for number, _ in found] == missing


def test_parts_of_words_stand_apart_or_together_on_a_page_but_in_their_order(conversion: Conversion) -> None:
    page = conversion.pages["read/gardens.md"]
    for told, kept in (
        ("th<em>en</em> beans", True),
        ("then bean s", True),
        ("beans then", False),
        ("then bean", False),
    ):
        pages = {**conversion.pages, "read/gardens.md": page.replace("then beans", told)}
        assert (lost(conversion, pages) == []) is kept, told
