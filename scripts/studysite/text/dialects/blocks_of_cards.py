"""Cards between `START` and `END`, as a plugin takes them from notes to Anki: a kind of note, the front, `Back:`, tags.

They become questions and answers with labels; a heading within an answer ends in a colon, for it opens no section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.headings import hash_heading
from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule
from studysite.text.verbatim import outside_code

# Kinds of notes have names of a word or three; one with gaps has no back.
KIND = re.compile(r"[\w()-]+(?: [\w()-]+){0,4}$")
BACK = re.compile(r"[*_]{0,2}Back:[*_]{0,2}\s*")
TAGS = re.compile(r"Tags:|<!--\s*ID:|ID:\s*\d+\s*$")
DECK = re.compile(r"\s*(?:TARGET DECK|FILE TAGS)(?::|\s*$)")


def from_blocks(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such cards as the labels that readers know."""
    starts = {at: end for at, end in _blocks(lines) if end}
    made: list[Line] = []
    done = 0
    for at, line, code in outside_code(lines):
        if at < done:
            continue
        if at in starts:
            done = starts[at] + 1
            made += _card(lines[at:done], ledger)
        elif starts and DECK.match(line.text):
            ledger.drop(line.number, "markup", line.text)
        else:
            made += lines[at : at + (code or 1)]
    return made


def _blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return where each card begins and ends, if it has a kind, a front and a back."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    back = False
    for at, line, code in outside_code(lines):
        text = "" if code else line.text.strip()
        if text == "START":
            start, back = at, False
        elif start is not None and text == "END":
            if back and at - start >= 4 and KIND.match(lines[start + 1].text.strip()):
                found.append((start, at))
            start = None
        elif start is not None and not back:
            back = at > start + 2 and BACK.match(text) is not None
    return found


def _card(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return a card as its question and its answer; nothing of a rule or a heading is left in them."""
    made = [Line(lines[0].number, "")]
    for line in (*lines[:2], lines[-1]):
        ledger.drop(line.number, "markup", line.text)
    front: list[Line] | None = []
    for _, line, code in outside_code(lines[2:-1]):
        text = line.text.strip()
        if code:
            at = next(place for place, one in enumerate(lines) if one is line)
            made += lines[at : at + code]
        elif front is not None and (back := BACK.match(text)):
            made += _asked(front, ledger)
            ledger.drop(line.number, "label", back.group())
            made.append(line._replace(text=f"A: {text[back.end() :]}".rstrip()))
            front = None
        elif front is not None:
            front.append(line)
        elif TAGS.match(text) or is_rule(text):
            ledger.drop(line.number, "markup", line.text)
        elif heading := hash_heading(text):
            ledger.drop(line.number, "heading marker", "#" * heading[0])
            made.append(line._replace(text=heading[1] if heading[1].endswith(("?", ":")) else f"{heading[1]}:"))
        else:
            made.append(line)
    return [*made, Line(lines[-1].number, "")]


def _asked(front: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return the front of a card with its label; it is a question although it may be set as a heading."""
    own = [line for line in front if not line.blank]
    made: list[Line] = []
    for line in own:
        heading = hash_heading(line.text.strip())
        if heading:
            ledger.drop(line.number, "heading marker", "#" * heading[0])
        made.append(line._replace(text=heading[1] if heading else line.text.strip()))
    return [made[0]._replace(text=f"Q: {made[0].text}"), *made[1:]] if made else []
