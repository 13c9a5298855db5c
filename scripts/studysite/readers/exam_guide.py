"""Exam guides as course pages give them: objectives, terms, concept box, outline, checkpoints, tables."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.readers.shape import Shape, Sheet
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.sections import sectioned
from studysite.text.vocabulary import MAIN, bare, role_of

ROLES = {"objectives", "concept", "outline", "figures", "pairs", "example", "checkpoints", "tables"}


def score(sheet: Sheet) -> float:
    """Return how many of the layout's own headings there are, beyond what any document may have."""
    roles = {role_of(text) for text in sheet.headings} & ROLES
    extra = sum(
        1
        for text in sheet.headings
        if bare(text).casefold().startswith(("muddy point", 'the "big idea', "the “big idea"))
        and MAIN.fullmatch(bare(text))
    )
    return max(0.0, (len(roles) + extra - 1) * 1.5)


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document."""
    return Shape.of("exam-guide", sectioned(lines, ledger))
