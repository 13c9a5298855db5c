"""What can be found: terms, questions, sections and mind-map nodes as records for the search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studysite.interface.say import noted
from studysite.library import Library
from studysite.model import Block, Document, Figure, Inlines, Node, Outline, Question, Section, Table, Term, plain
from studysite.records import SearchRecord
from studysite.text.decode import CONTROL
from studysite.words import block_words

# The pages where cards are practised, with words that people may look for.
TOOLS = (
    (
        "study/",
        noted("Cards"),
        noted("Flash cards that come back just before you would forget them: spaced repetition."),
    ),
    (
        "exam/",
        noted("Exam"),
        noted("Sit a mock exam, a timed test with mixed questions that a link shares with your group."),
    ),
    (
        "progress/",
        noted("Progress"),
        noted("What you know, what is due, export and import: your streak and your statistics."),
    ),
)
LABS = (
    "labs/",
    noted("Labs"),
    noted("Simulators, experiments, small models to try: play with the settings and see what happens."),
)


def search_records(library: Library) -> list[SearchRecord]:
    """Return the records of everything that the library holds, terms first."""
    return [
        *_terms(library),
        *_questions(library),
        *(record for document in library.documents for record in _sections(library, document)),
        *(record for document in library.documents for record in _nodes(library, document)),
        *(
            SearchRecord("page", library.say(title), url, body=library.say(words))
            for url, title, words in _lists(library)
        ),
    ]


def _lists(library: Library) -> Iterator[tuple[str, str, str]]:
    """Yield the pages that are found by words of ours: address, title, words."""
    if library.documents:
        yield from TOOLS
    if any(document.kind == "lab" for document in library.documents):
        yield LABS


def _terms(library: Library) -> Iterator[SearchRecord]:
    for entry in library.entries:
        first, *others = entry.senses
        yield SearchRecord(
            kind="term",
            title=_clean(entry.name),
            url=f"glossary/{entry.id}/",
            text=_said(first.definition),
            body=" · ".join(_said(sense.definition) for sense in others),
            names=tuple(map(_clean, entry.aliases)),
            source=library.names[first.places[0].document],
        )


def _questions(library: Library) -> Iterator[SearchRecord]:
    for card in library.cards:
        told = (*(one.blocks for one in card.answers), *(one.rationale for one in card.choices), card.hint)
        answers = (text for blocks in told for block in blocks for text in block_words(block))
        yield SearchRecord(
            kind="question",
            title=_said(card.prompt),
            url=f"q/{card.id}/",
            body="; ".join(_said(one.words) for one in card.choices),
            hidden=_clean(" ".join(answers)),
            source=library.names[card.home],
        )


def _sections(library: Library, document: Document) -> Iterator[SearchRecord]:
    address = library.text_page(document.slug)
    if not address:
        return
    for section in document.sections:
        title = _said(section.title) or _said(document.title)
        source = library.names[document.slug]
        tables = [block for block in section.blocks if isinstance(block, Table) and block.key]
        body = _clean(" ".join(_texts(section)))
        # Tables say the title in records of their own.
        if body or section.title:
            url = f"{address}#{section.id}" if section.id else address
            yield SearchRecord(kind="section", title=title, url=url, body=body, source=source)
        for table in tables:
            url = f"{address}#{table.key}"
            yield SearchRecord(kind="section", title=title, url=url, body=_rows(table), source=source)


def _rows(table: Table) -> str:
    """Return the words of a table, row by row."""
    rows = (", ".join(filter(None, map(_said, row.cells))) for row in (table.header, *table.rows))
    return "; ".join(filter(None, rows))


def _nodes(library: Library, document: Document) -> Iterator[SearchRecord]:
    address = library.tree(document.slug)
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
        yield SearchRecord(kind="node", title=title, url=f"{address}#{node.id}", text=way, source=source)
        yield from _branch(node.children, (*path, title), address, source)


def _texts(section: Section) -> Iterable[str]:
    """Return a section's words; not those of questions, whose answers must not show, nor of what has its own record."""
    # Of a figure the caption is searched and what the drawing says, and not the code that draws it.
    return (
        text
        for block in section.blocks
        if not _is_apart(block)
        for text in (_figure(block) if isinstance(block, Figure) else block_words(block))
    )


def _figure(figure: Figure) -> Iterable[str]:
    return _said(figure.caption), *(figure.diagram.texts if figure.diagram else ())


def _is_apart(block: Block) -> bool:
    return isinstance(block, Question | Term) or (isinstance(block, Table) and bool(block.key))


def _said(words: Inlines) -> str:
    return _clean(plain(words))


def _clean(text: str) -> str:
    """Return `text` on one line, without control characters."""
    return " ".join((text if text.isprintable() else CONTROL.sub("", text)).split())
