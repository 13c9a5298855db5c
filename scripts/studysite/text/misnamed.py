"""Sections that stand below the heading of a glossary, and ask: whoever wrote them calls any list of notes so."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.text.asking import asks_at_last
from studysite.text.headings import Part
from studysite.text.labels import NUMBERED
from studysite.text.verbatim import outside

# So many numbered lines, half of which ask, and half of which at least stand at the margin.
FEWEST = 3


def misnamed(found: Sequence[Part]) -> None:
    """Make quizzes of the parts of glossaries whose numbered lines ask, and of those between them."""
    glossaries = [part for part in found if part.role == "glossary"]
    counted = {id(part): _counted(part) for part in glossaries}
    asks = sum(1 for texts in counted.values() for text in texts if asks_at_last(text))
    if asks < FEWEST or asks * 2 < sum(map(len, counted.values())):
        return
    for part in glossaries:
        if counted[id(part)]:
            part.role = "quiz"


def _counted(part: Part) -> list[str]:
    """Return the numbered lines of a part that stand at the margin."""
    own = [part.body[at].text.rstrip() for at in outside(part.body)]
    return [text for text in own if NUMBERED.match(text)]
