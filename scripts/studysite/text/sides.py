"""Questions and answers that only their place or their table tells apart: which lines are which side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studysite.text.headings import Part
from studysite.text.items import NUMBERED
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.tabled import asks_or_tells, table_lines, tables_among
from studysite.text.verbatim import outside
from studysite.text.vocabulary import STANDS_ALONE, Role, bare

# A table of one side: where it begins and ends, which side it is, the column that holds it.
Side = tuple[int, int, Role, int]


def sided(found: Sequence[Part], ledger: Ledger) -> list[Part]:
    """Return the parts: tables of questions alone, and of answers alone, as lists in parts of their own role.

    Answers alone are a side only where something is asked.
    """
    sides = [list(_sides(part.body)) for part in found]
    asks = any(role == "quiz" for held in sides for _, _, role, _ in held)
    if asks or any(part.role == "quiz" and not part.empty for part in found):
        found = [one for part, held in zip(found, sides, strict=True) for one in _parted(part, held, ledger)]
    _ask_before_keys(found)
    return list(found)


def tabled_sides(lines: Sequence[Line]) -> int | None:
    """Return the index of a table of questions alone that one of answers alone follows; None where there are none."""
    sides = list(_sides(lines))
    first = next((at for at, side in enumerate(sides) if side[2] == "quiz"), None)
    if first is None or all(side[2] != "answers" for side in sides[first:]):
        return None
    return sides[first][0]


def _sides(lines: Sequence[Line]) -> Iterator[Side]:
    for at, end in tables_among(lines):
        if side := asks_or_tells(lines[at].text):
            yield at, end, *side


def _parted(part: Part, sides: Sequence[Side], ledger: Ledger) -> list[Part]:
    """Return a part as itself, or as several where it holds tables of one side."""
    made, start = [part], 0
    body, part.body = part.body, []
    for first, end, role, column in sides:
        if part.role not in ("", "quiz", role):
            continue
        _fill(made, body[start:first], part)
        lines = table_lines(body[first:end], column, ledger)
        if made[-1].role != role and (made[-1].role or not made[-1].empty):
            made.append(Part("", part.level, lines[0].number if lines else part.line))
        made[-1].role = role
        made[-1].body += lines
        start = end
    _fill(made, body[start:], part)
    return made


def _fill(made: list[Part], lines: Sequence[Line], part: Part) -> None:
    """Put text before or behind a table where it belongs: to the section, not to the table's last row."""
    if made[-1].empty or all(line.blank for line in lines):
        made[-1].body += lines
    else:
        made.append(Part("", part.level, lines[0].number, body=list(lines)))


def _ask_before_keys(found: Sequence[Part]) -> None:
    """Make a quiz of what has no role and stands before a key whose numbers are just its own, if nothing else asks."""
    before: Part | None = None
    asks = False
    for part in found:
        if part.empty:
            continue
        if part.role == "answers":
            if before and not before.role and not asks and not STANDS_ALONE.fullmatch(bare(before.title)):
                numbers = _numbers(before.body)
                before.role = "quiz" if len(numbers) > 1 and numbers == _numbers(part.body) else ""
            asks = False
        asks = asks or part.role in ("quiz", "checkpoints", "essays")
        before = part


def _numbers(lines: Sequence[Line]) -> list[str]:
    """Return the numbers with which lines begin that are no deeper than others."""
    own = (lines[at].text for at in outside(lines))
    found = (NUMBERED.match(text) for text in own)
    return [match["number"] for match in found if match and match["number"]]
