"""Cards of table cells: what a table that compares things says of one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from studysite.ids import folded
from studysite.model import Inlines, Paragraph, Row, Strong, Table, Text
from studysite.study.card_texts import line, paragraph
from studysite.study.draft import Answer, Draft, Stand, bare, context, group

FEWEST_ROWS = FEWEST_COLUMNS = 2

# Longer names are sentences, and longer cells more than one thing to recall.
LONGEST_NAME, LONGEST_CELL = 80, 200

# What only counts rows, in a cell or above a column.
COUNT = re.compile(r"(?:(?:step|phase|stage|no|nr|number|day|week)\W*)?(?:\d+|[ivxlc]+)?\W*", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")
SAYS = re.compile(r"[^\W_]")

# A tick as a letter: alone in a cell it says as little as one that is drawn.
TICKS = frozenset("xvoy")


def cell_drafts(stand: Stand, table: Table) -> Iterator[Draft]:
    """Yield the cards of a table, if its columns and rows have names; a column that counts the rows names none."""
    columns = list(zip(*(row.cells for row in (table.header, *table.rows)), strict=True))
    first = next((at for at, column in enumerate(columns) if not _counts(column)), len(columns))
    if len(table.rows) < FEWEST_ROWS or len(columns) - first < FEWEST_COLUMNS or not table.key:
        return
    names = [row.cells[first] for row in table.rows]
    heads = table.header.cells[first + 1 :]
    if not (all(map(_names, names)) and any(map(_names, heads))):
        return
    rows, titles = _once(names), _once(heads)
    for row in table.rows:
        for at, head in enumerate(heads, first + 1):
            asked = folded(line(row.cells[first])) in rows and folded(line(head)) in titles
            if asked and _names(head) and not _counts(columns[at]) and _tells(row.cells[at], row.cells[first]):
                yield _draft(stand, table, row, first, at)


def _draft(stand: Stand, table: Table, row: Row, first: int, at: int) -> Draft:
    name, head = row.cells[first], table.header.cells[at]
    return Draft(
        kind="cell",
        key="\n".join(folded(text) for text in (bare(stand.title), line(name), line(head))),
        group=group("cell", stand.document, table.key, line(head)),
        prompt=(*context(stand.title or stand.called), *paragraph(_question(name, head), leads=False)),
        answers=(Answer((Paragraph(row.cells[at], row.span),), stand.document),),
        spots=(stand.spot(row.span.first),),
        url=f"{stand.page}#{table.key}",
    )


def _question(name: Inlines, head: Inlines) -> Inlines:
    """Return “Serverless: pricing?”; a sentence could be wrong grammar, in any language."""
    text = line(head)
    mark = "" if text.endswith(("?", "？", "؟")) else "?"
    return (Strong(name), Text(": "), Text(f"{text.rstrip(' :：')}{mark}"))


def _counts(column: Sequence[Inlines]) -> bool:
    """Tell whether a column only numbers the rows."""
    return all(COUNT.fullmatch(line(cell)) for cell in column)


def _names(words: Inlines) -> bool:
    """Tell whether a cell can name its row or column."""
    text = line(words)
    return len(text) <= LONGEST_NAME and LETTER.search(text) is not None


def _once(cells: Sequence[Inlines]) -> frozenset[str]:
    """Return the names that only one row or column has."""
    counts = Counter(folded(line(cell)) for cell in cells)
    return frozenset(name for name, count in counts.items() if count == 1)


def _tells(words: Inlines, name: Inlines) -> bool:
    """Tell whether a cell says something that can be asked for: no mere tick, no dash, not its row's name."""
    text = line(words)
    is_tick = text.casefold() in TICKS or not SAYS.search(text)
    return not is_tick and len(text) <= LONGEST_CELL and folded(text) != folded(line(name))
