"""Lists that do nothing but ask, each below the name of a topic: what a course wants its learners to know."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.text.asking import asks_at_last, is_talk
from studysite.text.headings import Part
from studysite.text.line import Line, indent, is_rule, marker, ticked
from studysite.text.verbatim import outside

# So many lists, and so many questions in them all together. One list alone may stand in any text.
FEWEST_LISTS, FEWEST_ASKED = 2, 5


def asking_lists(found: Sequence[Part]) -> list[Part]:
    """Return the parts that only ask, where most of a document does; none where it has a quiz or a key besides.

    Tables and quotations beside them do not count: a table of contents is one or the other.
    """
    lists = [part for part in found if part.role in ("", "quiz") and _only_asks(part.body)]
    asked = [line.text for part in lists for line in _own(part.body)]
    if len(lists) < FEWEST_LISTS or len(asked) < FEWEST_ASKED or is_talk(asked):
        return []
    rest = [part for part in found if not any(part is one for one in lists)]
    if any(part.role in ("quiz", "checkpoints", "answers", "essays") and not part.empty for part in rest):
        return []
    others = [line for part in rest for line in _own(part.body) if line.text.lstrip()[0] not in "|>"]
    return lists if len(asked) >= len(others) else []


def _own(lines: Sequence[Line]) -> list[Line]:
    return [lines[at] for at in outside(lines) if not is_rule(lines[at].text)]


def _only_asks(lines: Sequence[Line]) -> bool:
    """Tell whether all lines are entries of a list, none deeper than others, and ask; with boxes it is a checklist."""
    own = _own(lines)
    if not own or len({indent(line.text) for line in own}) > 1:
        return False
    marks = [marker(line.text) for line in own]
    asks = all(asks_at_last(line.text.rstrip()) for line in own)
    return asks and all(mark is not None and ticked(mark.rest) == mark.rest for mark in marks)
