"""Headings between single stars, with numbers that count up: `*1. Soils:*` alone on its line, as headings.

Two at least that begin with 1, each between blank lines; a caption or a remark in italics has no such number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import outside_code

HEAD = re.compile(r" {0,3}\*(?P<number>\d{1,2})[.)] (?P<words>[^*\n?？]{2,80}?)\*(?P<colon>:?)\s*$")
FEWEST = 2


def with_starred_heads(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with the marks of headings before such lines; the numbers count sections, and no questions."""
    found: dict[int, re.Match[str]] = {}
    for at, line, code in outside_code(lines):
        head = None if code or "*" not in line.text else HEAD.match(line.text)
        apart = (at == 0 or lines[at - 1].blank) and at + 1 < len(lines) and lines[at + 1].blank
        if head and apart and int(head["number"]) == len(found) + 1:
            found[at] = head
    if len(found) < FEWEST:
        return list(lines)
    made = list(lines)
    for at, head in found.items():
        ledger.drop(lines[at].number, "outline number", head["number"])
        made[at] = lines[at]._replace(text=f"### {head['words']}{head['colon']}")
    return made
