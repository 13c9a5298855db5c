"""What every reader returns: a document's title, kind and sections, before it has an address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from studysite.model import DocumentKind, Inlines, Paragraph, Section, Span
from studysite.text.headings import Part, parts
from studysite.text.line import Line, marker
from studysite.text.sections import Sectioned

LONGEST = 100


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


class Sheet:
    """The lines of a document as readers look at them to tell whether they are their layout."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines

    @cached_property
    def own(self) -> list[Line]:
        """The lines that hold text."""
        return [line for line in self.lines if not line.blank]

    @cached_property
    def headings(self) -> list[str]:
        """The lines that are short enough to be headings, stripped, once each."""
        return list(dict.fromkeys(line.text.strip() for line in self.own if len(line.text) <= LONGEST))

    @cached_property
    def parts(self) -> list[Part]:
        """The headings with what stands below them."""
        return parts(self.lines)

    @cached_property
    def bullets(self) -> float:
        """The share of the lines with text that are entries of lists."""
        return sum(1 for line in self.own if marker(line.text)) / max(1, len(self.own))
