"""Where cards stand: documents and sections with their addresses, and their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from studysite.library import Library
from studysite.model import Document, Question, Section
from studysite.records import CardPlace, StudyDocument, StudySection, StudyTopic
from studysite.study.card_texts import clean, line
from studysite.study.draft import Spot


class Shelf:
    """The documents and sections that cards stand in, in the owner's order, and the number of each."""

    def __init__(self, library: Library, spots: Iterable[Spot]) -> None:
        """Give a number to all that `spots` name."""
        used = {(spot.document, spot.section) for spot in spots}
        held = {slug for slug, _ in used}
        documents = [document for document in library.documents if document.slug in held]
        self._numbers = {document.slug: number for number, document in enumerate(documents)}
        sections = {document.slug: sorted(at for slug, at in used if slug == document.slug) for document in documents}
        self._sections = {(slug, at): number for slug, ats in sections.items() for number, at in enumerate(ats)}
        self.documents = tuple(_document(library, document, sections[document.slug]) for document in documents)
        held = {document.topic for document in self.documents}
        topics = (topic for topic in library.topics if topic.scope in held)
        self.topics = tuple(StudyTopic(topic.scope, clean(topic.title), topic.address) for topic in topics)

    def places(self, spots: Sequence[Spot]) -> tuple[CardPlace, ...]:
        """Return the places of a card."""
        return tuple(
            CardPlace(self._numbers[spot.document], self._sections[spot.document, spot.section], spot.line)
            for spot in spots
        )


def _document(library: Library, document: Document, sections: Sequence[int]) -> StudyDocument:
    asking = _asking(library, document)
    topic = library.topic_of(document.slug)
    return StudyDocument(
        slug=document.slug,
        title=line(document.title),
        name=clean(library.names[document.slug]),
        kind=document.kind,
        url=library.home(document.slug),
        source="" if document.file in library.withheld else f"sources/{library.originals[document.file]}/",
        sections=tuple(_section(library, document, at, asks=at in asking) for at in sections),
        topic=topic.scope if topic else "",
    )


def _section(library: Library, document: Document, number: int, *, asks: bool) -> StudySection:
    """Return a section with the address of its passage."""
    section = document.sections[number]
    title = line(section.title)
    page = library.text_page(document.slug) or (asks and library.page(document.slug, "practice"))
    if page:
        return StudySection(title, f"{page}#{section.id}" if title and section.id else page)
    return StudySection(title, library.tree(document.slug) or _elsewhere(library, document, section))


def _elsewhere(library: Library, document: Document, section: Section) -> str:
    """Return where to look for a section that no page shows by itself: its questions or terms are elsewhere."""
    asked = any(isinstance(block, Question) for block in section.blocks)
    return library.home(document.slug) if asked or not library.entries else "glossary/"


def _asking(library: Library, document: Document) -> set[int]:
    """Return the sections that are the first to ask something: the practice page has their headings."""
    seen: set[str] = set()
    found = set()
    for at, section in enumerate(document.sections):
        asked = [block.span.start for block in section.blocks if isinstance(block, Question)]
        ids = {library.card_at[document.slug, start].id for start in asked}
        found |= {at} if ids - seen else set()
        seen |= ids
    return found
