"""Tables of contents that a program keeps between two comments: `<!-- TOC -->` and `<!-- /TOC -->`.

Where each entry is a heading of the document itself the list says nothing of its own, and is furniture; else it stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from studysite.text.headings import hash_heading
from studysite.text.ledger import Ledger
from studysite.text.line import Line, marker
from studysite.text.verbatim import outside_code

COMMENT = re.compile(r"\s*<!--(?P<told>[^<>]{1,300})-->\s*$")
WORD = re.compile(r"(?<![a-z])(?:doc|-)?toc(?:stop)?(?![a-z])", re.IGNORECASE)
ENDS = re.compile(r"/\s*toc|tocstop|\bend\b|toc end", re.IGNORECASE)
# What doctoc sets above its list.
CREDIT = re.compile(r"\s*\*\*.{1,40}\*\*\s+\*generated with .{1,120}\*\s*$")
LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\]){1,300})\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
LETTERS = re.compile(r"[\W_]+")


def without_contents(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Return `lines` without such lists."""
    marks = [at for at, line, code in outside_code(lines) if not code and _keeps(line.text)]
    heads: set[str] = set()
    gone: set[int] = set()
    for at, end in pairwise(marks):
        if ENDS.search(lines[at].text) or at in gone:
            continue
        heads = heads or {_folded(found[1]) for line in lines if (found := hash_heading(line.text))}
        inner = [line for line in lines[at + 1 : end] if not line.blank and not COMMENT.match(line.text)]
        if inner and all(_repeats(line, heads) for line in inner):
            gone |= set(range(at, end + 1))
    for at in sorted(gone):
        if not lines[at].blank:
            ledger.drop(lines[at].number, "markup", lines[at].text)
    return [line for at, line in enumerate(lines) if at not in gone]


def _keeps(text: str) -> bool:
    """Tell whether a line is the comment of a program that keeps a table of contents."""
    found = COMMENT.match(text) if "<!--" in text else None
    return found is not None and WORD.search(found["told"]) is not None


def _repeats(line: Line, heads: set[str]) -> bool:
    """Tell whether a line is an entry with the words of a heading, or what a program says of itself."""
    found = marker(line.text)
    words = _folded(LINK.sub(r"\1", found.rest)) if found else ""
    return words in heads if found else CREDIT.match(line.text) is not None


def _folded(text: str) -> str:
    return LETTERS.sub("", LINK.sub(r"\1", text)).casefold()
