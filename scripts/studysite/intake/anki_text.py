"""Anki's export of notes as text: lines such as `#separator:tab` and `#html:true`, then a row for each note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from studysite.intake.cards import taken
from studysite.intake.cloze import gapped
from studysite.intake.deck import Card, Deck
from studysite.intake.escaping import plain
from studysite.intake.fields import side
from studysite.intake.rows import Row, rows
from studysite.intake.taken import NotTaken, Remark, Taken

SETTING = re.compile(
    r"#(separator|html|tags column|deck column|notetype column|guid column|deck|notetype|tags|columns):(.*)"
)
SEPARATORS = {
    "tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " ", "\\t": "\t",
}  # fmt: skip
LEVEL = "::"


def is_export(text: str) -> bool:
    """Tell whether a text begins with such a line."""
    return SETTING.match(text.lstrip("\n")) is not None


def taken_from(text: str, remarks: Sequence[Remark]) -> Taken:
    """Return the cards of the notes; raises NotTaken where there are none."""
    settings, start = _settings(text)
    name = settings.get("separator", "tab").strip()
    between = SEPARATORS.get(name.lower(), name)
    if len(between) != 1:
        raise NotTaken(f"“#separator:{name[:20]}” names nothing that parts columns; export the notes again, with tabs")
    found = rows("\n" * start + text.split("\n", start)[-1] if start else text, between, quoting=True)
    deck = Deck(remarks=list(remarks))
    columns = {use: _column(settings, f"{use} column") for use in ("tags", "deck", "notetype", "guid")}
    is_html = settings.get("html", "false").strip().lower() == "true"
    for row in found:
        _add(row, columns, settings, deck, is_html=is_html)
    _rooted(deck)
    return taken(deck, "an export of notes from Anki")


def _settings(text: str) -> tuple[dict[str, str], int]:
    """Return the settings, and how many lines they take."""
    settings: dict[str, str] = {}
    count = 0
    for line in text.split("\n"):
        match = SETTING.match(line)
        if match is None and line.strip() and not line.startswith("#"):
            break
        if match:
            settings[match[1]] = match[2]
        count += 1
    return settings, count


def _column(settings: dict[str, str], name: str) -> int:
    told = settings.get(name, "").strip()
    return int(told) - 1 if told.isdecimal() and len(told) < 4 else -1


def _add(row: Row, columns: dict[str, int], settings: dict[str, str], deck: Deck, *, is_html: bool) -> None:
    """Add the cards of a note: its first field is the front, the others are the back."""
    place = f"row {row.line}"
    aside = set(columns.values())
    fields = [cell for at, cell in enumerate(row.cells) if at not in aside]
    while fields and not fields[-1].strip():
        fields.pop()
    at = columns["deck"]
    section = row.cells[at].strip() if 0 <= at < len(row.cells) else settings.get("deck", "").strip()
    if not fields:
        return
    told = [side(cell, is_html=is_html) for cell in fields]
    more = tuple(line for lines in told[1:] for line in lines)
    gaps = gapped(fields[0])
    for one in gaps:
        words = side(", ".join(one.words), is_html=is_html)
        deck.add(Card(side(one.front, is_html=is_html), (*words, *more), place, section, has_gap=True))
    if not gaps:
        deck.add(Card(told[0], more, place, section))


def _rooted(deck: Deck) -> None:
    """Make the decks' names the title and the sections: what all begin with is the title."""
    title, sections = rooted([card.section for card in deck.cards])
    deck.title = title
    deck.cards = [replace(card, section=section) for card, section in zip(deck.cards, sections, strict=True)]


def rooted(names: Sequence[str]) -> tuple[str, list[str]]:
    """Return what decks' names have in common, as a title, and what is left of each, as a section."""
    paths = [[" ".join(part.split()) for part in name.split(LEVEL) if part.strip()] for name in names]
    common = 0
    while paths and all(len(path) > common and path[common] == paths[0][common] for path in paths):
        common += 1
    title = ": ".join(paths[0][:common]) if paths else ""
    return plain(title), [plain(": ".join(path[common:])) for path in paths]
