"""The table that `studysite export` writes, read again: the same fronts and backs, by document and section."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from studysite.intake.deck import Card, Deck
from studysite.intake.escaping import apart, plain
from studysite.intake.rows import Row

COLUMNS = ("id", "kind", "document", "section", "line", "question", "answer", "points", "url")
# The fields of a note in its Anki package, of which the first two are the card.
FIELDS = ("Question", "Answer", "Asks", "Source", "Id")
# What keeps spreadsheets from reading a cell as a formula.
GUARDED = re.compile(r"(^|[;\t\n])'")


def is_export(cells: Sequence[str]) -> bool:
    """Tell whether a header is that of the table."""
    return tuple(cells) == COLUMNS


def is_turned(name: str, known: Container[str]) -> bool:
    """Tell whether the card `name` only asks for what another of those that are `known` gives."""
    return name.startswith("n-") and f"t-{name[2:]}" in known


def read(table: Sequence[Row], deck: Deck) -> None:
    """Put the cards into `deck`, without names asked by their definition where the definition is asked by the name."""
    rows = [dict(zip(COLUMNS, row.cells, strict=False)) | {"": f"row {row.line}"} for row in table[1:]]
    known = {row["id"] for row in rows}
    for row in rows:
        if not is_turned(row["id"], known):
            front, back, section = (
                apart([plain(line) for line in GUARDED.sub(r"\1", row.get(name, "")).split("\n")])
                for name in ("question", "answer", "section")
            )
            deck.add(Card(front, back, row[""], " ".join(section)))
