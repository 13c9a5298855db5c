"""An answer in points, which a learner ticks one by one: sentences, items of lists, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from studysite.diagram import Diagram
from studysite.in_words import in_words
from studysite.model import (
    Block,
    Blocks,
    Code,
    CodeBlock,
    Figure,
    Formula,
    Inline,
    Inlines,
    Item,
    Link,
    ListBlock,
    Mention,
    Node,
    Outline,
    Pair,
    Paragraph,
    Picture,
    Question,
    Row,
    Strong,
    Table,
    Term,
    Text,
    plain,
)
from studysite.study.card_texts import cut, line, stripped
from studysite.study.sentences import ends, signs

MOST = 7

# More pieces than these are brought together by their number, so that the work does not grow with their square.
MANY = 64

# A sentence of fewer characters and words (“Yes.”, “Not always.”) says nothing without the next.
SHORTEST, FEWEST_WORDS = 16, 3

# What could end a sentence.
MARKS = re.compile("[.!?…。！？｡।؟۔]")

# What a piece may end in so that the next needs no mark of its own before it.
CLOSED = (".", "!", "?", ":", ";", ",", "…", "。", "！", "？", "।", "؟", "۔", "”", '"', ")")


def points(blocks: Blocks) -> tuple[Inlines, ...]:
    """Return the words of `blocks` in one to seven points, in their order; none is lost.

    A line that only announces what follows, and a sentence of a word or two, go with what follows. Of more
    than seven pieces, neighbours that are short are one point.
    """
    pieces = [piece for piece in _announced(blocks) if line(piece)]
    return tuple(_few(pieces)) or ((),)


def _announced(blocks: Blocks) -> Iterator[Inlines]:
    """Yield the pieces of all blocks, what announces another together with that."""
    held: Inlines = ()
    for block in blocks:
        for piece in _pieces(block):
            whole = _joined(held, piece)
            if line(piece).endswith((":", "：")):
                held = whole
                continue
            yield whole
            held = ()
    yield held


def _pieces(block: Block) -> Iterator[Inlines]:
    match block:
        case Paragraph():
            yield from sentences(block.words)
        case ListBlock():
            yield from map(_item, block.items)
        case Table():
            yield from _rows(block)
        case Outline():
            yield from map(_branch, block.nodes)
        case Figure(diagram=Diagram() as diagram):
            yield block.caption
            yield from _pieces(in_words(diagram, block.span))
        case _:
            yield _whole(block)


def _whole(block: Block) -> Inlines:
    """Return all words of a block as one piece."""
    match block:
        case CodeBlock():
            return (Code(block.text),)
        case Figure():
            return _joined(block.caption, (Code(block.source),) if block.source else ())
        case Question():
            return block.prompt
        case Term():
            return (Strong((Text(block.name),)), Text(": "), *block.definition)
        case Pair():
            return (Strong((Text(block.name),)), Text(": "), *block.definition, Text(" "), *block.example)
        case _:
            return _chain(_pieces(block))


def sentences(words: Inlines) -> list[Inlines]:
    """Return the sentences of `words`, with their markup; a very short one goes with the next."""
    text = "".join(map(_masked, words))
    made: list[Inlines] = []
    start = 0
    for end in (*ends(text), len(text)):
        if end < len(text) and _is_short(text[start:end].strip()):
            continue
        made.append(stripped(cut(words, start, end)))
        start = end
    return made


def _is_short(text: str) -> bool:
    return len(text) < SHORTEST and len(text.split()) < FEWEST_WORDS and not signs(text)


def _masked(one: Inline) -> str:
    """Return the text of `one`, of the same length, in which no mark inside code or a link ends a sentence."""
    match one:
        case Text():
            return one.text
        case Code() | Formula() | Picture():
            return "X" * len(one.text)
        case Mention() | Link():
            text = plain((one,))
            return f"{MARKS.sub('x', text[:-1])}{text[-1:]}"
    return "".join(map(_masked, one.children))


def _item(item: Item) -> Inlines:
    """Return an item with what is nested below it."""
    return _chain((item.words, *(piece for block in item.blocks for piece in _pieces(block))))


def _branch(node: Node) -> Inlines:
    return _chain((node.words, *map(_branch, node.children)))


def _rows(table: Table) -> Iterator[Inlines]:
    """Yield the rows of a table, each cell with the name of its column; of an empty table the names."""
    if not table.rows:
        yield _chain(table.header.cells)
    for row in table.rows:
        yield _chain(_cells(table.header, row))


def _cells(header: Row, row: Row) -> Iterator[Inlines]:
    for name, cell in zip(header.cells, row.cells, strict=True):
        if line(name) and line(cell):
            yield (*name, Text(": "), *cell)
        elif line(name) or line(cell):
            yield (*name, Text(": –")) if line(name) else cell


def _joined(one: Inlines, other: Inlines) -> Inlines:
    """Return two pieces as one; without a mark at the end of the first, a semicolon parts them."""
    if not one or not other:
        return one or other
    before = line(one)
    if not before or not line(other):
        return one if before else other
    return (*one, Text(" " if before.endswith(CLOSED) else "; "), *other)


def _chain(pieces: Iterable[Inlines]) -> Inlines:
    """Return several pieces as one."""
    made: list[Inline] = []
    last = ""
    for piece in pieces:
        text = line(piece)
        if text:
            made += [Text(" " if last.endswith(CLOSED) else "; ")] if last else []
            made += piece
            last = text
    return tuple(made)


def _few(pieces: Sequence[Inlines]) -> list[Inlines]:
    """Return at most seven pieces: as long as there are more, the two neighbours that are shortest together are one."""
    made = _even(pieces, MANY) if len(pieces) > MANY else list(pieces)
    sizes = [len(line(piece)) for piece in made]
    while len(made) > MOST:
        at = min(range(len(made) - 1), key=lambda at: sizes[at] + sizes[at + 1])
        made[at : at + 2] = [_joined(made[at], made[at + 1])]
        sizes[at : at + 2] = [sizes[at] + sizes[at + 1]]
    return made


def _even(pieces: Sequence[Inlines], count: int) -> list[Inlines]:
    """Return `count` pieces, each of about as many of `pieces`."""
    bounds = pairwise(len(pieces) * at // count for at in range(count + 1))
    return [_chain(pieces[start:end]) for start, end in bounds]
