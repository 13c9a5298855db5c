"""What every reader returns: a document's title, kind and sections, before it has an address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from studysite.model import DocumentKind, Inlines, Paragraph, Section, Span
from studysite.recognition import Sign
from studysite.text.headings import Part, hash_heading, parts
from studysite.text.line import Line, marker
from studysite.text.sections import Sectioned
from studysite.text.verbatim import outside
from studysite.text.vocabulary import Role, role_of

LONGEST = 100
# A line that runs on like this is prose, whatever stands around it.
PROSE = 120
# Characters of a heading that a sign repeats.
SHOWN = 60


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
    """The lines of a document as readers look at them to tell whether they are their layout.

    `name` is the file's, `settings` are the lines of its front matter.
    """

    def __init__(self, lines: Sequence[Line], name: str = "", settings: Iterable[str] = ()) -> None:
        self.lines = lines
        self.name = name
        self.settings = tuple(settings)

    @cached_property
    def own(self) -> list[Line]:
        """The lines that hold text."""
        return [line for line in self.lines if not line.blank]

    @cached_property
    def told(self) -> list[Line]:
        """The lines that hold text and are no code."""
        return [self.lines[at] for at in outside(self.lines)]

    @cached_property
    def short(self) -> list[Line]:
        """The lines that are short enough to be headings, the first of each wording."""
        found: dict[str, Line] = {}
        for line in self.told:
            if len(line.text) <= LONGEST:
                found.setdefault(line.text.strip(), line)
        return list(found.values())

    @cached_property
    def roles(self) -> dict[Role, Line]:
        """The first line that reads like the heading of a section of each role."""
        found: dict[Role, Line] = {}
        for line in self.short:
            mark = marker(line.text)
            # A bullet is a heading only with the marks of one.
            is_heading = mark is None or mark.number is not None
            if role := "answers" if line.said == "answers" else role_of(line.text) if is_heading else "":
                found.setdefault(role, line)
        return found

    @cached_property
    def parts(self) -> list[Part]:
        """The headings with what stands below them."""
        return parts(self.lines)

    def titles(self) -> Iterator[str]:
        """Yield the headings; they are looked for when the first one is asked for."""
        yield from (part.title for part in self.parts)

    @cached_property
    def prose(self) -> list[Line]:
        """The lines of running text: long, and neither in a list nor a heading."""
        return [
            line
            for line in self.told
            if len(line.text) > PROSE and marker(line.text) is None and hash_heading(line.text) is None
        ]

    @cached_property
    def bullets(self) -> float:
        """The share of the lines with text that are entries of lists."""
        return sum(1 for line in self.own if marker(line.text)) / max(1, len(self.own))


def heading_sign(line: Line, weight: float) -> Sign:
    """Return the sign that a heading is by its words."""
    words = line.text.strip().strip("#*_ ")
    return Sign(f"the heading “{words if len(words) <= SHOWN else words[:SHOWN] + '…'}”", weight, line.number)
