"""Lines that read like headings and are parts of something else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from studysite.text.labels import ANSWER_LABEL, NUMBERED
from studysite.text.line import Line
from studysite.text.options import bare_options
from studysite.text.points import asking_items
from studysite.text.stacked import cells

# So many numbered lines with a labelled answer right below show how a text is made.
FEWEST = 4


def no_heads(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines that are options, that ask as items of a quiz do, are cells, or parts of answers."""
    return bare_options(lines) | asking_items(lines) | cells(lines) | _answering(lines)


def _answering(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines within labelled answers; what stands right above the next question heads it."""
    own = [at for at, line in enumerate(lines) if not line.blank]
    asked = [at for at in own if NUMBERED.match(lines[at].text)]
    numbered = set(asked)
    told = {below for at, below in pairwise(own) if at in numbered and ANSWER_LABEL.match(lines[below].text)}
    if len(told) < FEWEST:
        return set()
    found: set[int] = set()
    inside = False
    for at, below in pairwise([*own, len(lines)]):
        inside = at not in numbered and (inside or at in told)
        if inside and below not in numbered:
            found.add(at)
    return found
