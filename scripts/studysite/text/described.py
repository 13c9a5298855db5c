"""Markdown's lists of definitions where they stand in a text: terms there, and not only in a glossary."""

from __future__ import annotations

from collections.abc import Sequence

from studysite.model import Block, Blocks
from studysite.text.blocks import blocks
from studysite.text.entry_lines import DESCRIPTION
from studysite.text.ledger import Ledger
from studysite.text.line import Line, indent, marker
from studysite.text.terms import term_blocks
from studysite.text.verbatim import closing

LONGEST = 80
OTHER = ("|", ">", "#", "`", "~", ":", "$", "\\")


def described(lines: Sequence[Line], ledger: Ledger) -> Blocks:
    """Return the blocks of lines; lists of definitions among them are terms."""
    if not any(DESCRIPTION.match(line.text) for line in lines):
        return blocks(lines, ledger)
    made: list[Block] = []
    start = at = 0
    while at < len(lines):
        end = _list_end(lines, at)
        if end > at:
            made += blocks(lines[start:at], ledger)
            made += term_blocks(lines[at:end], ledger)
            start = at = end
        else:
            at = (closing(lines, at) or at) + 1
    return (*made, *blocks(lines[start:], ledger))


def _list_end(lines: Sequence[Line], at: int) -> int:
    """Return the index after the list of definitions that begins at `at`; `at` where none does."""
    end = at
    while at < len(lines) and _is_headword(lines, at):
        at += 1
        while at < len(lines) and _is_told(lines[at]):
            at += 1
        end = at
        while at < len(lines) and lines[at].blank:
            at += 1
    return end


def _is_headword(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line stands alone, short, right above a description."""
    line = lines[at]
    text = line.text.strip()
    alone = at == 0 or lines[at - 1].blank or _is_told(lines[at - 1])
    fits = not line.blank and not line.close and marker(line.text) is None and not text.startswith(OTHER)
    below = next((one.text for one in lines[at + 1 : at + 3] if not one.blank), "")
    return alone and fits and len(text) <= LONGEST and indent(line.text) < 4 and DESCRIPTION.match(below) is not None


def _is_told(line: Line) -> bool:
    """Tell whether a line describes the headword above it, or goes on with what does."""
    if line.blank or line.close:
        return False
    return DESCRIPTION.match(line.text) is not None or indent(line.text) >= 2
