"""What every reader returns: a document's title, kind and sections, before it has an address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from studysite.model import DocumentKind, Inlines, Paragraph, Section, Span
from studysite.text.line import Line
from studysite.text.sections import Sectioned


@dataclass(frozen=True, slots=True)
class Shape:
    """A document as its reader sees it."""

    kind: DocumentKind
    title: Inlines
    title_span: Span | None
    subtitles: tuple[Paragraph, ...]
    sections: tuple[Section, ...]

    @classmethod
    def of(cls, kind: DocumentKind, made: Sectioned) -> Shape:
        """Return the shape that headings gave."""
        return cls(kind, made.title, made.title_span, tuple(made.subtitles), tuple(made.sections))


def headings(lines: Iterable[Line]) -> list[str]:
    """Return the lines that are short enough to be headings, stripped: what scores are counted on."""
    return [line.text.strip() for line in lines if 0 < len(line.text) <= 100 and not line.blank]
