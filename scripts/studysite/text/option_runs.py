"""Questions without numbers or marks that have options below them: which lines are a question's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from studysite.text.bare import instructs
from studysite.text.choice_words import EXPLAINS, HINTS, NAMES_RIGHT
from studysite.text.line import Line, indent, marker
from studysite.text.option_marks import WANTS
from studysite.text.options import HEADING, Group, asking
from studysite.text.verbatim import outside

# “Choose the best answer.” is said to all questions.
CHOOSE = re.compile(
    r"[*_(]*(?:choose|select|pick|circle|mark|tick|give)\b.{0,50}\b(?:answers?|options?|letters?|choices?|responses?)\b.{0,40}$",
    re.IGNORECASE,
)


def asked_lines(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines that are options, ask for them in a line of their own, or say what is right."""
    found: set[int] = set()
    for at, group in asking(lines):
        end = group.end
        while end < len(lines) and (lines[end].blank or is_labelled(lines[end])):
            end += 1
        found.update(range(group.start, end))
        if WANTS.search(lines[at].text) and not HEADING.match(lines[at].text):
            found.add(at)
    return found


def with_lists(lines: Sequence[Line], sets: Sequence[Group]) -> list[Group]:
    """Return sets of options and, where there are some, the lists of bullets that a question asks for as they do."""
    if not sets:
        return []
    made = list(sets)
    taken = {at for group in sets for at in range(group.start, group.end)}
    for at, line in enumerate(lines):
        asks = at not in taken and marker(line.text) is None and line.text.rstrip(" *_").endswith(("?", "？"))
        start = next((place for place in range(at + 1, len(lines)) if not lines[place].blank), None) if asks else None
        if start is None or start in taken or not is_bullet(lines[start]):
            continue
        end = start
        while end < len(lines) and end not in taken and is_bullet(lines[end]):
            end += 1
        made.append(Group([], start, end))
    return sorted(made, key=lambda group: group.start)


def is_bullet(line: Line) -> bool:
    """Tell whether a line is an entry of a list without numbers."""
    found = marker(line.text)
    return found is not None and found.number is None and not line.close


def below(lines: Sequence[Line], sets: Sequence[Group]) -> set[int]:
    """Return the indices of lines that are no questions: options, and what is labelled below them."""
    if not sets:
        return set()
    labelled = {at for at, line in enumerate(lines) if is_labelled(line)}
    return labelled.union(*(range(group.start, group.end) for group in sets))


def is_labelled(line: Line) -> bool:
    """Tell whether a line gives an answer, an explanation or a hint."""
    text = line.text
    return not line.close and bool(NAMES_RIGHT.match(text) or EXPLAINS.match(text) or HINTS.match(text))


def asked_runs(lines: Sequence[Line], sets: Sequence[Group]) -> tuple[list[Line], list[list[Line]]]:
    """Return the instructions, and the lines of each question: what it asks first, then all up to the next.

    What asks is the paragraph above the options, with those above it up to the last answer; a line above
    that ends in a question mark is a question of its own.
    """
    starts: list[int] = []
    floor = 0
    for group in sets:
        starts += _starts(lines, floor, group.start, is_first=not starts)
        floor = group.end
    if not starts:
        return list(lines), []
    ends = [*starts[1:], len(lines)]
    return list(lines[: starts[0]]), [list(lines[start:end]) for start, end in zip(starts, ends, strict=True)]


def _starts(lines: Sequence[Line], floor: int, end: int, *, is_first: bool) -> list[int]:
    """Return where the questions begin between the set above (its end: `floor`) and the one that begins at `end`."""
    first = _after_answer(lines, floor, end)
    own = [at for at in range(first, end) if not lines[at].blank and not is_labelled(lines[at])]
    if is_first:
        while len(own) > 1 and _instructs(lines[own[0]].text.strip()):
            own = own[1:]
    if not own:
        return []
    starts = [own[0]]
    # A line that asks, with another below it that asks for the options, is a question without options.
    for before, at in pairwise(own):
        if lines[before].text.rstrip(" *_").endswith(("?", "？")) and indent(lines[at].text) == 0:
            starts.append(at)
    return starts


def _instructs(text: str) -> bool:
    return instructs(text) or (CHOOSE.match(text) is not None and not WANTS.search(text))


def _after_answer(lines: Sequence[Line], floor: int, end: int) -> int:
    """Return where the answer to the options above has come to its end: behind its last labelled paragraph."""
    labelled = [at for at in outside(lines[floor:end]) if is_labelled(lines[floor + at])]
    if not labelled or all(HINTS.match(lines[floor + at].text) for at in labelled):
        return floor
    answers = [at for at in labelled if not HINTS.match(lines[floor + at].text)]
    at = floor + answers[-1] + 1
    blank = next((place for place in range(at, end) if lines[place].blank), None)
    rest = [place for place in range(at, end) if not lines[place].blank]
    if blank is not None and any(place > blank for place in rest):
        return blank
    # Without a blank line the question is the line above its options.
    return max(rest) if rest else end
