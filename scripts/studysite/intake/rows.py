"""Text into rows of cells, whatever stands between these: TABs, commas, semicolons, bars."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studysite.intake.taken import NotTaken

MOST_ROWS = 50_000
# A cell in quotation marks: a mark inside is written twice.
QUOTED = '"((?:[^"]|"")*)"'
SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the number of the line that it begins on, its cells. `gap` tells whether a blank line stands before it."""

    line: int
    cells: tuple[str, ...]
    gap: bool = False


def rows(text: str, between: str, *, quoting: bool = False) -> list[Row]:
    """Return the rows of `text` that hold something, cells parted by `between`; raises NotTaken beyond MOST_ROWS.

    `quoting` says that quotation marks around cells are no words; else that is found out.
    """
    found: list[Row] = []
    gap = False
    quoting = quoting or _quotes(text, between)
    for line, cells in _scanned(text, between, quoting=quoting):
        if not any(cell.strip() for cell in cells):
            gap = True
            continue
        if len(found) >= MOST_ROWS:
            raise NotTaken(f"the file has more than {MOST_ROWS:,} rows; split it into several")
        found.append(Row(line, tuple(cells), gap))
        gap = False
    return found


def _quotes(text: str, between: str) -> bool:
    """Tell whether quotation marks around cells are marks of the table.

    With commas they always are. Elsewhere they may belong to the words, unless a cell needs them, or most have them.
    """
    if between == ",":
        return True
    own = re.escape(between)
    whole = [match[1] for match in re.finditer(rf"(?:^|{own}){QUOTED}(?={own}|\r?\n|\Z)", text[:200_000], re.MULTILINE)]
    needed = any(between in cell or "\n" in cell or '""' in cell for cell in whole)
    return needed or len(whole) * 2 > text[:200_000].count(between) + text[:200_000].count("\n")


def _scanned(text: str, between: str, *, quoting: bool) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row, with the number of its first line."""
    own = re.escape(between)
    quoted = re.compile(rf"[ ]*{QUOTED}[ ]*(?={own}|\n|\Z)")
    bare = re.compile(rf"[^{own}\n]*" if len(between) == 1 else rf"(?:(?!{own})[^\n])*")
    at, line = 0, 1
    while at < len(text):
        first, cells = line, []
        while True:
            match = quoted.match(text, at) if quoting and text[at : at + 1] in ('"', " ") else None
            if match:
                cells.append(match[1].replace('""', '"'))
                line += match[0].count("\n")
            else:
                match = bare.match(text, at)
                cells.append(match[0] if match else "")
            at = match.end() if match else at
            if not text.startswith(between, at):
                break
            at += len(between)
        yield first, cells
        at += 1
        line += 1


def sniffed(text: str, among: Sequence[str]) -> str:
    """Return what stands between the cells: what parts most lines into as many cells; empty where nothing does."""
    best, between = 0.0, ""
    for one in among:
        parted = rows(text[:1_000_000], one)[:SAMPLE]
        counts = Counter(len(row.cells) for row in parted)
        several = [(times, cells) for cells, times in counts.items() if cells > 1]
        if not several:
            continue
        times, cells = max(several)
        # Of two ways, the one that parts into fewer cells of words is likelier to be meant.
        score = times / len(parted) - cells / 1000
        if score > best + 0.05:
            best, between = score, one
    return between if best > 0.4 else ""
