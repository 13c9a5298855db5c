"""Outlines without any mark, as mapping tools write them as text: a line a branch, deeper by its indentation alone."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from studysite.text.headings import hash_heading
from studysite.text.line import Line, indent, is_rule, marker

FEWEST_LINES, FEWEST_LEVELS = 6, 3
LONGEST = 70
# How lines of programs end, and cells of tables begin.
CODE = ("{", "}", ";", ",", ":", "[", "]", "(")


def depths(lines: Sequence[Line]) -> list[int]:
    """Return the columns at which the branches of an outline begin; none where lines are anything else."""
    own = [line for line in lines if not line.blank and not is_rule(line.text)]
    if len(own) < FEWEST_LINES or any(_is_marked(line) for line in own):
        return []
    found = [indent(line.text) for line in own]
    levels = sorted(set(found))
    texts = [line.text.strip() for line in own]
    code = sum(1 for text in texts if text.endswith(CODE) or text[0] in "|<>{}[]")
    sentences = sum(1 for text in texts if len(text) > LONGEST or text.endswith((".", "?", "!", "。", "؟")))
    inner = sum(1 for depth in found if depth > levels[0])
    # A list of numbers alone is a list.
    if sum(1 for line in own if marker(line.text)) * 2 > len(own):
        return []
    fits = found[0] == levels[0] and len(levels) >= FEWEST_LEVELS and inner * 2 >= len(own)
    short = median(map(len, texts)) <= LONGEST and sentences * 4 <= len(own) and code * 5 <= len(own)
    return levels if fits and short else []


def _is_marked(line: Line) -> bool:
    """Tell whether a line is anything but words: numbers count branches, beside those of two parts (1.1)."""
    found = marker(line.text)
    return bool(line.close) or hash_heading(line.text) is not None or (found is not None and found.number is None)


def bulleted(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of such an outline with a bullet each."""
    return [
        line if line.blank or is_rule(line.text) or marker(line.text) else line._replace(text=_with_bullet(line.text))
        for line in lines
    ]


def _with_bullet(text: str) -> str:
    body = text.lstrip(" \t")
    return f"{text[: len(text) - len(body)]}- {body}"
