"""Glossaries that no heading calls one: told by their shape alone, and only where it leaves no doubt."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from studysite.text import tables
from studysite.text.headings import Part
from studysite.text.headwords import BOLD_HEAD, head
from studysite.text.labels import ANSWER_LABEL, ASKED_LABEL
from studysite.text.ledger import Ledger
from studysite.text.line import Line, indent, marker
from studysite.text.term_tables import is_header
from studysite.text.verbatim import outside
from studysite.text.vocabulary import DEFINITION_LABEL, TERM_LABEL

FEWEST, FEWEST_MARKED = 3, 2
# Headwords are short, and what is told of each stands on their line.
MOST_WORDS = 6


def unheaded(parts: Sequence[Part], ledger: Ledger) -> None:
    """Give the role of a glossary to parts that have no role and are one."""
    alone = not any(part.role for part in parts) and only_defines(parts)
    for part in parts:
        if part.role or part.empty:
            continue
        if defines(part.body):
            part.role = "glossary"
        elif alone:
            part.role = "glossary"
            ledger.notice(
                next(line.number for line in part.body if not line.blank),
                "glossary-by-shape",
                "read as a glossary, since each line is words in bold with what they mean; look whether that is right: "
                "a heading “Glossary” makes it sure",
            )


def defines(lines: Sequence[Line]) -> bool:
    """Tell whether lines say themselves that they define terms: by labels, a table's header, a list of definitions."""
    own = [lines[at] for at in outside(lines) if not lines[at].blank]
    texts = [line.text.strip().lstrip("-*+• ") for line in own]
    labelled = sum(1 for one, after in pairwise(texts) if _labelled(one, after))
    described = sum(1 for one, after in pairwise(texts) if _described(one, after))
    return max(labelled, described) >= FEWEST_MARKED or _is_table(own)


def _labelled(text: str, following: str) -> bool:
    return TERM_LABEL.match(text) is not None and DEFINITION_LABEL.match(following) is not None


def _described(text: str, following: str) -> bool:
    return following.startswith(": ") and not text.startswith(": ") and len(text) <= 60


def _is_table(own: Sequence[Line]) -> bool:
    """Tell whether a table with the header “Term, Definition” is all that there is, but for a line before it."""
    start = next((at for at, line in enumerate(own[:2]) if is_header(line.text)), None)
    if start is None:
        return False
    end = max(tables.pipe_end(own, start), tables.tab_end(own, start))
    return end == len(own) and end - start >= 3


def only_defines(parts: Sequence[Part]) -> bool:
    """Tell whether a document is nothing but headwords in bold with a definition each, below one heading at most."""
    held = [part for part in parts if not part.empty]
    if len(held) != 1 or len(parts) > 2:
        return False
    own = [line for line in held[0].body if not line.blank and indent(line.text) < 2]
    heads = [line for line in own if _is_entry(line)]
    return len(heads) >= FEWEST and len(heads) >= len(own) * 0.8 and len({_style(line) for line in heads}) == 1


def _is_entry(line: Line) -> bool:
    found = marker(line.text)
    if (found and found.number is not None) or ASKED_LABEL.match(line.text) or ANSWER_LABEL.match(line.text):
        return False
    text = found.rest if found else line.text.strip()
    match = BOLD_HEAD.match(text)
    known = head(text) if match else None
    parted = match is not None and text[: match.start("rest")].rstrip().endswith((":", "：", "–", "—", "-", "→", ":**"))
    return known is not None and parted and len(known.term.split()) <= MOST_WORDS and "?" not in known.term


def _style(line: Line) -> bool:
    return marker(line.text) is not None
