"""Headings without a mark that are counted: “1. Tides” and below it “1.1 Springs”, and how deep such headings are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.headline import begins, is_short
from studysite.text.line import Line, is_rule
from studysite.text.points import STOPS

COUNTED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}(?=[.)]))[.)]?[ \t]+(?P<rest>\S.*)")
# Numbers alone may be a list; chapters with parts are none.
FEWEST_CHAPTERS, FEWEST_PARTS = 2, 2


def numbered_heads(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indices of counted lines that stand apart, if they are chapters (1., 2.) and their parts (1.1, 2.1).

    They count on, or from 1 again; one that does not fit leaves none.
    """
    found = {at: numbers for at in range(len(lines)) if (numbers := _apart(lines, at))}
    chapter = parts = chapters = 0
    for numbers in found.values():
        if len(numbers) > 1:
            if numbers[0] < chapter:
                return frozenset()
            parts += 1
        elif numbers[0] == 1 or numbers[0] > chapter:
            chapters += 1
        else:
            return frozenset()
        chapter = numbers[0]
    return frozenset(found) if chapters >= FEWEST_CHAPTERS and parts >= FEWEST_PARTS else frozenset()


def depths(titles: Sequence[str]) -> list[int]:
    """Return how deep headings without a level of their own are, 0 for a main one.

    Numbers tell (1.1 is one deeper than 1.); what stands between two chapters without a number is in the first one.
    """
    numbers = [numbers_of(title) for title in titles]
    chapters = [at for at, found in enumerate(numbers) if len(found) == 1]
    counts = [numbers[at][0] for at in chapters] == list(range(1, len(chapters) + 1))
    inside = range(chapters[0], chapters[-1]) if len(chapters) > FEWEST_CHAPTERS and counts else range(0)
    return [len(found) - 1 if found else int(at in inside) for at, found in enumerate(numbers)]


def numbers_of(title: str) -> tuple[int, ...]:
    """Return the numbers that a heading begins with: (1, 2) of “1.2 Springs”, none where it has no number."""
    found = COUNTED.match(title.strip("*_ "))
    return tuple(map(int, found["number"].split("."))) if found else ()


def _apart(lines: Sequence[Line], at: int) -> tuple[int, ...]:
    """Return the numbers of a line that may be such a heading: between blank lines or rules, short, no sentence."""
    line = lines[at]
    if "\t" in line.text or "|" in line.text:
        return ()
    found = COUNTED.match(line.text.rstrip())
    if found is None or not is_short(found["rest"]) or not begins(found["rest"]):
        return ()
    alone = (at == 0 or _parts(lines[at - 1])) and at + 1 < len(lines) and lines[at + 1].blank
    return numbers_of(line.text) if alone and not found["rest"].endswith(("?", *STOPS)) else ()


def _parts(line: Line) -> bool:
    return line.blank or is_rule(line.text)
