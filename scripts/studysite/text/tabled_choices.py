"""Tables of questions with a column for each option: rows as the lines of questions with options."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studysite.text import tables
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.tabled import COUNTS, asks, cells, tells

OPTION = re.compile(r"(?:(?:option|choice|opção|opción|alternativa|opzione)\s*)?(?P<letter>[A-Ha-h])\)?", re.IGNORECASE)
EXPLAINS = re.compile(
    r"explanations?|rationales?|why|reason|explicação|explicación|explication|erklärung|spiegazione", re.IGNORECASE
)
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table holds what; -1 where none does. `options` are those of A, B, C … in their order."""

    asks: int
    options: tuple[int, ...]
    tells: int
    explains: int
    counts: int


def choice_columns(header: str) -> Columns | None:
    """Return the columns of a table of questions with options, by its header; None for any other table."""
    words = cells(header)
    options = {found["letter"].lower(): at for at, word in enumerate(words) if (found := OPTION.fullmatch(word))}
    named = set(options.values())
    places = [options.get(chr(ord("a") + at), -1) for at in range(len(options))]
    asking = [at for at, word in enumerate(words) if at not in named and asks(word)]
    telling = [at for at, word in enumerate(words) if at not in named and tells(word)]
    why = [at for at, word in enumerate(words) if EXPLAINS.fullmatch(word)]
    rest = [at for at in range(len(words)) if at not in {*named, *asking, *telling, *why}]
    counted = all(COUNTS.fullmatch(words[at]) for at in rest)
    if len(asking) != 1 or len(telling) > 1 or len(why) > 1 or len(rest) > 1 or not counted:
        return None
    if len(places) < FEWEST or -1 in places:
        return None
    return Columns(asking[0], tuple(places), *((found or [-1])[0] for found in (telling, why, rest)))


def choice_lines(lines: Sequence[Line], columns: Columns, ledger: Ledger) -> list[Line]:
    """Return the rows of such a table as numbered questions with lettered options; all of a row share its number."""
    ledger.drop(lines[0].number, "label", lines[0].text)
    made: list[Line] = []
    count = 0
    for line in lines[1:]:
        if tables.is_pipe_rule(line.text):
            ledger.drop(line.number, "table rule", line.text)
            continue
        count += 1
        made += [line._replace(text=text) for text in _row(cells(line.text), columns, count)]
        if columns.counts >= 0:
            ledger.drop(line.number, "list marker", " ".join(cells(line.text)[columns.counts : columns.counts + 1]))
    return made


def _row(row: Sequence[str], columns: Columns, count: int) -> Iterator[str]:
    def cell(at: int) -> str:
        return row[at] if 0 <= at < len(row) else ""

    number = re.sub(r"\D", "", cell(columns.counts))[:4] or str(count)
    yield f"{number}. {cell(columns.asks)}"
    for place, at in enumerate(columns.options):
        if cell(at):
            yield f"   {chr(ord('A') + place)}) {cell(at)}"
    if cell(columns.tells):
        yield f"   Answer: {cell(columns.tells)}"
    # What stands behind the last column that the header names belongs to none, and is no less said.
    behind = row[max(columns.asks, *columns.options, columns.tells, columns.explains, columns.counts) + 1 :]
    if explained := " ".join(filter(None, (cell(columns.explains), *behind))):
        yield f"   Explanation: {explained}"
