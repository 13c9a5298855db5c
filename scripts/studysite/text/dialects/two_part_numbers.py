"""Questions counted by chapter, `1.1 What …?`, `2.3 Name …`, as questions with one number each, and their key as well.

Three at least, which count up within each chapter, and of which three in five ask or tell what to do; as parts of a
text such numbers stand before titles. A number that comes again is that of the answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from studysite.text.asking import QUESTION_END, directs
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import outside_code

COUNTED = re.compile(
    r" {0,3}(?:[-*+]\s+)?(?P<mark>\*{0,2})(?P<chapter>\d{1,2})\.(?P<part>\d{1,2})[.):]?(?P<closed>\*{0,2})"
    r"[ \t]+(?P<rest>\S.*)$"
)
FEWEST = 3


def with_one_number(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such numbers in the order in which they are asked."""
    found = {
        at: match
        for at, line, code in outside_code(lines)
        if not code and (match := COUNTED.match(line.text)) is not None
    }
    numbers = [(int(match["chapter"]), int(match["part"])) for match in found.values()]
    asked = list(dict.fromkeys(numbers))
    first = dict(reversed([(number, match["rest"]) for number, match in zip(numbers, found.values(), strict=True)]))
    asking = sum(1 for text in first.values() if QUESTION_END.search(text) or directs(text))
    if len(asked) < FEWEST or asking * 5 < len(asked) * 3 or not _counts(asked) or max(Counter(numbers).values()) > 2:
        return list(lines)
    order = {number: at for at, number in enumerate(asked, 1)}
    made = list(lines)
    for number, (at, match) in zip(numbers, found.items(), strict=True):
        ledger.drop(lines[at].number, "outline number", f"{number[0]}.{number[1]}")
        mark = "" if match["mark"] == match["closed"] else match["mark"]
        made[at] = lines[at]._replace(text=f"{mark}{order[number]}. {match['rest']}")
    return made


def _counts(asked: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the parts of each chapter count up from 1, one chapter behind another."""
    chapters = [chapter for chapter, _ in asked]
    last = (0, 0)
    for chapter, part in asked:
        if (chapter, part) != (last[0], last[1] + 1) and (chapter <= last[0] or part != 1):
            return False
        last = (chapter, part)
    return chapters == sorted(chapters)
