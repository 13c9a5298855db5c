"""Tables of questions and answers: a header that says so, a row for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from studysite.model import Block, Inlines, Paragraph, Question, QuestionKind, Span, plain
from studysite.patterns import lazy
from studysite.text import tables
from studysite.text.asking import ASKS as ASKED
from studysite.text.english import ASIDE
from studysite.text.languages import label
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import outside_code
from studysite.text.vocabulary import SIGNS, Role, role_of

ASKS = lazy(rf"questions?|prompts?|front|q|{label('question')}", re.IGNORECASE)
TELLS = lazy(rf"(?:correct |model |short |sample )?answers?|back|a|solutions?|{label('answer')}", re.IGNORECASE)
COUNTS = re.compile(
    r"#|no\.?|nr\.?|n\.?\s?[º°]|n\.?|núm(?:ero)?\.?|num(?:ber)?\.?|nummer|numéro|номер|№|番号|번호|编号|編號|序号|id"
    r"|(?:question|item) ?(?:#|no\.?|number)?|",
    re.IGNORECASE,
)
# A header's cell that names questions or answers.
LONGEST = 40
LETTERS = re.compile(r"[^\W\d_]{3}|[\u2e80-\u9fff]")
FEWEST_ROWS = 3
COUNTED = re.compile(r"[*_]{0,2}q?\s?\d{1,4}[.)]?[*_]{0,2}", re.IGNORECASE)


def tables_among(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where each table among `lines` begins and ends."""
    end = 0
    for at, line, code in outside_code(lines):
        if at >= end and not code and ("|" in line.text or "\t" in line.text) and not line.blank:
            end = max(tables.pipe_end(lines, at), tables.tab_end(lines, at))
            if end > at:
                yield at, end


