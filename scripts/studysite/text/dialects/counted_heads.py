"""Headings that count questions and say more: `### Question 2 (5 points)`, or a label again below, `**Question:** …`.

What stands in brackets behind the number, and the label right below such a heading, are layout where an answer with a
label of its own follows. Two questions at least must be of that form.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from studysite.text.asking_heads import NUMBER_ALONE
from studysite.text.headings import hash_heading
from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL, NUMBERED
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import outside_code

ASIDE = re.compile(r"\s?[(（][^()（）?？]{1,30}[)）]$")
FEWEST = 2


def with_counted_heads(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such headings as their number, and what they ask without a label."""
    sections = list(_sections(lines))
    if len(sections) < FEWEST:
        return list(lines)
    made = list(lines)
    for at, (aside, text) in (change for section in sections for change in section.items()):
        ledger.drop(lines[at].number, "label", aside)
        made[at] = lines[at]._replace(text=text)
    return made


def _sections(lines: Sequence[Line]) -> Iterator[dict[int, tuple[str, str]]]:
    """Yield for each heading that counts, with an answer below, what becomes of its line and of the label below it."""
    own = [at for at, _, code in outside_code(lines) if not code]
    heads = [at for at in own if "#" in lines[at].text and hash_heading(lines[at].text)]
    for start, end in pairwise([*heads, len(lines)]):
        found = hash_heading(lines[start].text)
        words = found[1].strip("*_ ") if found else ""
        aside = ASIDE.search(words)
        alone = NUMBER_ALONE.match(words[: aside.start()] if aside else words) is not None
        if not (alone or NUMBERED.match(words) or ASKED_LABEL.match(words)):
            continue
        below = [at for at in own[bisect_right(own, start) : bisect_left(own, end)] if not lines[at].blank]
        if not any(ANSWER_LABEL.match(lines[at].text) for at in below):
            continue
        changes: dict[int, tuple[str, str]] = {}
        if aside and alone:
            changes[start] = (aside.group(), lines[start].text.replace(aside.group(), ""))
        text = lines[below[0]].text
        while (label := ASKED_LABEL.match(text)) and label["rest"] and not re.search(r"\d", label["label"]):
            # One may stand behind the other, where an answer was folded away.
            text = label["rest"]
        if text != lines[below[0]].text:
            changes[below[0]] = (lines[below[0]].text.removesuffix(text), text)
        yield changes
