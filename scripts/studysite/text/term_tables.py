"""Tables of terms: which tables they are, their rows as terms, and those that have run together into one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studysite.model import Block, Paragraph, Span
from studysite.patterns import lazy
from studysite.text import tables
from studysite.text.headwords import make_term
from studysite.text.inline import parse
from studysite.text.languages import folded, label
from studysite.text.ledger import Ledger
from studysite.text.line import Line

TERMS = lazy(rf"\W*{label('terms')}(?:\s?/\s?\w+)?\W*", re.IGNORECASE)
MEANINGS = lazy(rf"\W*{label('meanings')}\W*", re.IGNORECASE)
HEADER_LINE = lazy(rf"\W*{label('terms')}\W{{0,9}}{label('meanings')}\W*", re.IGNORECASE)
COLUMN = re.compile(r"\W*(?:#|no|nr|n|nº|№|num(?:ber)?|番号|번호|序号|編號)?\W*", re.IGNORECASE)
# A header that has run into the first term, and sentences that have run into the next headword.
COLLAPSED = lazy(rf"\W*{label('terms')}\s?{label('meanings')}(?=\w)", re.IGNORECASE)
GLUED = re.compile(r"[^\W\d_]{2}[.!?][)\"”’]?[^\W\d_]{2}")
LONGEST_HEADER, LONG, MANY_GLUED = 100, 200, 2


def is_collapsed(text: str) -> bool:
    """Tell whether a table of terms has run together into this line."""
    return COLLAPSED.match(text) is not None or (len(text) >= LONG and len(GLUED.findall(text)) >= MANY_GLUED)


def is_header(text: str) -> bool:
    """Tell whether a line names the columns of a table of terms: “Term, Definition”, and perhaps more."""
    if len(text) > LONGEST_HEADER:
        return False
    if HEADER_LINE.fullmatch(text.strip()):
        return True
    cells = text.strip().split("\t") if "\t" in text else tables.pipe_cells(text) if "|" in text else []
    return _column(cells) is not None and len(cells) > 1


def _column(header: Sequence[str]) -> int | None:
    """Return which column holds the terms: the first, or the second behind numbers; None if the header names none."""
    start = 1 if len(header) > 2 and COLUMN.fullmatch(header[0]) else 0
    names = len(header) > start + 1 and TERMS.fullmatch(header[start]) and MEANINGS.fullmatch(header[start + 1])
    return start if names else None


def from_table(lines: Sequence[Line], ledger: Ledger) -> Iterator[Block]:
    """Yield the rows of a table of terms as terms; any other table stays a table."""
    header = tables.pipe_cells(lines[0].text)
    column = _column(header)
    named = column is not None or TERMS.fullmatch(header[0])
    if len(header) != 2 and not (len(header) > 2 and named):
        yield tables.pipe_table(lines, ledger)
        return
    ruled = len(lines) > 1 and tables.is_pipe_rule(lines[1].text)
    for line in lines:
        if tables.is_pipe_rule(line.text):
            ledger.drop(line.number, "table rule", line.text)
        elif line is lines[0] and (ruled or named):
            ledger.drop(line.number, "table header of terms", line.text)
        else:
            yield from _row(line, column or 0, ledger)


def _row(line: Line, column: int, ledger: Ledger) -> Iterator[Block]:
    cells = tables.pipe_cells(line.text)
    if column and re.fullmatch(r"\W*\d{0,4}\W*", folded(cells[0])):
        ledger.drop(line.number, "list marker", cells[0])
        cells = cells[column:]
    span = Span(line.number, line.number)
    rest = " ".join(cell for cell in cells[1:] if cell)
    if rest and cells[0]:
        yield make_term(cells[0], rest, span)
    elif any(cells):
        yield Paragraph(parse(" ".join(cell for cell in cells if cell)), span)
