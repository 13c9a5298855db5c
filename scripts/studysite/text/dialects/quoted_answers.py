"""Answers that are quoted below their questions: a number or a label, what is asked, and `> …` below it.

Nearly all questions between two headings must have one, three at least; a quotation that stands by itself, or a remark
that begins with a label of its own (`> **Note:** …`), is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studysite.text.labels import ASKED_LABEL, NUMBERED
from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule, marker
from studysite.text.verbatim import outside_code

QUOTE = re.compile(r"\s*>\s?")
HEADING = re.compile(r"\s{0,3}#{1,6}\s")
LABELLED = re.compile(r"\s*>\s*(?:\[!|[*_]{1,2}(?!\s)[^*_:]{1,30}[:：]|$)")
FEWEST = 3


def with_answers(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with such quotations as labelled answers."""
    quoted = {at for run in _runs(lines) for at in _answers(lines, run)}
    if not quoted:
        return list(lines)
    made: list[Line] = []
    inside = False
    for at, line in enumerate(lines):
        found = QUOTE.match(line.text) if at in quoted or inside else None
        if found is None:
            made.append(line)
            inside = False
            continue
        ledger.drop(line.number, "list marker", found.group())
        rest = line.text[found.end() :]
        if at in quoted and marker(rest):
            made += [Line(line.number, "   A:"), line._replace(text=f"   {rest}")]
        else:
            made.append(line._replace(text=f"   A: {rest.strip()}" if at in quoted else f"   {rest}"))
        inside = True
    return made


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Yield the indices of the lines with text between two headings, without code and rules."""
    run: list[int] = []
    for at, line, code in outside_code(lines):
        if not code and HEADING.match(line.text):
            yield run
            run = []
        elif not line.blank and (code or not is_rule(line.text)):
            run.append(at)
    yield run


def _answers(lines: Sequence[Line], run: Sequence[int]) -> list[int]:
    """Return where the answers begin between two headings; none where too few questions have one."""
    found: list[int] = []
    numbers = 0
    open_number = False
    for at in run:
        text = lines[at].text
        if not lines[at].close and (NUMBERED.match(text.strip()) or ASKED_LABEL.match(text)):
            numbers += 1
            open_number = True
        elif text.lstrip().startswith(">"):
            if open_number and not LABELLED.match(text):
                found.append(at)
            open_number = False
    return found if len(found) >= FEWEST and len(found) * 5 >= numbers * 4 else []
