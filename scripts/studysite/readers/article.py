"""Whatever no other reader takes: headings, paragraphs, lists and tables, as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.readers.shape import Shape, Sheet
from studysite.recognition import Sign
from studysite.text.drawings import drawn_in
from studysite.text.headings import hash_heading
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.mindmaps import is_mind_map
from studysite.text.sections import sectioned
from studysite.text.verbatim import FENCE


def signs(_sheet: Sheet) -> list[Sign]:
    """Return none: an article is what is left."""
    return []


def drawn(sheet: Sheet) -> Sign | None:
    """Return what speaks for a drawing alone, but for a title: whoever has one needs no layout."""
    own = [line for line in sheet.lines if not line.blank]
    above = own[:1] if own and not own[0].close else []
    rest = own[len(above) :]
    if not rest or not rest[0].close or rest[-1].number > rest[0].close or is_mind_map(rest):
        return None
    fence = FENCE.match(rest[0].text.lstrip())
    if fence is None or not drawn_in(fence["info"], "") or (above and hash_heading(above[0].text) is None):
        return None
    return Sign("a drawing and nothing beside it", 1.0, rest[0].number)


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document."""
    return Shape.of("article", sectioned(lines, ledger))
