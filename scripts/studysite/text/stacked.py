"""Tables that a paste has taken apart: each cell a line of its own, below a sentence that announces a table.

    The following table compares both:
    Method
    What it costs
    Ferry
    Nine hours, and a night without sleep.

The first lines are the header, and the rows follow: each begins with a name, and behind it stands what every row
says at greater length. How many columns there are is what lets all lines be rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from studysite.model import Row, Span, Table
from studysite.patterns import knowing, lazy
from studysite.text.asking import ENDED
from studysite.text.headline import begins, is_short
from studysite.text.inline import parse
from studysite.text.languages import label
from studysite.text.line import Line, is_rule, marker
from studysite.text.points import STOPS
from studysite.text.vocabulary import role_of

ANNOUNCED = knowing(rf"(?<!\w){label('table')}(?!\w)")
EASTERN = lazy(r"表|표")
MOST_COLUMNS, MOST_LINES, FEWEST_ROWS = 6, 400, 2
# A cell of the header, a name at the beginning of a row, what is no name any more.
HEADER, NAME, LONG = 40, 60, 40
# A paragraph below a table is no cell: nothing in the column above is a third as long.
TIMES, PARAGRAPH = 3, 160


def stacked(lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """Return where such tables begin: the index after each, and how many columns it has."""
    found: dict[int, tuple[int, int]] = {}
    end = 0
    for at, line in enumerate(lines):
        if at < end or not _announces(line):
            continue
        start = at + 2 if at + 1 < len(lines) and lines[at + 1].blank else at + 1
        if best := _best(_run(lines, start)):
            rows, columns = best
            end = start + (rows + 1) * columns
            found[start] = (end, columns)
    return found


def cells(lines: Sequence[Line]) -> set[int]:
    """Return the indices of all lines that are cells of such tables."""
    return {at for start, (end, _) in stacked(lines).items() for at in range(start, end)}


def stacked_table(lines: Sequence[Line], columns: int) -> Table:
    """Return the table whose cells `lines` are, row by row."""
    rows = [_row(lines[at : at + columns]) for at in range(0, len(lines), columns)]
    return Table(rows[0], tuple(rows[1:]), Span(lines[0].number, lines[-1].number))


def _row(lines: Sequence[Line]) -> Row:
    return Row(tuple(parse(line.text.strip()) for line in lines), Span(lines[0].number, lines[-1].number))


def _announces(line: Line) -> bool:
    text = line.text.rstrip()
    if not text.endswith((":", ".", "：", "。")) or line.close or marker(text) or text[:1] in "#|>":
        return False
    return ANNOUNCED.search(text.lower()) is not None or EASTERN.search(text) is not None


def _run(lines: Sequence[Line], start: int) -> list[str]:
    """Return the texts of the lines that may be cells: what stands together, without any mark."""
    found: list[str] = []
    for line in lines[start : start + MOST_LINES]:
        text = line.text.strip()
        if line.blank or line.close or line.said or is_rule(text) or "\t" in text or text[0] in "#|>" or marker(text):
            break
        found.append(text)
    return found


def _best(texts: Sequence[str]) -> tuple[int, int] | None:
    """Return how many rows and columns the lines make if most of them are to be in the table; None for no table."""
    made = [(rows, columns) for columns in range(2, MOST_COLUMNS + 1) if (rows := _rows(texts, columns)) >= FEWEST_ROWS]
    # Two columns may as well be headings with a paragraph each: there nothing must be left.
    made = [(rows, columns) for rows, columns in made if columns > 2 or (rows + 1) * columns == len(texts)]
    return max(made, key=lambda one: ((one[0] + 1) * one[1], one[1]), default=None)


def _rows(texts: Sequence[str], columns: int) -> int:
    """Return how many rows of so many columns follow a header of as many."""
    if not all(len(text) <= HEADER and _is_name(text) for text in texts[:columns]):
        return 0
    first = texts[columns : columns * 2]
    told = [place for place, text in enumerate(first) if place and _is_long(text)]
    widest = [0] * columns
    count = 0
    for at in range(columns, len(texts) - columns + 1, columns):
        row = texts[at : at + columns]
        fits = told and _is_name(row[0]) and len(row[0]) <= NAME and not role_of(row[0])
        fits = fits and all(_is_long(row[place]) for place in told)
        fits = fits and all(place in told or len(text) <= NAME for place, text in enumerate(row))
        if not fits or (count and any(_is_paragraph(text, most) for text, most in zip(row, widest, strict=True))):
            break
        widest = [max(most, len(text)) for text, most in zip(row, widest, strict=True)]
        count += 1
    return count


def _is_name(text: str) -> bool:
    return is_short(text) and begins(text) and not text.endswith(("?", *STOPS))


def _is_long(text: str) -> bool:
    return len(text) > LONG or ENDED.search(text) is not None


def _is_paragraph(text: str, widest: int) -> bool:
    return len(text) > max(PARAGRAPH, widest * TIMES)
