"""The answers that a question in JSON offers, and which of them is right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from studysite.intake.deck import Option, Side
from studysite.intake.fields import side
from studysite.intake.keys import RIGHT, SAYS_RIGHT, WHY, WORDS, Keys

LETTER = re.compile(r"\(?([A-Ha-h])[).:]?$")
LETTERED = re.compile(r"\s*\(?([A-Ha-h])[).:]\s+(?=\S)")


def words(value: Any) -> Side:  # noqa: ANN401 - JSON is anything
    """Return a value as lines: a text, a number, or a list of these."""
    if isinstance(value, list):
        return tuple(line for one in value for line in words(one))
    return side(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ()


def choices(offered: Any, asked: Keys) -> tuple[Option, ...]:  # noqa: ANN401 - JSON is anything
    """Return what a question offers; none where there are no two answers. `asked` is the question's own object."""
    if isinstance(offered, Mapping):
        letters = [str(key) for key in offered]
        listed = [{"text": value} if isinstance(value, str | int | float) else value for value in offered.values()]
    elif isinstance(offered, list):
        listed, letters = offered, []
    else:
        return ()
    made = [_option(one) for one in listed]
    if len(made) < 2 or not all(one.words for one in made):
        return ()
    if any(one.is_right for one in made) or any(
        isinstance(one, Mapping) and Keys(one).has(*SAYS_RIGHT) for one in listed
    ):
        return tuple(made)
    right = set(_right(asked.one(*RIGHT), made, letters))
    return tuple(Option(one.words, at in right, one.rationale) for at, one in enumerate(made))


def _option(read: Any) -> Option:  # noqa: ANN401 - JSON is anything
    if not isinstance(read, Mapping):
        return Option(words(read), is_right=False)
    keys = Keys(read)
    right = keys.one(*SAYS_RIGHT)
    told = words(keys.one(*WORDS))
    why = words(keys.one(*WHY))
    is_right = right is True or (isinstance(right, str) and right.casefold() in ("true", "yes"))
    return Option(told, is_right, why)


def _right(named: Any, made: Sequence[Option], letters: Sequence[str]) -> list[int]:  # noqa: ANN401 - JSON is anything
    """Return which answers are named as right: by their words, a letter, a key, or an index from 0."""
    if isinstance(named, list):
        return [at for one in named for at in _right(one, made, letters)]
    if isinstance(named, int) and not isinstance(named, bool):
        return [named] if 0 <= named < len(made) else []
    if not isinstance(named, str):
        return []
    told = words(named)
    same = [at for at, one in enumerate(made) if one.words == told]
    return same or ([letters.index(named)] if named in letters else _lettered(named, made))


def _lettered(named: str, made: Sequence[Option]) -> list[int]:
    """Return the answer that a letter names: by the letters before the answers, else by its place in the alphabet."""
    letter = LETTER.fullmatch(named.strip())
    if letter is None:
        return []
    marks = [LETTERED.match(one.words[0]) for one in made]
    own = [at for at, mark in enumerate(marks) if mark and mark[1].lower() == letter[1].lower()]
    place = ord(letter[1].lower()) - ord("a")
    return own if all(marks) else [place] if place < len(made) else []
