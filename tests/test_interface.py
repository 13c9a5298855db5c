"""The interface in the language of the site: its tables, and how they are said."""

from __future__ import annotations

import pytest

from studysite.interface.plurals import rules
from studysite.interface.say import ENGLISH, Say, spoken

RUSSIAN = {
    "one": "n % 10 = 1 and n % 100 != 11",
    "few": "n % 10 = 2..4 and n % 100 != 12..14",
    "many": "n % 10 = 0 or n % 10 = 5..9 or n % 100 = 11..14",
}


def test_a_number_takes_the_form_that_the_rules_of_its_language_say() -> None:
    say = Say("ru", nouns={"card": ("карточка", "карточки", "карточек")}, plural=rules(RUSSIAN), group="\u00a0")
    said = [say.counted(count, "card") for count in (1, 2, 5, 11, 21, 112, 1000)]
    assert said == [
        *("1 карточка", "2 карточки", "5 карточек", "11 карточек", "21 карточка", "112 карточек", "1\u00a0000 карточек")
    ]


def test_a_rule_that_is_none_is_named() -> None:
    with pytest.raises(ValueError, match="“n is 1” is no rule"):
        rules({"one": "n is 1"})


def test_what_a_table_lacks_is_said_in_english() -> None:
    say = Say("xx", texts={"Start": "Los"})
    assert [say("Start"), say("Continue"), say("verb|Answer"), say.counted(2, "branch", "branches")] == [
        *("Los", "Continue", "Answer", "2 branches")
    ]


def test_no_value_is_looked_into() -> None:
    assert ENGLISH("“{claim}”", claim="{0} {claim.__class__}") == "“{0} {claim.__class__}”"


def test_a_language_without_a_table_is_english() -> None:
    assert spoken("ar") is spoken("en") is ENGLISH
