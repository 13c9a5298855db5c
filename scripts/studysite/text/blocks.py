"""Lines into blocks: paragraphs, lists, tables, code, figures. Headings are found before (headings.py)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from studysite.model import Block, Blocks, Paragraph, Span
from studysite.text import tables
from studysite.text.drawn_trees import drawn_tree
from studysite.text.inline import parse
from studysite.text.ledger import Ledger
from studysite.text.line import Line, is_rule, marker
from studysite.text.lists import entries, list_end, lists
from studysite.text.mindmaps import mind_map
from studysite.text.stacked import stacked, stacked_table
from studysite.text.trees import fenced_tree
from studysite.text.verbatim import closing, verbatim, with_ends
from studysite.text.wrapping import runs_on, wrapped_runs

QUOTE = re.compile(r"[ \t]*>[ \t]?")
# Quotations within quotations beyond this are damage.
DEEPEST = 8
QUOTED = re.compile(r"[\"“«„].*[\"”»“]$")


def blocks(lines: Sequence[Line], ledger: Ledger) -> Blocks:
    """Return the blocks that `lines` hold, in order; every word is in one of them, or in the ledger."""
    found: list[Block] = []
    wrapped = wrapped_runs(lines)
    taken_apart = stacked(lines)
    at = 0
    while at < len(lines):
        if lines[at].blank:
            at += 1
            continue
        if at in taken_apart:
            start, (at, columns) = at, taken_apart[at]
            found.append(stacked_table(lines[start:at], columns))
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
        code = lines[at:end]
        drawn = fenced_tree(code, ledger) or mind_map(code, ledger) or drawn_tree(code, ledger)
        found.extend([drawn] if drawn else verbatim(code, ledger))
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
        if QUOTE.match(text):
            found.extend(_quoted(lines[at:end], ledger))
        else:
            found.append(_paragraph(lines[at:end]))
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


def _quoted(lines: Sequence[Line], ledger: Ledger, deep: int = 0) -> list[Block]:
    """Return what stands in a quotation: paragraphs that say so; lists, tables and code as they are."""
    inner = [line._replace(text=QUOTE.sub("", line.text, count=1), close=0) for line in lines]
    for line in lines:
        ledger.drop(line.number, "list marker", ">")
    if deep >= DEEPEST or all(_is_plain(line.text) for line in inner):
        text = " ".join(line.text.strip() for line in inner)
        return [Paragraph(parse(text), _span(lines), "quote")]
    found: list[Block] = []
    at = 0
    while at < len(inner):
        end = at + 1
        nested = QUOTE.match(inner[at].text) is not None
        while end < len(inner) and (QUOTE.match(inner[end].text) is not None) == nested:
            end += 1
        held = inner[at:end]
        found += _quoted(held, ledger, deep + 1) if nested else map(_as_quote, blocks(with_ends(held), ledger))
        at = end
    return found


def _is_plain(text: str) -> bool:
    body = text.lstrip()
    return bool(body) and body[0] not in "|>`~" and marker(text) is None


def _as_quote(block: Block) -> Block:
    return replace(block, role="quote") if isinstance(block, Paragraph) and not block.role else block


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    text = " ".join(line.text.strip() for line in lines)
    quoted = len(text) > 20 and QUOTED.match(text) is not None and text.count('"') <= 2
    return Paragraph(parse(text), _span(lines), "quote" if quoted else "")


def _span(lines: Sequence[Line]) -> Span:
    """Return the span of lines, which need not stand in their order: options come by their letters."""
    numbers = [line.number for line in lines]
    return Span(min(numbers), max(numbers))
