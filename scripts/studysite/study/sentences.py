"""Where one sentence ends and the next begins, in plain text of any language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studysite.patterns import lazy

# Characters of scripts that part no words.
SIGN = lazy("[\u0e00-\u0fff\u2e80-\uffdc]")
FIRST_SIGN = "\u0e00"

# A full stop, with the quotation marks and brackets that it stands in. CJK writes no space behind it.
CLOSING = r"[\"'”’»)\]*]*"
END = lazy(rf"(?:[.!?…।؟۔]+{CLOSING}(?=\s)|[。！？｡]+[」』”’）】\"')]*)")
OPENING = "\"'“‘«„([*_¿¡"

# What a full stop behind it does not end. Those of the second line only before a number.
# fmt: off
ABBREVIATIONS = frozenset((
    "a.m", "al", "approx", "bzw", "ca", "cf", "ch", "co", "corp", "d.h", "dept", "dr", "e.g", "ed", "eds", "eq",
    "est", "fig", "figs", "i.e", "inc", "incl", "jr", "ltd", "max", "min", "mr", "mrs", "ms", "mt", "p.m", "pp",
    "prof", "resp", "sec", "sr", "st", "u.a", "usw", "vol", "vs", "z.b",
))
# fmt: on
BEFORE_NUMBERS = frozenset(("art", "no", "nos", "nr", "p", "par"))

# The last word before a full stop, which is all that is looked at.
LONGEST_WORD = 20
LAST_WORD = re.compile(r"[^\W_](?:[\w.]*[^\W_])?$")
LETTERS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
FOLLOWING = re.compile(rf"[\s{re.escape(OPENING)}]*(\S?)")


def signs(text: str) -> int:
    """Return how many characters are of scripts that part no words; the pattern is large, and most need none."""
    return 0 if text.isascii() or max(text) < FIRST_SIGN else len(SIGN.findall(text))


def ends(text: str) -> Iterator[int]:
    """Yield where the sentences of `text` end, as indexes behind each but the last; all text lies between them."""
    start = 0
    for found in END.finditer(text):
        following = FOLLOWING.match(text, found.end())
        first = following[1] if following else ""
        if first and not _goes_on(text[max(start, found.start() - LONGEST_WORD) : found.start()], found[0], first):
            start = found.end()
            yield start


def _goes_on(before: str, mark: str, following: str) -> bool:
    """Tell whether a sentence goes on behind a mark; `following` is the first character of what comes then."""
    if following.islower():
        return True
    if not mark.startswith(".") or mark.startswith(".."):
        return False
    if before.strip().isdigit():
        # The number of what follows: “1. Collect the data.”
        return True
    word = LAST_WORD.search(before)
    last = word[0].casefold() if word else ""
    return last in ABBREVIATIONS or bool(LETTERS.fullmatch(last)) or (last in BEFORE_NUMBERS and following.isdigit())
