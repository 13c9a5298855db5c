"""Options without letters, each a line of its own, and below them a label that repeats the right one.

`3) The tide turns because:`, then a line for each option, then `Correct: The Moon moves on.` The options become boxes
to tick, and the label goes; twice at least, and only where it repeats one of the lines word for word.
"""

from __future__ import annotations

from collections.abc import Sequence

from studysite.text.asking import LEFT_OPEN
from studysite.text.choice_words import NAMES_RIGHT
from studysite.text.choices import unstressed
from studysite.text.labels import NUMBERED
from studysite.text.languages import folded
from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule, marker
from studysite.text.option_marks import mark
from studysite.text.verbatim import outside_code

FEWEST, FEWEST_OPTIONS, MOST_OPTIONS = 2, 2, 8


def with_ticked(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such options as boxes."""
    own = [at for at, line, code in outside_code(lines) if not code and not line.blank]
    found: dict[int, tuple[list[int], int]] = {}
    for place, at in enumerate(own):
        label = NAMES_RIGHT.match(lines[at].text)
        words = unstressed(lines[at].text[label.end() :], label.group()) if label else ""
        if words and (offered := _offered(lines, own[max(0, place - MOST_OPTIONS - 1) : place], words)):
            found[at] = offered
    if len(found) < FEWEST:
        return list(lines)
    boxes = {at: at == right for offered, right in found.values() for at in offered}
    made: list[Line] = []
    for at, line in enumerate(lines):
        if at in found:
            ledger.drop(line.number, "named option", line.text)
            made.append(line._replace(text=""))
        elif at in boxes:
            made.append(line._replace(text=f"- [{'x' if boxes[at] else ' '}] {line.text.strip()}"))
        else:
            made.append(line)
    return made


def _offered(lines: Sequence[Line], above: Sequence[int], words: str) -> tuple[list[int], int] | None:
    """Return the lines between a question and the label below it, and the one that the label repeats."""
    offered: list[int] = []
    for at in reversed(above):
        text = lines[at].text.strip()
        if NUMBERED.match(text):
            same = [one for one in offered if _bare(lines[one].text) == _bare(words)]
            asks = text.rstrip("*_ ").endswith(("?", "？", *LEFT_OPEN))
            return (offered, same[0]) if asks and len(same) == 1 and len(offered) >= FEWEST_OPTIONS else None
        if is_rule(text) or text[:1] in "#|>" or marker(text) or ((one := mark(text)) and one.place >= 0):
            return None
        offered.append(at)
    return None


def _bare(text: str) -> str:
    return folded(" ".join(text.split())).strip(" .*_")
