"""The options of TikZ: `draw=none, below of=Router, fill=blue!15`, and the styles that stand for several."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from studysite.diagram import VertexShape
from studysite.text.diagrams.draft import Arrow, NotUnderstood
from studysite.text.diagrams.tex import split_outside

# Options are flat: each key with its value, None where it has none.
Options = dict[str, str | None]

# Styles may name each other without end, and be read for every node: this many characters are, and no more.
MOST_READ = 1_000_000

_ACROSS = {"left": -1, "right": 1}
_UP = {"above": 1, "below": -1}
SIDES = {
    **{word: (0, up) for word, up in _UP.items()},
    **{f"{row}{word}": (across, 0) for word, across in _ACROSS.items() for row in ("", "base ", "mid ")},
    **{f"{row} {word}": (across, up) for word, across in _ACROSS.items() for row, up in _UP.items()},
}
TIP = (
    r"(?:[<>|]{1,2}|\)|\(|latex'?|stealth'?|to|triangle (?:45|60|90)|Latex|Stealth|Triangle|To|Circle|\{[^{}]*\}|[o*])?"
)
ARROW = re.compile(rf"(?P<tail>{TIP})\s*-\s*(?P<head>{TIP})")
DASHES = re.compile(r"(?:(?:loosely|densely)\s+)?(?:dashed|dotted)|dash pattern")
SHAPES: dict[str, VertexShape] = {
    **dict.fromkeys(("circle", "ellipse", "cloud", "cylinder"), "ellipse"),
    "diamond": "diamond",
    "rounded rectangle": "round",
    "rectangle": "box",
}
# `label=above:{words}`: where it stands, then what it says.
LABEL_PLACE = re.compile(
    r"\s*(?:\[[^\[\]]{0,100}\])?\s*(?:(?:[a-z ]{4,12}|-?\d{1,3})\s*:)?\s*\{?\s*(?:\[[^\[\]]{0,100}\])?"
)


class Beside(NamedTuple):
    """Where a node stands: on which side (columns to the right, rows up) of which other node."""

    other: str
    side: tuple[int, int]


@dataclass(slots=True)
class Styles:
    """What the names of styles stand for."""

    _known: dict[str, str] = field(default_factory=dict)
    _read: int = 0

    def read(self, text: str) -> Options:
        """Return options, those of named styles in their place."""
        made: Options = {}
        waiting = list(reversed(self._pairs(text)))
        opened: set[str] = set()
        while waiting:
            key, value = waiting.pop()
            if key in self._known and value is None and key not in opened:
                opened.add(key)
                waiting += reversed(self._pairs(self._known[key]))
                continue
            # What comes later has its way, and stands later: `draw, draw=none`.
            made.pop(key, None)
            made[key] = value
        return made

    def _pairs(self, text: str) -> list[tuple[str, str | None]]:
        self._read += len(text)
        if self._read > MOST_READ:
            raise NotUnderstood("its styles are too long, or name each other too often")
        return _pairs(text)

    def of(self, name: str) -> Options:
        """Return what every node (or path, or edge) has."""
        return self.read(self._known.get(name, ""))

    def define(self, text: str) -> None:
        """Learn the styles among options: `name/.style={…}`."""
        for key, value in self._pairs(text):
            name, _, kind = key.partition("/.")
            if kind.startswith(("style", "append style", "prefix style")):
                self.name(name.strip(), value or "", more=kind.split()[0] != "style")

    def name(self, name: str, text: str, *, more: bool = False) -> None:
        """Learn one style; `more` adds to it."""
        known = self._known.get(name, "")
        self._known[name] = f"{known},{text}" if more and known else text


def _pairs(text: str) -> list[tuple[str, str | None]]:
    made: list[tuple[str, str | None]] = []
    for part in split_outside(text, ","):
        key, *value = split_outside(part, "=")
        name = " ".join(key.split())
        if name:
            made.append((name, _bare("=".join(value)) if value else None))
    return made


def _bare(value: str) -> str:
    told = value.strip()
    return told[1:-1].strip() if told.startswith("{") and told.endswith("}") else told


def shape_of(options: Options) -> VertexShape:
    """Return the shape of a node; one that nothing is drawn around is plain."""
    fill = options.get("fill", "none") or "colour"
    drawn = "draw" in options and options["draw"] != "none"
    if not drawn and fill.startswith(("none", "white")):
        return "plain"
    named = [options.get("shape") or "", *options]
    made: VertexShape = next((SHAPES[name] for name in reversed(named) if name in SHAPES), "box")
    return "round" if made == "box" and "rounded corners" in options else made


def beside(options: Options) -> Beside | None:
    """Return the node that another is placed by: `below of=A`, `below=1cm of A`."""
    for key, value in options.items():
        side = SIDES.get(key.removesuffix(" of"))
        if side is None or value is None:
            continue
        told = value if key.endswith(" of") else value.partition("of ")[2]
        if told.strip():
            return Beside(told.strip(), side)
    return None


def arrow_of(options: Options) -> tuple[Arrow, bool]:
    """Return the kind of a line, and whether its arrow points back to its tail."""
    for key, value in reversed(options.items()):
        found = ARROW.fullmatch(key) if value is None or "{" in key else None
        if found and (key == "-" or found["tail"] or found["head"]):
            if found["tail"] and found["head"]:
                return "both", False
            return ("forward", bool(found["tail"])) if found["tail"] or found["head"] else ("none", False)
    return "none", False


def is_dashed(options: Options) -> bool:
    """Tell whether a line is broken."""
    return any(DASHES.fullmatch(key) for key in options)


def labels_of(options: Options) -> list[str]:
    """Return the words that stand beside a node without being a node."""
    texts = [options.get(key) for key in ("label", "pin")]
    return [text[found.end() :] for text in texts if text and (found := LABEL_PLACE.match(text))]


def quoted_of(options: Options) -> str:
    r"""Return the words that the library “quotes” sets at a line: `edge ["90\%"]`."""
    return " ".join(key.strip("\"'") for key in options if key.startswith('"') and len(key) > 2)
