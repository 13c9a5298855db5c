"""What a model says and what a page shows, both as plain nested tuples, so that they can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rendering import Element, folded, kept
from studysite.model import (
    Block,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Figure,
    Formula,
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
)

Shape = tuple[object, ...]

INLINE = frozenset(("a", "b", "code", "em", "s", "span", "strong"))
NO_PICTURE = "A picture"


# ── What the model says ──────────────────────────────────────────────────────────────────


def said(words: Inlines, *, links: bool = True) -> str:
    """Return the words as a page shows them; a link without words shows where it leads."""
    return folded(_said(words, links=links))


def _said(words: Inlines, *, links: bool) -> str:
    made = ""
    for one in words:
        if isinstance(one, Text | Code | Formula | Mention | Picture):
            made += one.text
        elif isinstance(one, Strong | Emphasis):
            made += _said(one.children, links=links)
        else:
            made += _link(one) if links else _said(one.children, links=False)
    return made


def _link(one: Link) -> str:
    label = _said(one.children, links=False)
    leads = one.url.lower().startswith(("http://", "https://", "mailto:"))
    return label if folded(label) or not leads else one.url


def document_said(document: Document, name: str) -> Iterator[Shape]:
    """Yield what the page of the text of a document shows, which marks call `name`; a lab is above all headings."""
    lab: list[Shape] = [("lab", document.options["lab"])] if document.kind == "lab" else []
    for section in document.sections:
        if section.title:
            yield from lab
            lab = []
            yield (f"h{section.level}", said(section.title))
        yield from blocks_said(section.blocks, said(section.title) or folded(f"From {name}"))
    yield from lab


def blocks_said(blocks: Iterable[Block], caption: str) -> Iterator[Shape]:
    """Yield the shapes of blocks; questions and terms in a row are one list each. `caption` is that of tables."""
    for kind, run in groupby(blocks, key=_kind):
        if kind == "asked":
            yield ("asked", [said(block.prompt, links=False) for block in run if isinstance(block, Question)])
        elif kind == "entries":
            yield ("entries", [_entry(block) for block in run if isinstance(block, Term | Pair)])
        else:
            yield from (shape for block in run if (shape := block_said(block, caption)) != ("p", ""))


def _kind(block: Block) -> str:
    return {Question: "asked", Term: "entries", Pair: "entries"}.get(type(block), "")


def block_said(block: Block, caption: str) -> Shape:
    """Return the shape of a block that stands for itself."""
    if isinstance(block, Paragraph):
        made: Shape = ("quote" if block.role == "quote" else "p", said(block.words))
    elif isinstance(block, ListBlock):
        made = (
            "ol" if block.ordered else "ul",
            block.start if block.ordered else 1,
            [_item(one) for one in block.items],
        )
    elif isinstance(block, Table):
        made = ("table", caption, [_row(row) for row in (block.header, *block.rows)])
    elif isinstance(block, CodeBlock):
        made = ("code", kept(block.text))
    elif isinstance(block, Figure):
        made = ("figure", said(block.caption) or _first_words(block), kept(block.source))
    elif isinstance(block, Outline):
        made = ("tree", nodes_said(block.nodes))
    else:
        raise TypeError(block)
    return made


def _first_words(figure: Figure) -> str:
    """Return what a figure without a caption is called."""
    if figure.diagram is None:
        return NO_PICTURE
    first = next(filter(None, (folded(vertex.text) for vertex in figure.diagram.vertices)), "")
    return f"Diagram: {first}" if first else "Diagram"


def _item(item: Item) -> Shape:
    return (said(item.words), list(blocks_said(item.blocks, "")))


def _row(row: Row) -> list[str]:
    return [said(cell) for cell in row.cells]


def _entry(block: Term | Pair) -> Shape:
    if isinstance(block, Term):
        related, as_of = ", ".join(block.related), block.as_of
        notes = [folded(f"See also {related}")] * bool(related) + [folded(f"As of {as_of}")] * bool(as_of)
        return (folded(block.name), [folded(alias) for alias in block.aliases], said(block.definition), "", notes)
    return (folded(block.name), [], said(block.definition), folded(f"Example {_said(block.example, links=True)}"), [])


def nodes_said(nodes: Iterable[Node]) -> list[Shape]:
    """Return the shapes of branches; a link in a branch that folds is only its words."""
    return [
        (folded(f"{_number(node)}{_said(node.words, links=not node.children)}"), nodes_said(node.children))
        for node in nodes
    ]


def _number(node: Node) -> str:
    return "" if node.number is None else f"{node.number}. "


# ── What the page shows ──────────────────────────────────────────────────────────────────


def shown(parent: Element) -> Iterator[Shape]:
    """Yield what stands in an element; not what writers add by themselves (marks, notes, links on)."""
    assert not own_text(parent), f"loose text: {own_text(parent)!r}"
    for one in parent.elements:
        if one.tag == "section":
            yield from shown(one)
        elif one.tag == "div" and one.all("study-lab"):
            yield ("lab", one.one("study-lab").attributes["data-lab"])
        elif one.tag != "p" and "glosses" not in one.classes:
            yield block_shown(one)
        elif one.tag == "p" and not _added(one) and one.text:
            yield ("p", one.text)


def own_text(element: Element) -> str:
    """Return the text that stands in an element beside other blocks."""
    return folded("".join(_inline(one) for one in element.children))


def _inline(one: Element | str) -> str:
    if isinstance(one, str):
        return one
    # Where a branch is treated is added by writers.
    return one.raw if one.tag in INLINE and "to" not in one.classes else ""


def _added(one: Element) -> bool:
    own = [set(below.classes) for below in one.elements]
    marked = bool(own) and {"src", "where"} <= own[0] and all("share" in css for css in own[1:])
    return marked or bool({"corrected", "subtitles", "next", "under", "label"} & set(one.classes))


def block_shown(one: Element) -> Shape:
    """Return the shape of one element."""
    if one.tag == "ul" and "asked" in one.classes:
        return ("asked", [item.elements[0].text for item in one.elements])
    if one.tag == "ul" and "tree" in one.classes:
        return ("tree", branches_shown(one))
    if one.tag in ("ul", "ol"):
        return (one.tag, int(one.attributes.get("start", 1)), [_shown_item(item) for item in one.elements])
    if one.tag == "figure":
        return _figure(one)
    if one.tag == "dl":
        return ("entries", [_shown_entry(entry) for entry in one.elements])
    names = {"blockquote": "quote", "pre": "code"}
    return (names.get(one.tag, one.tag), kept(one.raw) if one.tag == "pre" else one.text)


def _shown_item(item: Element) -> Shape:
    assert item.tag == "li"
    blocks = Element("", {}, [one for one in item.elements if one.tag not in INLINE])
    return (own_text(item), list(shown(blocks)))


def _figure(one: Element) -> Shape:
    caption = one.one("figcaption")
    label = caption.all("b")[0].text if caption.all("b") else ""
    name = folded(caption.text.removeprefix(label))
    if {"missing", "diagram"} & {*one.classes}:
        return ("figure", name, kept("".join(code.raw for code in one.all("pre"))))
    return ("table", name, [[cell.text for cell in row.elements] for row in one.all("tr")])


def _shown_entry(entry: Element) -> Shape:
    head = entry.one("dt")
    aliases = head.all(css="caps")
    name = folded("".join(_inline(one) for one in head.children if one not in aliases))
    example = entry.all("dd", "example")
    notes = [one.text for one in (*entry.all("dd", "see"), *entry.all("dd", "as-of"))]
    told = example[0].text if example else ""
    return (name, [one.text for one in aliases], entry.one("dd", "def").text, told, notes)


def branches_shown(parent: Element) -> list[Shape]:
    """Return the shapes of a tree's items."""
    made: list[Shape] = []
    for item in parent.elements:
        assert item.tag == "li"
        folds = [one for one in item.elements if one.tag == "details"]
        if folds:
            (below,) = [one for one in folds[0].elements if one.tag == "ul"]
            made.append((folds[0].elements[0].text, branches_shown(below)))
        else:
            made.append((own_text(item), []))
    return made
