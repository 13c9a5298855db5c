"""Statements with the verdict at the end of their own line: “The femur is a bone. **True**”, “… (False)”, “… ❌”.

Words count where all statements of a section end in one; signs only where its heading says that one is to judge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.patterns import lazy
from studysite.text.choice_words import RIGHT_SIGNS, TRUTHS, WRONG_SIGNS
from studysite.text.items import Item

FEWEST = 2
_WORDS = "|".join(sorted({word for pair in TRUTHS for word in pair if word.isalpha()}, key=len, reverse=True))
# The last characters that a verdict may have, so that most lines need no pattern.
CLOSES = frozenset("*)]_") | frozenset(RIGHT_SIGNS + WRONG_SIGNS)
VERDICT = lazy(
    rf"\s*(?:[-–—:→]\s*)?(?:\*\*[(\[]?(?P<bold>{_WORDS}|T|F)[)\]]?[.!]?\*\*[.!]?"
    rf"|[*_]{{0,2}}[(\[](?P<aside>{_WORDS}|T|F)[)\]][*_]{{0,2}}|(?P<sign>[{RIGHT_SIGNS}{WRONG_SIGNS}])\ufe0f?)\s*$",
    re.IGNORECASE,
)
LETTERS = {"t": "true", "f": "false"}


def verdict(text: str) -> re.Match[str] | None:
    """Return the verdict that a line ends in, None where it has none."""
    bare = text.rstrip().rstrip(".!\ufe0f")
    if not bare or bare[-1] not in CLOSES:
        return None
    found = VERDICT.search(text, max(0, len(text) - 40))
    return found if found and found.start() and text[: found.start()].rstrip()[-1:] not in ("", "?") else None


def judges_each(texts: Sequence[str]) -> bool:
    """Tell whether all texts, three at least, end in the word that judges them, and not all in the same one."""
    found = [one for text in texts if (one := verdict(text))]
    words = {_word(one) for one in found}
    return len(texts) == len(found) > FEWEST and len(words) == FEWEST and _pair(words) is not None and "" not in words


def cut_off(items: list[Item], pair: Sequence[str]) -> tuple[list[str], dict[int, str]]:
    """Cut the verdicts off all items; return the two words by which they are judged, and each item's own.

    `pair` are the words that a heading says. Nothing is done where one item has no verdict.
    """
    found = [verdict(item.text) if not item.joined else None for item in items]
    if len(items) < FEWEST or not all(found):
        return [], {}
    known = [one for one in found if one]
    words = {_word(one) for one in known}
    both = list(pair) or ([] if "" in words else _pair(words) or [])
    if not both or (words - {""} and not words - {""} <= {one.casefold() for one in both}):
        return [], {}
    made: dict[int, str] = {}
    for at, one in enumerate(known):
        if sign := one["sign"]:
            made[at] = both[sign in WRONG_SIGNS]
        else:
            made[at] = next(word for word in both if word.casefold() == _word(one))
        items[at].text = items[at].text[: one.start()].rstrip()
    return both, made


def _word(found: re.Match[str]) -> str:
    """Return the word of a verdict in small letters; "" for a sign."""
    word = (found["bold"] or found["aside"] or "").casefold()
    return LETTERS.get(word, word)


def _pair(words: set[str]) -> list[str] | None:
    found = next((pair for pair in TRUTHS if words <= set(pair)), None)
    return [word.capitalize() for word in found] if found else None
