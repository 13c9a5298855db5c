"""Lists that do nothing but ask, each below the name of a topic: what a course wants its learners to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from studysite.text.asking import asks_at_last, prompts
from studysite.text.headings import Part
from studysite.text.line import Line, indent, is_rule, marker, ticked
from studysite.text.verbatim import outside

# So many lists, and so many questions in them all together. One list alone may stand in any text.
FEWEST_LISTS, FEWEST_ASKED = 2, 5
LONGEST_NAME = 80
FEWEST_COUNTED, FEWEST_ENTRIES = 3, 12


def asking_lists(found: Sequence[Part]) -> list[Part]:
    """Return the parts that only ask, where most of a document does; none where it has a quiz or a key besides.

    Tables and quotations beside them do not count: a table of contents is one or the other.
    """
    lists = [part for part in found if part.role in ("", "quiz") and _only_asks(part.body)]
    lists = _counted(found) or lists
    asked = [line.text for part in lists for line in _own(part.body)]
    if len(lists) < FEWEST_LISTS or len(asked) < FEWEST_ASKED:
        return []
    rest = [part for part in found if not any(part is one for one in lists)]
    if any(part.role in ("quiz", "checkpoints", "answers", "essays") and not part.empty for part in rest):
        return []
    others = [line for part in rest for line in _own(part.body) if line.text.lstrip()[0] not in "|>"]
    return lists if len(asked) >= len(others) else []


def _counted(found: Sequence[Part]) -> list[Part]:
    """Return all lists that count from 1 below headings, where half of their entries ask, and one in each list.

    What else they name is asked just so: “3. The handshake”. Three such lists, and hardly anything beside them.
    """
    lists = [part for part in found if part.role in ("", "quiz") and part.title and _counts(part.body)]
    if len(lists) < FEWEST_COUNTED:
        return []
    asked = [line.text for part in lists for line in _own(part.body)]
    marked = sum(1 for text in asked if asks_at_last(text.rstrip()))
    beside = sum(len(_own(part.body)) for part in found) - len(asked)
    fits = len(asked) >= FEWEST_ENTRIES and marked * 2 >= len(asked)
    return lists if fits and beside * 10 <= len(asked) else []


def _counts(lines: Sequence[Line]) -> bool:
    """Tell whether lines are nothing but entries at the margin that count from 1, or a single line that asks."""
    own = [line.text for line in _own(lines)]
    marks = [marker(text) for text in own]
    numbers = [mark.number for mark in marks if mark and not mark.indent]
    if len(own) == 1 and not numbers:
        return asks_at_last(own[0].rstrip())
    return numbers == list(range(1, len(own) + 1)) and bool(own)


def _own(lines: Sequence[Line]) -> list[Line]:
    return [lines[at] for at in outside(lines) if not is_rule(lines[at].text)]


def _only_asks(lines: Sequence[Line]) -> bool:
    """Tell whether all lines are entries of a list, none deeper than others, and ask; with boxes it is a checklist."""
    depths = set()
    for line in _own(lines):
        mark = marker(line.text)
        if mark is None or ticked(mark.rest) != mark.rest or not asks_at_last(line.text.rstrip()):
            return False
        depths.add(mark.indent)
    return len(depths) == 1


def labelled_lists(found: Sequence[Part]) -> list[Part]:
    """Return the parts; a quiz of bare lines is cut where short lines with a colon name what the next ones ask about.

    Nearly all its other lines must ask or tell a learner what to do, and two such names at least stand alone.
    """
    return [one for part in found for one in (_cut(part) if part.role == "quiz" else [part])]


def _cut(part: Part) -> list[Part]:
    own = [part.body[at] for at in outside(part.body)]
    bare = [line for line in own if marker(line.text) is None and not indent(line.text)]
    named = [line for line in bare if _names(line.text)]
    asking = sum(1 for line in bare if prompts(line.text))
    if len(named) < FEWEST_LISTS or asking < FEWEST_ASKED or asking * 5 < (len(bare) - len(named)) * 4:
        return [part]
    numbers = {line.number for line in named}
    made = [replace(part, body=[])]
    for line in part.body:
        if line.number in numbers:
            made.append(Part(line.text.strip().rstrip(":："), min(6, part.level + 1), line.number, role="quiz"))
        else:
            made[-1].body.append(line)
    return made


def _names(text: str) -> bool:
    text = text.strip()
    return len(text) <= LONGEST_NAME and text.endswith((":", "：")) and not prompts(text)
