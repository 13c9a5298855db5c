"""Lesson notes: short sections of sentences and bullets, often scraped with their line breaks lost.

| sign | counts |
| --- | --- |
| its title calls it a lesson, a lecture, a unit: “Lesson 4: Pulleys” | 1.5 |
| its first lines do: “In this module …” | 1 |
| its first lines say what “you will learn” | 0.7 |
| lists that are glued to the end of a sentence | 0.5 each, 1 at most |
| three headings or more, with bullets on a third of the lines or more, but not on all | 0.5 |
| a heading that opens the objectives, when the rest is no exam guide | 0.4 |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studysite.readers.shape import Shape, Sheet, heading_sign
from studysite.readers.sign_words import GUIDE_TITLE, LESSON, LESSON_TITLE, LESSON_WILL
from studysite.recognition import Sign
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.sections import sectioned
from studysite.text.unglue import unglue

# How many of the first lines say what a document is.
OPENING = 6


def signs(sheet: Sheet) -> list[Sign]:
    """Return what speaks for lesson notes."""
    return list(_signs(sheet))


def _signs(sheet: Sheet) -> Iterator[Sign]:
    first = sheet.told[:OPENING]
    titled = next((line for line in first[:3] if LESSON_TITLE.match(line.text.strip("#*_ \t"))), None)
    if titled and not GUIDE_TITLE.search(titled.text):
        yield Sign("its title calls it a lesson", 1.5, titled.number)
    if named := next((line for line in first if LESSON.search(line.text)), None):
        yield Sign("it calls itself a lesson", 1.0, named.number)
    if will := next((line for line in first if LESSON_WILL.search(line.text)), None):
        yield Sign("it says what is to be learnt", 0.7, will.number)
    glued = len(unglue(sheet.lines)) - len(sheet.lines)
    if glued > 0:
        yield Sign("lists that are glued to the end of a sentence", min(1.0, glued / 2))
    if 0.3 <= sheet.bullets <= 0.9 and len([part for part in sheet.parts if part.level]) >= 3:
        yield Sign("headings with bullets below, and text between", 0.5)
    if "objectives" in sheet.roles:
        yield heading_sign(sheet.roles["objectives"], 0.4)


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document."""
    return Shape.of("lesson", sectioned(lines, ledger))
