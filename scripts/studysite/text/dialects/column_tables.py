"""Pandoc's tables: columns parted by spaces below a line of dashes, and grids; as rows between pipes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import outside_code

COLUMNS = re.compile(r"\s*-{2,}(?:\s+-{2,})+\s*$")
GRID = re.compile(r"\s*\+(?:[-=:]{2,}\+)+\s*$")
WHOLE = re.compile(r"\s*-{6,}\s*$")
# A table has no more rows that end without a blank line.
MOST_ROWS = 500


def with_pipes(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such tables as rows between pipes; each row keeps its number."""
    rules = [at for at, line, code in outside_code(lines) if not code and COLUMNS.match(line.text)]
    grids = [at for at, line, code in outside_code(lines) if not code and GRID.match(line.text)]
    made = {at: [line] for at, line in enumerate(lines)}
    done = -1
    for at in rules:
        if at > done:
            done = _columns(lines, at, made, ledger)
    _grids(lines, grids, made, ledger)
    return [line for at in range(len(lines)) for line in made[at]]


def _columns(lines: Sequence[Line], at: int, made: dict[int, list[Line]], ledger: Ledger) -> int:
    """Rewrite the table whose rule stands at `at`; return the index of its last line."""
    places = [match.span() for match in re.finditer(r"-+", lines[at].text)]
    head = at - 1
    end = at + 1
    while end < min(len(lines), at + MOST_ROWS) and not lines[end].blank and not WHOLE.match(lines[end].text):
        if COLUMNS.match(lines[end].text) or lines[end].close:
            break
        end += 1
    if head < 0 or lines[head].blank or end - at < 2 or not _parted(lines[head].text, places):
        return at
    if not all(_parted(line.text, places) for line in lines[at + 1 : end]):
        return at
    for index in (head, *range(at + 1, end)):
        made[index] = [lines[index]._replace(text=_row(lines[index].text, places))]
    made[at] = [lines[at]._replace(text="|" + "---|" * len(places))]
    if end < len(lines) and (COLUMNS.match(lines[end].text) or WHOLE.match(lines[end].text)):
        ledger.drop(lines[end].number, "table rule", lines[end].text)
        made[end] = []
    return end - 1


def _parted(text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Tell whether there is space before every column but the first, and two cells or more."""
    if "\t" in text or text.lstrip().startswith("|"):
        return False
    cells = _cells(text, places)
    return sum(map(bool, cells)) >= 2 and all(not text[start - 1 : start].strip() for start, _ in places[1:])


def _cells(text: str, places: Sequence[tuple[int, int]]) -> list[str]:
    starts = [0, *(start for start, _ in places[1:])]
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _row(text: str, places: Sequence[tuple[int, int]]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in _cells(text, places)) + " |"


def _grids(lines: Sequence[Line], rules: Sequence[int], made: dict[int, list[Line]], ledger: Ledger) -> None:
    """Take the rules out of grids; the second one of each becomes the rule below its header."""
    first = True
    for place, at in enumerate(rules):
        following = rules[place + 1] if place + 1 < len(rules) else None
        inside = following is not None and following > at + 1 and _piped(lines[at + 1 : following])
        before = place > 0 and _piped(lines[rules[place - 1] + 1 : at]) and at > rules[place - 1] + 1
        if before and first:
            made[at] = [lines[at]._replace(text="|" + "---|" * lines[at].text.strip("+ ").count("+") + "---|")]
            first = False
        elif inside or before:
            ledger.drop(lines[at].number, "table rule", lines[at].text)
            made[at] = []
        if not inside:
            first = True


def _piped(lines: Sequence[Line]) -> bool:
    return all(line.text.strip().startswith("|") and line.text.strip().endswith("|") for line in lines)
