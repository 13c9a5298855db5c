"""Marking where texts name a term: its first use in a section, never in what only names something itself.

Headings, links, code, the prompts of questions, the first column and row of tables, and branches of
trees stay as they are: a definition there would be in the way, or give an answer away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from studysite.items import Card, Entry, Sense, Told
from studysite.model import (
    Block,
    Blocks,
    Code,
    Document,
    Formula,
    Inline,
    Inlines,
    Item,
    Link,
    ListBlock,
    Mention,
    Pair,
    Paragraph,
    Picture,
    Question,
    Row,
    Section,
    Start,
    Table,
    Term,
    Text,
)
from studysite.refine.circles import Speech
from studysite.refine.naming import Names


class _Reader:
    """Goes through the texts of one section in their order; `seen` are terms that have had their mark."""

    def __init__(self, names: Names, *seen: str) -> None:
        self._names = names
        self._seen = set(seen)

    def words(self, words: Inlines) -> Inlines:
        """Return words with a mention where they name a term for the first time."""
        return tuple(made for one in words for made in self._inline(one))

    def _inline(self, one: Inline) -> Sequence[Inline]:
        if isinstance(one, Text):
            return self._text(one.text)
        if isinstance(one, Link | Code | Formula | Mention | Picture):
            return (one,)
        return (replace(one, children=self.words(one.children)),)

    def _text(self, text: str) -> list[Inline]:
        made: list[Inline] = []
        end = 0
        for use in self._names.uses(text):
            if use.term in self._seen:
                continue
            self._seen.add(use.term)
            made += [Text(text[end : use.start]), Mention(use.term, text[use.start : use.end])]
            end = use.end
        return [one for one in (*made, Text(text[end:])) if not isinstance(one, Text) or one.text]

    def blocks(self, blocks: Blocks) -> Blocks:
        """Return blocks with their mentions."""
        return tuple(self.block(block) for block in blocks)

    def block(self, block: Block) -> Block:
        """Return a block with its mentions."""
        if isinstance(block, Paragraph):
            return block if block.role in ("instruction", "label") else replace(block, words=self.words(block.words))
        if isinstance(block, ListBlock):
            return replace(block, items=tuple(self._item(item) for item in block.items))
        if isinstance(block, Table):
            return replace(block, rows=tuple(self._row(row) for row in block.rows))
        return block

    def _item(self, item: Item) -> Item:
        return replace(item, words=self.words(item.words), blocks=self.blocks(item.blocks))

    def _row(self, row: Row) -> Row:
        return replace(row, cells=(*row.cells[:1], *map(self.words, row.cells[1:])))


def in_documents(documents: Sequence[Document], names: Speech, ids: dict[tuple[str, Start], str]) -> list[Document]:
    """Return the documents with their mentions. `ids` tells the entry of a term by document and line."""
    return [
        replace(
            document,
            sections=tuple(_section(one, document.slug, names.of(document.slug), ids) for one in document.sections),
        )
        for document in documents
    ]


def _section(section: Section, slug: str, names: Names, ids: dict[tuple[str, Start], str]) -> Section:
    reader = _Reader(names)
    made: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Term):
            own = _Reader(names, ids.get((slug, block.span.start), ""))
            made.append(replace(block, definition=own.words(block.definition)))
        elif isinstance(block, Pair):
            own = _Reader(names, *(use.term for use in names.uses(block.name)))
            made.append(replace(block, definition=own.words(block.definition), example=own.words(block.example)))
        else:
            made.append(block if isinstance(block, Question) else reader.block(block))
    return replace(section, blocks=tuple(made))


def in_cards(cards: Sequence[Card], names: Speech) -> list[Card]:
    """Return the cards with the mentions of their answers, each of which is read alone."""
    return [
        replace(
            card,
            answers=tuple(_told(told, names) for told in card.answers),
            choices=tuple(
                replace(one, rationale=_Reader(names.of(card.home)).blocks(one.rationale)) for one in card.choices
            ),
        )
        for card in cards
    ]


def _told(told: Told, names: Speech) -> Told:
    return replace(told, blocks=_Reader(names.of(told.places[0].document)).blocks(told.blocks))


def in_entries(entries: Sequence[Entry], names: Speech) -> list[Entry]:
    """Return the entries with the mentions of other terms in their definitions."""
    return [replace(entry, senses=tuple(_sense(sense, entry.id, names) for sense in entry.senses)) for entry in entries]


def _sense(sense: Sense, own: str, names: Speech) -> Sense:
    reader = _Reader(names.of(sense.places[0].document), own)
    return replace(sense, definition=reader.words(sense.definition))
