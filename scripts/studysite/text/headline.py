"""Whether words without any mark are short enough for a heading, and begin like one."""

from __future__ import annotations

from studysite.patterns import lazy

LONGEST, MOST_WORDS = 100, 14

# Scripts that are written without spaces say as much in a third of the characters.
WIDE = lazy(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u0e00-\u0e7f]")
FIRST_WIDE = "\u0e00"
LONGEST_WIDE = 32


def is_short(text: str) -> bool:
    """Tell whether a line is short enough for a heading."""
    if not 0 < len(text) <= LONGEST or len(text.split()) > MOST_WORDS:
        return False
    return wide(text) * 2 <= len(text) or len(text) <= LONGEST_WIDE


def wide(text: str) -> int:
    """Return how many characters of a few words are of such scripts; the pattern is large, and most need none."""
    return 0 if text.isascii() or max(text) < FIRST_WIDE else len(WIDE.findall(text))


def begins(text: str) -> bool:
    """Tell whether the first letter or digit of a line is no small letter; a colon before it says what a word means."""
    if text.lstrip().startswith(": "):
        return False
    first = next((character for character in text if character.isalnum()), "")
    return bool(first) and not first.islower()
