"""Boxes of Obsidian that ask: `> [!question]- What …?`, with the answer in them or in a box within: `Q:`, `A:`.

A box that is called an answer, below a line that asks, is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studysite.text.labels import NUMBERED
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import outside_code
from studysite.text.vocabulary import ANSWERS_MARKER

QUOTE = re.compile(r"\s{0,3}((?:>\s?)+)")
BOX = re.compile(r"\[!(?P<kind>[A-Za-z][\w-]{1,30})\](?P<fold>[+-]?)\s*(?P<title>.*)$")
ASKING = frozenset(("question", "faq", "help", "quiz", "flashcard", "exercise", "problem"))
TELLING = frozenset(("answer", "solution", "success", "check", "done"))
ASKS = ("?", "？", "؟")


def with_questions(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such boxes as questions with their answers."""
    made: list[Line] = []
    at = 0
    held = [line for _, line, code in outside_code(lines) if not code and "[!" in line.text]
    if not any((box := _box(line.text)) and (box["kind"].lower() in ASKING or _tells(line.text)) for line in held):
        return list(lines)
    while at < len(lines):
        end = at
        while end < len(lines) and not lines[end].close and QUOTE.match(lines[end].text):
            end += 1
        boxed = (_question(lines[at:end], ledger) or _answer(made, lines[at:end], ledger)) if end > at else None
        made += boxed or lines[at : max(end, at + 1)]
        at = max(end, at + 1)
    return made


def _box(text: str) -> re.Match[str] | None:
    return BOX.match(_bare(text))


def _bare(text: str) -> str:
    quote = QUOTE.match(text)
    return text[quote.end() :].strip() if quote else text.strip()


def _question(lines: Sequence[Line], ledger: Ledger) -> list[Line] | None:
    """Return the lines of a box as a question and its answer; None where it asks nothing, or nothing answers."""
    first = _box(lines[0].text)
    if first is None or first["kind"].lower() not in ASKING:
        return None
    inner = next((at for at in range(1, len(lines)) if _tells(lines[at].text)), None)
    title = first["title"].strip()
    if inner is None and not title.rstrip("*_ ").endswith(ASKS):
        return None
    asked = [line for line in lines[1 : inner or 1] if _bare(line.text)]
    told = [line for line in lines[(inner or 0) + 1 :] if _bare(line.text)]
    if not told or not (title or asked):
        return None
    ledger.drop(lines[0].number, "markup", lines[0].text.replace(title, " ", 1) if title else lines[0].text)
    if inner is not None:
        ledger.drop(lines[inner].number, "answers marker", lines[inner].text)
    return list(_told(Line(lines[0].number, title), asked, told))


def _answer(above: Sequence[Line], lines: Sequence[Line], ledger: Ledger) -> list[Line] | None:
    """Return the lines of a box that is called an answer, below what asks or has a number; None for any other."""
    asks = next((line.text.rstrip("*_ ") for line in reversed(above) if not line.blank), "")
    told = [line for line in lines[1:] if _bare(line.text)]
    if not told or not _tells(lines[0].text) or not (asks.endswith(ASKS) or NUMBERED.match(asks.strip())):
        return None
    ledger.drop(lines[0].number, "answers marker", lines[0].text)
    own = [line._replace(text=f"   {text}" if (text := _bare(line.text)) else "") for line in lines[1:]]
    start = next(at for at, line in enumerate(own) if not line.blank)
    first, *more = own[start:]
    return [first._replace(text=f"   A: {first.text.strip()}"), *more, Line(lines[-1].number, "")]


def _told(title: Line, asked: Sequence[Line], told: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of a question and its answer, with blank ones around."""
    first, *more = [line._replace(text=_bare(line.text)) for line in (title, *asked) if not line.blank]
    yield Line(title.number, "")
    yield first._replace(text=f"Q: {first.text}")
    yield from more
    yield told[0]._replace(text=f"A: {_bare(told[0].text)}")
    yield from (line._replace(text=_bare(line.text)) for line in told[1:])
    yield Line(told[-1].number, "")


def _tells(text: str) -> bool:
    box = _box(text)
    if box is None:
        return ANSWERS_MARKER.fullmatch(_bare(text).strip("*_: ")) is not None
    return box["kind"].lower() in TELLING or ANSWERS_MARKER.fullmatch(box["title"].strip()) is not None
