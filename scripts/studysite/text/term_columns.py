"""The columns of a table of terms by what its header calls them: term, abbreviation, meaning, and whatever else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from studysite.patterns import lazy
from studysite.text.languages import EASTERN, LANGUAGES, label

TERMS = lazy(rf"\W*{label('terms')}(?:\s?/\s?\w+)?\W*", re.IGNORECASE)
MEANINGS = lazy(rf"\W*{label('meanings')}\W*", re.IGNORECASE)
# “In plain words, what it means”: below headwords a column may say so at more length.
_WESTERN = label("meanings", [code for code in LANGUAGES if code not in EASTERN])
LIKE_MEANINGS = lazy(rf"(?<!\w){_WESTERN}(?!\w)|{label('meanings', EASTERN)}\W*$", re.IGNORECASE)
# “Deutsch | Pronunciación | Español”: words of one language, and what they are in another.
TONGUE = lazy(rf"\W*{label('tongues')}\W*", re.IGNORECASE)
LONGEST_CELL = 40
NUMBERS = re.compile(r"\W*(?:#|no|nr|n|nº|№|num(?:ber)?|番号|번호|序号|編號)?\W*", re.IGNORECASE)
NAMES = lazy(rf"\W*(?:{label('also')}|{label('full')})\W*", re.IGNORECASE)


class Columns(NamedTuple):
    """Where the term stands, where what it means, and which cells are other names of it."""

    term: int
    meaning: int
    names: tuple[int, ...]


def columns_of(header: Sequence[str], *, first: bool = False) -> Columns | None:
    """Return the columns that a header names; None if it names no terms, or says of none what it means.

    `first`: below the heading of a glossary the first column holds terms, whatever it is called; of several languages
    the first one does, and the next says what they mean.
    """
    if first and (tongues := tongues_of(header)):
        return Columns(*tongues, ())
    start = 1 if len(header) > 2 and NUMBERS.fullmatch(header[0]) else 0
    if len(header) < start + 2 or not (first or TERMS.fullmatch(header[start])):
        return None
    behind = range(start + 1, len(header))
    meaning = next((at for at in behind if MEANINGS.fullmatch(header[at])), None)
    if meaning is None and TERMS.fullmatch(header[start]):
        meaning = next((at for at in behind if _says_so(header[at])), None)
    if meaning is None:
        return None
    return Columns(start, meaning, tuple(at for at in behind if at != meaning and NAMES.fullmatch(header[at])))


def tongues_of(header: Sequence[str]) -> tuple[int, int] | None:
    """Return the first two columns that are called as languages are, if nothing but numbers stands before them."""
    found = [at for at, cell in enumerate(header) if TONGUE.fullmatch(cell)]
    fits = len(found) > 1 and all(NUMBERS.fullmatch(cell) for cell in header[: found[0]])
    return (found[0], found[1]) if fits else None


def _says_so(cell: str) -> bool:
    """Tell whether a header's cell has a word for what terms mean, and few others."""
    return len(cell) <= LONGEST_CELL and LIKE_MEANINGS.search(cell) is not None
