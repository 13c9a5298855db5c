"""Hard-wrapped prose: lines that were broken where they were full, and go on below.

An exported paragraph is one line, however long; a hard-wrapped one is many lines of about one
width, none of which had room for the first word of the next, and sentences go on from line to line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.line import Line, is_rule, marker
from studysite.text.verbatim import closing

NARROWEST, WIDEST = 40, 120
FEWEST_LINES = 3
SENTENCE_END = re.compile(r"[.!?:;…。！？؟।][\"'”’)\]*]*$")


def wrapped_runs(lines: Sequence[Line]) -> dict[int, int]:
    """Return the index after each hard-wrapped run of three lines or more, by the index of its first line."""
    found: dict[int, int] = {}
    at = 0
    while at < len(lines):
        if lines[at].blank:
            at += 1
            continue
        end = at
        while end < len(lines) and _is_prose(lines[end]):
            end += 1
        if end - at >= FEWEST_LINES:
            _runs(lines, at, end, found)
        close = closing(lines, end) if end < len(lines) else None
        at = (end if close is None else close) + 1
    return found


def _is_prose(line: Line) -> bool:
    text = line.text
    if line.blank or line.close or len(text) > WIDEST or "\t" in text.strip() or text.lstrip()[0] in "|>#":
        return False
    return marker(text) is None and not is_rule(text)


def _runs(lines: Sequence[Line], start: int, end: int, found: dict[int, int]) -> None:
    width = max(len(lines[at].text.rstrip()) for at in range(start, end))
    if width < NARROWEST:
        return
    first = start
    for at in range(start, end):
        full = at + 1 < end and len(lines[at].text.rstrip()) + 1 + len(_first_word(lines[at + 1].text)) > width
        if not full:
            if at + 1 - first >= FEWEST_LINES and _flows(lines, first, at + 1):
                found[first] = at + 1
            first = at + 1


def _flows(lines: Sequence[Line], start: int, end: int) -> bool:
    """Tell whether a third of the lines, or more, begin in the middle of a sentence."""
    inside = sum(1 for at in range(start + 1, end) if lines[at].text.lstrip()[:1].islower())
    return inside * 3 >= end - start - 1


def _first_word(text: str) -> str:
    return text.split(maxsplit=1)[0]


def runs_on(text: str, following: str) -> bool:
    """Tell whether `following` goes on with the paragraph of `text`, its line before.

    It does where it begins in lower case, and where the line before is about full and ends no sentence.
    """
    if following.lstrip()[:1].islower():
        return True
    return 50 <= len(text) <= WIDEST and not SENTENCE_END.search(text.rstrip())
