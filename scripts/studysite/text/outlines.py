"""Lists that are trees: an outline flattened into one level of bullets, and definition-example pairs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from studysite.model import (
    Block,
    Blocks,
    Inlines,
    Item,
    ListBlock,
    Node,
    Outline,
    Pair,
    Paragraph,
    Span,
    Text,
    plain,
)
from studysite.text.blocks import blocks
from studysite.text.inline import parse
from studysite.text.ledger import Ledger
from studysite.text.line import Line

# How deep an outline's own numbering says that an entry is: I. A. 1. a.
LEVELS = (
    re.compile(r"(?=[IVXLC])(?:[IVXLC]+)\.\s+"),
    re.compile(r"[A-Z]\.\s+"),
    re.compile(r"\d{1,2}\.\s+"),
    re.compile(r"[a-z]\)\s+"),
)
EXAMPLE = re.compile(
    r"(?P<name>[^:]{1,100}):\s+(?P<definition>.+?)\s*[*_]*Example:[*_]*\s+(?P<example>.+)$", re.DOTALL
)


@dataclass(slots=True)
class _Branch:
    words: Inlines
    span: Span
    level: int
    below: list[_Branch] = field(default_factory=list)


def outline_blocks(lines: Sequence[Line], ledger: Ledger) -> Blocks:
    """Return the blocks of an outline section; its lists become trees."""
    return tuple(_tree(block) if isinstance(block, ListBlock) else block for block in blocks(lines, ledger))


def _tree(block: ListBlock) -> Block:
    """Rebuild the levels that numbering tells (`I.`, `A.`); bullets without a number lie below the last one with."""
    roots: list[_Branch] = []
    path: list[_Branch] = []
    for item in block.items:
        level = _level(plain(item.words))
        branch = _Branch(item.words, item.span, len(LEVELS) if level is None else level)
        branch.below = [_Branch(node.words, node.span, 0) for node in _nested(item)]
        while path and path[-1].level >= branch.level:
            path.pop()
        (path[-1].below if path else roots).append(branch)
        path.append(branch)
    return Outline(tuple(_node(branch) for branch in roots), block.span)


def _level(text: str) -> int | None:
    return next((level for level, pattern in enumerate(LEVELS) if pattern.match(text)), None)


def _nested(item: Item) -> list[Node]:
    """Return what a list nests below an item as branches; paragraphs below an item are branches too."""
    found: list[Node] = []
    for block in item.blocks:
        if isinstance(block, ListBlock):
            found += [Node(one.words, one.span, tuple(_nested(one))) for one in block.items]
        elif isinstance(block, Paragraph):
            found.append(Node(block.words, block.span))
    return found


def _node(branch: _Branch) -> Node:
    return Node(branch.words, branch.span, tuple(_node(one) for one in branch.below))


def pair_blocks(lines: Sequence[Line], ledger: Ledger) -> Blocks:
    """Return the blocks of a section of `Name: definition. Example: …` entries."""
    made: list[Block] = []
    for block in blocks(lines, ledger):
        if isinstance(block, ListBlock) and all(_is_pair(item) for item in block.items):
            made += [_pair(item, ledger) for item in block.items]
        else:
            made.append(block)
    return tuple(made)


def _is_pair(item: Item) -> bool:
    return not item.blocks and EXAMPLE.match(plain(item.words)) is not None


def _pair(item: Item, ledger: Ledger) -> Pair:
    match = EXAMPLE.match(plain(item.words))
    if match is None:  # _is_pair has seen to it
        return Pair("", item.words, (Text(""),), item.span)
    ledger.drop(item.span.first, "label", "Example:")
    return Pair(match["name"].strip("*_ "), parse(match["definition"]), parse(match["example"]), item.span)
