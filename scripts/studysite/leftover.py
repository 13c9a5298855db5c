"""What no reader took of a file: it stands as it is at the end of its section, so that one odd line stops no site.

That a line comes here is a fault of a reader; a notice says so, and where.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from studysite.conservation import Claim
from studysite.model import Document, Paragraph, Section, Span, Text
from studysite.notices import Notice, shortened


def with_leftover(documents: Sequence[Document], claimed: Claim, lines: Sequence[str]) -> tuple[Document, ...]:
    """Return the documents of a file with the lines of which they lack words, as paragraphs without mark-up."""
    made = list(documents)
    for number, _ in claimed.missing:
        at = max((at for at, one in enumerate(made) if one.span.first <= number), default=0)
        made[at] = _with(made[at], Paragraph((Text(lines[number - 1].strip()),), Span(number, number)))
    return tuple(made)


def stray_text(claimed: Claim) -> list[Notice]:
    """Return the notices for those lines."""
    return [
        Notice(
            claimed.file,
            number,
            "stray-text",
            f"no reader took the words “{shortened(told)}”; the line stands as it is at the end of its section: "
            "write it in another way, or report it as a fault of studysite",
        )
        for number, told in claimed.missing
    ]


def _with(document: Document, paragraph: Paragraph) -> Document:
    """Return a document with a paragraph at the end of the section that its line belongs to."""
    sections = list(document.sections) or [Section((), (), document.span)]
    at = max((at for at, one in enumerate(sections) if one.span.first <= paragraph.span.first), default=0)
    sections[at] = replace(sections[at], blocks=(*sections[at].blocks, paragraph))
    return replace(document, sections=tuple(sections))
