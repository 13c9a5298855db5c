"""Blog posts: prose for everyone, a point at a time, that speaks to its reader.

| sign | counts |
| --- | --- |
| three numbered headings or more with paragraphs below, and more prose than lists | 2 |
| front matter of a post: `layout: post`, or a date with an author, tags or categories | 0.8 |
| prose that says “you”, “we”, “I”: six times or more, and twice in a hundred words | 0.6 |
| an opening and an end with headings such as “Introduction”, “Conclusion”, “Final Thoughts” | 0.5 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studysite.readers.shape import Shape, Sheet, heading_sign
from studysite.readers.sign_words import ADDRESSED, LAST_WORDS
from studysite.recognition import Sign
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.sections import sectioned
from studysite.text.vocabulary import bare

POINT = re.compile(r"(?:#{1,4}\s+)?(?:\*\*)?\d{1,2}[.)]\s+\S")
NUMBERED = re.compile(r"[\W_]*\d{1,2}[.)]\s")
POST = re.compile(r"\s*layout\s*[:=]\s*[\"']?post\b")
DATE = re.compile(r"\s*(?:date|published|pubDate)\s*[:=]")
WRITER = re.compile(r"\s*(?:authors?|tags|categories)\s*[:=]")
FEWEST_POINTS = 3


def signs(sheet: Sheet) -> list[Sign]:
    """Return what speaks for a blog post."""
    return list(_signs(sheet))


def _signs(sheet: Sheet) -> Iterator[Sign]:
    # Where no line begins so, no heading needs to be looked for.
    numbered = len(sheet.prose) >= FEWEST_POINTS and any(NUMBERED.match(line.text) for line in sheet.own)
    points = [part for part in sheet.parts if POINT.match(part.title) and not part.empty] if numbered else []
    if len(points) >= FEWEST_POINTS and len(sheet.prose) >= len(points):
        yield Sign(f"{len(points)} numbered headings with paragraphs below", 2.0, points[0].line)
    if _is_post(sheet.settings):
        yield Sign("the settings of a post at its top", 0.8, 1)
    words = " ".join(line.text for line in sheet.prose)
    spoken = len(ADDRESSED.findall(words))
    if len(sheet.prose) >= FEWEST_POINTS and spoken >= 6 and spoken * 50 >= len(words.split()):
        yield Sign("paragraphs that speak to the reader", 0.6, sheet.prose[0].number)
    headed = [line for line in sheet.short if LAST_WORDS.fullmatch(bare(line.text))]
    if headed and len(sheet.prose) >= FEWEST_POINTS:
        yield heading_sign(headed[-1], 0.5)


def _is_post(settings: Sequence[str]) -> bool:
    says = [any(one.match(line) for line in settings) for one in (POST, DATE, WRITER)]
    return says[0] or (says[1] and says[2])


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document."""
    return Shape.of("blog-post", sectioned(lines, ledger))
