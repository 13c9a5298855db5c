"""The cards as a table: RFC 4180, UTF-8 with the mark by which spreadsheets know it, a header, one card a row.

A spreadsheet takes a cell for a formula that begins with one of `= + - @`, also behind spaces or in full width, and
in some languages it parts cells at semicolons, whatever stands in quotation marks. So where a cell or a line of it
begins with such a character or a `'`, and where one follows a semicolon or a TAB, a `'` stands before it. Without that
the text is as it was (`unguarded`).
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from studysite.export.choices import asked, told
from studysite.export.words import clean, text, words

if TYPE_CHECKING:
    from studysite.export.collection import Collection
    from studysite.records import CardRecord

COLUMNS = ("id", "kind", "document", "section", "line", "question", "answer", "points", "url")

MARK = "\ufeff"

# Where a spreadsheet may see a cell begin, and what makes a formula of it.
_BEGINS = r"(^|[;\t\n])"
_FORMULA = re.compile(_BEGINS + r"(?='|[\s\"]*[=+\-@\uff1d\uff0b\uff0d\uff20])")
_GUARDED = re.compile(_BEGINS + "'")


def table(collection: Collection) -> bytes:
    """Return the cards as a table. Points stand on a line each; `url` is empty where the site has no address."""
    made = io.StringIO()
    rows = csv.writer(made, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows([guarded(clean(cell)) for cell in _row(collection, card)] for card in collection.records.cards)
    return (MARK + made.getvalue()).encode()


def guarded(cell: str) -> str:
    """Return a cell in which no spreadsheet sees a formula."""
    return _FORMULA.sub(r"\1'", cell)


def unguarded(cell: str) -> str:
    """Return what `guarded` was given."""
    return _GUARDED.sub(r"\1", cell)


def _row(collection: Collection, card: CardRecord) -> tuple[str, ...]:
    """Return the cells of one card, in the order of the columns."""
    return (
        card.id,
        card.kind,
        collection.document(card).title,
        collection.section(card),
        str(card.places[0].line),
        text(asked(card)),
        text(told(card)),
        "\n".join(map(words, card.points)),
        collection.url(card),
    )
