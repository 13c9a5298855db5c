"""Paths, addresses and links within a text, each rule by itself; what becomes of them on a page is in another file."""

from __future__ import annotations

import pytest

from studysite.model import Document, Emphasis, Inline, Link, Paragraph, Section, Span, Term, Text
from studysite.refine.paths import beside, letters
from studysite.refine.walking import walked
from studysite.refine.wikis import Wiki, linked, wikis
from studysite.text.targets import bare, is_beside, unlinked, way, without_addresses


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("b.md", "a/b.md"),
        ("./b.md", "a/b.md"),
        ("../c/b.md", "c/b.md"),
        ("..\\c\\b.md", "c/b.md"),
        ("../../b.md", ""),
        ("..", "."),
        ("../..", ""),
        ("/b.md", ""),
        ("\\b.md", ""),
        ("https://b.md", ""),
        ("C:/b.md", ""),
        ("x:b.md", "a/x:b.md"),
    ],
)
def test_a_path_is_beside_its_document(written: str, path: str) -> None:
    assert beside("a/one.md", written) == path


def test_letters_of_a_path_know_no_capitals_and_no_signs() -> None:
    assert letters("Two Words/Café-1.MD") == "twowords/café1.md"
    assert letters("ｔwo_words/कि.md") == "twowords/कि.md"


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("https://example.org", "web"),
        ("MAILTO:a@example.org", "web"),
        ("javascript:alert(1)", ""),
        ("data:x", ""),
        ("", "sure"),
        ("#part", "sure"),
        ("../a", "sure"),
        ("ftp:a", "sure"),
        ("note: see", ""),
        ("a.md", "sure"),
        ("a.md?x", "sure"),
        ("1.5", ""),
        ("m/s", "unsure"),
        ("a-b", ""),
        ("a-bc", "unsure"),
        ("a/", "sure"),
        ("bread-dough", "unsure"),
        ("bread-doughs", "sure"),
        ("bread", ""),
    ],
)
def test_what_stands_behind_brackets_may_be_an_address(target: str, found: str) -> None:
    assert way(target) == found


def test_addresses_go_and_words_stay() -> None:
    line = "See [the [2] list](<a (b).md>), [v](x), ![pic](p.png) and [home](https://example.org"
    assert unlinked(line) == "See the [2] list, [v](x), ![pic](p.png) and [home](https://example.org"
    assert without_addresses(line) == "See [the [2] list]), [v](x), ![pic]) and [home]".replace("])", "]")
    assert bare("< a (b).md >") == "a%20%28b%29.md"
    assert bare(" a b.md ") == "a%20b.md"
    assert [is_beside(one) for one in ("a b/c.md#d", "c.md", "/c.md", "c.png", "a:c.md")] == [True, True, *[False] * 3]


def text_of(inline: Inline) -> str:
    return inline.text if isinstance(inline, Text) else "<" + text_of(inline.children[0]) + ">"  # type: ignore[union-attr]


def document(*texts: Inline, line: int = 2) -> Document:
    block = Paragraph(tuple(texts), Span(line, line))
    return Document((Text("T"),), "article", "a.md", Span(2, 3), (Section((), (block,), Span(2, 3)),))


def found_in(*lines: str) -> list[Wiki]:
    return wikis(document(Text("")), lines)


def test_links_in_the_way_of_wikis_are_found_by_their_lines() -> None:
    assert found_in("[[First]]", "a[[Tea|the *cup*]]s", "see [so](#so) [[$x]] ![[p]] [x](y.md)", "[[Last]]") == [
        Wiki(2, "the cup", "Tea", "a", "s"),
        Wiki(3, "so", "#so", " ", " "),
    ]


@pytest.mark.parametrize(
    ("text", "start", "at"),
    [
        ("tea", 0, 0),
        ("a tea, teas and tea", 3, 16),
        ("teapot", 0, -1),
        ("instead", 0, -1),
        ("(tea)", 0, 1),
        ("teatea tea", 0, 7),
    ],
)
def test_words_of_a_link_are_found_where_they_stood(text: str, start: int, at: int) -> None:
    assert Wiki(2, "tea", "Tea", " ", ".").found(text, start) == at


def test_words_that_touch_a_word_are_found_there() -> None:
    glued = Wiki(2, "tea", "Tea", "s", "m")
    assert glued.found("tea steam", 0) == 5
    assert glued.found("ateam", 0) == -1
    assert glued.found("steab", 0) == -1


def made_of(*texts: Inline, wanted: list[Wiki], line: int = 2) -> list[str]:
    made = linked(document(*texts, line=line), [(one, f"p{at}") for at, one in enumerate(wanted)])
    (block,) = made.sections[0].blocks
    assert isinstance(block, Paragraph)
    return [f"{text_of(one)} {one.page}" if isinstance(one, Link) else text_of(one) for one in block.words]


def wiki(words: str, line: int = 2) -> Wiki:
    return Wiki(line, words, words, " ", " ")


def test_words_lead_to_the_aim_of_their_link_once_each() -> None:
    tea, cup = wiki("tea"), wiki("cup")
    assert made_of(Text("tea in a cup of tea"), wanted=[tea, cup]) == ["<tea> p0", " in a ", "<cup> p1", " of tea"]
    assert made_of(Text("a cup"), Emphasis((Text("x"),)), Text("cup"), wanted=[cup]) == ["a ", "<cup> p0", "<x>", "cup"]
    assert made_of(Text("a cup"), wanted=[wiki("cup", 1), wiki("cup", 3)]) == ["a cup"]
    assert made_of(Text("a cup"), wanted=[wiki("cup", 1), wiki("cup", 3)], line=3) == ["a ", "<cup> p1"]
    assert made_of(Link("x", (Text("cup"),)), wanted=[cup]) == ["<cup> "]


def test_what_nothing_changes_is_the_same() -> None:
    given = document(Text("milk"), Emphasis((Text("tea"),)))
    same = walked(given, Span(9, 9), lambda _one, _span: None, Text)
    assert same is given


def test_words_are_told_on_which_lines_they_stand() -> None:
    spans: list[tuple[str, Span]] = []

    def settle(one: Text, span: Span) -> tuple[Text] | None:
        spans.append((one.text, span))
        return (Text(one.text.upper()),) if one.text != "c" else None

    given = (Term("tea", (Text("a"), Emphasis((Text("b"),)), Text("c")), Span(4, 5)), Text("d"))
    changed = walked(given, Span(9, 9), settle, Text)
    assert spans == [("a", Span(4, 5)), ("b", Span(4, 5)), ("c", Span(4, 5)), ("d", Span(9, 9))]
    term, last = changed
    assert isinstance(term, Term)
    assert term.definition == (Text("A"), Emphasis((Text("B"),)), Text("c"))
    assert last == Text("D")


def test_texts_side_by_side_are_one() -> None:
    given: tuple[Inline, ...] = (Emphasis((Text("a"),)), Text("b"))
    made = walked(given, Span(1, 1), lambda one, _span: one.children, Emphasis)
    assert made == (Text("ab"),)
