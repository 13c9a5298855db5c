"""Lesson notes: short sections of sentences and bullets, often scraped with their line breaks lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.readers.shape import Shape, Sheet
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.sections import sectioned
from studysite.text.unglue import unglue

OPENING = re.compile(
    r"\b(?:this|the|our) (?:lesson|module|lecture|unit|course|session|chapter|class)\b"
    r"|\bin this (?:lesson|module|lecture|unit|section)\b",
    re.IGNORECASE,
)


def score(sheet: Sheet) -> float:
    """Return how much the lines are lesson notes: what they call themselves, glued lists, bullets under headings."""
    named = 1.0 if any(OPENING.search(line.text) for line in sheet.own[:6]) else 0.0
    glued = min(1.0, (len(unglue(sheet.lines)) - len(sheet.lines)) / 2)
    headed = len([part for part in sheet.parts if part.level]) >= 3
    return named + glued + (0.5 if headed and 0.3 <= sheet.bullets <= 0.9 else 0.0)


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document."""
    return Shape.of("lesson", sectioned(lines, ledger))
