"""What the makers of cards give: cards whose places have no numbers yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from studysite.ids import digest
from studysite.library import Library, Place
from studysite.model import Blocks, Inlines, Paragraph, Span
from studysite.records import CardBlocks, CardKind


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a card stands: the slug of a document, the index of its section there, the line of its file."""

    document: str
    section: int
    line: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What one document answers."""

    blocks: Blocks
    document: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A card that stands at `spots`, its home first.

    `key` is the normalised text that a card without a page has its id of. Where documents answer differently
    there are several `answers`; the first is the one to know. `short` is
    given where it is not the answer itself on one line.
    """

    kind: CardKind
    key: str
    group: str
    prompt: CardBlocks
    answers: tuple[Answer, ...]
    spots: tuple[Spot, ...]
    url: str
    page: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the makers of cards look into: the library, and in which section each block of it begins."""

    library: Library
    sections: dict[tuple[str, int], int]

    @classmethod
    def of(cls, library: Library) -> Scene:
        """Return the scene of a library."""
        return cls(
            library,
            {
                (document.slug, block.span.first): at
                for document in library.documents
                for at, section in enumerate(document.sections)
                for block in section.blocks
            },
        )

    def spots(self, places: Iterable[Place]) -> tuple[Spot, ...]:
        """Return where a question or a term stands."""
        return tuple(Spot(one.document, self.sections[one.document, one.first], one.first) for one in places)


def group(kind: CardKind, *words: str) -> str:
    """Return a short name for the things of one kind that `words` name."""
    return digest("\n".join((kind, *words)), 6)


def paragraph(words: Inlines, span: Span) -> Blocks:
    """Return words as blocks."""
    return (Paragraph(words, span),)
