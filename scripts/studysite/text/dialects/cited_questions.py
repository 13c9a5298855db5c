"""Questions in quotation marks below headings: `## 3. Rivers`, then `"Why do rivers bend?"` and what answers it.

Three headings at least, and nearly all that have such a line right below; what stands in the marks, alone on its line,
asks or tells what to do. The number of such a heading counts sections, and no questions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from studysite.text.asking import QUESTION_END, prompts
from studysite.text.headings import hash_heading
from studysite.text.labels import NUMBERED
from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule
from studysite.text.verbatim import outside_code

CITED = re.compile(
    r"[*_]{0,2}[\"“„«](?P<words>[^\"“”„«»]{8,}(?:[\"“][^\"“”]{1,60}[\"”][^\"“”„«»]*){0,4})[\"”“»][*_]{0,2}\s*$"
)
SENTENCE = re.compile(r"(?<=[.:?])\s+")
FEWEST, MOST_LINES = 3, 4


class _Section(NamedTuple):
    """A heading of one level, the lines with text up to the next such one, and the deeper headings among them."""

    head: int
    below: list[int]
    deeper: list[int]


def with_cited(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such lines as questions, and what stands below each as its answer, in deeper sections too."""
    by_level = (_sections(lines, level) for level in range(1, 7))
    sections = next((one for one in by_level if _is_cited(lines, one)), [])
    made = list(lines)
    answers: set[int] = set()
    for section in sections:
        _, title = hash_heading(lines[section.head].text) or (0, "")
        if counted := NUMBERED.match(title):
            ledger.drop(lines[section.head].number, "outline number", counted["head"])
            text = lines[section.head].text.replace(counted["head"], "", 1)
            made[section.head] = lines[section.head]._replace(text=text)
        size, words = _cited(lines, section)
        if not size:
            continue
        asked = section.below[:size]
        for at, text in zip(asked, words.split("\n"), strict=True):
            made[at] = lines[at]._replace(text=f"Q: {text}" if at == asked[0] else text)
        answers.add(section.below[size])
        for at in section.deeper:
            level, words = hash_heading(lines[at].text) or (0, "")
            ledger.drop(lines[at].number, "heading marker", "#" * level)
            made[at] = lines[at]._replace(text=f"**{words.strip('*_ ')}**")
    labelled = ([Line(line.number, "A:"), line] if at in answers else [line] for at, line in enumerate(made))
    return [line for run in labelled for line in run]


def _sections(lines: Sequence[Line], level: int) -> list[_Section]:
    """Return the headings of a level with what stands below each; a heading above it ends the last one."""
    found: list[_Section] = []
    inside = False
    for at, line, code in outside_code(lines):
        head = None if code else hash_heading(line.text)
        if head is not None and head[0] <= level:
            inside = head[0] == level
            if inside:
                found.append(_Section(at, [], []))
        elif inside and not line.blank and (code or not is_rule(line.text)):
            found[-1].below.append(at)
            if head is not None:
                found[-1].deeper.append(at)
    return found


def _is_cited(lines: Sequence[Line], sections: Sequence[_Section]) -> bool:
    asked = sum(1 for section in sections if _asks(_cited(lines, section)[1]))
    return asked >= FEWEST and asked * 5 >= sum(1 for section in sections if section.below) * 4


def _cited(lines: Sequence[Line], section: _Section) -> tuple[int, str]:
    """Return how many lines in quotation marks open a section that goes on behind them, and what they say."""
    for size in range(1, min(MOST_LINES + 1, len(section.below))):
        run = section.below[:size]
        found = CITED.match("\n".join(lines[at].text.strip() for at in run))
        if found and run[-1] - run[0] == size - 1:
            return size, found["words"].strip()
    return 0, ""


def _asks(words: str) -> bool:
    joined = " ".join(words.split())
    return QUESTION_END.search(joined) is not None or any(prompts(one) for one in SENTENCE.split(joined))
