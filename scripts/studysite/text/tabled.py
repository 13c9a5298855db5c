"""Tables of questions and answers: a header that says so, a row for each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.model import Block, Inlines, Paragraph, Question, QuestionKind, Span, plain
from studysite.text import tables
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import closing

ASKS = re.compile(r"questions?|prompts?|front|q", re.IGNORECASE)
TELLS = re.compile(r"(?:correct |model |short |sample )?answers?|back|a|solutions?", re.IGNORECASE)
COUNTS = re.compile(r"#|no\.?|nr\.?|n\.?º|number|id|", re.IGNORECASE)


def asked_table(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return where a table of questions and answers begins and ends among `lines`; None where there is none."""
    at = 0
    while at < len(lines):
        close = closing(lines, at)
        end = (at if close is None else close) + 1
        if close is None and not lines[at].blank:
            table = max(tables.pipe_end(lines, at), tables.tab_end(lines, at))
            if table > at and _columns(lines[at].text) is not None:
                return at, table
            end = max(end, table)
        at = end
    return None


def _columns(header: str) -> tuple[int, int] | None:
    """Return the columns of questions and answers that a header names, besides at most one that counts."""
    cells = tables.pipe_cells(header) if "|" in header else [cell.strip() for cell in header.split("\t")]
    words = [cell.strip("*_ ") for cell in cells]
    asks = [at for at, word in enumerate(words) if ASKS.fullmatch(word)]
    tells = [at for at, word in enumerate(words) if TELLS.fullmatch(word)]
    others = [word for at, word in enumerate(words) if at not in (*asks, *tells)]
    if len(asks) != 1 or len(tells) != 1 or len(others) > 1 or not all(COUNTS.fullmatch(word) for word in others):
        return None
    return asks[0], tells[0]


def table_questions(lines: Sequence[Line], kind: QuestionKind, ledger: Ledger) -> list[Block]:
    """Return the questions of a table; a row that asks nothing stays a paragraph."""
    table = (tables.pipe_table if "|" in lines[0].text else tables.tab_table)(lines, ledger)
    columns = _columns(lines[0].text)
    ledger.drop(lines[0].number, "label", lines[0].text)
    made: list[Block] = []
    for row in table.rows:
        asked, told = (row.cells[at] if at < len(row.cells) else () for at in columns or (0, 1))
        if not plain(asked).strip():
            made += [Paragraph(cell, row.span) for cell in row.cells if plain(cell).strip()]
            continue
        number = _number(row.cells, columns or (0, 1), row.span, ledger)
        answer = (Paragraph(told, row.span),) if plain(told).strip() else None
        made.append(Question(kind, asked, row.span, answer, row.span if answer else None, number))
    return made


def _number(cells: Sequence[Inlines], columns: tuple[int, int], span: Span, ledger: Ledger) -> int | None:
    """Return the number in the column that counts; what stands there is put aside."""
    other = next((plain(cell).strip() for at, cell in enumerate(cells) if at not in columns), "")
    ledger.drop(span.first, "list marker", other)
    digits = other.strip(".)# ")
    return int(digits) if digits.isdecimal() and len(digits) < 6 else None
