"""The texts of cards: words and blocks of the model as nested tuples that become JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from studysite.in_words import in_words
from studysite.model import (
    Block,
    Blocks,
    Code,
    CodeBlock,
    Emphasis,
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
from studysite.records import CardBlocks, CardWords, Nested
from studysite.tex import MathNode, formula
from studysite.text.decode import CONTROL

# A link may lead to these; anything else stays text.
SAFE_URL = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
URL_MARKS = "%/:?#@!$&'()+,;=-._~"


def clean(text: str) -> str:
    """Return `text` without control characters, its lines joined."""
    return (text if text.isprintable() else CONTROL.sub("", text)).replace("\n", " ")


def line(words: Inlines) -> str:
    """Return words without their markup, on one line."""
    text = plain(words)
    return " ".join((text if text.isprintable() else clean(text)).split())


def said(words: Inlines, *, leads: bool = True) -> CardWords:
    """Return words with their markup; `leads` says whether terms and links lead anywhere."""
    made: list[Nested] = []
    for one in words:
        for part in _inline(one, leads=leads):
            if isinstance(part, str) and made and isinstance(made[-1], str):
                made[-1] += part
            elif part:
                made.append(part)
    return tuple(made)


def _inline(one: Inline, *, leads: bool) -> CardWords:
    """Return one piece of words; a link that leads nowhere is what it says."""
    match one:
        case Text():
            return (clean(one.text),)
        case Code():
            return (("code", text),) if (text := clean(one.text)) else ()
        case Formula() | Picture():
            return (math(one) if isinstance(one, Formula) else image(one),)
        case Mention():
            text = clean(one.text)
            return (("a", f"glossary/{one.term}/", text),) if leads and text else (text,)
        case Link():
            return _link(one, leads=leads)
    tag = "strong" if isinstance(one, Strong) else "s" if one.is_struck else "em"
    inner = said(one.children, leads=leads)
    return ((tag, *inner),) if inner else ()


def math(one: Formula) -> Nested:
    """Return a formula: `block` or `inline`, its TeX, its words, and its elements."""
    return ("math", "block" if one.is_block else "inline", clean(one.tex), clean(one.text), _element(formula(one.tex)))


def image(one: Picture) -> Nested:
    """Return a picture: its file from the root, its words, its width and height, `clear` if one sees through it."""
    if not one.file:
        return f"[{clean(one.text)}]" if one.text else ""
    return ("img", one.file, clean(one.alt), str(one.width), str(one.height), "clear" if one.is_clear else "")


def _element(node: MathNode) -> Nested:
    """Return an element of MathML: its name, its attributes in pairs, then its text or its children."""
    attributes = tuple(word for pair in node.attributes for word in pair)
    inner = (clean(node.text),) if node.text else tuple(map(_element, node.children))
    return (node.tag, attributes, *inner)


def _link(one: Link, *, leads: bool) -> CardWords:
    url = quote(clean(one.url), safe=URL_MARKS)
    inner = said(one.children, leads=False)
    if one.page:
        return (("a", one.page, *inner),) if leads and inner else inner
    return (("a", url, *(inner or (url,))),) if leads and SAFE_URL.match(one.url) else inner


def told(blocks: Blocks) -> CardBlocks:
    """Return blocks as a card shows them: paragraphs, lists, tables, code."""
    return tuple(made for block in blocks for made in _block(block))


def _block(block: Block) -> Iterator[CardWords]:
    match block:
        case Paragraph():
            yield from paragraph(block.words)
        case ListBlock():
            yield ("ol" if block.ordered else "ul", *(_item(item) for item in block.items))
        case Table():
            yield ("table", *map(_row, (block.header, *block.rows)))
        case CodeBlock():
            yield ("pre", _code(block.text))
        case Figure():
            yield from paragraph(block.caption)
            yield from _drawn(block)
        case Outline():
            yield ("ul", *map(_branch, block.nodes))
        case Question():
            yield from paragraph(block.prompt)
        case Term() | Pair():
            yield ("p", ("strong", clean(block.name)), ": ", *said(_definition(block)))


def _drawn(figure: Figure) -> Iterator[CardWords]:
    """Yield what a figure's drawing says, or its source where nobody understood it."""
    if figure.diagram:
        yield from _block(in_words(figure.diagram, figure.span))
    elif figure.source:
        yield ("pre", _code(figure.source))


def paragraph(words: Inlines, *, leads: bool = True) -> Iterator[CardWords]:
    """Yield a paragraph, if the words say anything."""
    if line(words):
        yield ("p", *said(words, leads=leads))


def _item(item: Item) -> CardBlocks:
    return (*paragraph(item.words), *told(item.blocks))


def _row(row: Row) -> CardBlocks:
    return tuple(said(cell) for cell in row.cells)


def _branch(node: Node) -> CardBlocks:
    below: Sequence[CardWords] = (("ul", *map(_branch, node.children)),) if node.children else ()
    return (*paragraph(node.words), *below)


def _definition(block: Term | Pair) -> Inlines:
    if isinstance(block, Term):
        return block.definition
    return (*block.definition, Text(" "), *block.example)


def _code(text: str) -> str:
    """Return code line by line, without control characters."""
    return "\n".join(map(clean, text.split("\n")))


def cut(words: Inlines, first: int, end: int) -> Inlines:
    """Return the words from the character `first` to before `end`, as `plain` counts them, with their markup."""
    made: list[Inline] = []
    at = 0
    for one in words:
        size = len(plain((one,)))
        start, stop = max(0, first - at), min(size, end - at)
        if start < stop:
            made.append(_part(one, start, stop))
        at += size
    return tuple(made)


def _part(one: Inline, start: int, stop: int) -> Inline:
    match one:
        case Text():
            return Text(one.text[start:stop])
        case Code() | Mention():
            return replace(one, text=one.text[start:stop])
        case Formula() | Picture():
            # It is one thing: who has its beginning has it all.
            return one if start == 0 else Text("")
        case Link():
            return replace(one, children=cut(one.children, start, stop))
        case Strong():
            return Strong(cut(one.children, start, stop))
        case Emphasis():
            return replace(one, children=cut(one.children, start, stop))


def stripped(words: Inlines) -> Inlines:
    """Return `words` without the spaces around them."""
    text = plain(words)
    return cut(words, len(text) - len(text.lstrip()), len(text.rstrip()))
