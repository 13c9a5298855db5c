"""What can be found: terms, questions, sections and mind-map nodes as records for the search."""

from __future__ import annotations

from collections.abc import Iterator

from studysite.library import Library
from studysite.model import Document, Node, Outline, Question, Section, Term, plain
from studysite.records import SearchRecord
from studysite.words import block_words

# What a result shows of a section, in characters: enough to recognise it.
EXCERPT = 240


def search_records(library: Library) -> list[SearchRecord]:
    """Return the records of everything that the library holds, terms first."""
    return [
        *_terms(library),
        *_questions(library),
        *(record for document in library.documents for record in _sections(library, document)),
        *(record for document in library.documents for record in _nodes(library, document)),
    ]


def _terms(library: Library) -> Iterator[SearchRecord]:
    for entry in library.entries:
        first = entry.senses[0]
        yield SearchRecord(
            "term",
            entry.name,
            plain(first.definition),
            f"glossary/#{entry.id}",
            entry.aliases,
            library.names[first.places[0].document],
        )


def _questions(library: Library) -> Iterator[SearchRecord]:
    for card in library.cards:
        yield SearchRecord(
            "question",
            plain(card.prompt),
            "",
            f"practice/{card.home}/#q-{card.id}",
            (),
            library.names[card.home],
        )


def _sections(library: Library, document: Document) -> Iterator[SearchRecord]:
    address = next((page for page in library.pages[document.slug] if page.startswith("read/")), None)
    if address is None:
        return
    for section in document.sections:
        text = excerpt(_running_text(section))
        title = plain(section.title) or plain(document.title)
        if text or section.title:
            yield SearchRecord(
                "section",
                title,
                text,
                f"{address}#{section.id}" if section.id else address,
                (),
                library.names[document.slug],
            )


def _nodes(library: Library, document: Document) -> Iterator[SearchRecord]:
    address = next((page for page in library.pages[document.slug] if page.startswith("mind-map/")), None)
    for section in document.sections:
        for block in section.blocks:
            if address and isinstance(block, Outline):
                yield from _branch(block.nodes, (), address, library.names[document.slug])


def _branch(
    nodes: tuple[Node, ...], path: tuple[str, ...], address: str, source: str
) -> Iterator[SearchRecord]:
    for node in nodes:
        title = plain(node.words)
        yield SearchRecord("node", title, " › ".join(path[-2:]), f"{address}#{node.id}", (), source)
        yield from _branch(node.children, (*path, title), address, source)


def _running_text(section: Section) -> str:
    """Return a section's words; not those of its questions, whose answers must not show, nor of its terms."""
    texts = [
        text
        for block in section.blocks
        if not isinstance(block, Question | Term)
        for text in block_words(block)
    ]
    return " ".join(" ".join(texts).split())


def excerpt(text: str) -> str:
    """Return the beginning of `text`, cut between words."""
    if len(text) <= EXCERPT:
        return text
    return f"{text[:EXCERPT].rsplit(' ', 1)[0]} …"
