"""Words as the account of a document compares them."""

from __future__ import annotations

import pytest

from studysite.lacking import MOST_GLUED, apart, counted, joined, lacking, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tides_rise, twice-daily (4x)!", ["tides", "rise", "twice", "daily", "4x"]),
        ("Straße, CAFE\u0301 und Weiß_Brot", ["strasse", "café", "und", "weiss", "brot"]),
        ("Ｔｉｄｅ ① café", ["tide", "1", "café"]),
        ("cafe\u0301", ["café"]),
        ("", []),
    ],
)
def test_words_are_compared_without_case_and_in_one_form(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_words_are_missing_as_often_as_they_are_not_held() -> None:
    assert counted(["ebb", "flow", "ebb"]) == {"ebb": 2, "flow": 1}
    assert lacking(["ebb", "flow", "ebb"], [{"ebb": 1}, {"flow": 1}]) == ["ebb"]
    assert lacking(["ebb", "flow", "ebb"], [{"ebb": 1}, {"flow": 1, "ebb": 1}]) == []
    assert lacking(["ebb"], []) == ["ebb"]


def test_a_word_with_marks_in_it_is_one_where_the_model_has_that() -> None:
    assert joined("**T**ide", [{"tide": 1}]) == "Tide"
    assert joined("**T**ide", [{"t": 1, "ide": 1}]) == "**T**ide"


def test_parts_that_make_a_word_of_the_model_are_not_missing() -> None:
    letters = [chr(ord("a") + at) for at in range(MOST_GLUED + 1)]
    found = ["the", "a", "tm", "of", "b"]
    assert apart(found, ["a", "tm", "b"], [{"the": 1}, {"atm": 1}]) == ["b"]
    assert apart(["a", "tm", "b"], ["a", "tm", "b"], [{"atm": 1}]) == ["b"]
    assert apart(found, ["a", "tm", "b"], [{"the": 1}]) == ["a", "tm", "b"]
    most = letters[:MOST_GLUED]
    assert apart(most, most, [{"".join(most): 1}]) == []
    assert apart(letters, letters, [{"".join(letters): 1}]) == letters
