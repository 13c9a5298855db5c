"""Sections that are one question each: a line that asks, a list to choose from, and what names the right entry.

A heading above each (“Question 3: Rivers”) only counts, or names a topic; it stays what it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from studysite.text.asking import ASKS
from studysite.text.choice_words import NAMES_RIGHT
from studysite.text.choices import unstressed
from studysite.text.headings import Part
from studysite.text.labels import ASKED_LABEL
from studysite.text.line import Line, marker
from studysite.text.named_choices import named
from studysite.text.options import bulleted, groups
from studysite.text.verbatim import outside


def one_each(found: Sequence[Part]) -> None:
    """Make a quiz of each part that is such a question, its line labelled as one and the others indented below it."""
    for part in found:
        if part.role in ("", "quiz") and part.title and (at := _asks_once(part.body)) is not None:
            below = [line._replace(text=f"    {line.text}") for line in part.body[at + 1 :]]
            part.body = [*part.body[:at], part.body[at]._replace(text=f"Q: {part.body[at].text.strip()}"), *below]
            part.role = "quiz"


def _asks_once(lines: Sequence[Line]) -> int | None:
    """Return the index of the one line that asks, where a list with numbers and its right entry stand below it."""
    own = outside(lines)
    found = ((at, NAMES_RIGHT.match(lines[at].text)) for at in own)
    told = ((at, unstressed(lines[at].text[label.end() :], label.group())) for at, label in found if label)
    # The label of what was folded away says nothing.
    named_at, right = next(((at, text) for at, text in told if text), (-1, ""))
    asks = [at for at in own if at < named_at and ASKS.search(lines[at].text.rstrip()) and not marker(lines[at].text)]
    if len(asks) != 1 or asks[0] != own[0] or ASKED_LABEL.match(lines[asks[0]].text):
        return None
    group = bulleted(lines[asks[0] + 1 : named_at])
    if group is None or group.options[0].mark.style != "1." or groups(lines[:named_at]):
        return None
    return asks[0] if named(group.options, right, exact=True) else None
