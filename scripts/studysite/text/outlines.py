"""Lists that are trees: an outline flattened into one level of bullets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from studysite.model import Block, Blocks, Item, ListBlock, Node, Outline, Paragraph, plain
from studysite.text.blocks import blocks
from studysite.text.ledger import Ledger
from studysite.text.line import Line, marker
from studysite.text.vocabulary import OUTLINE_NUMBER

ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
UNNUMBERED = 1000.0


@dataclass(slots=True)
class _Branch:
    node: Node
    level: float
    below: list[_Branch] = field(default_factory=list)


def outline_blocks(lines: Sequence[Line], ledger: Ledger) -> Blocks:
    """Return the blocks of an outline section; its lists become trees, and so do lines that only have numbers."""
    bare = [line for line in lines if not line.blank and _is_numbered(line)]
    listed = [_bulleted(line) for line in lines] if len(bare) > 1 else lines
    return tuple(_tree(block) if isinstance(block, ListBlock) else block for block in blocks(listed, ledger))


def _is_numbered(line: Line) -> bool:
    found = marker(line.text)
    return (found is None or found.number is not None) and OUTLINE_NUMBER.match(line.text.strip()) is not None


def _bulleted(line: Line) -> Line:
    """Return a numbered line with a bullet, so that its number stays among its words."""
    if line.blank or line.close or not _is_numbered(line):
        return line
    text = line.text.lstrip()
    return Line(line.number, f"{line.text[: len(line.text) - len(text)]}- {text}")


def _tree(block: ListBlock) -> Block:
    """Rebuild the levels that numbering tells (`I.`, `A.`); bullets without a number lie below the last one with."""
    if block.ordered or not all(_is_simple(item) for item in block.items):
        return block
    roots: list[_Branch] = []
    path: list[_Branch] = []
    for item, level in zip(block.items, _levels([plain(item.words) for item in block.items]), strict=True):
        branch = _Branch(_node(item), level)
        while path and path[-1].level >= level:
            path.pop()
        (path[-1].below if path else roots).append(branch)
        path.append(branch)
    return Outline(tuple(_joined(branch) for branch in roots), block.span)


def _is_simple(item: Item) -> bool:
    """Tell whether nothing stands below an item but paragraphs and lists."""
    return all(
        isinstance(block, Paragraph) or (isinstance(block, ListBlock) and all(map(_is_simple, block.items)))
        for block in item.blocks
    )


def _node(item: Item, number: int | None = None) -> Node:
    """Return an item with all that its own indentation puts below it."""
    below: list[Node] = []
    for block in item.blocks:
        if isinstance(block, ListBlock):
            below += [_node(one, at if block.ordered else None) for at, one in enumerate(block.items, block.start)]
        elif isinstance(block, Paragraph):
            below.append(Node(block.words, block.span))
    return Node(item.words, item.span, tuple(below), number)


def _joined(branch: _Branch) -> Node:
    node = branch.node
    below = (*node.children, *(_joined(one) for one in branch.below))
    return Node(node.words, node.span, below, node.number)


def _levels(texts: Sequence[str]) -> list[float]:
    """Return how deep each entry is: the style of numbering that came first is the highest."""
    counts = _Counts()
    found = [counts.style(text) for text in texts]
    ranks = {style: rank for rank, style in enumerate(dict.fromkeys(style for style, _ in found if style))}
    return [ranks[style] + more if style else UNNUMBERED for style, more in found]


class _Counts:
    """Follows the numbers of an outline, to tell a roman C (100) from the letter after B."""

    def __init__(self) -> None:
        self._latest = {"roman": 0, "letter": 0}

    def style(self, text: str) -> tuple[str, float]:
        """Return the style of an entry's number ("" for none), and how much deeper its decimals go (1.2: 0.1)."""
        match = OUTLINE_NUMBER.match(text)
        kind = match.lastgroup if match else None
        if match is None or kind is None:
            return "", 0.0
        if kind == "decimal":
            return "digit", match["decimal"].count(".") / 10
        if kind == "roman" and len(match["roman"]) == 1:
            kind = self._roman_or_letter(match["roman"])
        if kind == "roman":
            self._latest = {"roman": _value(match["roman"]), "letter": 0}
        elif kind == "letter":
            self._latest["letter"] = _place(match["letter"] or match["roman"])
        return kind, 0.0

    def _roman_or_letter(self, mark: str) -> str:
        if _place(mark) == self._latest["letter"] + 1:
            return "letter"
        return "roman" if mark == "I" or _value(mark) == self._latest["roman"] + 1 else "letter"


def _place(letter: str) -> int:
    return ord(letter) - ord("A") + 1


def _value(roman: str) -> int:
    values = [ROMAN_VALUES[one] for one in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
