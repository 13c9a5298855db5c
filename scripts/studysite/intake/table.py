"""Cards of a table: two columns and more, with a header or without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from studysite.intake.cloze import gapped
from studysite.intake.columns import Use, header, use_of
from studysite.intake.deck import Card, Deck, Option, Side
from studysite.intake.escaping import plain
from studysite.intake.rows import Row

# How the text of a cell becomes lines.
Write = Callable[[str], Side]

TAGS = re.compile(r"[^\s,;.?!]{1,60}(?:[\s,]+[^\s,;.?!]{1,60}){0,7}$")
LETTER = re.compile(r"\(?([A-Ha-h])[).:]?$")
LONGEST_SECTION = 80
NUMBER = re.compile(r"[-+−]?[$€£]?\d[\d.,  ]{0,20}(?:[eE][-+]?\d{1,3})?\s?[%$€£]?")
# Fewer numbers than these are soon learnt by heart: they may be dates on cards.
FEWEST_MEASURED = 12
# Number, front, back, tags.
MOST_UNNAMED = 4


def read(table: Sequence[Row], deck: Deck, write: Write, what: str = "row") -> None:
    """Put the cards of `table` into `deck`. `what` names a row in messages."""
    table = list(table)
    uses = header(table[0].cells, [row.cells for row in table[1:50]]) if table else None
    is_named = bool(uses) or _counts(table)
    names: Sequence[str] = table[0].cells if is_named else ()
    body = table[1:] if is_named else table
    width = max((len(row.cells) for row in body), default=0)
    uses = [*(uses or _turned(_guessed(body, width), names)), *("more" for _ in range(width))]  # type: ignore[list-item]
    shared = _shared(body, uses)
    for row in body:
        cells = [cell.strip() for cell in row.cells]
        for card in _cards(cells, uses, names, write, f"{what} {row.line}"):
            deck.add(card if shared is None else _within(card, cells, shared))
    _say_what_is_not_shown(body, uses, names, shared, deck)


def is_unknown(table: Sequence[Row]) -> bool:
    """Tell whether nobody can say what a card of a table would be: no column is named for one.

    And there are many columns, or nearly all that stands in them are numbers: what was measured or counted.
    """
    width = max((len(row.cells) for row in table), default=0)
    unclear = width > MOST_UNNAMED or _is_measured(table)
    return unclear and header(table[0].cells, [row.cells for row in table[1:50]]) is None


def _is_measured(table: Sequence[Row]) -> bool:
    """Tell whether four cells in five below the first row are numbers. Two columns of nothing else may be sums."""
    cells = [cell.strip() for row in table[1:] for cell in row.cells if cell.strip()]
    if len(table[0].cells) < 3 and all(NUMBER.fullmatch(cell.strip()) for cell in table[0].cells):
        return False
    return len(cells) >= FEWEST_MEASURED and sum(1 for cell in cells if NUMBER.fullmatch(cell)) * 5 >= len(cells) * 4


def _guessed(body: Sequence[Row], width: int) -> list[Use]:
    """Return what the columns of a table without a header are for: number, front, back, tags."""
    columns = [[row.cells[at].strip() if at < len(row.cells) else "" for row in body] for at in range(width)]
    uses: list[Use] = []
    if width > 2 and len(body) > 1 and columns[0] == [str(number) for number in range(1, len(body) + 1)]:
        uses.append("number")
        if width > MOST_UNNAMED - 1 and _groups(columns[1]):
            uses.append("section")
    uses += ["front", "back"]
    for column in columns[len(uses) :]:
        uses.append("section" if _groups(column) else "tags" if _tags(column) else "more")
    return uses


def _counts(table: Sequence[Row]) -> bool:
    """Tell whether the first row names a column of numbers, which count the rows below it: “ID”, 1, 2, 3 …."""
    body = [row.cells[0].strip() for row in table[1:]]
    named = len(body) > 1 and len(table[0].cells) > 2 and use_of(table[0].cells[0]) == "number"
    return named and body == [str(number) for number in range(1, len(body) + 1)]


def _turned(uses: list[Use], names: Sequence[str]) -> list[Use]:
    """Return guessed uses, front and back the other way round where the front is called “explanation” or the like."""
    if not names:
        return uses
    front, back = uses.index("front"), uses.index("back")
    if use_of(names[front]) == "back" != use_of(names[back]):
        uses[front], uses[back] = "back", "front"
    return uses


def _groups(column: Sequence[str]) -> bool:
    """Tell whether a column names a few groups, each of several cards."""
    counts = Counter(column)
    return 1 < len(counts) * 2 <= len(column) and all(
        0 < len(name) <= LONGEST_SECTION and not name.endswith((".", "?", "!")) for name in counts
    )


def _tags(column: Sequence[str]) -> bool:
    """Tell whether a column holds tags: words without marks of sentences, that come again or have levels."""
    told = [cell for cell in column if cell]
    if not told or not all(TAGS.fullmatch(cell) for cell in told):
        return False
    again = len(set(told)) * 2 <= len(told)
    return again or any("::" in cell for cell in told)


def _shared(body: Sequence[Row], uses: Sequence[Use]) -> int | None:
    """Return the column whose cells are the sections of the cards, None where there is none."""
    if "section" in uses:
        return uses.index("section")
    if "tags" in uses:
        at = uses.index("tags")
        column = [row.cells[at].strip() if at < len(row.cells) else "" for row in body]
        if _groups(column) and not any(" " in cell or "," in cell for cell in column):
            return at
    return None


def _within(card: Card, cells: Sequence[str], shared: int) -> Card:
    name = cells[shared] if shared < len(cells) else ""
    section = plain(" ".join(name.replace("::", ": ").replace("_", " ").split()))
    return replace(card, section=section)


def _cards(cells: Sequence[str], uses: Sequence[Use], names: Sequence[str], write: Write, place: str) -> list[Card]:
    """Return the cards of a row: one, or one for each number of its gaps."""
    told = {use: write(cell) for use, cell in zip(uses, cells, strict=False) if use in ("front", "back", "hint")}
    more = [_named(at, cell, names, write) for at, cell in enumerate(cells) if cell and uses[at] == "more"]
    extra = tuple(line for lines in more for line in lines)
    front, back = told.get("front", ()), told.get("back", ())
    hint = told.get("hint", ())
    if options := _options(cells, uses, write):
        return [Card(front, (*back, *extra), place, options=options, hint=hint)]
    if not back and "right" in uses:
        back = write(_cell(cells, uses, "right"))
    made = [
        Card(write(one.front), (*write(", ".join(one.words)), *back, *extra), place, hint=hint, has_gap=True)
        for one in gapped(_cell(cells, uses, "front"))
    ]
    return made or ([Card(front, (*back, *extra), place, hint=hint)] if front or back or extra else [])


def _cell(cells: Sequence[str], uses: Sequence[Use], use: Use) -> str:
    return next((cell for cell, one in zip(cells, uses, strict=False) if one == use), "")


def _named(at: int, cell: str, names: Sequence[str], write: Write) -> Side:
    """Return the lines of a further column, behind its name where it has one."""
    name = names[at].strip() if at < len(names) else ""
    lines = write(cell)
    return (f"{plain(name)}: {lines[0]}", *lines[1:]) if name and lines else lines


def _options(cells: Sequence[str], uses: Sequence[Use], write: Write) -> tuple[Option, ...]:
    """Return the answers that a row offers; none where it does not say which is right, or that is not among them."""
    offered = [cell for use, cell in zip(uses, cells, strict=False) if use == "option" and cell]
    right = _cell(cells, uses, "right")
    if len(offered) < 2:
        return ()
    wanted = {one for part in [right, *re.split(r"[,;/]", right)] for one in _meant(part.strip(), offered)}
    return tuple(Option(write(cell), at in wanted) for at, cell in enumerate(offered)) if wanted else ()


def _meant(right: str, offered: Sequence[str]) -> list[int]:
    """Return which of the offered answers `right` names: by its words, its letter or its number."""
    same = [at for at, cell in enumerate(offered) if cell.casefold() == right.casefold()]
    if same or not right:
        return same
    letter = LETTER.fullmatch(right)
    number = (
        ord(letter[1].lower()) - ord("a") if letter else int(right) - 1 if right.isdecimal() and len(right) < 3 else -1
    )
    if number < 0:
        named = re.fullmatch(r"(?:option|choice|answer)\s*([A-Ha-h]|\d)", right, re.IGNORECASE)
        number = (
            -1 if named is None else (int(named[1]) - 1 if named[1].isdecimal() else ord(named[1].lower()) - ord("a"))
        )
    return [number] if 0 <= number < len(offered) else []


def _say_what_is_not_shown(
    body: Sequence[Row], uses: Sequence[Use], names: Sequence[str], shared: int | None, deck: Deck
) -> None:
    for at, use in enumerate(uses):
        if use not in ("tags", "aside") or at == shared:
            continue
        told = list(
            dict.fromkeys(row.cells[at].strip() for row in body if at < len(row.cells) and row.cells[at].strip())
        )
        if told:
            name = f"the column “{names[at].strip()}”" if at < len(names) else "the column of tags"
            shown = ", ".join(told[:5]) + (f" and {len(told) - 5} more" if len(told) > 5 else "")
            deck.remark("not-shown", f"{name} is not shown: {shown[:200]}; nothing to do, unless learners need it")
