"""What can be found: terms, questions, sections and mind-map nodes as records for the search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studysite.library import Library
from studysite.model import Document, Inlines, Node, Outline, Question, Section, Term, plain
from studysite.records import SearchRecord
from studysite.text.decode import CONTROL
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
            kind="term",
            title=_clean(entry.name),
            text=_said(first.definition),
            url=f"glossary/#{entry.id}",
            names=tuple(map(_clean, entry.aliases)),
            source=library.names[first.places[0].document],
        )


def _questions(library: Library) -> Iterator[SearchRecord]:
    for card in library.cards:
        yield SearchRecord(
            kind="question",
            title=_said(card.prompt),
            text="",
            url=f"practice/{card.home}/#q-{card.id}",
            source=library.names[card.home],
        )


def _sections(library: Library, document: Document) -> Iterator[SearchRecord]:
    address = library.page(document.slug, "read")
    if not address:
        return
    for section in document.sections:
        text = _excerpt(_running_text(section))
        if text or section.title:
            yield SearchRecord(
                kind="section",
                title=_said(section.title) or _said(document.title),
                text=text,
                url=f"{address}#{section.id}" if section.id else address,
                source=library.names[document.slug],
            )


def _nodes(library: Library, document: Document) -> Iterator[SearchRecord]:
    address = library.page(document.slug, "mind-map")
    if not address:
        return
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Outline):
                yield from _branch(block.nodes, (), address, library.names[document.slug])


def _branch(nodes: tuple[Node, ...], path: tuple[str, ...], address: str, source: str) -> Iterator[SearchRecord]:
    for node in nodes:
        title = _said(node.words)
        way = " › ".join(path[-2:])
        yield SearchRecord(kind="node", title=title, text=way, url=f"{address}#{node.id}", source=source)
        yield from _branch(node.children, (*path, title), address, source)


def _running_text(section: Section) -> str:
    """Return a section's words; not those of its questions, whose answers must not show, nor of its terms."""
    return _clean(" ".join(_texts(section)))


def _texts(section: Section) -> Iterable[str]:
    return (text for block in section.blocks if not isinstance(block, Question | Term) for text in block_words(block))


def _excerpt(text: str) -> str:
    """Return the beginning of `text`, cut between words."""
    if len(text) <= EXCERPT:
        return text
    return f"{text[:EXCERPT].rsplit(' ', 1)[0]} …"


def _said(words: Inlines) -> str:
    return _clean(plain(words))


def _clean(text: str) -> str:
    """Return `text` on one line, without control characters."""
    return " ".join((text if text.isprintable() else CONTROL.sub("", text)).split())
