"""The words of blocks: what they say, in pieces that each stand together on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from studysite.model import (
    Block,
    Blocks,
    Choice,
    CodeBlock,
    Document,
    Figure,
    Inlines,
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
    written,
)

Piece = tuple[Span, str]
Say = Callable[[Inlines], str]


def pieces(block: Block, say: Say = plain) -> Iterator[Piece]:
    """Yield every run of words of a block with the lines that it comes from; `say` makes text of them."""
    match block:
        case ListBlock():
            for item in block.items:
                yield item.span, say(item.words)
                yield from _all(item.blocks, say)
        case Table():
            for row in (block.header, *block.rows):
                yield from ((row.span, say(cell)) for cell in row.cells)
        case Question():
            yield block.span, say(block.prompt)
            yield from _asked(block, say)
        case Outline():
            yield from _nodes(block, say)
        case _:
            yield from ((block.span, text) for text in _runs(block, say))


def right_words(choices: Iterable[Choice], explained: Blocks) -> tuple[Choice, ...]:
    """Return the options that are right and that an answer does not begin with itself: “False. It is the wind.”."""
    right = tuple(choice for choice in choices if choice.is_right)
    first = next((text for block in explained for text in block_words(block)), "")
    begins = len(right) == 1 and first.casefold().startswith(plain(right[0].words).casefold())
    return () if begins else right


def _asked(question: Question, say: Say) -> Iterator[Piece]:
    """Yield what stands below a prompt: hint, options, answer."""
    yield from _all(question.hint, say)
    for choice in question.choices:
        yield choice.span, say(choice.words)
        yield from _all(choice.rationale, say)
    yield from _all(question.answer or (), say)


def _all(blocks: Blocks, say: Say) -> Iterator[Piece]:
    for block in blocks:
        yield from pieces(block, say)


def _runs(block: Paragraph | CodeBlock | Figure | Term | Pair, say: Say) -> tuple[str, ...]:
    match block:
        case Paragraph():
            return (say(block.words),)
        case CodeBlock():
            return (block.text,)
        case Figure():
            return (say(block.caption), block.source)
        case Term():
            return (block.name, *block.aliases, say(block.definition), *block.related, block.as_of)
        case Pair():
            return (block.name, say(block.definition), say(block.example))


def _nodes(outline: Outline, say: Say) -> Iterator[Piece]:
    waiting: list[Node] = list(reversed(outline.nodes))
    while waiting:
        node = waiting.pop()
        yield node.span, say(node.words)
        waiting.extend(reversed(node.children))


def block_words(block: Block) -> Iterator[str]:
    """Yield the words of a block without their places."""
    return (text for _, text in pieces(block) if text)


def document_pieces(document: Document, say: Say = plain) -> Iterator[Piece]:
    """Yield every run of words of a document: title, subtitles, headings, blocks."""
    if document.title_span:
        yield document.title_span, say(document.title)
    for subtitle in document.subtitles:
        yield subtitle.span, say(subtitle.words)
    for section in document.sections:
        if section.title:
            yield Span(section.span.first, section.span.first), say(section.title)
        yield from _all(section.blocks, say)


def written_pieces(document: Document) -> Iterator[tuple[Span, str, str]]:
    """Yield every run of words of a document, with its formulas in words and in TeX."""
    for (span, text), (_, tex) in zip(document_pieces(document), document_pieces(document, written), strict=True):
        yield span, text, tex
