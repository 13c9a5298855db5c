"""Ids, slugs and anchors: names that an edit elsewhere never changes."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import examples
from studysite.ids import ALPHABET, SLUG_LENGTH, digest, distinct, folded, numbered, question_id, slug

WELL_FORMED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def test_an_id_never_changes() -> None:
    assert question_id("What is a wheel?") == "k9fq60m1"
    assert slug("水") == "x-0jdrmert"


@pytest.mark.parametrize(
    "prompt",
    [
        "what is a wheel?",
        "  What  is a wheel ",
        "What is a wheel",
        "What is a wheel.",
        "What is a wheel？",
        "WHAT IS A WHEEL?",
    ],
)
def test_case_spaces_and_closing_marks_do_not_change_an_id(prompt: str) -> None:
    assert question_id(prompt) == question_id("What is a wheel?")


def test_typographic_marks_do_not_change_an_id() -> None:
    assert question_id("What’s a “wheel” – and why…") == question_id('What\'s a "wheel" - and why...')


def test_other_words_make_another_id() -> None:
    assert question_id("What is a wheel?") != question_id("What is a heel?")
    assert question_id("What is C?") != question_id("What is C++?")
    assert question_id("What?", "Chapter 1") != question_id("What?", "Chapter 2")


def test_a_text_of_marks_alone_is_still_itself() -> None:
    assert folded("???") == "???"
    assert question_id("?") != question_id("!")


@examples
@given(st.text(max_size=200))
def test_a_digest_has_the_length_and_the_letters_of_an_address(text: str) -> None:
    assert len(digest(text)) == 8
    assert set(digest(text)) <= set(ALPHABET)


def test_a_digest_takes_characters_that_no_file_can_hold() -> None:
    assert digest("\ud800") != digest("\ud801")


@examples
@given(st.text(max_size=300))
def test_a_slug_is_short_ascii_that_a_browser_leaves_alone(text: str) -> None:
    made = slug(text)
    assert WELL_FORMED.fullmatch(made)
    assert len(made) <= SLUG_LENGTH


@examples
@given(st.text(alphabet=string.ascii_lowercase + " ", min_size=61, max_size=200))
def test_a_long_slug_ends_with_a_whole_word_or_is_cut(text: str) -> None:
    words = text.split()
    made = slug(text).split("-") if words else []
    assert made == words[: len(made)] or [one[:SLUG_LENGTH] for one in words[:1]] == made


def test_accents_go_and_other_scripts_become_a_hash() -> None:
    assert slug("Café Über-Größe") == "cafe-uber-groe"
    assert slug("海の話").startswith("x-")
    assert slug("海の話") != slug("山の話")
    assert slug("海の話", "a.txt") == slug("山の話", "a.txt")


def test_apostrophes_are_left_out_and_other_marks_part_words() -> None:
    assert slug("What's A/B-Testing?") == "whats-a-b-testing"
    assert slug("What’s that") == "whats-that"


def test_the_first_of_two_equal_slugs_keeps_it() -> None:
    made = distinct([("a", "one"), ("a", "two"), ("a", "three")])
    assert made[0] == "a"
    assert made[1:] == [f"a-{digest('two', 4)}", f"a-{digest('three', 4)}"]


def test_the_hash_of_a_clash_hangs_on_the_name_and_not_on_the_order() -> None:
    first = distinct([("a", "one"), ("a", "two"), ("a", "three")])
    other = distinct([("a", "one"), ("a", "three"), ("a", "two")])
    assert first[1:] == [other[2], other[1]]


@examples
@given(st.lists(st.tuples(st.sampled_from(["a", "b", "a-b", "x" * 60]), st.sampled_from("pqr")), max_size=30))
def test_slugs_that_clash_are_told_apart(wanted: list[tuple[str, str]]) -> None:
    made = distinct(wanted)
    assert len(set(made)) == len(made) == len(wanted)
    assert all(len(one) <= SLUG_LENGTH for one in made)


@examples
@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"]), max_size=30))
def test_anchors_that_clash_are_counted(wanted: list[str]) -> None:
    made = numbered(wanted)
    assert len(set(made)) == len(made) == len(wanted)
    assert all(one.startswith(want) for one, want in zip(made, wanted, strict=True))
