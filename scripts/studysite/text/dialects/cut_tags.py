"""The tag of a picture that goes on in the lines below it, as Pandoc writes it: on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.text.ledger import Ledger
from studysite.text.line import Line
from studysite.text.verbatim import outside_code

OPEN = re.compile(r"<img\s[^<>]*$", re.IGNORECASE)
MOST = 6


def in_one_line(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` with each such tag on the line where it begins."""
    made: list[Line] = []
    done = 0
    for at, line, code in outside_code(lines):
        if at < done:
            continue
        done = at + (code or 1)
        end = _end(lines, at) if not code and "<img" in line.text else None
        if end is None:
            made += lines[at:done]
            continue
        done = end + 1
        head, _, rest = lines[end].text.partition(">")
        below = [*lines[at + 1 : end], lines[end]._replace(text=f"{head}>")]
        made.append(line._replace(text=" ".join([line.text.rstrip(), *(one.text.strip() for one in below)])))
        ledger.drop(line.number, "markup", line.text[line.text.rfind("<") :])
        for one in below:
            ledger.drop(one.number, "markup", one.text)
        if rest.strip():
            made.append(lines[end]._replace(text=rest))
    return made


def _end(lines: Sequence[Line], at: int) -> int | None:
    """Return the index of the line on which the tag closes that is open at the end of a line."""
    if not OPEN.search(lines[at].text):
        return None
    for end in range(at + 1, min(len(lines), at + MOST)):
        if lines[end].blank or lines[end].close or "<" in lines[end].text.partition(">")[0]:
            return None
        if ">" in lines[end].text:
            return end
    return None
