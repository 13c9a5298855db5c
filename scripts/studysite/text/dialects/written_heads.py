"""Headings in other writing than with hashes, as headings with them: between two rules, or between single stars.

| lines | become |
| --- | --- |
| a rule of equals signs or the like, a few words, the same rule again | `# …` where there is one such, else `## …` |
| `*1. Soils:*` between blank lines, numbers that count up from 1, two at least | `### Soils:` |
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.headline import LONGEST
from studysite.text.ledger import Ledger
from studysite.text.line import Line, marker
from studysite.text.verbatim import outside_code

RULE = re.compile(r" {0,3}(?P<mark>[=*#~])(?P=mark){4,}[ \t]*$")
# A caption or a remark in italics has no such number.
HEAD = re.compile(r" {0,3}\*(?P<number>\d{1,2})[.)] (?P<words>[^*\n?？]{2,80}?)\*(?P<colon>:?)\s*$")
FEWEST = 2


def with_framed_heads(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such headings as marked ones: of the first level where there is one, else of the second."""
    own = {at for at, _, code in outside_code(lines) if not code}
    heads = [at for at in range(1, len(lines) - 1) if {at - 1, at, at + 1} <= own and _is_framed(lines, at)]
    made = list(lines)
    mark = "#" if len(heads) == 1 else "##"
    for at in heads:
        for rule in (at - 1, at + 1):
            if not made[rule].blank:
                ledger.drop(lines[rule].number, "heading marker", lines[rule].text)
            made[rule] = lines[rule]._replace(text="")
        made[at] = lines[at]._replace(text=f"{mark} {lines[at].text.strip()}")
    return made


def _is_framed(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line stands between two rules of one kind and length, and what it says may be a heading."""
    above, below = RULE.match(lines[at - 1].text), RULE.match(lines[at + 1].text)
    same = above is not None and below is not None and above.group().strip() == below.group().strip()
    title = lines[at].text.strip()
    # What stands between the rows of a grid is none.
    alone = at < 3 or RULE.match(lines[at - 3].text) is None
    return same and alone and bool(title) and len(title) <= LONGEST and not marker(title) and "|" not in title


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
