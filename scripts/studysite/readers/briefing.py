"""Briefings: prose under headings that tells those who decide what a matter is about, its summary first.

| sign | counts |
| --- | --- |
| a heading such as “Executive Summary”, “Key Themes”, “Briefing Document” | 2.5, each further one 0.5 |
| its title calls it a briefing | 0.5 more |
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.readers.shape import Shape, Sheet, heading_sign
from studysite.readers.sign_words import SUMMARY
from studysite.recognition import Sign
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.sections import sectioned
from studysite.text.vocabulary import BRIEFING, bare

MOST = 4
NAMED = re.compile(r"\bbriefing\b", re.IGNORECASE)


def signs(sheet: Sheet) -> list[Sign]:
    """Return what speaks for a briefing."""
    found = [line for line in sheet.short if _is_briefing(bare(line.text))][:MOST]
    signs = [heading_sign(line, 0.5 if at else 2.5) for at, line in enumerate(found)]
    title = next(iter(sheet.told), None)
    if title and found and title.number == found[0].number and NAMED.search(title.text):
        signs.append(Sign("its title calls it a briefing", 0.5, title.number))
    return signs


def _is_briefing(words: str) -> bool:
    return (BRIEFING.fullmatch(words) or SUMMARY.fullmatch(words)) is not None


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document."""
    return Shape.of("briefing", sectioned(lines, ledger))
