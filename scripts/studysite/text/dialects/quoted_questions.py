"""Questions that somebody asked, quoted, with the answer below each: `> When …?` above a paragraph, as `Q:` and `A:`.

Three quotations at least, nearly all of which ask and are answered; elsewhere quotations stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.asking import ASKS, QUESTION_END
from studysite.text.headings import hash_heading
from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule, marker
from studysite.text.verbatim import outside_code

QUOTE = re.compile(r" {0,3}>(?!\s?[>!\[|#]) ?(?P<words>.*)$")
FEWEST = 3
# What somebody asked is no longer; quoted texts are.
LONGEST_RUN = 3


def with_quoted(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such quotations as questions with their answers."""
    runs = list(_runs(lines))
    asking = {first: end for first, end in runs if _asks(lines[first:end])}
    answers = {first: at for first, end in asking.items() if (at := _answer(lines, end)) is not None}
    if len(answers) < FEWEST or len(answers) * 5 < len(runs) * 4:
        return list(lines)
    made: list[Line] = []
    told = set(answers.values())
    inside = {at: at == first for first in answers for at in range(first, asking[first])}
    for at, line in enumerate(lines):
        found = QUOTE.match(line.text) if at in inside else None
        if found:
            ledger.drop(line.number, "markup", ">")
            made.append(line._replace(text=f"Q: {found['words']}" if inside[at] else found["words"]))
        elif at in told and (line.close or marker(line.text)):
            made += [Line(line.number, "A:"), line]
        else:
            made.append(line._replace(text=f"A: {line.text.lstrip()}") if at in told else line)
    return made


def _runs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return where each quotation begins and ends."""
    found: list[tuple[int, int]] = []
    for at, line, code in outside_code(lines):
        if code or not line.text.lstrip().startswith(">"):
            continue
        if found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def _asks(run: Sequence[Line]) -> bool:
    words = [found["words"].rstrip() for line in run if (found := QUOTE.match(line.text))]
    if len(words) < len(run) or len(run) > LONGEST_RUN or not all(words):
        return False
    return ASKS.search(words[-1]) is not None or QUESTION_END.search(words[-1]) is not None


def _answer(lines: Sequence[Line], at: int) -> int | None:
    """Return where the answer begins that stands below a quotation; None where none does."""
    while at < len(lines) and lines[at].blank:
        at += 1
    if at == len(lines) or is_rule(lines[at].text) or hash_heading(lines[at].text):
        return None
    return None if lines[at].text.lstrip().startswith(">") else at
