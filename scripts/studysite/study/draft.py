"""What the makers of cards give: cards whose places have no numbers yet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from studysite.ids import digest
from studysite.items import Place
from studysite.library import Library
from studysite.memory import Recall
from studysite.model import Blocks, Document, Section
from studysite.records import CardBlocks, CardChoice, CardKind
from studysite.study.card_texts import line

COUNTED = re.compile(r"(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Za-z])[.)]\s+(?=\S)")


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

    `id` is that of its page; a card that has none gets one from `key`, its normalised text. Where documents answer
    differently there are several `answers`; the first is the one to know. `short` is given where it is not the
    answer itself on one line.
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
    id: str = ""
    choices: tuple[CardChoice, ...] = ()
    hint: CardBlocks = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """What the makers of cards look into: the library, and in which section each block of it begins.

    `recall` may know what a definition is without its name.
    """

    library: Library
    sections: dict[tuple[str, int], int]
    recall: Recall

    @classmethod
    def of(cls, library: Library, recall: Recall) -> Scene:
        """Return the scene of a library."""
        return cls(
            library,
            {
                (document.slug, block.span.first): at
                for document in library.documents
                for at, section in enumerate(document.sections)
                for block in section.blocks
            },
            recall,
        )

    def spots(self, places: Iterable[Place]) -> tuple[Spot, ...]:
        """Return where a question or a term stands."""
        return tuple(Spot(one.document, self.sections[one.document, one.first], one.first) for one in places)


@dataclass(frozen=True, slots=True)
class Stand:
    """A section whose blocks become cards, and where the pages show it.

    `document` is the slug of its document, `called` what that is called; `page` is the address of the page
    with the document's text, which has all that stands in sections, `tree` that of the page which has its outlines;
    `language` is that of the site.
    """

    document: str
    called: str
    section: Section
    number: int
    page: str
    tree: str
    language: str

    @classmethod
    def of(cls, library: Library, document: Document, number: int) -> Stand:
        """Return the stand of a document's section."""
        page = library.text_page(document.slug) or library.home(document.slug)
        tree = library.tree(document.slug) or page
        return cls(document.slug, line(document.title), document.sections[number], number, page, tree, library.language)

    def spot(self, line: int) -> Spot:
        """Return the place of a line."""
        return Spot(self.document, self.number, line)

    @property
    def title(self) -> str:
        """The title of the section on one line; empty before the first heading."""
        return line(self.section.title)

    @property
    def passage(self) -> str:
        """The address of the section in the text."""
        return f"{self.page}#{self.section.id}" if self.title and self.section.id else self.page


def bare(name: str) -> str:
    """Return a name without the number or letter that only says where it stands among others: “2. Security”."""
    counted = COUNTED.match(name)
    return name[counted.end() :] if counted else name


def context(text: str) -> CardBlocks:
    """Return the line above a prompt that says what it is about."""
    return (("p", ("em", text)),) if text else ()


@lru_cache(maxsize=10_000)
def group(kind: CardKind, *words: str) -> str:
    """Return a short name for the things of one kind that `words` name."""
    return digest("\n".join((kind, *words)), 6)
