"""A glossary without any marks: a line for a headword, a line for what it means, in turn to the end."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.text.asking import ENDED
from studysite.text.headwords import head, is_name
from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule, marker
from studysite.text.term_columns import MEANINGS, TERMS
from studysite.text.term_tables import is_header

FEWEST_LINES = 4
MOST_WORDS = 6
# Definitions without full stops tell themselves from headwords only by their length, and where there are many.
FEWEST_OPEN, TIMES_LONGER, MOST_OPEN_WORDS = 4, 2, 4


def in_turn(lines: Sequence[Line], ledger: Ledger) -> list[tuple[Line, Line]]:
    """Return each headword with the line that says what it means; nothing where any line does not fit."""
    start, pairs = _pairs(lines)
    if pairs:
        for line in lines:
            if not line.blank and is_rule(line.text):
                ledger.drop(line.number, "rule", line.text)
        for line in start:
            ledger.drop(line.number, "table header of terms", line.text)
    return pairs


def _pairs(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[Line, Line]]]:
    """Return the lines of a header, and each headword with its definition."""
    own = [line for line in lines if not line.blank and not is_rule(line.text)]
    start = 1 if own and is_header(own[0].text) else 0
    if not start and len(own) > 1 and TERMS.fullmatch(own[0].text) and MEANINGS.fullmatch(own[1].text):
        start = 2
    held = own[start:]
    if len(held) < FEWEST_LINES or len(held) % 2:
        return [], []
    pairs = list(zip(held[::2], held[1::2], strict=True))
    fits = all(_is_headword(name.text) and _is_told(name.text, told.text) for name, told in pairs)
    return (own[:start], pairs) if fits or _is_open(pairs) else ([], [])


def _is_open(pairs: Sequence[tuple[Line, Line]]) -> bool:
    """Tell whether a few words and several words take turns, with no full stop anywhere, as cards are copied."""
    sizes = [(len(name.text.split()), len(told.text.split())) for name, told in pairs]
    if len(pairs) < FEWEST_OPEN or any(name > MOST_OPEN_WORDS or told <= name or told < 3 for name, told in sizes):
        return False
    if sum(told for _, told in sizes) < TIMES_LONGER * sum(name for name, _ in sizes):
        return False
    return all(_is_headword(line.text) for line, _ in pairs) and not any(
        marker(told.text) or told.text.lstrip()[:1] in "#>|" or "?" in told.text or "\t" in told.text.strip()
        for _, told in pairs
    )


def _is_headword(text: str) -> bool:
    marked = marker(text) is not None or text.lstrip()[:1] in "#>|*_(" or "\t" in text or head(text.strip()) is not None
    return not marked and is_name(text.strip(), MOST_WORDS) and not ENDED.search(text.rstrip())


def _is_told(name: str, text: str) -> bool:
    marked = marker(text) is not None or text.lstrip()[:1] in "#>|" or "\t" in text.strip()
    return not marked and len(text) > len(name) and ENDED.search(text.rstrip()) is not None and "?" not in text[-3:]
