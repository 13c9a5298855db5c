"""Numbered lines that each head a paragraph, and what stands behind a line and is no part of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.headline import is_short
from studysite.text.line import Line, indent, marker

# Numbered lines with no blank lines around are headings where so many count from 1, each above so long a paragraph.
FEWEST_POINTS, POINT_BELOW = 3, 100
STOPS = (".", ",", ";", ":", "…", "。", "，", "；", "：", "、", "！", "．", "،", "؛", "۔", "।")

# Marks of sources that study tools leave behind a sentence: [1], [2, 3], [4-6], 【7】.
CITED = re.compile(r"(?:[ \t]{0,9}(?:\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]|【[^【】]{1,20}】))+$")


def uncited(text: str) -> str:
    """Return a line without the marks of sources at its end."""
    return CITED.sub("", text) if text.endswith(("]", "】")) else text


def points(lines: Sequence[Line]) -> set[int]:
    """Return the indices of numbered lines that each head one long paragraph, with no blank lines: 1, 2, 3 at least."""
    found: list[tuple[int, int]] = []
    for at in range(len(lines) - 1):
        mark = marker(lines[at].text)
        text, below = lines[at].text.rstrip(), lines[at + 1].text
        if mark is None or mark.number is None or not mark.rest or indent(text) or not is_short(text):
            continue
        prose = len(below) >= POINT_BELOW and marker(below) is None and not text.endswith(("?", *STOPS))
        if prose and mark.number == (found[-1][1] if found else 0) + 1:
            found.append((at, mark.number))
    return {at for at, _ in found} if len(found) >= FEWEST_POINTS else set()
