"""Cards as a table and as Quizlet's text: read back, they say what they said, and no spreadsheet calculates them."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks import any_blocks, any_text, card, collections, deck
from strategies import examples
from studysite.export.collection import Collection
from studysite.export.csv import COLUMNS, MARK, guarded, table, unguarded
from studysite.export.quizlet import pairs
from studysite.export.words import clean, line, text, words
from studysite.records import CardBlocks

# What a spreadsheet takes for a formula: its first character that is neither space nor quotation mark.
FORMULA = re.compile(r"""[\s"]*[=+\-@＝＋－＠]""")


def rows_of(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode().removeprefix(MARK), newline=""), delimiter=delimiter))


def told(collection: Collection) -> list[list[str]]:
    """What the rows shall say, in the order of the columns."""
    return [
        [
            one.id,
            one.kind,
            clean(collection.document(one).title),
            clean(collection.section(one)),
            str(one.places[0].line),
            text(one.prompt),
            text(one.answer),
            "\n".join(map(words, one.points)),
            collection.url(one),
        ]
        for one in collection.records.cards
    ]


@examples
@given(collections())
def test_a_table_read_back_says_what_the_cards_say(collection: Collection) -> None:
    data = table(collection)
    header, *rows = rows_of(data)
    assert tuple(header) == COLUMNS
    assert [[unguarded(cell) for cell in row] for row in rows] == told(collection)
    assert data.startswith(MARK.encode())
    assert data.endswith(b"\r\n")


@examples
@given(collections(), st.sampled_from((",", ";", "\t")))
def test_no_cell_is_a_formula_whatever_a_spreadsheet_parts_cells_at(collection: Collection, delimiter: str) -> None:
    cells = [cell for row in rows_of(table(collection), delimiter) for cell in row]
    assert [cell for cell in cells if FORMULA.match(cell)] == []


@examples
@given(st.one_of(any_text, st.text("'=+-@ ;\t\n\"a", max_size=12)))
def test_what_is_guarded_can_be_had_back_exactly(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not FORMULA.match(guarded(cell))


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("-5 degrees", "'-5 degrees"),
        ("'quoted'", "''quoted'"),
        ("fast;=1", "fast;'=1"),
        ('fast;"=1', "fast;'\"=1"),
        ("don't", "don't"),
        ("a-b = c", "a-b = c"),
        ("a\n-b", "a\n'-b"),
        ("  =1", "'  =1"),
    ],
)
def test_only_what_begins_like_a_formula_is_guarded(cell: str, written: str) -> None:
    assert guarded(cell) == written


def test_a_row_names_the_card_its_place_and_its_passage() -> None:
    (row,) = rows_of(table(deck(card("q-1", "What is a wall?", "Cellulose, mostly."))))[1:]
    assert row == [
        "q-1",
        "question",
        "Cells",
        "Walls",
        "7",
        "What is a wall?",
        "Cellulose, mostly.",
        "Cellulose, mostly.",
        "https://example.org/notes/read/cells/#wall",
    ]
    assert rows_of(table(deck(card("q-1", "?", "!"), address="")))[1][-1] == ""


BLOCKS: CardBlocks = (
    ("p", "Two ", ("strong", "kinds"), ":"),
    ("ul", (("p", "one"), ("ol", (("p", "in it"),))), (("p", ("a", "https://e.org/", "two")),)),
    ("table", (("A",), ("B",)), (("1",), ("2",))),
    ("pre", "x = 1\n  y"),
)


def test_blocks_are_lines_of_text() -> None:
    assert text(BLOCKS) == "Two kinds:\n• one\n  1. in it\n• two\nA | B\n1 | 2\nx = 1\n  y"


def test_blocks_are_one_line_where_only_one_is_wanted() -> None:
    assert line(BLOCKS) == "Two kinds: • one 1. in it • two A | B / 1 | 2 x = 1 / y"


@examples
@given(any_blocks)
def test_a_line_holds_neither_tab_nor_break_and_says_what_the_text_says(blocks: CardBlocks) -> None:
    made = line(blocks)
    assert made == " ".join(made.split())
    assert letters(made) == letters(text(blocks))


def letters(said: str) -> list[str]:
    """Return the words, without the strokes between cells and lines."""
    return [word for word in said.split() if word.strip("/|")]


@examples
@given(collections())
def test_quizlet_gets_a_term_a_tab_and_a_definition_a_line(collection: Collection) -> None:
    cards = collection.records.cards
    both = {one.id[2:] for one in cards if one.kind == "term"}
    sides = [[line(one.prompt), line(one.answer)] for one in cards if not (one.kind == "name" and one.id[2:] in both)]
    *rows, last = pairs(collection).decode().split("\n")
    assert last == ""
    assert [row.split("\t") for row in rows] == [side for side in sides if all(side)]


def test_quizlet_asks_for_names_itself() -> None:
    cards = (
        card("t-wall", "What is a wall?", "It holds.", "term"),
        card("n-wall", "It holds.", "Wall", "name"),
        card("n-leaf", "It is green.", "Leaf", "name"),
    )
    assert pairs(deck(*cards)).decode() == "What is a wall?\tIt holds.\nIt is green.\tLeaf\n"
