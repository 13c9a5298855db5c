"""Tables of a page: which cells stand in which column, and which tables only place things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from studysite.intake.tree import attribute, children, words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Cells = list[list["LexborNode | None"]]

WIDEST = 60
GROUPS = frozenset(("thead", "tbody", "tfoot"))
NO_CELLS = "table, h1, h2, h3, h4, h5, h6, pre, details, article, section"


def cells(table: LexborNode) -> Cells:
    """Return the rows of a table. A cell over several columns or rows stands in the first, the others hold None."""
    rows: Cells = []
    below: dict[int, int] = {}
    for row in _rows(table):
        made: list[LexborNode | None] = []
        for cell in children(row):
            if cell.tag not in ("td", "th"):
                continue
            while below.get(len(made), 0):
                below[len(made)] -= 1
                made.append(None)
            wide, deep = _span(cell, "colspan"), _span(cell, "rowspan")
            for at in range(len(made), len(made) + wide):
                below[at] = deep - 1
            made += [cell, *[None] * (wide - 1)]
        while below.get(len(made), 0):
            below[len(made)] -= 1
            made.append(None)
        rows.append(made[:WIDEST] if not any(made[WIDEST:]) else made)
    return [row for row in rows if any(row)]


def is_layout(rows: Cells) -> bool:
    """Tell whether a table only places things: it has one column or one row, or holds what no cell of a table does."""
    if len(rows) < 2 or max(map(_filled, rows)) < 2:
        return True
    return any(cell.css_first(NO_CELLS) is not None for row in rows for cell in row if cell)


def _filled(row: Sequence[LexborNode | None]) -> int:
    return sum(1 for cell in row if cell and (words(cell).strip() or cell.css_first("img")))


def _rows(table: LexborNode) -> list[LexborNode]:
    """Return the rows that are the table's own, its head first and its foot last."""
    found: list[tuple[int, LexborNode]] = []
    for child in children(table):
        if child.tag == "tr":
            found.append((1, child))
        elif child.tag in GROUPS:
            order = {"thead": 0, "tfoot": 2}.get(child.tag or "", 1)
            found += [(order, row) for row in children(child) if row.tag == "tr"]
    return [row for _, row in sorted(found, key=lambda one: one[0])]


def _span(cell: LexborNode, name: str) -> int:
    text = attribute(cell, name)
    return max(1, min(int(text), WIDEST)) if re.fullmatch(r"\d{1,4}", text) else 1


def as_list(block: str) -> str:
    """Return a block as words of a cell: entries of a list stand behind each other, with their marks."""
    return re.sub(r"\n\s*", " ", block)
