"""Lines of a PDF into paragraphs, headings, lists and tables: joined again where a page, column or line was full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from studysite.intake import prose
from studysite.intake.pdf_lines import Cell, Line, Row, is_table
from studysite.intake.pdf_text import plain_words, written

BULLET = re.compile("[•◦▪‣●○■□▫–—*·➢➤\uf0b7\uf0a7\uf0d8\uf076-]$")
NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])[.)]$")
STOP = re.compile(r"[.!?:;。！？؟…][\"'”’)\]]*$")
# How much larger than the text a heading is, and how many words one has at most.
HEADING, MOST_WORDS = 1.13, 30


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together. `mark` is `-` or a number where it is an entry of a list."""

    lines: list[Line]
    mark: str = ""
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What is measured of a whole document: the size of its text, the sizes of its headings, its words."""

    body: float
    headings: tuple[float, ...]
    words: frozenset[str]
    leading: dict[int, float]


def setting(lines: Sequence[Line]) -> Setting:
    """Measure a document."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    larger = sorted({size for size in sizes if size >= HEADING * body}, reverse=True)
    headings: list[float] = []
    for size in larger:
        if not headings or size < 0.94 * headings[-1]:
            headings.append(size)
    steps: dict[int, list[float]] = {}
    for one, other in pairwise(lines):
        if one.page == other.page and 0.8 * one.size < one.y - other.y < 2.2 * one.size:
            steps.setdefault(round(one.size), []).append(one.y - other.y)
    words = frozenset(word.text.strip(".,;:!?()").lower() for line in lines for word in line.words)
    return Setting(body, tuple(headings), words, {size: _lowest(gaps) for size, gaps in steps.items()})


