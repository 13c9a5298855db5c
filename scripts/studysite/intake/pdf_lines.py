"""Words of a page into lines, lines into rows of cells: what stands beside what, in the order of the file.

That is nearly always the order of reading, columns included; places only tell where a line, a cell or a column ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
# Raised and lowered words are smaller than this share of the others.
SMALLER = 0.9
LETTER = re.compile(r"[^\W\d_]")


class Word(NamedTuple):
    """A word, its place in points from the lower left, how it is set, and whether the file begins a piece with it."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    italic: bool = False
    breaks: bool = False
    url: str = ""


@dataclass(slots=True)
class Line:
    """Words beside each other. `picture` is Markdown that stands for words; `dot` tells of a bullet that is drawn."""

    words: list[Word]
    page: int
    picture: str = ""
    dot: float | None = None
    x0: float = field(init=False)
    x1: float = field(init=False)
    y: float = field(init=False)
    size: float = field(init=False)
    is_rtl: bool = field(init=False)

    def __post_init__(self) -> None:
        """Work out the place of the line from its words, and their order where they run from right to left."""
        self.x0, self.x1 = min(word.x0 for word in self.words), max(word.x1 for word in self.words)
        weights: Counter[float] = Counter()
        for word in self.words:
            weights[word.size] += len(word.text)
        self.size = weights.most_common(1)[0][0]
        self.y = next(word.y for word in self.words if word.size == self.size)
        text = self.text
        self.is_rtl = len(RIGHT_TO_LEFT.findall(text)) * 2 > len(LETTER.findall(text)) > 0
        if self.is_rtl:
            self.words = _logical(self.words)

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(word.text for word in self.words)

    @property
    def is_bold(self) -> bool:
        """Whether all words that hold a letter are bold."""
        lettered = [word for word in self.words if LETTER.search(word.text)]
        return bool(lettered) and all(word.bold for word in lettered)


Cell = list[Line]
Row = list[Cell]


def _logical(words: Sequence[Word]) -> list[Word]:
    """Return the words of a line from right to left, with runs of others inside in their own order."""
    made: list[Word] = []
    run: list[Word] = []
    for word in sorted(words, key=lambda one: -one.x1):
        if LETTER.search(word.text) and not RIGHT_TO_LEFT.search(word.text):
            run.insert(0, word)
        else:
            made += [*run, word]
            run = []
    return _paired([*made, *run])


def _paired(words: Sequence[Word]) -> list[Word]:
    """Turn brackets as they open and close: from right to left, files hold the shape that is seen."""
    made, is_open = [], False
    for word in words:
        text = ""
        for character in word.text:
            if character in "()":
                is_open = not is_open
            text += ("(" if is_open else ")") if character in "()" else character
        made.append(word._replace(text=text))
    return made


