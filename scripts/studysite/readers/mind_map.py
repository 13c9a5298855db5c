"""Mind maps (markmap): headings and bullets, and headings inside bullets, as one tree."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from studysite.model import Inlines, Section, Span
from studysite.readers.shape import Shape, Sheet
from studysite.text.headings import hash_heading
from studysite.text.ledger import Ledger
from studysite.text.line import Line, marker
from studysite.text.trees import tree

# The branches of a map are words and short sentences, the bullets of notes may be paragraphs.
LONGEST_WORDS = 100


def score(sheet: Sheet) -> float:
    """Return how much the lines are one tree: headings inside bullets, or nothing but short bullets and headings."""
    own = [line.text for line in sheet.own]
    found = [marker(text) for text in own]
    if sum(1 for one in found if one and hash_heading(one.rest)) >= 2:
        return 5.0
    headings = [hash_heading(text) for text in own]
    held = sum(1 for one, heading in zip(found, headings, strict=True) if one or heading)
    if len(own) < 8 or held <= len(own) * 0.95 or median(map(len, own)) > LONGEST_WORDS:
        return 0.0
    depths = len({one.indent for one in found if one})
    if depths >= 3:
        return 1.6
    return 1.0 if depths and depths + len({heading[0] for heading in headings if heading}) >= 3 else 0.0


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document: one section that holds the tree. A single top heading is its title and its root."""
    outline = tree(lines, ledger)
    if outline is None:
        return Shape("mind-map", (), None, (), ())
    first = outline.nodes[0]
    title: Inlines = first.words if len(outline.nodes) == 1 and first.children else ()
    title_span = Span(first.span.first, first.span.first) if title else None
    return Shape("mind-map", title, title_span, (), (Section((), (outline,), outline.span, role="outline"),))
