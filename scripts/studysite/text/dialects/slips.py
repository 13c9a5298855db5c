"""Slips of whoever types or copies: marks without what belongs behind them, and what a page prints or a program keeps.

| line | becomes |
| --- | --- |
| `##Rivers`, two such lines at least | `## Rivers`; one hash and a word alone may be a tag |
| `5 Which river …?` with options `a.`, `b.` right below, three such lines at least | `5. Which river …?` |
| `B` alone below options and a rule, twice at least | `Answer: B` |
| `Q)What …?` above `A)Since …`, twice at least | `Q: …`, `A: …` |
| `View answer` right above labelled answers, twice at least | nothing |
| `#### Ans: B`; `#### 1. Which …?` where more such questions are no headings | the same without the marks |
| `Answer:Since …`, where three lines are so labelled | `Answer: Since …` |
| `Answer` alone, where other lines are `Answer:` | `Answer:` |
| a blank line before `: what a word means`, three times at least | none |
| `id: 5f09036f` above headings, three times at least | nothing |
| `Week 3 Page 2 of 9 …`, three such lines at least, the rest of each nearly the same | nothing |
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from studysite.text.entry_lines import DESCRIPTION
from studysite.text.ledger import FurnitureName, Ledger
from studysite.text.line import Line, is_rule
from studysite.text.option_marks import mark
from studysite.text.verbatim import outside_code

GLUED = re.compile(r" {0,3}#{2,6}(?=[^\W\d_])")
FIRST = re.compile(r" {0,3}#{1,6}(?=[^\W\d_])")
NUMBER = re.compile(r"\s{0,3}(?P<number>\d{1,3})(?P<space>\s+)(?=\S+\s+\S)")
FOOT = re.compile(r"\bpage\s+\d{1,4}\s+of\s+\d{1,4}\b", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
LETTER = re.compile(r"\s*[*_]{0,2}(?P<letter>[A-La-l])[*_]{0,2}\s*")
LABEL = re.compile(r"\s*answers?(?P<colon>\s?:)?\s*", re.IGNORECASE)
OFFER = re.compile(r"\W*(?:view|show|see|check|reveal|hide)(?: the)? answers?\W*", re.IGNORECASE)
TIGHT = re.compile(r"\s{0,3}[*_]{0,2}ans(?:wer)?\s?:[*_]{0,2}(?=[^\W\d])", re.IGNORECASE)
SIDE = re.compile(r" {0,3}(?:#{1,6}\s+)?[*_]{0,2}(?P<label>[QA])\)[*_]{0,2}\s*(?=\S)", re.IGNORECASE)
HEADED = re.compile(r" {0,3}(?P<marks>#{1,6})\s+(?:(?P<answers>ans(?:wer)?\s?[:.]\s*\S)|\d{1,3}[.)]\s)", re.IGNORECASE)
COUNTED = re.compile(r" {0,3}(?:#{1,6}\s+)?\d{1,3}[.)]\s")
KEY = re.compile(r"\s{0,3}u?u?id:\s*[\w-]{4,40}\s*", re.IGNORECASE)
LABELLED = re.compile(r"\s{0,3}(?:#{1,6}\s+)?[*_]{0,2}ans(?:wer)?\s?[:.]", re.IGNORECASE)
LONGEST_FOOT, LONGEST_OFFER, LONGEST_LABEL = 90, 40, 12
FEWEST_HEADS, FEWEST = 2, 3
# Lines that a question may take before its first option.
MOST_LINES = 4


class Change(NamedTuple):
    """What becomes of a line: its new text, None where it goes; what is only layout, and what the ledger calls that."""

    text: str | None
    dropped: str = ""
    name: FurnitureName = "label"


Found = Iterator[tuple[int, Change]]


def without_slips(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with those marks, and without those lines."""
    own = [at for at, line, code in outside_code(lines) if not code and not line.blank]
    changes: dict[int, Change] = {}
    for rule in RULES:
        for at, found in rule(lines, own):
            changes.setdefault(at, found)
    made: list[Line] = []
    for at, line in enumerate(lines):
        change = changes.get(at)
        if change is None:
            made.append(line)
            continue
        if change.dropped:
            ledger.drop(line.number, change.name, change.dropped)
        if change.text is not None:
            made.append(line._replace(text=change.text))
    return made


def _heads(lines: Sequence[Line], own: Sequence[int]) -> Found:
    """Yield headings whose marks stand right before their words."""
    found = {at: match.end() for at in own if (match := FIRST.match(lines[at].text))}
    if sum(1 for at in found if GLUED.match(lines[at].text)) >= FEWEST_HEADS:
        for at, end in found.items():
            yield at, Change(f"{lines[at].text[:end]} {lines[at].text[end:]}")


def _feet(lines: Sequence[Line], own: Sequence[int]) -> Found:
    """Yield lines that say on which page of how many they stand, alike but for their numbers."""
    found = {at: lines[at].text.strip() for at in own if len(lines[at].text) <= LONGEST_FOOT}
    alike = {at: DIGITS.sub("0", text) for at, text in found.items() if FOOT.search(text)}
    many = Counter(alike.values())
    for at, text in alike.items():
        if many[text] >= FEWEST:
            yield at, Change(None, lines[at].text, "page number")


