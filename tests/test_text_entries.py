"""What parts headwords from what they mean, short names from long ones, and outlines from texts."""

from __future__ import annotations

import base64

import pytest

from studysite.intake.embedded import take
from studysite.model import Emphasis, Text
from studysite.pipeline import convert
from studysite.sourcefile import SourceFile
from studysite.text.abbreviations import abbreviates
from studysite.text.entries import parting
from studysite.text.entry_lines import is_parted
from studysite.text.glossary_names import may_name_glossary
from studysite.text.indented import depths
from studysite.text.inline import parse
from studysite.text.line import Line


def lines(text: str) -> list[Line]:
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("Elastic Compute Cloud", "EC2"),
        ("Bürgerliches Gesetzbuch", "BGB"),
        ("Produto Interno Bruto", "PIB"),
        ("PIB", "Produto Interno Bruto"),
        ("Culpa in contrahendo", "c.i.c."),
        ("Валовой внутренний продукт", "ВВП"),
        ("АТФ", "аденозинтрифосфат"),
        ("国内総生産", "GDP"),
        ("ATP", "三磷酸腺苷"),
        ("Parsec", "pc"),
    ],
)
def test_a_name_in_brackets_is_the_other_in_short(name: str, inner: str) -> None:
    assert abbreviates(name, inner)


@pytest.mark.parametrize(
    ("name", "inner"),
    [("Cache", "CPU"), ("Ebb", "EB"), ("Haploid", "n"), ("Hamate", "uncinate"), ("Deflation", "Gegenteil"), ("", "AB")],
)
def test_other_words_in_brackets_are_none(name: str, inner: str) -> None:
    assert not abbreviates(name, inner)


def test_one_mark_parts_the_lines_of_a_glossary() -> None:
    by = parting(lines("a = b\nb.i.d. = twice a day\nthe c = d = e"))
    assert by is not None
    assert [by(text) for text in ("b.i.d. = twice a day", "the c = d = e", "It ends. It = goes.", "none")] == [
        ("b.i.d.", "twice a day"),
        ("the c", "d = e"),
        None,
        None,
    ]


@pytest.mark.parametrize("text", ["a = b\nc d\ne f\ng = h", "rain → river → sea\nx → y → z\nu → v → w", "a: b\nc: d"])
def test_a_mark_on_some_lines_or_in_chains_parts_nothing(text: str) -> None:
    assert parting(lines(text)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mode - often\nRange - far", True),
        ("Mode - often\n  wrapped\nRange - far", True),
        ("Mode - often\n\nText", False),
    ],
)
def test_entries_that_stand_beside_one_another_are_no_headings(text: str, expected: bool) -> None:
    assert is_parted(lines(text), 0) is expected


@pytest.mark.parametrize(
    "title", ["Unit 4: Vocabulary", "VOCABULARIO – UNIDAD 4", "お茶の用語集", "מונחים בכלכלה", "生词表"]
)
def test_a_title_may_name_a_glossary(title: str) -> None:
    assert may_name_glossary(title)


@pytest.mark.parametrize("title", ["", "Determined people", "What are the terms?", "Rivers of the north"])
def test_another_title_does_not(title: str) -> None:
    assert not may_name_glossary(title)


def test_indentation_alone_makes_an_outline() -> None:
    assert depths(lines("A\n\tB\n\t\tC\n\t\tD\n\tE\n\t\tF")) == [0, 4, 8]


@pytest.mark.parametrize(
    "text",
    [
        "A\n\tB\n\tC\n\tD\n\tE\n\tF",
        "A\n\t- B\n\t\tC\n\t\tD\n\tE\n\t\tF",
        "if x:\n\tfor y in z:\n\t\tgo(y);\n\t\tstop();\n\telse:\n\t\tpass;",
        "It rains.\n\tIt pours.\n\t\tWe go.\n\t\tThey stay.\n\tNo one knows.\n\t\tWhy?",
    ],
)
def test_lists_programs_and_sentences_are_none(text: str) -> None:
    assert depths(lines(text)) == []


def test_struck_words_are_struck() -> None:
    assert parse("~~so~~ it is") == (Emphasis((Text("so"),), is_struck=True), Text(" it is"))
    assert parse("5 ~~ 6 ~ 7") == (Text("5 ~~ 6 ~ 7"),)


def test_pictures_that_are_data_become_files() -> None:
    data = base64.b64encode(b"picture").decode()
    taken = take(f"![a](data:image/png;base64,{data}) ![b][one]\n\n[one]: <data:image/png;base64,{data}>\n".encode())
    assert taken is not None
    assert taken.text.startswith("![a](image-1.png) ![b](image-1.png)\n")
    assert taken.images == {"image-1.png": b"picture"}
    assert take(b"no picture") is None


def test_an_owner_says_that_a_document_is_a_glossary() -> None:
    source = SourceFile("a.md", b"# Rivers\n\nDelta: a fan of land.\n\nLevee: a bank.\n")
    said = convert([source], '[documents."a.md"]\nkind = "glossary"\n')
    assert [entry.name for entry in said.library.entries] == ["Delta", "Levee"]
    assert not convert([source]).library.entries


def test_code_alone_defines_nothing() -> None:
    assert not convert([SourceFile("a.md", b"```\na = b\nc = d\ne = f\ng = h\n```\n")]).library.entries
