"""Lines into blocks: paragraphs, lists, tables, code, figures. Headings are found before (headings.py)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.model import Block, Blocks, Paragraph, Span
from studysite.text import tables
from studysite.text.inline import parse
from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule, marker
from studysite.text.lists import entries, list_end, lists
from studysite.text.mindmaps import mind_map
from studysite.text.trees import fenced_tree
from studysite.text.verbatim import closing, verbatim
from studysite.text.wrapping import runs_on, wrapped_runs

QUOTE = re.compile(r"[ \t]*>[ \t]?")
QUOTED = re.compile(r"[\"“«„].*[\"”»“]$")


def blocks(lines: Sequence[Line], ledger: Ledger) -> Blocks:
    """Return the blocks that `lines` hold, in order; every word is in one of them, or in the ledger."""
    found: list[Block] = []
    wrapped = wrapped_runs(lines)
    at = 0
    while at < len(lines):
        if lines[at].blank:
            at += 1
            continue
        end = _take(lines, at, ledger, found, wrapped.get(at, at))
        at = max(end, at + 1)
    return tuple(found)


def _take(lines: Sequence[Line], at: int, ledger: Ledger, found: list[Block], wrapped: int) -> int:
    """Read one block at `at` into `found` and return the index after it; a hard-wrapped one ends at `wrapped`."""
    text = lines[at].text
    close = closing(lines, at)
    if close is not None:
        end = close + 1
        drawn = fenced_tree(lines[at:end], ledger) or mind_map(lines[at:end], ledger)
        found.extend([drawn] if drawn else verbatim(lines[at:end], ledger))
    elif is_rule(text) or tables.is_pipe_rule(text):
        end = at + 1
        ledger.drop(lines[at].number, "rule", text)
    elif (end := tables.pipe_end(lines, at)) > at:
        found.append(tables.pipe_table(lines[at:end], ledger))
    elif (end := tables.tab_end(lines, at)) > at:
        found.append(tables.tab_table(lines[at:end], ledger))
    elif marker(text):
        end = list_end(lines, at)
        found.extend(lists(entries(lines[at:end], ledger), ledger, blocks))
    else:
        end = wrapped if wrapped > at else _paragraph_end(lines, at)
        found.append(_paragraph(lines[at:end], ledger))
    return end


def _paragraph_end(lines: Sequence[Line], at: int) -> int:
    quoted = QUOTE.match(lines[at].text) is not None
    end = at + 1
    while end < len(lines) and not lines[end].blank:
        text = lines[end].text
        if (QUOTE.match(text) is not None) != quoted or not (quoted or runs_on(lines[end - 1].text, text)):
            break
        if marker(text) or is_rule(text) or closing(lines, end) is not None or tables.pipe_end(lines, end) > end:
            break
        end += 1
    return end


def _paragraph(lines: Sequence[Line], ledger: Ledger) -> Paragraph:
    marked = QUOTE.match(lines[0].text) is not None
    if marked:
        for line in lines:
            ledger.drop(line.number, "list marker", ">")
    text = " ".join(QUOTE.sub("", line.text, count=1).strip() if marked else line.text.strip() for line in lines)
    quoted = marked or (len(text) > 20 and QUOTED.match(text) is not None and text.count('"') <= 2)
    span = Span(lines[0].number, lines[-1].number)
    return Paragraph(parse(text), span, "quote" if quoted else "")