def _numbers(lines: Sequence[Line], own: Sequence[int]) -> Found:
    """Yield numbers that lack their full stop: what they count has options in letters right below."""
    feet = {at for at, _ in _feet(lines, own)}
    own = [at for at in own if at not in feet]
    found: list[tuple[int, re.Match[str]]] = []
    for place, at in enumerate(own):
        number = NUMBER.match(lines[at].text) if lines[at].text.lstrip()[:1].isdigit() else None
        if number and _offers_below(lines, own[place : place + 1 + MOST_LINES]):
            found.append((at, number))
    for at, number in found if len(found) >= FEWEST else ():
        yield at, Change(f"{number['number']}. {lines[at].text[number.end() :]}")


def _offers_below(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Tell whether the first option stands below a line, with no blank line, number or other option before it."""
    for before, at in pairwise(places):
        if at != before + 1 or NUMBER.match(lines[at].text):
            return False
        if (one := mark(lines[at].text)) is not None:
            return one.place == 0
    return False


def _letters(lines: Sequence[Line], own: Sequence[int]) -> Found:
    """Yield letters alone below options and a rule, and these rules."""
    found: list[tuple[int, int, str]] = []
    for option, rule, at in zip(own, own[1:], own[2:], strict=False):
        letter = LETTER.fullmatch(lines[at].text) if is_rule(lines[rule].text) else None
        above = mark(lines[option].text) if letter else None
        if letter and above and above.place > 0:
            found.append((rule, at, letter["letter"]))
    for rule, at, word in found if len(found) >= FEWEST_HEADS else ():
        yield rule, Change("")
        yield at, Change(f"Answer: {word}")


def _labels(lines: Sequence[Line], own: Sequence[int]) -> Found:
    """Yield labels of answers that lack their colon, where most have it, or the space behind it."""
    found = {
        at: label
        for at in own
        if len(lines[at].text) < LONGEST_LABEL and (label := LABEL.fullmatch(lines[at].text)) is not None
    }
    bare = [at for at, label in found.items() if label["colon"] is None]
    if len(found) - len(bare) >= max(FEWEST, len(bare)):
        for at in bare:
            yield at, Change(f"{lines[at].text.rstrip()}:")
    if sum(1 for at in own if LABELLED.match(lines[at].text)) >= FEWEST:
        for at in own:
            if label := TIGHT.match(lines[at].text):
                yield at, Change(f"{label.group()} {lines[at].text[label.end() :]}")


def _offers(lines: Sequence[Line], own: Sequence[int]) -> Found:
    """Yield what one clicked on a page to see the answer that stands below it with its label."""
    found = [
        at
        for at, below in pairwise(own)
        if len(lines[at].text) < LONGEST_OFFER and OFFER.fullmatch(lines[at].text) and LABELLED.match(lines[below].text)
    ]
    for at in found if len(found) >= FEWEST_HEADS else ():
        yield at, Change(None, lines[at].text, "answers marker")


def _sides(lines: Sequence[Line], own: Sequence[int]) -> Found:
    """Yield lines that begin with “Q)”, and those right below that begin with “A)”."""
    found: list[tuple[int, re.Match[str]]] = []
    for at, below in pairwise(own):
        asks, tells = SIDE.match(lines[at].text), SIDE.match(lines[below].text)
        if asks and tells and asks["label"] in "qQ" and tells["label"] in "aA":
            found += [(at, asks), (below, tells)]
    for at, side in found if len(found) >= 2 * FEWEST_HEADS else ():
        yield at, Change(f"{side['label'].upper()}: {lines[at].text[side.end() :]}", side.group())


def _loud(lines: Sequence[Line], own: Sequence[int]) -> Found:
    """Yield headings that are answers, or questions with options of which more are no headings."""
    found = {at: head for at in own if "#" in lines[at].text and (head := HEADED.match(lines[at].text))}
    asking = {
        at
        for at, below in pairwise(own)
        if COUNTED.match(lines[at].text) and (one := mark(lines[below].text)) is not None and one.place == 0
    }
    few = len(asking & set(found)) * 2 < len(asking)
    for at, head in found.items():
        if head["answers"] or (few and at in asking):
            yield at, Change(lines[at].text[head.end("marks") :].strip(), head["marks"], "heading marker")


def _keys(lines: Sequence[Line], own: Sequence[int]) -> Found:
    """Yield lines by which a program knows what the heading below each asks."""
    found = [at for at, below in pairwise(own) if lines[below].text.startswith("#") and KEY.fullmatch(lines[at].text)]
    for at in found if len(found) >= FEWEST else ():
        yield at, Change(None, lines[at].text, "markup")


def _apart(lines: Sequence[Line], own: Sequence[int]) -> Found:
    """Yield blank lines between short lines and the descriptions that Pandoc knows by their colon, and these."""
    found = [
        below
        for at, below in pairwise(own)
        if below == at + 2
        and DESCRIPTION.match(lines[below].text)
        and len(lines[at].text.strip()) <= LONGEST_FOOT
        and (at == 0 or lines[at - 1].blank)
    ]
    for at in found if len(found) >= FEWEST else ():
        yield at - 1, Change(None)
        yield at, Change(f": {lines[at].text.strip()[1:].strip()}")


RULES: tuple[Callable[[Sequence[Line], Sequence[int]], Found], ...] = (
    _heads,
    _numbers,
    _letters,
    _labels,
    _offers,
    _sides,
    _loud,
    _apart,
    _keys,
    _feet,
)
