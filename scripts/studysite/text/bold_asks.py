"""Questions in bold on lines of their own, each with its answer below, in a document whose headings have marks."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from studysite.text.asking import ASKS, is_talk
from studysite.text.line import Line

BOLD_LINE = re.compile(r"\s*\*\*(?P<title>[^*]{1,300})\*\*:?\s*$")
COUNTED = re.compile(r"\s*\*\*\d{1,3}[.)]\s")
# So many make a quiz; nearly everything that stands in bold must ask, and few sentences answer.
FEWEST, TIMES, MOST_WORDS = 3, 4, 120


def bold_questions(lines: Sequence[Line], free: Collection[int], heads: Collection[int]) -> set[int]:
    """Return the indices of the lines in bold that ask, where they are questions with what answers each below it.

    `free` are the indices of lines that are no code; `heads` are those of headings with marks.
    """
    bold = [at for at in sorted(free) if BOLD_LINE.match(lines[at].text)]
    asks = {at for at in bold if ASKS.search(lines[at].text.rstrip())}
    counted = {at for at in bold if COUNTED.match(lines[at].text)}
    if len(asks & counted) * 5 >= len(counted | asks) * 4:
        # Where all have numbers, one may have lost its question mark.
        asks |= counted
    if len(asks) < FEWEST or len(asks) < TIMES * (len(bold) - len(asks)):
        return set()
    told = _told(lines, asks, heads)
    answered = sum(1 for words in told if words)
    fits = answered * 5 >= len(asks) * 4 and sum(told) <= MOST_WORDS * len(asks)
    return asks if fits and not is_talk([lines[at].text for at in sorted(asks)]) else set()


def _told(lines: Sequence[Line], asks: Collection[int], heads: Collection[int]) -> list[int]:
    """Return how many words stand below each question, up to the next one or to a heading."""
    found: list[int] = []
    opened = False
    for at, line in enumerate(lines):
        if at in asks:
            found.append(0)
            opened = True
        elif at in heads:
            opened = False
        elif opened:
            found[-1] += len(line.text.split())
    return found
