"""Scraped pages lose the line break before a list or a table: put it back.

`…operate them:- Create an account.` followed by `- Provision a VPC` was a sentence and a list. The
parts keep the number of the line that they stood on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text import tables
from studysite.text.line import Line, marker
from studysite.text.verbatim import outside_code

GLUED_ITEM = re.compile(r"(?P<lead>.*?[\w.:!?)”\"])- (?P<item>[A-Z0-9\"“(].*)$")
GLUED_MARK = re.compile(r"(?P<lead>.*\S:)-\s*$")


def unglue(lines: Sequence[Line]) -> list[Line]:
    """Return `lines` with what was glued to the end of a sentence on a line of its own."""
    made: list[Line] = []
    for at, line, code in outside_code(lines):
        made += lines[at : at + code] if code else _parts(lines, at) if len(line.text) > 2 else [line]
    return made


def _parts(lines: Sequence[Line], at: int) -> list[Line]:
    line = lines[at]
    if line.said:
        return [line]
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    if "|" in line.text and tables.is_pipe_rule(following) and not line.text.lstrip().startswith("|"):
        columns = len(tables.pipe_cells(following))
        start = line.text.find("|")
        if len(tables.pipe_cells(line.text[start:])) == columns:
            return [Line(line.number, line.text[:start].rstrip()), Line(line.number, line.text[start:])]
    if marker(line.text) is not None:
        return [line]
    if (match := GLUED_MARK.match(line.text)) and following.strip() and marker(following) is None:
        return [Line(line.number, match["lead"]), Line(line.number, "-")]
    after = marker(following)
    if after is not None and after.number is None and after.rest and (match := GLUED_ITEM.match(line.text)):
        return [Line(line.number, match["lead"]), Line(line.number, f"- {match['item']}")]
    return [line]
