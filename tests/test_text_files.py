"""Bytes into lines, and what stands around the text of a file: front matter, HTML of layout, bundles."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import examples
from studysite.text.bundle import Piece, split
from studysite.text.decode import decode
from studysite.text.front_matter import front_matter
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.markup import without_markup
from studysite.text.verbatim import with_ends


def numbered(text: str) -> list[Line]:
    return with_ends([Line(number, line) for number, line in enumerate(text.split("\n"), 1)])


def decoded(data: bytes) -> tuple[tuple[str, ...], list[str]]:
    made = decode("a.txt", data)
    return made.lines, [notice.code for notice in made.notices]


def settings(text: str) -> tuple[dict[str, object], list[str], list[tuple[str, int]]]:
    ledger = Ledger("a.md")
    options, rest = front_matter(numbered(text), ledger)
    return options, [line.text for line in rest], [(one.code, one.line) for one in ledger.notices]


def unmarked(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    ledger = Ledger("a.md")
    made = without_markup(numbered(text), ledger)
    return [line.text for line in made], [(one.line, one.name) for one in ledger.furniture]


def pieces(text: str) -> tuple[str, list[tuple[str, int]]]:
    name, made = split(numbered(text), Ledger("a.md"))
    return name, [(piece.name, first(piece)) for piece in made]


def first(piece: Piece) -> int:
    return next(line.number for line in piece.lines if not line.blank)


def test_every_kind_of_line_end_ends_a_line() -> None:
    assert decoded(b"a\r\nb\rc\nd") == (("a", "b", "c", "d"), ["line-ends"])
    assert decoded(b"a\n\nb\n") == (("a", "", "b"), [])


@pytest.mark.parametrize(
    ("mark", "name"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_says_how_to_read(mark: bytes, name: str) -> None:
    assert decoded(mark + "é\nb".encode(name)) == (("é", "b"), ["byte-order-mark"])


def test_what_is_not_utf8_is_read_as_windows_text_and_the_byte_is_named() -> None:
    made = decode("a.txt", b"a\ncaf\xe9 \x93q\x94")
    assert made.lines == ("a", "café “q”")
    (notice,) = made.notices
    assert (notice.code, notice.line) == ("not-utf8", 2)
    assert "byte 6 (0xe9)" in notice.message


def test_invisible_characters_are_taken_out_and_joiners_stay() -> None:
    assert decoded("a\u200bb\u2060\n\u00adc\ufeff".encode())[0] == ("ab", "c")
    assert decoded("می\u200cخواهم".encode())[0] == ("می\u200cخواهم",)
    made = decode("a.txt", "a\nb\u200b\nc\u200b".encode())
    assert [(notice.code, notice.line) for notice in made.notices] == [("invisible-characters", 2)]


def test_control_characters_are_taken_out_with_a_warning() -> None:
    assert decoded(b"a\x00\x02b\x1b[0m\tc") == (("ab[0m\tc",), ["control-characters"])


def test_white_space_that_ends_no_line_in_an_editor_ends_none_here() -> None:
    assert decoded("a\u2028b\x0bc\x85d\u00a0e".encode())[0] == ("a b c d e",)


@examples
@given(st.binary(max_size=200))
def test_any_bytes_become_lines(data: bytes) -> None:
    lines, _ = decoded(data)
    assert all("\n" not in line and "\r" not in line and "\x00" not in line for line in lines)


def test_front_matter_gives_the_settings_that_pages_honour() -> None:
    options, rest, notices = settings("---\ntitle: A\ntags: [b]\nmarkmap:\n  maxWidth: 300\n---\n# C")
    assert options == {"title": "A", "markmap": {"maxWidth": 300}}
    assert (rest, notices) == (["# C"], [])


def test_an_empty_markmap_setting_still_names_the_layout() -> None:
    assert settings("---\nmarkmap:\n---\n- a")[0] == {"markmap": {}}


def test_unclosed_front_matter_stays_text() -> None:
    assert settings("---\ntitle: A\n\n# B\n\nC") == (
        {},
        ["---", "title: A", "", "# B", "", "C"],
        [("front-matter-unclosed", 1)],
    )


@pytest.mark.parametrize("bad", ["a: [", "a: b: c", "a: 2024-99-99", "\t- x: {", "? [a"])
def test_front_matter_that_is_no_yaml_stays_text(bad: str) -> None:
    text = f"---\n{bad}\n---\nB"
    options, rest, notices = settings(text)
    assert (options, rest) == ({}, text.split("\n"))
    assert [code for code, _ in notices] == ["front-matter-invalid"]


def test_a_rule_and_a_list_are_no_front_matter() -> None:
    assert settings("---\n- a\n---\nB") == ({}, ["---", "- a", "---", "B"], [])
    assert settings("---\nSome words.\n\nMore.")[2] == []


def test_front_matter_cannot_be_made_to_grow() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert settings(f"---\n{bomb}title: *i\n---\nB")[0] == {}
    assert settings("---\na: " + "[" * 150 + "]" * 150 + "\n---\nB")[0] == {}
    assert settings("---\na: " + "[" * 5_000 + "\n---\nB")[0] == {}


def test_comments_and_wrappers_with_lines_to_themselves_are_furniture() -> None:
    assert unmarked('<!-- a -->\nb\n<div dir="rtl">\nc\n</div>\n<!-- d\ne\n-->') == (
        ["b", "c"],
        [(1, "comment"), (3, "markup"), (5, "markup"), (6, "comment"), (7, "comment"), (8, "comment")],
    )


@pytest.mark.parametrize(
    "line",
    ["<script>", "a <!-- b -->", "<!-- a --> b", "<!-- a --> b <!-- c -->", '<div onclick="x">', "<b>", "<!-- a"],
)
def test_all_other_html_stays_text(line: str) -> None:
    assert unmarked(f"{line}\nc") == ([line, "c"], [])


def test_html_inside_code_stays_code() -> None:
    text = "```\n<!-- a -->\n<details>\n<div>\n```"
    assert unmarked(text) == (text.split("\n"), [])


def test_details_that_ask_are_a_question_and_its_answer() -> None:
    assert unmarked("<details><summary>Why?</summary>\nBecause.\n</details>\nc")[0] == [
        "Q: Why?",
        "A:",
        "    Because.",
        "***",
        "c",
    ]


def test_details_that_offer_an_answer_are_its_label() -> None:
    assert unmarked("1. Why?\n<details>\n<summary>Show answer</summary>Because.</details>")[0] == [
        "1. Why?",
        "A:",
        "    Because.",
        "***",
    ]


def test_details_that_offer_all_answers_are_the_line_that_parts_them() -> None:
    assert unmarked("<details><summary>Click for answers</summary>\n1. a\n</details>")[0][0] == "Click for answers"


def test_details_of_any_other_kind_are_a_line_in_bold() -> None:
    assert unmarked("<details><summary>More</summary>a</details>")[0] == ["**More**", "a", "***"]


def test_details_that_hint_are_a_label_with_what_they_hold_below_it() -> None:
    assert unmarked("<details><summary>Hint</summary>a</details>")[0] == ["**Hint:**", "    a", ""]


@pytest.mark.parametrize("text", ["<details>\na", "<summary>a</summary>", "</details>", "<details>a</details>"])
def test_details_that_do_not_pair_up_stay_text(text: str) -> None:
    assert unmarked(text)[0] == text.split("\n")


def test_a_bundle_is_parted_at_the_lines_that_name_its_documents() -> None:
    text = "# Trees\n\n# Trees Blogpost\n\nTitle A\n\nx\n\n# Trees Breifing\n\nTitle B\n\ny\n\n# Inner\n\nz"
    assert pieces(text) == ("Trees", [("Trees Blogpost", 5), ("Trees Breifing", 11)])


@pytest.mark.parametrize(
    "text",
    [
        "# Notes\n\n- a\n\n# Timeline\n\n- b",
        "# Quiz\n\n1. a\n\n# Glossary\n\nb: c",
        "# A Blogpost\n\nTitle\n\nx",
        "# A Briefing\n\nTitle\n\n# B Briefing\n\nTitle",
    ],
)
def test_sections_and_documents_of_one_kind_are_no_bundle(text: str) -> None:
    assert len(pieces(text)[1]) == 1


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Notes \u202eback", "Notes \u202eback\u202c"),
        # The end of the line loses its marks; what they ended must end all the same.
        ("Notes \u202eback\u202c", "Notes \u202eback\u202c"),
        ("in \u2067a \u2066b\u2069", "in \u2067a \u2066b\u2069\u2069"),
        ("in \u2067a\u2069 and b", "in \u2067a\u2069 and b"),
        ("in \u2067a \u202eb\u2069 c", "in \u2067a \u202eb\u2069 c"),
        ("in \u202aa \u2067b\u202c c", "in \u202aa \u2067b\u202c c\u2069\u202c"),
        ("a\u2069 b\u202c c", "a\u2069 b\u202c c"),
    ],
)
def test_a_direction_that_a_line_begins_ends_with_it(line: str, read: str) -> None:
    assert decode("notes.txt", line.encode()).lines == (read,)
