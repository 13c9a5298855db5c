"""Cards of other tools: whatever their words are, readers make the same cards of them; what is none is one line."""

from __future__ import annotations

import html
import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layouts import folded, understood
from studysite import handout
from studysite.collect import collect
from studysite.export.anki import FIELDS
from studysite.export.collection import Collection
from studysite.export.csv import COLUMNS
from studysite.export.words import line
from studysite.intake import own, take
from studysite.notices import FAULTS
from studysite.pipeline import convert
from studysite.sourcefile import SourceFile

SOURCES = Path(__file__).parent.parent / "sources"

# What readers of Markdown, of quizzes and of glossaries look for. A number before a front is one of a list, and goes.
MARKS = (
    *("# ", "## Quiz", "> ", "- ", "* ", "A. ", "Q: ", "A: ", "**A:** ", "Answer: ", "Hint: ", "Term: "),
    *(
        "---",
        "***",
        "|",
        "| a | b |",
        "`",
        "```",
        "~~~",
        "<b>",
        "<details>",
        "</p>",
        "<!--",
        "-->",
        "![x](y)",
        "**",
        "__",
    ),
    *(
        "*",
        "_",
        "\\",
        "&amp;",
        ":",
        "?",
        ".",
        " – ",
        "(EC2)",
        "[1]",
        "- [ ] a",
        "[x]",
        "=== ",
        "Answer Key",
    ),
)
WORDS = st.sampled_from(("cell", "Loire", "the law of heat", "光合作用", "שלום", "is it so", "Ohm", "né"))
MARK = st.sampled_from(MARKS)
# A headword loses stars and colons around it.
HEAD = MARK.filter(lambda mark: mark.strip("*: ") == mark.strip())
PHRASE = st.lists(WORDS | MARK, min_size=1, max_size=6).map(" ".join)


def cards_of(name: str, data: bytes) -> list[list[str]]:
    """Return the fronts and backs of a file, terms and questions alike, in any order."""
    made = convert([SourceFile(name, data)])
    assert [notice for notice in made.notices if notice.code in FAULTS] == []
    found = understood(made)
    return sorted([*found.get("questions", []), *found.get("terms", [])], key=str)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(PHRASE, PHRASE), min_size=3, max_size=6, unique_by=lambda one: one[0]))
@example([("cell", "cell"), (" – ", "cell"), ("Loire", "cell")])
def test_no_words_of_a_question_are_taken_for_marks(told: list[tuple[str, str]]) -> None:
    cards = [(f"{front} who?", f"{back} so") for front, back in told]
    rows = "\n".join(f"{place}\t{html.escape(front)}\t{html.escape(back)}" for place, (front, back) in enumerate(cards))
    data = f"#separator:tab\n#html:true\n#guid column:1\n{rows}\n".encode()
    assert cards_of("deck.txt", data) == sorted(([folded(side) for side in card] for card in cards), key=str)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(WORDS, HEAD, PHRASE), min_size=3, max_size=6, unique_by=lambda one: one[0]))
def test_no_words_of_a_term_are_taken_for_marks(told: list[tuple[str, str, str]]) -> None:
    cards = [(f"{mark} {name}", f"means {back} so") for name, mark, back in told]
    rows = "\n".join(f"{place}\t{html.escape(front)}\t{html.escape(back)}" for place, (front, back) in enumerate(cards))
    data = f"#separator:tab\n#html:true\n#guid column:1\n{rows}\n".encode()
    assert cards_of("deck.txt", data) == sorted(([folded(side) for side in card] for card in cards), key=str)


@cache
def exported() -> tuple[Collection, dict[str, bytes]]:
    found = collect(SOURCES)
    collection = handout.collected(convert(found.sources, found.sources_toml), "https://study.example/")
    return collection, {name: handout.made(collection, name, handout.Dates()) for name in ("anki", "csv", "quizlet")}


@pytest.mark.parametrize(("name", "ending"), [("anki", "apkg"), ("csv", "csv"), ("quizlet", "txt")])
def test_what_studysite_exports_is_read_again(name: str, ending: str) -> None:
    collection, files = exported()
    taken, notices = take(f"deck.{ending}", files[name])
    assert taken is not None
    assert notices == ()
    terms = {card.id[2:] for card in collection.records.cards if card.kind == "term"}
    asked = [card for card in collection.records.cards if card.kind != "name" or card.id[2:] not in terms]
    fronts = {folded(line(card.prompt)) for card in asked}
    found = understood(convert([SourceFile(f"deck.{ending}", files[name])]))
    assert {question[0] for question in found["questions"]} == fronts
    assert len(asked) > 100


def test_the_names_of_our_own_exports_are_those_that_are_written() -> None:
    assert own.COLUMNS == COLUMNS
    assert own.FIELDS == FIELDS


