"""Lesson notes: short sections of sentences and bullets, often scraped with their line breaks lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.readers.shape import Shape
from studysite.text.headings import parts
from studysite.text.ledger import Ledger
from studysite.text.line import Line, marker
from studysite.text.sections import sectioned
from studysite.text.unglue import unglue

OPENING = re.compile(
    r"\b(?:this|the|our) (?:lesson|module|lecture|unit|course|session|chapter|class)\b|\bin this (?:lesson|module|lecture|unit|section)\b",
    re.IGNORECASE,
)


def score(lines: Sequence[Line]) -> float:
    """Return how much the lines are lesson notes: what they call themselves, glued lists, bullets under headings."""
    own = [line for line in lines if not line.blank]
    if not own:
        return 0.0
    named = 1.0 if any(OPENING.search(line.text) for line in own[:6]) else 0.0
    glued = min(1.0, (len(unglue(lines)) - len(lines)) / 2)
    bullets = sum(1 for line in own if marker(line.text)) / len(own)
    headed = len([part for part in parts(lines) if part.level]) >= 3
    return named + glued + (0.5 if headed and 0.3 <= bullets <= 0.9 else 0.0)


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document."""
    return Shape.of("lesson", sectioned(lines, ledger))
