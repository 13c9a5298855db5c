"""One line of text into words with emphasis, code and links."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import examples
from studysite.model import Code, Emphasis, Inlines, Link, Picture, Strong, Text, plain
from studysite.text.inline import parse

MARKS = st.text(alphabet=st.sampled_from("ab *`\\[]()_~<>&.:/-"), max_size=60)
WORD = re.compile(r"[^\W_]+")


def nested(words: Inlines) -> int:
    """Return how many elements stand one inside the other at most."""
    return max((1 + nested(one.children) for one in words if isinstance(one, Strong | Emphasis | Link)), default=0)


def told(words: Inlines) -> str:
    """Return words with the addresses of links that have words of their own."""
    made = ""
    for one in words:
        if isinstance(one, Strong | Emphasis):
            made += told(one.children)
        elif isinstance(one, Link):
            address = one.url or one.target
            made += plain(one.children) + ("" if plain(one.children) == address else f" {address}")
        else:
            made += one.text
    return made


def test_stars_that_pair_up_stress_their_words() -> None:
    assert parse("a **b** *c* ***d***") == (
        Text("a "),
        Strong((Text("b"),)),
        Text(" "),
        Emphasis((Text("c"),)),
        Text(" "),
        Strong((Emphasis((Text("d"),)),)),
    )


def test_stress_may_stand_inside_stress() -> None:
    assert parse("**a *b* c**") == (Strong((Text("a "), Emphasis((Text("b"),)), Text(" c"))),)


@pytest.mark.parametrize(
    "text", ["2 * 3 * 4", "2*3*4", "2**8**2", "a * b", "*open", "**", "file*.py and *", "snake_case_name"]
)
def test_marks_that_do_not_pair_up_are_characters(text: str) -> None:
    assert parse(text) == (Text(text),)


def test_code_is_kept_to_the_letter() -> None:
    assert parse("run `a **b** \\_`") == (Text("run "), Code("a **b** \\_"))
    assert parse("``a ` b``") == (Code("a ` b"),)
    assert parse("a `b") == (Text("a `b"),)
    assert parse("`a `b") == (Code("a "), Text("b"))


def test_escapes_are_the_characters_that_they_stand_for() -> None:
    assert parse(r"1\. \*not\* \_this\_") == (Text("1. *not* _this_"),)
    assert parse(r"C:\dir") == (Text(r"C:\dir"),)


def test_links_lead_only_to_pages_and_mail() -> None:
    assert parse("[a](https://e.org/x)") == (Link("https://e.org/x", (Text("a"),)),)
    assert parse("[a](mailto:b@e.org)") == (Link("mailto:b@e.org", (Text("a"),)),)
    for target in ("file:///b.md", "//e.org", "b.md", "../b/c.md#d", ""):
        assert parse(f"[a]({target})") == (Link("", (Text("a"),), target=target),)
    for text in (
        "[a](javascript:alert(1))",
        "[a](data:text/html,b)",
        "![a] (x.png)",
        "[a](b)",
        "[a] (b.md)",
        "f[a]()",
        "[](b.md)",
    ):
        assert parse(text) == (Text(text),)
    assert parse("![a](x.png)") == (Picture("x.png", "a"),)


def test_an_address_ends_where_its_sentence_goes_on() -> None:
    assert parse("see https://e.org/a_(b), or") == (
        Text("see "),
        Link("https://e.org/a_(b)", (Text("https://e.org/a_(b)"),)),
        Text(", or"),
    )
    assert parse("(https://e.org/a).")[1] == Link("https://e.org/a", (Text("https://e.org/a"),))


def test_a_name_has_no_links() -> None:
    assert parse("[a](https://e.org) and https://e.org", links=False) == (Text("a and https://e.org"),)
    assert parse("[*a*](b.md) [v](m/s)", links=False) == (Emphasis((Text("a"),)), Text(" [v](m/s)"))


def test_stress_never_goes_deeper_than_a_reader_can_follow() -> None:
    assert nested(parse("*a **b " * 5_000)) <= 20
    assert nested(parse("*a **b " * 5_000 + "c** d* " * 5_000)) <= 20


@examples
@given(MARKS)
def test_no_letter_is_lost_and_none_is_invented(text: str) -> None:
    assert "".join(WORD.findall(told(parse(text)))) == "".join(WORD.findall(text))


@examples
@given(st.text(alphabet=st.characters(exclude_characters="*`\\", exclude_categories=["Cs"]), max_size=40))
def test_text_without_marks_is_itself(text: str) -> None:
    if "://" not in text and "mailto:" not in text:
        assert plain(parse(text)) == text.strip()
