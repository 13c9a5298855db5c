"""The text of a lab: what is modelled, from which source, and what it asks; under headings, as in any document."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.readers.shape import Shape, Sheet
from studysite.recognition import Sign
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.sections import sectioned


def signs(_sheet: Sheet) -> list[Sign]:
    """Return none: no text looks like a lab. Its front matter says which one it is."""
    return []


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document."""
    return Shape.of("lab", sectioned(lines, ledger))
