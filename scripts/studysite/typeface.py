"""The typeface of pictures: which font has a character, how wide it is, and the runs that a line is drawn in.

Fontsource parts a family into files by script, and says in `unicode.json` which has what.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from pathlib import Path

from PIL import ImageFont, features

from studysite.setting import JOINERS

# The npm package of the typeface, and those that help where they are installed: an owner who writes in one of
# these scripts adds its package to package.json, and that is all.
FACE = "@fontsource/source-serif-4"
COMPANIONS = tuple(
    f"@fontsource-variable/noto-{name}" for name in ("serif-hebrew", "naskh-arabic", "serif-jp", "serif-sc", "serif-kr")
)

# Widths are measured once, in this size, letter by letter: without kerning, so a little too wide and never too narrow.
MEASURED = 64

# What has no glyph in any font, so that it shows what a font draws for the lack of one.
NOWHERE = "\U0010fffd"

# What a font has, and draws nothing for.
UNSEEN = f" {JOINERS}"


@dataclass(frozen=True, slots=True, eq=False)
class Subset:
    """A file of a family: the characters it is said to have; `files` by weight, or one that varies."""

    files: str
    ranges: tuple[range, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in a row that one font draws in one direction."""

    text: str
    subset: Subset
    is_leftward: bool


class Typeface:
    """The families below `modules`, a node_modules folder; the first that has a character draws it."""

    def __init__(self, modules: Path) -> None:
        self._modules = modules
        self._subsets: dict[str, Subset | None] = {}
        self._drawn: dict[tuple[str, Subset], bool] = {}
        self._widths: dict[tuple[str, int], float] = {}
        self._fonts: dict[tuple[Subset, int, int], ImageFont.FreeTypeFont] = {}

    @cached_property
    def _all(self) -> list[Subset]:
        families = [FACE, *(name for name in COMPANIONS if (self._modules / name).is_dir())]
        return [subset for name in families for subset in _subsets(self._modules / name)]

    @property
    def version(self) -> str:
        """Say which fonts there are: their packages name the version."""
        total = hashlib.sha256()
        for name in (FACE, *COMPANIONS):
            package = self._modules / name / "package.json"
            total.update(package.read_bytes() if package.is_file() else b"\0")
        return total.hexdigest()

    def has(self, text: str) -> bool:
        """Tell whether there is a glyph for every character."""
        return None not in self._chosen(text)

    def width(self, text: str, size: int, weight: int) -> float:
        """Return how wide `text` is at most, in pixels."""
        return sum(self._width(one, weight) for one in text) * size / MEASURED

    def font(self, subset: Subset, size: int, weight: int) -> ImageFont.FreeTypeFont:
        """Return a font, loaded once."""
        key = (subset, size, weight)
        if key not in self._fonts:
            path = subset.files.format(weight=weight)
            font = self._fonts[key] = ImageFont.truetype(path, size, layout_engine=layout())
            if path == subset.files:
                font.set_variation_by_axes([weight])
        return self._fonts[key]

    def runs(self, text: str, *, is_leftward: bool) -> list[Run]:
        """Return the runs of a line from left to right; `is_leftward` is the direction of its paragraph.

        What no font has is left out.

        This is the bidirectional algorithm of Unicode (UAX 9) as far as a title needs it: no
        embeddings, and numbers are words that run to the right.
        """
        ways = _directions(text, is_leftward=is_leftward)
        made = [
            Run("".join(one for one, _, _ in group), subset, way)
            for (subset, way), group in groupby(zip(text, self._chosen(text), ways, strict=True), lambda of: of[1:])
            if subset
        ]
        if is_leftward:
            made.reverse()
        return [
            run
            for way, group in groupby(made, lambda run: run.is_leftward)
            for run in (list(group) if way == is_leftward else reversed(list(group)))
        ]

    def _chosen(self, text: str) -> Iterator[Subset | None]:
        """Yield the font of each character, None where there is none."""
        before: Subset | None = None
        for one in text:
            if before and (unicodedata.combining(one) or one in JOINERS):
                # Only the font of the letter knows where the letter's mark belongs.
                yield before if self._is_drawn(one, before) else None
                continue
            # A space goes with what stands before it, if that font has one.
            if not (one == " " and before and self._is_drawn(one, before)):
                before = self._subset(one)
            yield before

    def _subset(self, one: str) -> Subset | None:
        if one not in self._subsets:
            self._subsets[one] = next((subset for subset in self._all if self._is_drawn(one, subset)), None)
        return self._subsets[one]

    def _is_drawn(self, one: str, subset: Subset) -> bool:
        """Tell whether a font has a glyph: more is said of it than it has, and what it lacks it draws as a box."""
        key = (one, subset)
        if key not in self._drawn:
            is_said = any(ord(one) in some for some in subset.ranges) and (is_shaped() or not is_leftward(one))
            self._drawn[key] = is_said and (one in UNSEEN or self._has_glyph(one, self.font(subset, MEASURED, 400)))
        return self._drawn[key]

    @staticmethod
    def _has_glyph(one: str, font: ImageFont.FreeTypeFont) -> bool:
        mask = font.getmask(one)
        return bool(mask.getbbox()) and bytes(mask) != bytes(font.getmask(NOWHERE))

    def _width(self, one: str, weight: int) -> float:
        key = (one, weight)
        if key not in self._widths:
            subset = self._subset(one)
            self._widths[key] = self.font(subset, MEASURED, weight).getlength(one) if subset else 0
        return self._widths[key]


def is_leftward(text: str) -> bool:
    """Tell whether a paragraph runs from right to left: its first letter decides (UAX 9, P2)."""
    return next((way in {"R", "AL"} for way in map(unicodedata.bidirectional, text) if way in {"L", "R", "AL"}), False)


def _directions(text: str, *, is_leftward: bool) -> list[bool]:
    """Return for each character whether it runs to the left; what has no direction takes its neighbours'."""
    ways = [
        {"R": True, "AL": True, "L": False, "EN": False, "AN": False}.get(unicodedata.bidirectional(c)) for c in text
    ]
    for at, one in enumerate(text):
        if unicodedata.combining(one) and at:
            ways[at] = ways[at - 1]
    made: list[bool] = []
    for at, way in enumerate(ways):
        before = made[-1] if made else is_leftward
        after = next((other for other in ways[at:] if other is not None), is_leftward)
        made.append(way if way is not None else before if before == after else is_leftward)
    return made


def _subsets(folder: Path) -> Iterator[Subset]:
    """Yield the files of a family, in the order of use: Latin first, for the digits and marks that others have too."""
    name = folder.name
    said: dict[str, str] = json.loads((folder / "unicode.json").read_text(encoding="utf-8"))
    pattern = "wght" if "variable" in folder.parent.name else "{weight}"
    for subset in sorted(said, key=lambda key: (key not in {"latin", "latin-ext"}, key)):
        ranges = tuple(
            range(int(low, 16), int(high or low, 16) + 1)
            for low, high in re.findall(r"U\+([0-9a-fA-F]+)(?:-([0-9a-fA-F]+))?", said[subset])
        )
        yield Subset(str(folder / "files" / f"{name}-{subset.strip('[]')}-{pattern}-normal.woff2"), ranges)


@cache
def is_shaped() -> bool:
    """Tell whether letters can join and run to the left: Pillow's wheels can do that, some systems' builds cannot."""
    return bool(features.check("raqm"))


@cache
def layout() -> ImageFont.Layout:
    """Return what places letters: the better way where the machine has it."""
    return ImageFont.Layout.RAQM if is_shaped() else ImageFont.Layout.BASIC
