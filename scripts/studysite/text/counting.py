"""What counts items: numbers that begin again or have a word before them, letters, numbers below bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from studysite.text.asking import ASKS, prompts
from studysite.text.bare import instructs
from studysite.text.labels import NUMBERED
from studysite.text.line import Line, has_bullet, indent
from studysite.text.option_marks import mark
from studysite.text.verbatim import outside

if TYPE_CHECKING:
    from studysite.text.items import Item

# So many items with a word before their numbers count by it.
FEWEST = 3


def counts_by_letters(lines: Sequence[Line]) -> bool:
    """Tell whether letters count the questions: a, b, c …, each of which asks, and nothing else does."""
    own = [lines[at].text.strip() for at in outside(lines)]
    asking = [text for text in own if ASKS.search(text)]
    places = [found.place for text in asking if (found := mark(text)) is not None]
    return len(asking) > 1 and places == list(range(len(asking))) and not any(map(NUMBERED.match, own))


def counts_answers(lines: Sequence[Line]) -> bool:
    """Tell whether letters count the answers of a key: a, b, c …, two at least."""
    places = [found.place for at in outside(lines) if (found := mark(lines[at].text)) and found.place >= 0]
    return len(places) > 1 and places == list(range(len(places)))


def nested(found: Sequence[tuple[Line, Item]]) -> list[Item]:
    """Return the items without those of a numbered list inside an item.

    Numbers that begin again at 1 (1 2 3 1 2 4) are such a list if the count goes on after them; where they just
    begin again (1 2 3 1 2 3) the document counts by chapter. Where all are 1, they count up.
    """
    runs: list[tuple[int, int]] = []  # the latest number of each count, the index where it begins
    inside: dict[int, int] = {}  # the first item of a list inside, and the first item after it
    for at, (_, item) in enumerate(found):
        number = item.number or 0
        if runs and number == runs[-1][0] + 1:
            runs[-1] = (number, runs[-1][1])
        elif len(runs) > 1 and number == runs[-2][0] + 1 and found[runs[-1][1]][1].number == 1 < at - runs[-1][1]:
            inside[runs.pop()[1]] = at
            runs[-1] = (number, runs[-1][1])
        else:
            runs.append((number, at))
    made: list[Item] = []
    end = 0
    for at, (line, item) in enumerate(found):
        end = max(end, inside.get(at, 0))
        if at < end:
            made[-1].more += [line, *item.more]
        else:
            made.append(item)
    _count(made)
    return made


def counts_items(own: Sequence[Line], held: Sequence[Line]) -> bool:
    """Tell whether the numbers `held` count the items of `own` lines, though most lines have none."""
    return counts_up(own, held) or counts_by_word(held) or counts_throughout(own, held)


def counts_throughout(own: Sequence[Line], held: Sequence[Line]) -> bool:
    """Tell whether the numbers `held` count up from 1 by one, three at least, behind lines that ask nothing.

    Most of them are in bold or prompt: a list inside an answer does neither.
    """
    found = [match for line in held if (match := NUMBERED.match(line.text.strip()))]
    if len(held) < FEWEST or [one["number"] for one in found] != [str(number) for number in range(1, len(held) + 1)]:
        return False
    asking = sum(1 for one in found if "**" in one["head"] or "__" in one["head"] or prompts(one["rest"]))
    before = (line.text.rstrip() for line in own if line.number < held[0].number)
    return asking * 2 > len(held) and not any(ASKS.search(text) for text in before)


def _count(made: Sequence[Item]) -> None:
    """Count items up that all have number 1: whoever writes Markdown so leaves the counting to it."""
    if len(made) > 1 and all(item.number == 1 for item in made):
        for number, item in enumerate(made, 1):
            item.number = number


def number_of(match: re.Match[str]) -> int:
    """Return the number that an item begins with."""
    return int(match["number"] or match["alone"] or match["bold"] or match["east"])


def counts_up(own: Sequence[Line], held: Sequence[Line]) -> bool:
    """Tell whether the first line that instructs nobody has number 1, and the last number is the greatest.

    Where all the numbered lines ask, they may begin again at 1.
    """
    first = next((line for line in own if line is held[0] or not instructs(line.text.strip())), None)
    numbers = [number_of(match) for line in held if (match := NUMBERED.match(line.text.strip()))]
    if first is not held[0] or numbers[0] != 1 or len(numbers) < 2:
        return False
    again = all(number in (1, before + 1) for before, number in pairwise(numbers))
    return numbers[-1] == max(numbers) or (again and all(ASKS.search(line.text.rstrip()) for line in held))


def counts_by_word(held: Sequence[Line]) -> bool:
    """Tell whether a word or a letter stands before the numbers of items, three at least, and they count up: “Q1.”."""
    found = [match for line in held if (match := NUMBERED.match(line.text.strip()))]
    if len(found) < FEWEST or not all(match["head"].lstrip("*_ ")[:1].isalpha() for match in found):
        return False
    return all(number in (1, before + 1) for before, number in pairwise(map(number_of, found)))


def bullets_ask(lines: Sequence[Line], numbered: Sequence[Line]) -> bool:
    """Tell whether all numbered lines stand deeper than bullets, two at least, most of which ask."""
    depth = min((indent(line.text) for line in numbered), default=0)
    bullets = [line for line in lines if indent(line.text) < depth and has_bullet(line.text)] if depth else []
    least = min((indent(line.text) for line in bullets), default=0)
    outer = [line.text for line in bullets if indent(line.text) == least]
    return len(outer) > 1 and sum(1 for text in outer if ASKS.search(text.rstrip())) * 2 > len(outer)
