"""Briefings and blog posts: prose under headings, with a summary first or a point at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.model import DocumentKind
from studysite.readers.shape import Shape, Sheet
from studysite.text.ledger import Ledger
from studysite.text.line import Line, marker
from studysite.text.sections import sectioned
from studysite.text.vocabulary import BRIEFING, bare

POINT = re.compile(r"(?:#{1,4}\s+)?(?:\*\*)?\d{1,2}[.)]\s+\S")


def score(sheet: Sheet) -> float:
    """Return how much the lines are a briefing, or a blog post."""
    return max(_briefing(sheet), _blog_post(sheet))


def _briefing(sheet: Sheet) -> float:
    return 2.5 if any(BRIEFING.fullmatch(bare(text)) for text in sheet.headings) else 0.0


def _blog_post(sheet: Sheet) -> float:
    """Three numbered headings with paragraphs below, and more prose than lists."""
    prose = sum(1 for line in sheet.own if len(line.text) > 120 and marker(line.text) is None)
    points = sum(1 for part in sheet.parts if POINT.match(part.title) and not part.empty)
    return 2.0 if points >= 3 and prose >= points else 0.0


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document."""
    sheet = Sheet(lines)
    kind: DocumentKind = "briefing" if _briefing(sheet) >= _blog_post(sheet) else "blog-post"
    return Shape.of(kind, sectioned(lines, ledger))
