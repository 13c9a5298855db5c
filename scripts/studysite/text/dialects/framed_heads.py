"""Headings between two rules, as plain text files have them: `=====`, a few words, and `=====` again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.headline import LONGEST
from studysite.text.ledger import Ledger
from studysite.text.line import Line, marker
from studysite.text.verbatim import outside_code

RULE = re.compile(r" {0,3}(?P<mark>[=*#~])(?P=mark){4,}[ \t]*$")


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
