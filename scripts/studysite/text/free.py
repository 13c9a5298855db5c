"""Which lines of a document may be headings at all."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.text import tables
from studysite.text.line import Line
from studysite.text.option_runs import asked_lines
from studysite.text.verbatim import closing, outside
from studysite.text.wrapping import wrapped_runs


def free(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines that may be headings: outside code, pictures, tables and hard-wrapped prose.

    What the owner says of a line counts outside code.
    """
    found: set[int] = set()
    asked = asked_lines(lines)
    wrapped = wrapped_runs(lines)
    at = 0
    while at < len(lines):
        close = closing(lines, at)
        if lines[at].blank:
            at += 1
        elif close is not None:
            at = close + 1
        elif (end := max(tables.pipe_end(lines, at), tables.tab_end(lines, at), wrapped.get(at, at))) > at:
            at = end
        else:
            if at not in asked:
                found.add(at)
            at += 1
    return found.union(at for at in outside(lines) if lines[at].said)
