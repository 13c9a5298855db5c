"""Answers with a label behind the question on its line: `1. Which gas …? Answer: Nitrogen`, as a line of their own.

Two such entries of a list at least; a question that a text asks itself, and answers in the same breath, stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.asking import QUESTION_END
from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL, NUMBERED
from studysite.text.ledger import Ledger
from studysite.text.line import Line, indent, marker
from studysite.text.verbatim import outside_code

STOP = re.compile(r"[.!。！]\s")
LETTERS = re.compile(r"[^\W\d_]{3}|[答解]")
OPENS = re.compile(r"[([（—–-]*\s*")
FEWEST = 2


def with_answers_below(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such answers below their questions."""
    found = {at: parted for at, line, code in outside_code(lines) if not code and (parted := _parted(line))}
    if len(found) < FEWEST:
        return list(lines)
    made: list[Line] = []
    for at, line in enumerate(lines):
        if at in found:
            asked, label, told = found[at]
            ledger.drop(line.number, "label", label)
            space = " " * (indent(line.text) + 3)
            made += [line._replace(text=asked), Line(line.number, f"{space}A: {told}")]
        else:
            made.append(line)
    return made


def _parted(line: Line) -> tuple[str, str, str] | None:
    """Return a question, the label behind it and the answer; None where a line has no such."""
    text = line.text
    if not ("?" in text or "？" in text) or not (
        marker(text) or NUMBERED.match(text.strip()) or ASKED_LABEL.match(text)
    ):
        return None
    end = next((one.end() for one in QUESTION_END.finditer(text)), None)
    if end is None or STOP.search(NUMBERED.sub(r"\g<rest>", text[:end].strip(), count=1)):
        return None
    opens = OPENS.match(text[end:].lstrip())
    start = len(text) - len(text[end:].lstrip()) + (opens.end() if opens else 0)
    label = ANSWER_LABEL.match(text[start:])
    if label is None or not label["rest"] or not LETTERS.search(label["label"]):
        return None
    told = label["rest"].strip()
    bracket = text[end:start].strip()[:1]
    if bracket in ("(", "（", "["):
        told = told.rstrip(")）]")
    return text[:end], f"{text[end:start]}{label['label']}", told
