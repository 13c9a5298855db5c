"""Whatever no other reader takes: headings, paragraphs, lists and tables, as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.readers.shape import Shape, Sheet
from studysite.recognition import Sign
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.sections import sectioned


def signs(_sheet: Sheet) -> list[Sign]:
    """Return none: an article is what is left."""
    return []


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document."""
    return Shape.of("article", sectioned(lines, ledger))
