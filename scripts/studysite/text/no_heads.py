"""Lines that read like headings and are parts of something else."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.text.line import Line
from studysite.text.options import bare_options
from studysite.text.points import asking_items
from studysite.text.stacked import cells


def no_heads(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines that are options, that ask as items of a quiz do, or are cells of a table."""
    return bare_options(lines) | asking_items(lines) | cells(lines)
