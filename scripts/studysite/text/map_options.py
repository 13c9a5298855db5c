"""What a document asks of the picture of its map: markmap's options, as far as pages honour them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from studysite.text.ledger import Ledger
from studysite.text.line import DEEPEST, Line

# Characters of a value or a name that a notice repeats.
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Range:
    """Whole numbers from `least` to `most`; `attribute` is what the page calls the option."""

    attribute: str
    least: int
    most: int


# A map has DEEPEST levels; -1 unfolds them all, and a width of 0 is no limit.
RANGES = {
    "initialExpandLevel": Range("expand", -1, DEEPEST),
    "colorFreezeLevel": Range("freeze", 0, DEEPEST),
    "maxWidth": Range("width", 0, 2000),
}


def map_options(settings: object, block: Sequence[Line], ledger: Ledger) -> dict[str, int]:
    """Return the options that can be honoured, and remark on the others. `block` are the lines of the front matter."""
    made: dict[str, int] = {}
    for key, value in _given(settings, block, ledger).items():
        name = str(key) if isinstance(key, str | int) else ""
        told = RANGES.get(name)
        if told is None:
            ledger.notice(
                _line(name, block),
                "unknown-map-option",
                f"`markmap` has “{_told(key)}”, which no page honours; take it out: {', '.join(RANGES)} are honoured",
            )
        elif type(value) is int and told.least <= value <= told.most:
            made[name] = value
        else:
            ledger.notice(
                _line(name, block),
                "bad-map-option",
                f"`{name}` is “{_told(value)}”, and left out: "
                f"write a whole number from {told.least} to {told.most}, without quotation marks",
            )
    return made


def _given(settings: object, block: Sequence[Line], ledger: Ledger) -> Mapping[Any, Any]:
    if isinstance(settings, Mapping):
        return settings
    if settings is not None:
        ledger.notice(
            _line("markmap", block),
            "bad-map-option",
            f"`markmap` is “{_told(settings)}”, and left out: write its options below it, one a line, further in",
        )
    return {}


def _line(name: str, block: Sequence[Line]) -> int:
    """Return the line that sets an option, the first of the block where none does so by itself."""
    setting = (line.number for line in block if name and line.text.strip(" \t\"'{,").startswith(name))
    return next(setting, block[0].number)


def _told(value: object) -> str:
    """Return a value as a notice repeats it; what is nested, or a number of thousands of digits, only as dots."""
    if isinstance(value, int) and value.bit_length() > SHOWN * 3:
        return "…"
    text = str(value) if isinstance(value, str | int | float) or value is None else "…"
    return "".join(filter(str.isprintable, text[:SHOWN])) or "…"
