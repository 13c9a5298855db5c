"""The words of blocks: what they say, in pieces that each stand together on a page."""

from __future__ import annotations

from collections.abc import Iterator

from studysite.model import (
    Block,
    Blocks,
    CodeBlock,
    Document,
    Figure,
    ListBlock,
    Node,
    Outline,
    Pair,
    Paragraph,
    Question,
    Span,
    Table,
    Term,
    plain,
)

Piece = tuple[Span, str]


def pieces(block: Block) -> Iterator[Piece]:
    """Yield every run of words of a block with the lines that it comes from."""
    match block:
        case ListBlock():
            for item in block.items:
                yield item.span, plain(item.words)
                yield from _all(item.blocks)
        case Table():
            for row in (block.header, *block.rows):
                yield from ((row.span, plain(cell)) for cell in row.cells)
        case Question():
            yield block.span, plain(block.prompt)
            yield from _all(block.answer or ())
        case Outline():
            yield from _nodes(block)
        case _:
            yield from ((block.span, text) for text in _runs(block))


def _all(blocks: Blocks) -> Iterator[Piece]:
    for block in blocks:
        yield from pieces(block)


def _runs(block: Paragraph | CodeBlock | Figure | Term | Pair) -> tuple[str, ...]:
    match block:
        case Paragraph():
            return (plain(block.words),)
        case CodeBlock():
            return (block.text,)
        case Figure():
            return (plain(block.caption), block.source)
        case Term():
            return (block.name, *block.aliases, plain(block.definition), *block.related, block.as_of)
        case Pair():
            return (block.name, plain(block.definition), plain(block.example))


def _nodes(outline: Outline) -> Iterator[Piece]:
    waiting: list[Node] = list(reversed(outline.nodes))
    while waiting:
        node = waiting.pop()
        yield node.span, plain(node.words)
        waiting.extend(reversed(node.children))


def block_words(block: Block) -> Iterator[str]:
    """Yield the words of a block without their places."""
    return (text for _, text in pieces(block) if text)


def document_pieces(document: Document) -> Iterator[Piece]:
    """Yield every run of words of a document: title, subtitles, headings, blocks."""
    if document.title_span:
        yield document.title_span, plain(document.title)
    for subtitle in document.subtitles:
        yield subtitle.span, plain(subtitle.words)
    for section in document.sections:
        if section.title:
            yield Span(section.span.first, section.span.first), plain(section.title)
        yield from _all(section.blocks)
