"""Headings below a heading that asks: “4. What is a tide?” with “Causes” and “Kinds” a level deeper are its answer."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.text.asking import ASKS
from studysite.text.headings import Part
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.vocabulary import role_of


def with_all_below(found: Sequence[Part], ledger: Ledger) -> list[Part]:
    """Return the parts; those deeper than a question become lines of its answer, their headings lines in bold.

    All of them or none: where one asks as well, or has a role by its words, the question heads a chapter.
    """
    made: list[Part] = []
    at = 0
    while at < len(found):
        part = found[at]
        end = at + 1
        while end < len(found) and found[end].level > part.level:
            end += 1
        below = found[at + 1 : end]
        made.append(part)
        at += 1
        if part.asks and below and not any(_stands(one) for one in below):
            for one in below:
                ledger.drop(one.line, "heading marker", "#" * one.level if one.mark == "#" else "**")
                part.body += [Line(one.line, ""), Line(one.line, f"**{one.title.strip('*_ ')}**"), Line(one.line, "")]
                part.body += one.body
            at = end
    return made


def _stands(part: Part) -> bool:
    return part.asks or bool(role_of(part.title)) or ASKS.search(part.title) is not None
