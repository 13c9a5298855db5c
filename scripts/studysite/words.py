"""The words of blocks: what they say, in pieces that each stand together on a page."""

from __future__ import annotations

from collections.abc import Iterator

from studysite.model import (
    Block,
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
    if isinstance(block, Paragraph):
        yield block.span, plain(block.words)
    elif isinstance(block, ListBlock):
        for item in block.items:
            yield item.span, plain(item.words)
            for inner in item.blocks:
                yield from pieces(inner)
    elif isinstance(block, Table):
        for row in (block.header, *block.rows):
            yield from ((row.span, plain(cell)) for cell in row.cells)
    elif isinstance(block, CodeBlock):
        yield block.span, block.text
    elif isinstance(block, Figure):
        yield block.span, plain(block.caption)
        yield block.span, block.source
    elif isinstance(block, Question):
        yield block.span, plain(block.prompt)
        for inner in block.answer or ():
            yield from pieces(inner)
    elif isinstance(block, Term):
        yield from ((block.span, name) for name in (block.name, *block.aliases))
        yield block.span, plain(block.definition)
    elif isinstance(block, Pair):
        yield from (
            (block.span, text) for text in (block.name, plain(block.definition), plain(block.example))
        )
    else:
        yield from _nodes(block)


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
        for block in section.blocks:
            yield from pieces(block)
