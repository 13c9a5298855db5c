"""The words of cards as plain text, and what all writers share of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studysite.records import CardBlocks, CardWords, Nested

# What no file of text may hold: controls (but for TAB and line feed), halves of characters, what is none at all.
UNFIT = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# How the parts of a block are told apart on one line; those of the others by a space.
APART = {"table": " / ", "pre": " / "}


def clean(text: str) -> str:
    """Return `text` without what no file of text may hold."""
    return text if text.isprintable() else UNFIT.sub("", text)


def parts(node: Nested) -> CardWords:
    """Return what `node` is made of: itself, if it is a text."""
    return (node,) if isinstance(node, str) else node


def words(inlines: CardWords) -> str:
    """Return words without their marks, on one line."""
    return " ".join(clean(_said(inlines)).split())


def line(blocks: CardBlocks) -> str:
    """Return blocks on one line."""
    return " ".join(filter(None, map(_line, blocks)))


def text(blocks: CardBlocks) -> str:
    """Return blocks as lines of text: a bullet or number before items, a bar between cells."""
    return "\n".join(one for block in blocks for one in _lines(block))


def _said(inlines: CardWords) -> str:
    return "".join(
        one
        if isinstance(one, str)
        else tex(one)
        if one[0] == "math"
        else _shown(one)
        if one[0] == "img"
        else _said(one[2:] if one[0] == "a" else one[1:])
        for one in inlines
        if one
    )


def _shown(picture: CardWords) -> str:
    return f"[{picture[2]}]" if picture[2] else ""


def tex(math: CardWords) -> str:
    """Return a formula as TeX between dollars."""
    mark = "$$" if math[1] == "block" else "$"
    return f"{mark}{math[2]}{mark}"


def _line(block: CardWords) -> str:
    told = (" ".join(one.split()) for one in _lines(block))
    return APART.get(str(block[0]), " ").join(filter(None, told))


def _lines(block: CardWords) -> Iterator[str]:
    """Yield the lines of one block."""
    tag, rest = block[0], block[1:]
    if tag == "p":
        yield words(rest)
    elif tag == "pre":
        yield from (one.rstrip() for one in clean(_said(rest)).splitlines())
    elif tag == "table":
        yield from (" | ".join(words(parts(cell)) for cell in parts(row)) for row in rest)
    else:
        for number, item in enumerate(rest, 1):
            yield from _item(f"{number}. " if tag == "ol" else "• ", item)


def _item(mark: str, item: Nested) -> Iterator[str]:
    """Yield the lines of an item: the mark before the first, the others below its words."""
    lines = (one for block in parts(item) for one in _lines(parts(block)))
    for at, one in enumerate(lines):
        yield (" " * len(mark) if at else mark) + one
