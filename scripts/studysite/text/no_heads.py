"""Lines that read like headings and are parts of something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from studysite.text.asking import ASKS, speaker
from studysite.text.labels import ANSWER_LABEL, NUMBERED
from studysite.text.line import Line
from studysite.text.options import bare_options
from studysite.text.points import asking_items
from studysite.text.stacked import cells

# So many numbered lines with a labelled answer right below show how a text is made.
FEWEST = 4


def no_heads(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines that are options, that ask as items of a quiz do, are cells, or parts of answers.

    Nor is a line a heading that is to be filled in, that only offers words to choose from, or that somebody asks who
    asks again.
    """
    told = {at for at, line in enumerate(lines) if _notes(line.text)}
    return bare_options(lines) | asking_items(lines) | cells(lines) | _answering(lines) | told | _speaking(lines)


def _notes(text: str) -> bool:
    """Tell whether a line has room to write on, or only small words behind its label: “Word bank: reef, knot, bend”."""
    words = text.partition(": ")[2].split(", ")
    return to_fill_in(text) or (len(words) > 2 and all(map(_is_small, words)))


def _is_small(word: str) -> bool:
    return word[:1].islower()


def to_fill_in(text: str) -> bool:
    """Tell whether a line has room to write on: “Name: ____ Date: ____”."""
    return "____" in text


def _speaking(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines that ask behind the same name, two at least: “Reporter: Will you retire?”."""
    asked = {
        at: who for at, line in enumerate(lines) if ASKS.search(line.text.rstrip()) and (who := speaker(line.text))
    }
    often = Counter(asked.values())
    return {at for at, name in asked.items() if often[name] > 1}


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