def _lowest(gaps: list[float]) -> float:
    """Return the distance of lines within a paragraph: the usual one of the smaller half."""
    ordered = sorted(gaps)
    return median(ordered[: max(1, (len(ordered) + 1) // 2)])


def blocks(rows: Sequence[Row], told: Setting) -> list[str]:
    """Return rows as blocks of Markdown."""
    made: list[str] = []
    flow: Cell = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and len(rows[end]) > 1:
            end += 1
        if end > at and (numbered := _numbered(rows[at:end])):
            flow += numbered
        elif end > at and is_table(rows[at:end]):
            made += [*_flow(flow, told), _table(rows[at:end], told)]
            flow = []
        else:
            end = max(end, at + 1)
            flow += [line for row in rows[at:end] for cell in row for line in cell]
        at = end
    return made + _flow(flow, told)


def _numbered(rows: Sequence[Row]) -> list[Line]:
    """Return the lines of a list whose numbers stand in a column of their own, none where rows are another table."""
    first = [row[0][0].text for row in rows]
    if any(len(row) != 2 or len(row[0]) > 1 for row in rows) or not all(
        re.fullmatch(r"\d{1,3}[.)]?", one) for one in first
    ):
        return []
    counted = [int(one.rstrip(".)")) for one in first]
    if counted != list(range(counted[0], counted[0] + len(counted))):
        return []
    for row in rows:
        number, line = row[0][0].words[0], row[1][0]
        mark = number.text if number.text[-1] in ".)" else f"{number.text}."
        row[1][0] = Line([number._replace(text=mark, y=line.y), *line.words], line.page)
    return [line for row in rows for line in row[1]]


def _table(rows: Sequence[Row], told: Setting) -> str:
    width = max(map(len, rows))
    first = next(row for row in rows if len(row) == width)
    made = []
    for row in rows:
        cells = [""] * width
        for cell in row:
            near = (
                min(range(width), key=lambda at: abs(first[at][0].x0 - cell[0].x0))
                if len(row) < width
                else row.index(cell)
            )
            cells[near] = " ".join(filter(None, (cells[near], written(cell, told.words))))
        made.append(cells)
    return prose.table(made)


def _flow(lines: Sequence[Line], told: Setting) -> list[str]:
    """Return lines one below the other as paragraphs, headings and lists."""
    made: list[str] = []
    levels: list[float] = []
    for one in paragraphs(lines, told):
        text = one.lines[0].picture or written(one.lines, told.words, skip=bool(one.mark) and one.lines[0].dot is None)
        if not text:
            continue
        heading = _heading(one, told)
        if heading:
            made.append(f"{'#' * heading} {plain_words(one.lines, told.words)}")
        elif one.mark:
            is_new = not levels
            level = _level(levels, one.at, one.lines[0].size)
            entry = "\n".join("    " * level + part for part in prose.listed(one.mark, text).split("\n"))
            if is_new or (level == 0 and re.match(r"\(?1[.)]", one.mark)):
                made.append(entry)
            else:
                made[-1] += "\n" + entry
            continue
        else:
            made.append(text)
        levels = []
    return made


def _level(levels: list[float], at: float, size: float) -> int:
    while len(levels) > 1 and at < levels[-1] - 0.5 * size:
        levels.pop()
    if not levels or at > levels[-1] + 0.7 * size:
        levels.append(at)
    return len(levels) - 1


def _heading(one: Paragraph, told: Setting) -> int:
    """Return the level of a heading, 0 for what is none."""
    size = one.lines[0].size
    count = sum(len(line.words) for line in one.lines)
    if one.lines[0].picture or size < HEADING * told.body or count > MOST_WORDS:
        return 0
    if not re.search(r"[^\W\d_]", one.lines[0].text):
        return 0
    at = next((at for at, other in enumerate(told.headings) if size >= 0.94 * other), 0)
    return min(at + 1, 6)


def paragraphs(lines: Sequence[Line], told: Setting) -> list[Paragraph]:
    """Return the paragraphs that lines are."""
    made: list[Paragraph] = []
    edges = _edges(lines)
    for at, line in enumerate(lines):
        mark = _mark(line)
        if made and not mark and _goes_on(made[-1], line, edges[at - 1], told):
            made[-1].lines.append(line)
        else:
            side = line.x1 if line.is_rtl else line.x0
            place = -side if line.is_rtl else side
            made.append(Paragraph([line], mark, place if line.dot is None else line.dot))
    return made


def _mark(line: Line) -> str:
    """Return the mark of a list that a line begins with, empty where it does with none."""
    if line.picture or not line.words:
        return ""
    first = line.words[0].text
    if line.dot is not None:
        return "-"
    if len(line.words) < 2:
        return ""
    gap = line.words[1].x0 - line.words[0].x1
    if BULLET.match(first) or (first in ("o", "§") and gap > 0.7 * line.size):
        return "-"
    if line.is_rtl and re.fullmatch(r"[.)]\d{1,3}", first):
        return f"{first[1:]}."
    return first if NUMBER.match(first) and (first[0].isdigit() or first[0] == "(" or gap > 0.5 * line.size) else ""


def _edges(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return for each line how far to the left and right the lines of its column reach."""
    made: list[tuple[float, float]] = []
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    blocks = _stacked(lines)
    before: dict[tuple[int, int], tuple[float, float]] = {}
    for line, block in zip(lines, blocks, strict=True):
        place = (line.page, round(line.x0 / 4))
        column = block or before.get(place)
        if block:
            before[place] = block
        if column and column[1] >= line.x1 - line.size:
            made.append(column)
            continue
        same = [
            one for one in by_page[line.page] if min(one.x1, line.x1) - max(one.x0, line.x0) > 0.5 * (line.x1 - line.x0)
        ]
        # A line without any width lies beside no other, nor itself.
        same = same or [line]
        made.append((min(one.x0 for one in same), max(one.x1 for one in same)))
    return made


def _stacked(lines: Sequence[Line]) -> list[tuple[float, float] | None]:
    """Return the edges of each block of lines close below each other that tells where its column ends."""
    made: list[tuple[float, float] | None] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and _is_close(lines[end - 1], lines[end]):
            end += 1
        block = lines[at:end]
        left, right, size = min(one.x0 for one in block), max(one.x1 for one in block), block[0].size
        full = sum(1 for one in block if one.x1 > right - 2 * size and one.x0 < left + 2 * size)
        told = len(block) > 2 and right - left > 15 * size and full >= 0.5 * len(block)
        made += [(left, right) if told else None] * (end - at)
        at = end
    return made


def _is_close(line: Line, other: Line) -> bool:
    is_next = line.page == other.page and 0 < line.y - other.y < 1.6 * line.size
    return is_next and abs(line.size - other.size) < 0.1 * line.size and other.x0 < line.x1 and other.x1 > line.x0


def _goes_on(one: Paragraph, line: Line, edges: tuple[float, float], told: Setting) -> bool:
    """Tell whether a line belongs to the paragraph before it, whose last line's column reaches to `edges`."""
    last = one.lines[-1]
    if line.picture or last.picture or abs(line.size - last.size) > 0.08 * last.size or not line.words:
        return False
    first = line.words[0]
    room = last.x0 - edges[0] if line.is_rtl else edges[1] - last.x1
    is_full = first.x1 - first.x0 + 0.2 * line.size > room
    down = last.y - line.y
    leading = told.leading.get(round(last.size), 1.3 * last.size)
    is_next = last.page == line.page and down > 0
    if last.size >= HEADING * told.body:
        return is_next and down < 1.7 * last.size and (is_full or last.is_bold == line.is_bold) and is_full
    if not is_next:
        return is_full and not STOP.search(last.text) and line.words[0].text[:1].islower()
    if down > 1.28 * leading or (last.is_bold != line.is_bold and not is_full):
        return False
    if not is_full:
        return False
    # The first line of a paragraph may stand in, unless the one before begins a list.
    return bool(one.mark) or len(one.lines) < 2 or line.x0 < last.x0 + 0.9 * line.size or line.is_rtl
