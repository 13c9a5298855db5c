"""Slips of whoever types: marks without what belongs behind them, and lines that a page prints at its foot.

| line | becomes |
| --- | --- |
| `##Rivers`, two such lines at least | `## Rivers`; one hash and a word alone may be a tag |
| `5 Which river …?` with options `a.`, `b.` right below, three such lines at least | `5. Which river …?` |
| `B` alone below options and a rule, twice at least | `Answer: B` |
| `Answer` alone, where other lines are `Answer:` | `Answer:` |
| a blank line before `: what a word means`, three times at least | none |
| `Week 3 Page 2 of 9 …`, three such lines at least, the rest of each nearly the same | nothing |
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule
from studysite.text.option_marks import mark
from studysite.text.verbatim import outside_code

GLUED = re.compile(r" {0,3}#{2,6}(?=[^\W\d_])")
FIRST = re.compile(r" {0,3}#{1,6}(?=[^\W\d_])")
NUMBER = re.compile(r"\s{0,3}(?P<number>\d{1,3})(?P<space>\s+)(?=\S+\s+\S)")
FOOT = re.compile(r"\bpage\s+\d{1,4}\s+of\s+\d{1,4}\b", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
LETTER = re.compile(r"\s*[*_]{0,2}(?P<letter>[A-La-l])[*_]{0,2}\s*")
LABEL = re.compile(r"\s*(?P<word>answers?)(?P<colon>\s?:)?\s*", re.IGNORECASE)
MEANS = re.compile(r" {0,3}:\s+\S")
LONGEST_FOOT = 90
FEWEST_HEADS, FEWEST = 2, 3
# Lines that a question may take before its first option.
MOST_LINES = 4


def without_slips(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with those marks, and without those lines."""
    own = [at for at, _, code in outside_code(lines) if not code]
    heads = {at for at in own if FIRST.match(lines[at].text)}
    heads = heads if sum(1 for at in heads if GLUED.match(lines[at].text)) >= FEWEST_HEADS else set()
    feet = _feet(lines, own)
    numbers = _numbers(lines, [at for at in own if at not in feet])
    letters = _letters(lines)
    labels = _labels(lines, own)
    apart = _apart(lines)
    made: list[Line] = []
    for at, line in enumerate(lines):
        if at in heads:
            end = FIRST.match(line.text)
            place = end.end() if end else 0
            made.append(line._replace(text=f"{line.text[:place]} {line.text[place:]}"))
        elif at in numbers and (found := NUMBER.match(line.text)):
            made.append(line._replace(text=f"{found['number']}. {line.text[found.end() :]}"))
        elif at in letters and (letter := LETTER.fullmatch(line.text)):
            made.append(line._replace(text=f"Answer: {letter['letter']}"))
        elif at in labels:
            made.append(line._replace(text=f"{line.text.rstrip()}:"))
        elif at in letters:
            made.append(line._replace(text=""))
        elif at in apart:
            continue
        elif at - 1 in apart:
            made.append(line._replace(text=f": {line.text.strip()[1:].strip()}"))
        elif at in feet:
            ledger.drop(line.number, "page number", line.text)
        else:
            made.append(line)
    return made


def _feet(lines: Sequence[Line], own: Sequence[int]) -> set[int]:
    """Return the indices of lines that say on which page of how many they stand, alike but for their numbers."""
    found = {at: lines[at].text.strip() for at in own if len(lines[at].text) <= LONGEST_FOOT}
    alike = {at: DIGITS.sub("0", text) for at, text in found.items() if FOOT.search(text)}
    many = Counter(alike.values())
    return {at for at, text in alike.items() if many[text] >= FEWEST}


def _numbers(lines: Sequence[Line], own: Sequence[int]) -> set[int]:
    """Return the indices of numbers that lack their full stop: what they count has options in letters right below."""
    found: set[int] = set()
    for place, at in enumerate(own):
        if not lines[at].text.lstrip()[:1].isdigit() or not NUMBER.match(lines[at].text):
            continue
        for below in own[place + 1 : place + 1 + MOST_LINES]:
            one = None if lines[below].blank else mark(lines[below].text)
            if one and one.place == 0:
                found.add(at)
            if lines[below].blank or one or NUMBER.match(lines[below].text):
                break
    return found if len(found) >= FEWEST else set()


def _labels(lines: Sequence[Line], own: Sequence[int]) -> set[int]:
    """Return the indices of labels of answers that lack their colon, where most have it."""
    found = {at: label for at in own if len(lines[at].text) < 12 and (label := LABEL.fullmatch(lines[at].text))}
    bare = {at for at, label in found.items() if label["colon"] is None}
    return bare if len(found) - len(bare) >= max(FEWEST, len(bare)) else set()


def _letters(lines: Sequence[Line]) -> set[int]:
    """Return the indices of letters alone below options and a rule, and of these rules."""
    found: set[int] = set()
    own = [at for at, line in enumerate(lines) if not line.blank]
    for option, rule, letter in zip(own, own[1:], own[2:], strict=False):
        if is_rule(lines[rule].text) and LETTER.fullmatch(lines[letter].text):
            above = mark(lines[option].text)
            found |= {rule, letter} if above and above.place > 0 else set()
    return found if len(found) >= 2 * FEWEST_HEADS else set()


def _apart(lines: Sequence[Line]) -> set[int]:
    """Return the indices of blank lines between short lines and the descriptions that Pandoc knows by their colon."""
    found = {
        at
        for at in range(1, len(lines) - 1)
        if lines[at].blank
        and MEANS.match(lines[at + 1].text)
        and 0 < len(lines[at - 1].text.strip()) <= LONGEST_FOOT
        and (at == 1 or lines[at - 2].blank)
    }
    return found if len(found) >= FEWEST else set()
