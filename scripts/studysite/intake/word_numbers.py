"""Word's automatic numbers, which stand nowhere in the text: what a reader of the document sees before a paragraph.

After ECMA-376, part 1, 17.9: a paragraph names a list and a level; lists of one abstract list count on together, unless
one of them says where it starts; a level begins anew after each entry of a higher one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from studysite.intake.word_styles import W, is_on, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LEVELS = 9
# Bullets that say something of what stands behind them.
TICKS = frozenset("✓✔☑✅☐✗✘❌")
ROMAN: tuple[tuple[int, str], ...] = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class Level:
    """How a level is numbered: its first number, form, text (`%1.`), the level (from 1) that makes it begin anew."""

    start: int
    form: str
    text: str
    restart: int | None
    is_legal: bool


@dataclass(slots=True)
class Numbers:
    """Counts through a document, paragraph by paragraph."""

    lists: dict[str, tuple[str, dict[int, Level], frozenset[int]]] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, numbering: Element | None, own_level: int = 0) -> tuple[int, str] | None:
        """Return the level and the label of the next paragraph; None where it has none. A bullet's label is `-`."""
        if numbering is None:
            return None
        key = value(numbering.find(f"{W}numId"))
        told = value(numbering.find(f"{W}ilvl"))
        at = int(told) if re.fullmatch("[0-8]", told) else own_level
        if key not in self.lists:
            return None
        abstract, levels, overridden = self.lists[key]
        level = levels.get(at)
        if level is None:
            return None
        self._count(key, abstract, levels, overridden, at)
        if level.form == "bullet":
            return at, f"- {level.text}" if level.text in TICKS else "-"
        text = self._text(level, levels, self.counts[abstract])
        return (at, text) if text else None

    def _count(self, key: str, abstract: str, levels: dict[int, Level], overridden: frozenset[int], at: int) -> None:
        counts = self.counts.setdefault(abstract, [None] * LEVELS)
        if key not in self.begun:
            self.begun.add(key)
            for one in overridden:
                counts[one] = None
        for above in range(at):
            if counts[above] is None:
                counts[above] = levels[above].start if above in levels else 1
        before = counts[at]
        counts[at] = levels[at].start if before is None else before + 1
        for below in range(at + 1, LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and at + 1 <= restart):
                counts[below] = None

    def _text(self, level: Level, levels: dict[int, Level], counts: list[int | None]) -> str:
        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            form = "decimal" if level.is_legal or at not in levels else levels[at].form
            return formed(counts[at] or 0, form)

        return re.sub(r"%([1-9])", number, level.text).strip()


def numbers(root: Element | None) -> Numbers:
    """Return the lists that a document declares."""
    made = Numbers()
    if root is None:
        return made
    abstracts = {
        one.get(f"{W}abstractNumId", ""): {_at(level): _level(level) for level in one.iter(f"{W}lvl")}
        for one in root.iter(f"{W}abstractNum")
    }
    for one in root.iter(f"{W}num"):
        abstract = value(one.find(f"{W}abstractNumId"))
        levels = dict(abstracts.get(abstract, {}))
        overridden = set()
        for change in one.iter(f"{W}lvlOverride"):
            at = _at(change)
            own = change.find(f"{W}lvl")
            level = _level(own) if own is not None else levels.get(at)
            start = value(change.find(f"{W}startOverride"))
            if level is None:
                continue
            if re.fullmatch(r"\d{1,5}", start):
                overridden.add(at)
                level = Level(int(start), level.form, level.text, level.restart, level.is_legal)
            levels[at] = level
        made.lists[one.get(f"{W}numId", "")] = (abstract, levels, frozenset(overridden))
    return made


def _at(element: Element) -> int:
    text = element.get(f"{W}ilvl", "0")
    return int(text) if re.fullmatch("[0-8]", text) else LEVELS - 1


def _level(element: Element) -> Level:
    start = value(element.find(f"{W}start"))
    restart = value(element.find(f"{W}lvlRestart"))
    legal = element.find(f"{W}isLgl")
    return Level(
        int(start) if re.fullmatch(r"\d{1,5}", start) else 1,
        value(element.find(f"{W}numFmt")) or "decimal",
        value(element.find(f"{W}lvlText")),
        int(restart) if restart.isdigit() else None,
        legal is not None and is_on(legal.get(f"{W}val", "1")),
    )


def formed(number: int, form: str) -> str:
    """Return a number as a level writes it; forms that are not known count in digits."""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        made = ""
        for worth, sign in ROMAN:
            count, number = divmod(number, worth)
            made += sign * count
        return made if form == "lowerRoman" else made.upper()
    if form == "none":
        return ""
    return f"{number:02d}" if form == "decimalZero" else str(number)
