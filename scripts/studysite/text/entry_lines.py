"""Lines in two parts, a headword and what it means, that stand beside one another: none of them is a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.line import Line, indent, nearest

PARTED = re.compile(r"[^\s:.?!][^:.?!]{0,60}?(?:\s(?:[-–—=→]|--|->|=>)\s|:\s{2,20})\S")
# A colon parts titles, too: three lines on end are entries.
LABELLED = re.compile(r"[^\s:.?!][^:.?!]{0,40}[:：]\s*\S")
# How Markdown's lists of definitions begin one.
DESCRIPTION = re.compile(r" {0,3}:\s+\S")
# How many lines a definition may be wrapped into.
MOST_INDENTED = 6


def is_parted(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a dash or the like parts the line in two, and one beside it, too; or the next one describes it.

    Where a blank line stands between the two, that holds of one that stands between two such.
    """
    if at + 1 < len(lines) and DESCRIPTION.match(lines[at + 1].text):
        return True
    if LABELLED.match(lines[at].text) and all(LABELLED.match(_beside(lines, at, step)) for step in (-1, 1)):
        return True
    if not PARTED.match(lines[at].text):
        return False
    if any(PARTED.match(_beside(lines, at, step)) for step in (-1, 1)):
        return True
    return all(PARTED.match(nearest(lines, at, step)) for step in (-1, 1))


def _beside(lines: Sequence[Line], at: int, step: int) -> str:
    """Return the next line in a direction that is not indented, up to a blank one; "" where there is none near."""
    for index in range(at + step, at + step * MOST_INDENTED, step):
        if not 0 <= index < len(lines) or lines[index].blank:
            return ""
        if not indent(lines[index].text):
            return lines[index].text
    return ""
