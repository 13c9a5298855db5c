"""Review sheets: bullets that ask below the names of topics, some with what answers them below, some without.

What an exam may ask, as teachers list it and students fill it in. Bullets that ask nothing stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studysite.text.asking import QUESTION_END, directs
from studysite.text.headings import Part
from studysite.text.line import Line, indent, is_rule, marker, ticked
from studysite.text.options import is_list
from studysite.text.verbatim import outside_code

# So many bullets ask, and so large a share of all bullets that are no deeper than others.
FEWEST_ASKED, FEWEST_LISTS = 8, 2
# What one is to choose from.
FEWEST_OPTIONS, MOST_OPTIONS = 3, 6

# What nobody has filled in yet: “???”.
UNKNOWN = re.compile(r"(?:^|\s)\?{2,}")

Run = tuple[bool, list[Line]]


def asking_bullets(found: Sequence[Part]) -> list[Part]:
    """Return the parts, those with bullets that ask cut into what asks and what does not; as they were elsewhere.

    Most of the document's outer bullets must ask, in two lists at least, and nothing else may be a quiz.
    """
    if any(part.role in ("quiz", "checkpoints", "answers", "essays") and not part.empty for part in found):
        return list(found)
    held = [list(_runs(part.body)) if not part.role else [] for part in found]
    asked = [lines for runs in held for asks, lines in runs if asks]
    told = sum(sum(1 for line in lines if _is_bullet(line, lines)) for runs in held for asks, lines in runs if not asks)
    lists = sum(1 for runs in held if any(asks for asks, _ in runs))
    marked = sum(1 for lines in asked if QUESTION_END.search(lines[0].text))
    if (
        marked < FEWEST_ASKED
        or marked * 2 < len(asked)
        or lists < FEWEST_LISTS
        or told * 2 > len(asked)
        or _chooses(asked)
    ):
        return list(found)
    return [one for part, runs in zip(found, held, strict=True) for one in _parted(part, runs)]


def _runs(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield each outer bullet that asks with the lines below it, and what stands between those."""
    bullets = [line for _, line, code in outside_code(lines) if not code and marker(line.text)]
    depth = min((indent(line.text) for line in bullets), default=0)
    rest: list[Line] = []
    asking: list[Line] = []
    for at, line, code in outside_code(lines):
        block = list(lines[at : at + (code or 1)])
        outer = not code and not line.blank and indent(line.text) <= depth
        if outer and _asks(line.text):
            yield from _ended(asking, rest)
            asking, rest = block, []
        elif outer and asking:
            yield from _ended(asking, rest)
            asking, rest = [], block
        elif asking:
            asking += block
        else:
            rest += block
    yield from _ended(asking, rest)


def _ended(asking: list[Line], rest: list[Line]) -> Iterator[Run]:
    if asking:
        yield True, asking
    elif any(not line.blank for line in rest):
        yield False, rest


def _asks(text: str) -> bool:
    found = marker(text)
    return (
        found is not None
        and found.number is None
        and ticked(found.rest) == found.rest
        and (QUESTION_END.search(found.rest) is not None or directs(found.rest))
        and UNKNOWN.search(found.rest) is None
    )


def _is_bullet(line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a line is a bullet that is no deeper than the first one."""
    if marker(line.text) is None:
        return False  # before all others are looked at
    first = next((one for one in lines if marker(one.text)), line)
    return indent(line.text) <= indent(first.text)


def _chooses(asked: Sequence[Sequence[Line]]) -> bool:
    """Tell whether all questions that have lines below them have as many: that is what one chooses from."""
    below = [sum(1 for line in lines[1:] if not line.blank) for lines in asked]
    counts = {count for count in below if count}
    return len(counts) == 1 and FEWEST_OPTIONS <= min(counts) <= MOST_OPTIONS


def _parted(part: Part, runs: Sequence[Run]) -> Iterator[Part]:
    """Yield a part as itself where nothing asks, else what asks and what does not in turn; the first has its title."""
    if not any(asks for asks, _ in runs):
        yield part
        return
    body: list[Line] = []
    kind = runs[0][0]
    made = Part(part.title, part.level, part.line, part.mark, "quiz" if kind else "")
    for asks, lines in runs:
        if asks != kind:
            made.body = body
            yield made
            made, body, kind = Part("", part.level, lines[0].number, role="quiz" if asks else ""), [], asks
        body += _answered(lines) if asks else [line for line in lines if not is_rule(line.text)]
    made.body = body
    yield made


def _answered(lines: Sequence[Line]) -> list[Line]:
    """Return a question; what stands below it answers it, unless it asks as well or is to be chosen from."""
    first, below = lines[0], lines[1:]
    own = [line for line in below if not line.blank]
    if not own or any(QUESTION_END.search(line.text) for line in own) or is_list(own):
        return list(lines)
    start = next(at for at, line in enumerate(below) if not line.blank)
    if marker(own[0].text) is None:
        return list(lines)
    return [first, Line(own[0].number, "    A:"), *(line._replace(text=f"    {line.text}") for line in below[start:])]
