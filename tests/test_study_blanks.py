"""A definition without its name: nothing in it may tell the name, and enough must be left to find it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import INLINES, TEXTS, examples
from studysite.model import Code, Emphasis, Inlines, Link, Strong, Text, plain
from studysite.study.blanks import BLANK, blanked, tells
from studysite.study.card_texts import said


def told(text: str, *names: str) -> str:
    return plain(blanked((Text(text),), names))


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("Drift is a change. A drift hurts, DRIFT too.", ("Drift",), "____ is a change. A ____ hurts, ____ too."),
        # Whole words alone.
        (
            "Drifting differs from adrift, not drift's rate.",
            ("Drift",),
            "Drifting differs from adrift, not ____'s rate.",
        ),
        # Singular and plural, both ways.
        ("Caches, a cache; policies, a policy.", ("Cache", "Policies"), "____, a ____; ____, a ____."),
        ("A box, boxes; class, classes.", ("Boxes", "Class"), "A ____, ____; ____, ____."),
        # Other names, also in brackets, and the capitals that begin the words.
        ("A VPC, so VPCs.", ("Virtual Private Cloud (VPC)",), "A ____, so ____."),
        ("A VPC or virtual  private-cloud.", ("Virtual Private Cloud",), "A ____ or ____."),
        ("RTO is told; a rto is none.", ("Recovery Time Objective",), "____ is told; a rto is none."),
        # A proper name without its first word; a company's name is none.
        ("EC2 and Amazon EC2 of Amazon.", ("Amazon EC2",), "____ and ____ of Amazon."),
        ("SageMaker runs AI.", ("Amazon SageMaker AI",), "____ runs AI."),
        ("AWS keeps a service.", ("Managed AWS Service",), "AWS keeps a service."),
        # The longest name first.
        ("A data lake house, a data lake.", ("Data Lake", "Data Lake House"), "A ____, a ____."),
        # Two letters are only a name with their capitals.
        ("It is IT.", ("IT",), "It is ____."),
        # Names of marks and names in scripts that part no words.
        ("C++ is older than C and C+.", ("C++",), "____ is older than C and C+."),
        ("A/B tests; a-b tests.", ("A/B Test",), "____; a-b tests."),
        ("模型漂移是变化。", ("漂移",), "模型____是变化。"),
        ("Type 1 and 2; Type 2 (x).", ("Type 2 (2)",), "Type 1 and 2; Type 2 (x)."),
        ("Nothing of it.", ("Drift", "", " ", "()"), "Nothing of it."),
    ],
)
def test_a_name_is_blank_in_all_its_forms(text: str, names: tuple[str, ...], wanted: str) -> None:
    assert told(text, *names) == wanted


def test_markup_stays_and_a_name_that_it_parts_is_found() -> None:
    words = (
        Strong((Text("Data"),)),
        Text(" drift is "),
        Emphasis((Text("a drift"),)),
        Text(" of "),
        Code("data_drift"),
    )
    assert said(blanked(words, ("Data Drift", "Drift"))) == (
        "____ is ",
        ("em", "a "),
        "____ of ",
        ("code", "data_"),
        "____",
    )


def test_no_link_of_a_prompt_tells_the_name_by_its_address() -> None:
    words = (Link("https://e.org/drift", (Text("a change"),)), Link("https://e.org/drift", ()), Text(" in data"))
    assert said(blanked(words, ("Drift",)), leads=False) == ("a change in data",)


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        ("A change in the data that a model gets.", True),
        ("____ is a change in data.", True),
        ("A ____ is a ____.", False),
        ("See ____.", False),
        ("Is it so?", False),
        ("", False),
        ("____是变化模型变差。", True),
        ("____是。", False),
    ],
)
def test_a_definition_must_say_something_without_its_name(text: str, *, enough: bool) -> None:
    assert tells((Text(text),)) is enough


@examples
@given(words=INLINES, names=st.lists(TEXTS, max_size=3))
def test_all_that_is_no_name_stays(words: Inlines, names: list[str]) -> None:
    text = plain(words)
    left = plain(blanked(words, names))
    for part in left.split(BLANK):
        assert part in text
    if left != text:
        assert BLANK in left


@examples
@given(name=st.from_regex(r"[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8})?", fullmatch=True), before=TEXTS, after=TEXTS)
def test_a_name_between_any_words_is_gone(name: str, before: str, after: str) -> None:
    left = told(f"{before} {name} {after}", name)
    assert BLANK in left
    assert f" {name.lower()} " not in f" {left.lower()} "