DAMAGED = {
    "cut.json": (b'[{"front": "a", "back": "b"', "line 1, column 28: no valid JSON"),
    "open.json": (b'[{"front": "a', "it seems to be cut off"),
    "other.json": (b'{"rows": [1, 2]}', "the JSON holds no cards (its keys: “rows”)"),
    "deep.json": (b"[" * 100_000, "nested deeper"),
    "one.csv": (b"alone\nalone too\n", "no row has two columns"),
    "none.tsv": (b"Front\tBack\n", "the file holds no cards"),
    "binary.tsv": (b"\x00\x01\x02\x03\xff\x00\x00", "the file is no text"),
    "many.tsv": (b"a\tb\n" * 1_000_000, "more than 50,000 rows"),
    "odd.txt": (b"#separator:nothing at all\na\tb\n", "names nothing that parts columns"),
    "no.apkg": (b"no zip", "the file is no zip"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_no_deck_is_said_in_one_line(name: str) -> None:
    data, said = DAMAGED[name]
    taken, (notice,) = take(name, data)
    assert taken is not None
    assert taken.text == ""
    assert notice.code == "not-taken"
    assert said in notice.message
    assert "\n" not in notice.message
    assert ";" in notice.message


def test_a_text_is_a_deck_only_where_nearly_all_of_it_is_cards() -> None:
    prose = "Rain fell; the river rose.\nNobody was hurt; the bridge held, though, for once.\nSo it goes; it does.\n"
    assert take("a.txt", prose.encode())[0] is None
    table = "a\tb\nc\td\ne\tf\n"
    assert take("a.txt", table.encode())[0] is not None
    assert take("a.txt", f"Quiz\n\n1. Why?\n\n{table}".encode())[0] is None
    assert take("a.txt", b"Term | Definition\n--- | ---\nAxon | A nerve's fibre\nSoma | Its body\n")[0] is None


def test_a_header_is_no_card_and_a_card_is_no_header() -> None:
    assert cards_of("a.tsv", b"Term\tDefinition\nAxon\tA fibre\nSoma\tThe body\n") == [
        ["Axon", "A fibre"],
        ["Soma", "The body"],
    ]
    assert ["Term", "A school's part of a year"] in cards_of(
        "a.tsv", b"Term\tA school's part of a year\nPupil\tOne who learns\n"
    )


def test_choices_of_a_table_say_which_is_right() -> None:
    rows = "Question,Option A,Option B,Option C,Correct Answer\nLongest bone?,Ulna,Femur,Tibia,B\n"
    rows += "Smallest?,Stapes,Ulna,Rib,Stapes\n"
    taken, _ = take("a.csv", rows.encode())
    assert taken is not None
    assert taken.text.count("- [x] Femur") == taken.text.count("- [x] Stapes") == 1
    assert taken.text.count("- [ ]") == 4


def test_tags_that_lie_in_each_other_without_end_are_words_at_once() -> None:
    taken, _ = take("a.tsv", b"What?\t" + b"<ul><li>" * 100_000 + b"deep" + b"</li></ul>" * 100_000 + b"\nWhy?\tSo\n")
    assert taken is not None
    assert "**A:** deep\n" in taken.text


def test_gaps_that_lie_in_each_other_without_end_are_words() -> None:
    taken, _ = take("a.tsv", b"{{c1::" * 5000 + b"word" + b"}}" * 5000 + b"\tback\nWhy?\tSo\n")
    assert taken is not None
    assert "word" in taken.text


def test_scripts_and_links_of_a_field_come_to_nothing() -> None:
    field = '<script>alert(1)</script><a href="javascript:alert(2)">Nile</a> <img src=x onerror=alert(3)>'
    field += ' <a href="https://a.org/b">map</a>'
    taken, _ = take("a.tsv", f"What?\t{field}\nWhy?\tSo\n".encode())
    assert taken is not None
    assert "alert" not in taken.text
    assert "**A:** Nile x [map](https://a.org/b)" in taken.text


def test_rationales_hints_and_unknown_keys_of_a_quiz_are_kept() -> None:
    asked = {
        "question": "Which gas do plants take in?",
        "answerOptions": [
            {"text": "Carbon dioxide", "isCorrect": True, "rationale": "It enters by the stomata."},
            {"text": "Argon", "isCorrect": False},
        ],
        "hint": "It has two elements.",
        "lecture": "The leaf",
        "weight": 3,
    }
    taken, notices = take("quiz.json", json.dumps({"quiz": [asked]}).encode())
    assert taken is not None
    for words in (
        "- [x] Carbon dioxide",
        "It enters by the stomata.",
        "- [ ] Argon",
        "Hint: It has two",
        "lecture: The leaf",
    ):
        assert words in taken.text
    told = " ".join(notice.message for notice in notices)
    assert "“weight” (3)" in told
    assert "“lecture”" in told


def test_categories_of_gift_are_headings_by_their_last_name() -> None:
    text = "$CATEGORY: $course$/top/Matter//Energy\n\nIce floats.{TRUE}\n\n$CATEGORY: top\n\nIron floats.{FALSE}\n"
    taken, notices = take("a.gift", text.encode())
    assert taken
    assert notices == ()
    assert [line for line in taken.text.split("\n") if line.startswith("#")] == ["# A", "## Quiz", "### Matter/Energy"]
    assert "top" not in taken.text
    assert "CATEGORY" not in taken.text
