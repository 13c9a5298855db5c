"""Briefings and blog posts: prose under headings, with a summary first or a point at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.readers.shape import Shape, headings
from studysite.text.headings import parts
from studysite.text.ledger import Ledger
from studysite.text.line import Line, marker
from studysite.text.sections import sectioned
from studysite.text.vocabulary import bare

SUMMARY = re.compile(
    r"executive summary|key (?:characteristics|findings|themes|insights)|briefing(?: document)?(?:: .*)?",
    re.IGNORECASE,
)
POINT = re.compile(r"(?:#{1,4}\s+)?(?:\*\*)?\d{1,2}[.)]\s+\S")


def score(lines: Sequence[Line]) -> float:
    """Return how much the lines are a briefing, or a blog post."""
    return max(_briefing(lines), _blog_post(lines))


def _briefing(lines: Sequence[Line]) -> float:
    return 2.5 if any(SUMMARY.fullmatch(bare(text)) for text in headings(lines)) else 0.0


def _blog_post(lines: Sequence[Line]) -> float:
    """Three numbered headings with paragraphs below, and more prose than lists."""
    own = [line.text for line in lines if not line.blank]
    prose = sum(1 for text in own if len(text) > 120 and marker(text) is None)
    points = sum(1 for part in parts(lines) if POINT.match(part.title) and not part.empty)
    return 2.0 if points >= 3 and prose >= points else 0.0


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document."""
    kind = "briefing" if _briefing(lines) >= _blog_post(lines) else "blog-post"
    return Shape.of("briefing" if kind == "briefing" else "blog-post", sectioned(lines, ledger))
