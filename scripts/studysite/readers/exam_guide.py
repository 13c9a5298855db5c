"""Exam guides as course pages give them: objectives, terms, concept box, outline, checkpoints, tables.

Each of the layout's own headings counts 1.5 but the first, which any document may have.
"""

from __future__ import annotations

from collections.abc import Sequence

from studysite.readers.shape import Shape, Sheet, heading_sign
from studysite.recognition import Sign
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.sections import sectioned
from studysite.text.vocabulary import MAIN, Role, bare

ROLES: tuple[Role, ...] = (
    "objectives",
    "concept",
    "outline",
    "figures",
    "pairs",
    "example",
    "checkpoints",
    "tables",
)
OWN = ("muddy point", 'the "big idea', "the “big idea")


def signs(sheet: Sheet) -> list[Sign]:
    """Return what speaks for an exam guide: its own headings, beyond what any document may have."""
    own = [
        line for line in sheet.short if (words := bare(line.text)).casefold().startswith(OWN) and MAIN.fullmatch(words)
    ]
    found = sorted([*(sheet.roles[role] for role in ROLES if role in sheet.roles), *own])
    return [heading_sign(line, 1.5 if at else 0.0) for at, line in enumerate(found)]


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document."""
    return Shape.of("exam-guide", sectioned(lines, ledger))