def asked_table(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return where a table of questions and answers begins and ends among `lines`; None where there is none."""
    for at, end in tables_among(lines):
        named = _columns(lines[at].text) is not None and key_column(lines[at:end]) is None
        if named or _asks_throughout(lines[at:end]):
            return at, end
    return None


def _asks_throughout(table: Sequence[Line]) -> bool:
    """Tell whether the rows of a table of two columns, three at least, all ask and answer, whatever its header says.

    Of ten rows one may be answered by a number alone. A column before them may count the rows.
    """
    if not all("?" in line.text or "？" in line.text for line in table[-FEWEST_ROWS:]):
        return False
    rows = [cells(line.text) for line in table[1:] if not tables.is_pipe_rule(line.text)]
    rows = [row[_first(row) :] for row in rows]
    # Shares and sums are what a survey found.
    asking = sum(
        len(row) == 2 and bool(ASKED.search(row[0])) and bool(LETTERS.search(row[1])) and not ASKED.search(row[1])
        for row in rows
    )
    return len(rows) >= FEWEST_ROWS and asking + len(rows) // 10 >= len(rows) and all(len(row) == 2 for row in rows)


def _first(row: Sequence[str]) -> int:
    """Return in which of three columns a row asks that begins with its number: the second; else the first."""
    return 1 if len(row) == 3 and COUNTED.fullmatch(row[0]) else 0


def key_column(table: Sequence[Line]) -> int | None:
    """Return the column of answers where the one of questions holds nothing but their numbers; None elsewhere."""
    columns = _columns(table[0].text)
    if columns is None:
        return None
    rows = [cells(line.text) for line in table[1:] if not tables.is_pipe_rule(line.text)]
    asked = [row[columns[0]].strip("*_ .)") if columns[0] < len(row) else "" for row in rows]
    return columns[1] if asked and all(re.fullmatch(r"(?:q\s?)?\d{1,4}", one, re.IGNORECASE) for one in asked) else None


def _columns(header: str) -> tuple[int, int] | None:
    """Return the columns of questions and answers that a header names, besides at most one that counts."""
    words = _header(header)
    asking, telling = _places(words, asks), _places(words, tells)
    others = [word for at, word in enumerate(words) if at not in (*asking, *telling)]
    if len(asking) != 1 or len(telling) != 1 or len(others) > 1 or not all(COUNTS.fullmatch(word) for word in others):
        return None
    return asking[0], telling[0]


def only_tables(lines: Sequence[Line]) -> bool:
    """Tell whether tables between pipes are all that stands there."""
    held = {at for start, end in tables_among(lines) if "|" in lines[start].text for at in range(start, end)}
    return bool(held) and all(line.blank or at in held for at, line in enumerate(lines))


def cells(row: str) -> list[str]:
    """Return the cells of a row between pipes or TABs."""
    return tables.pipe_cells(row) if "|" in row else [cell.strip() for cell in row.split("\t")]


def _header(row: str) -> list[str]:
    """Return the words of a header's cells, less signs and asides: “✅ Answer (fold here)”."""
    own = (SIGNS.sub("", cell.replace("\ufe0f", "").strip("*_ ")) for cell in cells(row))
    return [ASIDE.sub("", cell).strip("*_ ") if len(cell) <= 2 * LONGEST else cell for cell in own]


def _places(words: Sequence[str], names: Callable[[str], bool]) -> list[int]:
    return [at for at, word in enumerate(words) if names(word)]


def asks(word: str) -> bool:
    """Tell whether the header of a column names questions."""
    return ASKS.fullmatch(word) is not None or (len(word) <= LONGEST and role_of(word) == "quiz")


def tells(word: str) -> bool:
    """Tell whether the header of a column names answers."""
    return TELLS.fullmatch(word) is not None or (len(word) <= LONGEST and role_of(word) == "answers")


def asks_or_tells(header: str) -> tuple[Role, int] | None:
    """Return which side of a quiz a table holds that has only one, by its header, and in which column."""
    words = _header(header)
    sides: list[tuple[Role, list[int]]] = [("quiz", _places(words, asks)), ("answers", _places(words, tells))]
    held = [(role, places[0]) for role, places in sides if len(places) == 1]
    rest = [word for at, word in enumerate(words) if not any(at in places for _, places in sides)]
    if len(held) != 1 or len(rest) > 1 or len(words) > 2 or not all(COUNTS.fullmatch(word) for word in rest):
        return None
    return held[0]


def table_lines(lines: Sequence[Line], column: int, ledger: Ledger) -> list[Line]:
    """Return the rows of such a table as the items of a list, numbered where it counts them."""
    ledger.drop(lines[0].number, "label", lines[0].text)
    width = len(cells(lines[0].text))
    made: list[Line] = []
    for line in lines[1:]:
        if tables.is_pipe_rule(line.text):
            ledger.drop(line.number, "table rule", line.text)
            continue
        row = cells(line.text)
        # Cells beyond those of the header are said of the row, too.
        words = " ".join(filter(None, (*row[column : column + 1], *row[width:])))
        number = next((cell.strip(".)#* ") for at, cell in enumerate(row) if at != column), "")
        counts = re.fullmatch(r"(?:q|a)?(\d{1,4})", number, re.IGNORECASE)
        ledger.drop(line.number, "list marker", number)
        made.append(line._replace(text=f"{counts[1]}. {words}" if counts else f"- {words}"))
    return made


def table_questions(lines: Sequence[Line], kind: QuestionKind, ledger: Ledger) -> list[Block]:
    """Return the questions of a table; a row that asks nothing stays a paragraph."""
    table = (tables.pipe_table if "|" in lines[0].text else tables.tab_table)(lines, ledger)
    columns = _columns(lines[0].text)
    ledger.drop(lines[0].number, "label", lines[0].text)
    if columns is None:
        first = _first([plain(cell).strip() for cell in table.rows[0].cells]) if table.rows else 0
        columns = first, first + 1
    made: list[Block] = []
    for row in table.rows:
        asked, told = (row.cells[at] if at < len(row.cells) else () for at in columns)
        if not plain(asked).strip():
            made += [Paragraph(cell, row.span) for cell in row.cells if plain(cell).strip()]
            continue
        number = _number(row.cells, columns, row.span, ledger)
        answer = (Paragraph(told, row.span),) if plain(told).strip() else None
        made.append(Question(kind, asked, row.span, answer, row.span if answer else None, number))
    return made


def _number(cells: Sequence[Inlines], columns: tuple[int, int], span: Span, ledger: Ledger) -> int | None:
    """Return the number in the column that counts; what stands there is put aside."""
    other = next((plain(cell).strip() for at, cell in enumerate(cells) if at not in columns), "")
    ledger.drop(span.first, "list marker", other)
    digits = other.strip(".)# ")
    return int(digits) if digits.isdecimal() and len(digits) < 6 else None
