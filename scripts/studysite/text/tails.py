"""What stands behind the last item of a list and is no part of it: a closing word of whoever wrote the quiz."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.choice_words import EXPLAINS, HINTS, NAMES_RIGHT
from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL, NUMBERED
from studysite.text.line import Line, indent, is_rule, marker
from studysite.text.option_marks import mark

FEWEST, MOST_LINES = 3, 4
# A quoted line that is a link alone leads back to a table of contents.
LEADS_BACK = re.compile(r"\s*>\s*\[[^\[\]]*\]\([^()]*\)\s*$")


def tail(lines: Sequence[Line]) -> int:
    """Return the index where the lines behind a list with numbers or labels begin; how many lines there are else.

    They stand behind a blank line, no deeper than the numbers, and no other item has more than one paragraph.
    """
    asks = [at for at, line in enumerate(lines) if not line.close and ASKED_LABEL.match(line.text)]
    starts = asks or [at for at, line in enumerate(lines) if not line.close and NUMBERED.match(line.text)]
    if len(starts) < FEWEST or any(line.close for line in lines):
        return len(lines)
    ends = [*starts[1:], len(lines)]
    held = list(zip(starts, ends, strict=True))
    last = _paragraph(lines, starts[-1] + 1, len(lines))
    if last is None or any(_goes_on(lines, start, end) for start, end in held[:-1]):
        return len(lines)
    return last if sum(1 for line in lines[last:] if not line.blank) <= MOST_LINES else len(lines)


def _paragraph(lines: Sequence[Line], start: int, end: int) -> int | None:
    """Return where a paragraph begins that stands behind a blank line and has no mark, label or letter of its own."""
    for at in range(start, end):
        line = lines[at]
        apart = not line.blank and lines[at - 1].blank and indent(line.text) <= 1
        if apart and not _belongs(line):
            return at
    return None


def _goes_on(lines: Sequence[Line], start: int, end: int) -> bool:
    """Tell whether an item goes on behind a blank line with something else than options."""
    behind = False
    for line in lines[start:end]:
        if behind and not line.blank and not is_rule(line.text) and not ANSWER_LABEL.match(line.text):
            found = mark(line.text)
            if found is None or found.place < 0:
                return True
        behind = behind or line.blank
    return False


def _belongs(line: Line) -> bool:
    """Tell whether a line is an option, an entry of a list, or labelled: part of the item above."""
    text = line.text
    labels = (ANSWER_LABEL, NAMES_RIGHT, EXPLAINS, HINTS)
    return (
        marker(text) is not None
        or mark(text) is not None
        or is_rule(text)
        or (text.lstrip()[:1] in "|>" and not LEADS_BACK.match(text))
        or any(one.match(text) for one in labels)
    )
