"""Tables of terms: which tables they are, their rows as terms, and those that have run together into one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from studysite.model import Block, Paragraph, Span, plain
from studysite.patterns import lazy
from studysite.text import tables
from studysite.text.headwords import bare_name, make_term, once, unlinked
from studysite.text.inline import parse
from studysite.text.languages import folded, label
from studysite.text.ledger import Ledger
from studysite.text.line import Line, nearest
from studysite.text.term_columns import MEANINGS, TERMS, Columns, columns_of

HEADER_LINE = lazy(rf"\W*{label('terms')}\W{{0,9}}{label('meanings')}\W*", re.IGNORECASE)
# A header that has run into the first term, and sentences that have run into the next headword.
COLLAPSED = lazy(rf"\W*{label('terms')}\s?{label('meanings')}(?=\w)", re.IGNORECASE)
# “index.html” and “example.org” are no sentences: a headword that one has run into begins with a capital.
GLUED = re.compile(r"[^\W\d_]{2}[.!?][)\"”’]?(?![a-z])[^\W\d_]{2}")
LONGEST_HEADER, LONG, MANY_GLUED, MOST_TITLE = 100, 200, 2, 2


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
    return columns_of(cells) is not None


def names_columns(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a table begins here with what its columns hold: “Command, Description” with a TAB, or on two lines.

    Below the heading of a glossary the first column may be called anything.
    """
    text = lines[at].text
    if len(text) > LONGEST_HEADER:
        return False
    if MEANINGS.fullmatch(text):
        return TERMS.fullmatch(nearest(lines, at, -1)) is not None
    if TERMS.fullmatch(text):
        return MEANINGS.fullmatch(nearest(lines, at, 1)) is not None
    cells = text.strip().split("\t")
    if len(cells) != 2 or (at and "\t" in lines[at - 1].text.strip()) or len(cells[0].split()) > MOST_TITLE:
        return False
    return "\t" in nearest(lines, at, 1).strip() and columns_of(cells, first=True) is not None


def from_table(lines: Sequence[Line], ledger: Ledger) -> Iterator[Block]:
    """Yield the rows of a table of terms as terms; any other table stays a table."""
    header = tables.pipe_cells(lines[0].text)
    below = tables.pipe_cells(lines[2].text) if len(lines) > 2 and not any(header) else []
    if columns_of(below) is not None:
        # A header of empty cells, and what the columns are called as the first row: so some programs paste tables.
        for line in lines[:2]:
            ledger.drop(line.number, "table rule", line.text)
        lines, header = lines[2:], below
    columns = columns_of(header, first=True)
    named = columns is not None or (bool(header) and TERMS.fullmatch(header[0]) is not None)
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
            yield from _row(line, tables.pipe_cells(line.text), columns or Columns(0, 1, ()), header, ledger)


class TermRow(NamedTuple):
    """What the cells of a row say: the term, what it means, its other names. Empty where the row has no such cell."""

    name: str
    told: str
    names: list[str]


def term_row(cells: Sequence[str], columns: Columns, header: Sequence[str]) -> TermRow:
    """Return what a row says; what further columns hold stands behind the definition, under the column's name."""
    held = dict(enumerate(cells))
    name, meaning = held.pop(columns.term, ""), held.pop(columns.meaning, "")
    names = [told for at in columns.names if (told := bare_name(held.pop(at, "")))]
    more = [(header[at] if at < len(header) else "", cell) for at, cell in held.items() if cell and at >= columns.term]
    # A dash says that there is nothing to say.
    more = [(title, cell) for title, cell in more if cell.strip("-–—/ ")]
    said = [meaning] if meaning else []
    said += [f"{plain(parse(title))}: {cell}" if title and said else cell for title, cell in more]
    return TermRow(name, " · ".join(said), names)


def _row(line: Line, cells: Sequence[str], columns: Columns, header: Sequence[str], ledger: Ledger) -> Iterator[Block]:
    if columns.term and re.fullmatch(r"\W*\d{0,4}\W*", folded(cells[0])):
        ledger.drop(line.number, "list marker", cells[0])
    elif columns.term:
        columns = Columns(0, columns.meaning, columns.names)
    span = Span(line.number, line.number)
    found = term_row(cells, columns, header)
    if found.name and found.told:
        name, address = unlinked(found.name)
        if address:
            ledger.drop(line.number, "markup", address)
        term = make_term(name, found.told, span)
        yield replace(term, aliases=once([(line.number, one) for one in (*term.aliases, *found.names)], ledger))
    elif any(cells):
        yield Paragraph(parse(" ".join(cell for cell in cells if cell)), span)
