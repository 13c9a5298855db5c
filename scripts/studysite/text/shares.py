"""What a survey found: shares of all who answered, which are no answers to learn."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.patterns import lazy
from studysite.text.asking import ASKS
from studysite.text.line import Line

# The share at the end of a line or of a table's row: “Every week: 31%”, “| Lending | 203 | 49 % |”.
SHARE = lazy(r"[^\W\d_]{2}.*?(?<![\d.,])(?P<share>\d{1,3}(?:[.,]\d{1,2})?)\s?[%％][\s|)*_]*$")
# Rounded shares are not always 100 together; one question alone may ask what air is made of.
LEAST, MOST, FEWEST = 97.0, 103.0, 2


def surveyed(answers: Sequence[Sequence[Line]]) -> bool:
    """Tell whether what stands below each of several questions are shares of one whole: below half, two at least."""
    whole = sum(1 for lines in answers if _is_whole(lines))
    return whole >= FEWEST and whole * 2 >= len(answers)


def surveyed_below(lines: Sequence[Line]) -> bool:
    """Tell whether lines that ask have shares of one whole below them."""
    if not any("%" in line.text or "％" in line.text for line in lines):
        return False
    asked = [at for at, line in enumerate(lines) if ASKS.search(line.text.rstrip())]
    ends = [*asked[1:], len(lines)]
    return surveyed([lines[at + 1 : end] for at, end in zip(asked, ends, strict=False)])


def _is_whole(lines: Sequence[Line]) -> bool:
    found = [match["share"] for line in lines if (match := SHARE.search(line.text))]
    return len(found) > 1 and LEAST <= sum(float(share.replace(",", ".")) for share in found) <= MOST
