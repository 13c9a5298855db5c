"""Options in columns, `A) x    B) y` above `C) z    D) w`, or in any order, as one below the other by their letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from studysite.text.ledger import Ledger
from studysite.text.line import Line, indent
from studysite.text.verbatim import outside_code

FIRST = re.compile(r"\s*(?:[(（](?P<both>[A-Ha-h])[)）]|(?P<one>[A-Ha-h])[.)．、）])\s*(?=\S)")
NEXT = re.compile(r"(?P<gap>\s)(?:[(（](?P<both>[A-Ha-h])[)）]|(?P<one>[A-Ha-h])(?P<close>[.)．、）]))\s*(?=\S)")
WIDE = re.compile(r"(?:\t|\s\s)\s*$")
# The line above options that stand in any order.
WANTS = re.compile(r"[?？؟:：…]$")
MOST_ROWS, FEWEST_SHUFFLED, MOST_SHUFFLED = 6, 3, 8


def in_one_column(lines: Sequence[Line], _ledger: Ledger) -> list[Line]:
    """Return `lines` with each option on a line of its own; those of a row share their number."""
    made: list[Line] = []
    ends = 0
    for at, _, code in outside_code(lines):
        if at < ends:
            continue
        options, ends = ([], at) if code else _options(lines, at)
        if not options and not code:
            options, ends = _shuffled(lines, at)
        made += options or lines[at : at + (code or 1)]
        ends = max(ends, at + (code or 1))
    return made


def _options(lines: Sequence[Line], start: int) -> tuple[list[Line], int]:
    """Return the options of the rows that begin at `start`, in the order of their letters, and where the rows end."""
    if _letter(FIRST.match(lines[start].text)) != "a":
        return [], start
    rows: list[list[tuple[str, Line]]] = []
    at = start
    while at < len(lines) and len(rows) < MOST_ROWS and (lines[at].blank or FIRST.match(lines[at].text)):
        if not lines[at].blank:
            known = {letter for row in rows for letter, _ in row}
            if _letter(FIRST.match(lines[at].text)) in known:
                break
            rows.append(_parted(lines[at]))
        at += 1
    while rows and lines[at - 1].blank:
        at -= 1
    found = [one for row in rows for one in row]
    letters = [letter for letter, _ in found]
    whole = sorted(letters) == [chr(ord("a") + place) for place in range(len(letters))]
    # One row alone may be a sentence, and rows of one option each need nothing.
    if len(rows) < 2 or len(found) == len(rows) or not whole:
        return [], start
    return [line for _, line in sorted(found, key=lambda one: one[0])], at


def _shuffled(lines: Sequence[Line], start: int) -> tuple[list[Line], int]:
    """Return options of one line each in the order of their letters, where they stand below a question in another."""
    at = start
    while at < len(lines) and at - start <= MOST_SHUFFLED and FIRST.match(lines[at].text) and not lines[at].close:
        at += 1
    if at - start < FEWEST_SHUFFLED:
        return [], start
    letters = [_letter(FIRST.match(line.text)) for line in lines[start:at]]
    counted = [chr(ord("a") + place) for place in range(len(letters))]
    above = next((line.text.rstrip(" *_") for line in reversed(lines[max(0, start - 2) : start]) if not line.blank), "")
    if letters == counted or sorted(letters) != counted or not WANTS.search(above):
        return [], start
    return sorted(lines[start:at], key=lambda line: _letter(FIRST.match(line.text))), at


def _parted(line: Line) -> list[tuple[str, Line]]:
    """Return the options of a row by their letters. Where only one space parts them, a bracket must close them."""
    text = line.text.rstrip()
    begin = len(text) - len(text.lstrip())
    starts = [0, *(found.end("gap") for found in NEXT.finditer(text, begin) if _parts(found, text))]
    space = " " * indent(text)
    parts = [text[one:other].strip() for one, other in pairwise([*starts, len(text)])]
    return [(_letter(FIRST.match(part)), line._replace(text=f"{space}{part}")) for part in parts]


def _parts(found: re.Match[str], text: str) -> bool:
    end = found.end("gap")
    return bool(
        found["both"] or (found["close"] or "") in (")", "）", "．", "、") or WIDE.search(text[max(0, end - 3) : end])
    )


def _letter(found: re.Match[str] | None) -> str:
    return (found["both"] or found["one"]).lower() if found else ""
