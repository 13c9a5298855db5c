"""Tables: rows between pipes, and rows parted by TABs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import compress

from studysite.model import Inlines, Row, Span, Table
from studysite.text.formulas import formula_at
from studysite.text.inline import parse
from studysite.text.ledger import Ledger
from studysite.text.line import Line

RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")
# Stands for a bar of a formula while a row is parted; no text holds it (decode.py).
BAR = "\x01"
CELL = re.compile(r"(?<!\\)\|")


def is_pipe_rule(text: str) -> bool:
    """Tell whether `text` is the line of dashes below a table's header."""
    return "|" in text and "-" in text and RULE.match(text.strip()) is not None


def pipe_cells(text: str) -> list[str]:
    """Return the cells of a row; the outer pipes are optional."""
    inner = text.strip()
    inner = inner.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    if "$" in inner:
        inner = _guarded(inner)
    return [cell.strip().replace("\\|", "|").replace(BAR, "|") for cell in CELL.split(inner)]


def _guarded(text: str) -> str:
    """Return a row in which the bars of a formula part no cells (`$P(A|B)$`)."""
    made, at = "", 0
    while (start := text.find("$", at)) >= 0:
        found = formula_at(text, start)
        end = found.end if found and " | " not in text[start : found.end] else start + 1
        made += text[at:start] + (text[start:end].replace("|", BAR) if end > start + 1 else "$")
        at = end
    return made + text[at:]


def pipe_end(lines: Sequence[Line], start: int) -> int:
    """Return the index after the last row of the pipe table that begins at `start`; `start` if none does."""
    first = lines[start].text
    if "|" not in first or is_pipe_rule(first):
        return start
    ruled = start + 1 < len(lines) and is_pipe_rule(lines[start + 1].text)
    framed = first.strip().startswith("|") and first.strip().endswith("|") and len(first.strip()) > 2
    if not ruled and not framed:
        return start
    end = start + (2 if ruled else 1)
    while end < len(lines) and "|" in lines[end].text and (ruled or lines[end].text.strip().startswith("|")):
        end += 1
    return end if end - start >= 2 else start


def pipe_table(lines: Sequence[Line], ledger: Ledger) -> Table:
    """Return the table that `lines` are."""
    rows: list[tuple[Line, list[str]]] = []
    for line in lines:
        if is_pipe_rule(line.text):
            ledger.drop(line.number, "table rule", line.text)
        else:
            rows.append((line, pipe_cells(line.text)))
    return _table(rows, ledger)


def tab_end(lines: Sequence[Line], start: int) -> int:
    """Return the index after the last row of the TAB table at `start`; a table has two rows or more."""
    if "\t" not in lines[start].text:
        return start
    return max(_run(lines, start, _tabs), _run(lines, start, _inner_tabs))


def _run(lines: Sequence[Line], start: int, count: Callable[[str], int]) -> int:
    """Return the index after the lines that have as many TABs as the one at `start`; `start` for one alone."""
    width = count(lines[start].text)
    end = start
    while width and end < len(lines) and count(lines[end].text) == width:
        end += 1
    return end if end - start >= 2 else start


def _tabs(text: str) -> int:
    """Return how many TABs a row has, empty cells counted; 0 for a line that is only indented."""
    return text.count("\t") if "\t" in text and _inner_tabs(text) else 0


def _inner_tabs(text: str) -> int:
    """Return how many runs of TABs stand between the words of a row."""
    return max(0, sum(map(bool, text.strip().split("\t"))) - 1) if "\t" in text else 0


def tab_table(lines: Sequence[Line], ledger: Ledger) -> Table:
    """Return the table that `lines` are.

    Where every TAB parts two cells, cells may be empty; a column that is empty throughout is none.
    """
    if len({_tabs(line.text) for line in lines}) == 1:
        rows = [(line, [cell.strip() for cell in line.text.split("\t")]) for line in lines]
        used = [any(column) for column in zip(*(cells for _, cells in rows), strict=True)]
        return _table([(line, list(compress(cells, used))) for line, cells in rows], ledger)
    return _table(
        [(line, [cell.strip() for cell in re.split(r"\t+", line.text.strip("\t "))]) for line in lines],
        ledger,
    )


def _table(rows: list[tuple[Line, list[str]]], ledger: Ledger) -> Table:
    width = len(rows[0][1])
    made = [_row(line, cells, width, ledger) for line, cells in rows]
    return Table(made[0], tuple(made[1:]), Span(rows[0][0].number, rows[-1][0].number))


def _row(line: Line, cells: list[str], width: int, ledger: Ledger) -> Row:
    if len(cells) != width:
        ledger.notice(
            line.number,
            "uneven-row",
            f"the row has {len(cells)} cells where the header has {width}; "
            "look whether a cell is missing or holds a bare “|”",
        )
    kept = [*cells[: width - 1], " | ".join(cells[width - 1 :])] if len(cells) > width else cells
    padded: list[Inlines] = [parse(cell) for cell in kept]
    padded += [()] * (width - len(padded))
    return Row(tuple(padded), Span(line.number, line.number))