def lines(words: Iterable[Word], page: int) -> list[Line]:
    """Return words as lines, in the order of the file; a wide gap parts two lines that stand beside each other."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and _goes_on(runs[-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [Line(part, page) for run in _at_columns(runs) for part in run]


def _goes_on(run: Sequence[Word], word: Word) -> bool:
    before, size = run[-1], max(run[-1].size, word.size)
    if abs(word.y - before.y) > (0.6 if min(before.size, word.size) < SMALLER * size else 0.3) * size:
        return False
    gap = max(word.x0 - max(one.x1 for one in run[-9:]), min(one.x0 for one in run[-9:]) - word.x1)
    is_marker = len(run) == 1 and re.fullmatch(r"[^\w\s]|o|\(?\w{1,3}[.)]", before.text) is not None
    # Pieces of words from right to left come in any order.
    far = 3.0 if is_marker or RIGHT_TO_LEFT.search(word.text) else 1.4
    return gap <= far * size and (gap > -0.6 * size or far == 3.0)


def _at_columns(runs: Sequence[list[Word]]) -> list[list[list[Word]]]:
    """Part runs also at narrow gaps, where words below each other begin in one place: such are columns of a table."""
    places: Counter[int] = Counter()
    gaps = [_gaps(run) for run in runs]
    for run, found in zip(runs, gaps, strict=True):
        places.update({round(run[at].x0) for at in found} | {round(run[0].x0)})
    made = []
    for run, found in zip(runs, gaps, strict=True):
        cuts = [at for at in found if sum(places[round(run[at].x0) + by] for by in (-1, 0, 1)) > 1]
        made.append([run[start:end] for start, end in zip([0, *cuts], [*cuts, len(run)], strict=True)])
    return made


def _gaps(run: Sequence[Word]) -> list[int]:
    """Return where a piece of the file begins behind a gap that is wider than a space."""
    spaces = [after.x0 - before.x1 for before, after in pairwise(run)]
    usual = median(spaces) if len(spaces) > 2 else 0.0
    return [
        at
        for at, space in enumerate(spaces, 1)
        if run[at].breaks and space > max(0.34 * run[at].size, 1.8 * usual) and not _is_mark(run[:at])
    ]


def _is_mark(run: Sequence[Word]) -> bool:
    return len(run) == 1 and re.fullmatch(r"[^\w\s]|o|\(?\w{1,3}[.)]", run[0].text) is not None


def rows(found: Iterable[Line]) -> list[Row]:
    """Return lines as rows: cells beside each other, or one cell with all that only stands one below the other."""
    made: list[Row] = []
    for line in found:
        if not made or line.picture:
            made.append([[line]])
            continue
        row = made[-1]
        last = row[-1][-1]
        if _is_beside(line, last):
            if len(row) == 1:
                made[-1:] = _parted(row[0], line)
            made[-1].append([line])
        elif len(row) == 1 or _is_below(line, row[-1]):
            row[-1].append(line)
        else:
            made.append([[line]])
    return made


def _is_beside(line: Line, last: Line) -> bool:
    if line.page != last.page or line.y < last.y - 0.3 * line.size or last.picture:
        return False
    gap = last.x0 - line.x1 if line.is_rtl and last.is_rtl else line.x0 - last.x1
    return gap > 0.2 * line.size


def _is_below(line: Line, cell: Sequence[Line]) -> bool:
    left, right = min(one.x0 for one in cell), max(one.x1 for one in cell)
    if line.page != cell[-1].page or line.y > cell[-1].y or line.y < cell[-1].y - 2 * line.size:
        return False
    inside = line.x1 <= right + line.size if line.is_rtl else line.x0 >= left - 0.5 * line.size
    return inside and line.x0 < right and line.x1 > left


def _parted(cell: Cell, line: Line) -> list[Row]:
    """Part the lines above a row from those of its first cell: these begin no higher than the second one."""
    at = len(cell)
    while at > 0 and cell[at - 1].y <= line.y + 0.7 * line.size and cell[at - 1].page == line.page:
        at -= 1
    at = min(at, len(cell) - 1)
    return [[cell[:at]], [cell[at:]]] if at else [[cell]]


def is_table(found: Sequence[Row]) -> bool:
    """Tell whether rows are a table: two or more, of as many short cells, one below the other."""
    widths = Counter(map(len, found))
    width, often = widths.most_common(1)[0]
    if len(found) < 2 or often < max(2, 0.6 * len(found)) or max(widths) > width:
        return False
    whole = [row for row in found if len(row) == width]
    if any(len(cell) > 14 for row in found for cell in row):
        return False
    return all(_is_column([row[at] for row in whole]) for at in range(width))


def _is_column(cells: Sequence[Cell]) -> bool:
    """Tell whether cells stand below each other: some place belongs to all of them."""
    left = max(min(line.x0 for line in cell) for cell in cells)
    right = min(max(line.x1 for line in cell) for cell in cells)
    edges = [min(line.x0 for line in cell) for cell in cells]
    return left < right or max(edges) - min(edges) < 3
