"""Lines into blocks: paragraphs, lists, tables, code, figures. Headings are found before (headings.py)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studysite.model import Block, Blocks, CodeBlock, Figure, Paragraph, Span
from studysite.text import tables
from studysite.text.inline import parse
from studysite.text.ledger import Ledger
from studysite.text.line import FENCE, LATEX_BEGIN, RULE, Line, closing, marker
from studysite.text.lists import entries, list_end, lists

QUOTE = re.compile(r"[ \t]*>[ \t]?")
QUOTED = re.compile(r"[\"“«„].*[\"”»“]$")
SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]*]*$")


def blocks(lines: Sequence[Line], ledger: Ledger) -> Blocks:
    """Return the blocks that `lines` hold, in order; every word is in one of them, or in the ledger."""
    found: list[Block] = []
    at = 0
    while at < len(lines):
        if lines[at].blank:
            at += 1
            continue
        end = _take(lines, at, ledger, found)
        at = max(end, at + 1)
    return tuple(found)


def _take(lines: Sequence[Line], at: int, ledger: Ledger, found: list[Block]) -> int:
    """Read one block at `at` into `found` and return the index after it."""
    text = lines[at].text
    close = closing(lines, at)
    if close is not None:
        found.append(_verbatim(lines[at : close + 1], ledger))
        return close + 1
    if RULE.match(text):
        ledger.drop(lines[at].number, "rule", text)
        return at + 1
    if (end := tables.pipe_end(lines, at)) > at:
        found.append(tables.pipe_table(lines[at:end], ledger))
        return end
    if (end := tables.tab_end(lines, at)) > at:
        found.append(tables.tab_table(lines[at:end], ledger))
        return end
    if marker(text):
        end = list_end(lines, at)
        found.extend(lists(entries(lines[at:end], ledger), ledger, blocks))
        return end
    end = _paragraph_end(lines, at)
    found.append(_paragraph(lines[at:end], ledger))
    return end


def _verbatim(lines: Sequence[Line], ledger: Ledger) -> Block:
    span = Span(lines[0].number, lines[-1].number)
    if LATEX_BEGIN.match(lines[0].text):
        return Figure((), "\n".join(line.text for line in lines), span)
    fence = FENCE.match(lines[0].text)
    language = fence[2].strip() if fence else ""
    ledger.drop(lines[0].number, "code fence", lines[0].text)
    ledger.drop(lines[-1].number, "code fence", lines[-1].text)
    return CodeBlock("\n".join(line.text for line in lines[1:-1]), span, language)


def _paragraph_end(lines: Sequence[Line], at: int) -> int:
    quoted = QUOTE.match(lines[at].text) is not None
    end = at + 1
    while end < len(lines) and not lines[end].blank:
        text = lines[end].text
        if (QUOTE.match(text) is not None) != quoted or not (quoted or runs_on(lines[end - 1].text, text)):
            break
        if (
            marker(text)
            or RULE.match(text)
            or closing(lines, end) is not None
            or tables.pipe_end(lines, end) > end
        ):
            break
        end += 1
    return end


def runs_on(text: str, following: str) -> bool:
    """Tell whether `following` goes on with the paragraph of `text`, its line before.

    Hard-wrapped lines end where they are full, in the middle of a sentence; an exported paragraph is
    one line, and the next line is the next paragraph.
    """
    if following.lstrip()[:1].islower():
        return True
    return 50 <= len(text) <= 120 and not SENTENCE_END.search(text.rstrip())


def _paragraph(lines: Sequence[Line], ledger: Ledger) -> Paragraph:
    marked = QUOTE.match(lines[0].text) is not None
    if marked:
        for line in lines:
            ledger.drop(line.number, "list marker", ">")
    text = " ".join(
        QUOTE.sub("", line.text, count=1).strip() if marked else line.text.strip() for line in lines
    )
    quoted = marked or (len(text) > 20 and QUOTED.match(text) is not None and text.count('"') <= 2)
    span = Span(lines[0].number, lines[-1].number)
    return Paragraph(parse(text), span, "quote" if quoted else "")
