"""The marks of citations that NotebookLM leaves in copied text, `[1, 2]`: they lead to sources that nobody has.

They are layout only in a document with several of them, each at the end of a clause, that lists no sources
itself. Elsewhere brackets with numbers may be intervals, indices or a bibliography, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import outside

_NUMBERS = r"[1-9]\d{0,2}(?:\s?[-–,]\s?[1-9]\d{0,2})*"
MARK = re.compile(rf"(?P<space>[ \t]*)(?P<mark>\\?\[{_NUMBERS}\\?\](?:,?\s?\\?\[{_NUMBERS}\\?\])*)(?!\()")
# The end of a clause, perhaps with a mark of emphasis or a cell's end behind it.
ENDS = re.compile(r"\s*(?:[.,;:!?)\"”’*_|。，；：！？、]|$|\t)|\s+[A-Z“\"(]")
# A source that the document lists itself: “[1] Author …”.
LISTED = re.compile(r"\s*(?:[-*+]\s+)?\\?\[[1-9]\d{0,2}\\?\]:?\s+\S")
BEFORE = re.compile(
    r"(?:[=∈(<>+*/^\[]|\b(?:in|on|over|from|between|interval|range|see|ref|reference|and|or))\s*$", re.IGNORECASE
)
FEWEST = 3


def without_citations(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` without marks of citations."""
    own = [at for at in outside(lines) if "[" in lines[at].text]
    if not own or any(LISTED.match(lines[at].text) for at in own):
        return list(lines)
    found = {at: list(MARK.finditer(lines[at].text)) for at in own if "`" not in lines[at].text}
    marks = [(lines[at].text, match) for at, matches in found.items() for match in matches]
    if len(marks) < FEWEST or len({match["mark"] for _, match in marks}) < 2:
        return list(lines)
    if not all(_ends_clause(text, match) for text, match in marks):
        return list(lines)
    made = list(lines)
    for at, matches in found.items():
        for match in matches:
            ledger.drop(lines[at].number, "citation mark", match["mark"])
        made[at] = lines[at]._replace(text=MARK.sub("", lines[at].text).rstrip())
    return made


def _ends_clause(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    return bool(before.strip()) and not BEFORE.search(before) and ENDS.match(text, match.end()) is not None
