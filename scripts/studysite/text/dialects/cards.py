"""Cards as people write them into notes: `Front:` and `Back:`, a sign before a label, a tag behind a question.

`**Front:** …` above `**Back:** …` are `Q:` and `A:`; `❓ **Q1:** …` loses its sign, `… #flashcard` its tag.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL
from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import outside_code

FRONT = re.compile(
    r"\s*(?:[-*+•]\s+)?(?P<stress>[*_]{0,2})front(?: side)?[*_]{0,2}\s*:[*_]{0,2}\s*(?=\S)", re.IGNORECASE
)
BACK = re.compile(r"\s*(?:[-*+•]\s+)?(?P<stress>[*_]{0,2})back(?: side)?[*_]{0,2}\s*:[*_]{0,2}\s*(?=\S)", re.IGNORECASE)
SIGN = re.compile(r"\s*(?:[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?){1,3}\s*(?=[*_]{0,2}\w)")
TAG = re.compile(r"\s#(?:flash)?cards?\s*$", re.IGNORECASE)


def with_labels(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such cards as the labels that readers know."""
    backs = _backs(lines)
    made: list[Line] = []
    for at, line, code in outside_code(lines):
        if code:
            made += lines[at : at + code]
            continue
        text = line.text
        if found := (FRONT if at in backs else BACK if at in backs.values() else TAG).search(text):
            ledger.drop(line.number, "label", found.group())
            label = "" if found.re is TAG else "Q: " if at in backs else "A: "
            text = f"{label}{text[: found.start()] if not label else text[found.end() :]}"
        elif (sign := SIGN.match(text)) and _is_label(text[sign.end() :]):
            ledger.drop(line.number, "label", sign.group())
            text = text[sign.end() :]
        made.append(line if text == line.text else line._replace(text=text))
    return made


def _is_label(text: str) -> bool:
    """Tell whether words begin with the label of a question or an answer. “✅ A. Paris” is an option."""
    found = ASKED_LABEL.match(text) or ANSWER_LABEL.match(text)
    return found is not None and ":" in found["label"]


def _backs(lines: Sequence[Line]) -> dict[int, int]:
    """Return the indices of the backs of cards by those of their fronts; none for a single card."""
    own = [at for at, line, code in outside_code(lines) if not code and not line.blank]
    found = {at: after for at, after in pairwise(own) if FRONT.match(lines[at].text) and BACK.match(lines[after].text)}
    return found if len(found) > 1 else {}
