"""A diagram as a list: where its lines lead, what stands within its frames, what stands alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from studysite.diagram import Diagram, Edge
from studysite.interface.say import ENGLISH, Say, noted
from studysite.model import Block, Blocks, Figure, Inline, Inlines, Item, ListBlock, Span, Strong, Text

# What a shape without words is called.
NAMELESS = noted("a point")

# What each line says, by its arrows.
ARROWS = {
    "forward": noted("From {tail} to {head}"),
    "both": noted("Between {tail} and {head}, both ways"),
    "none": noted("Between {tail} and {head}"),
}


def in_words(diagram: Diagram, span: Span, say: Say = ENGLISH) -> ListBlock:
    """Return what the diagram says: an entry for each frame, each line, each note and each shape that no line reaches.

    No sign carries a meaning alone: a screen reader says it as it stands.
    """
    teller = _Teller(diagram, span, say)
    return ListBlock((*teller.frames(), *teller.lines(), *teller.notes(), *teller.alone()), span)


def told_apart(blocks: Blocks, say: Say) -> Blocks:
    """Return blocks with each diagram as a list in the language of the site, below its caption.

    In English they stay as they are, since whoever tells a diagram tells it in English.
    """
    return blocks if say is ENGLISH else tuple(made for block in blocks for made in _apart(block, say))


def _apart(block: Block, say: Say) -> Blocks:
    match block:
        case Figure(diagram=Diagram() as diagram):
            return replace(block, diagram=None, source=""), in_words(diagram, block.span, say)
        case ListBlock():
            items = tuple(replace(one, blocks=told_apart(one.blocks, say)) for one in block.items)
            return (replace(block, items=items),)
        case _:
            return (block,)


class _Teller:
    def __init__(self, diagram: Diagram, span: Span, say: Say) -> None:
        self._diagram = diagram
        self._span = span
        self._say = say
        self._names = {vertex.name: _line(vertex.text) for vertex in diagram.vertices}
        self._names |= {group.name: _line(group.title) for group in diagram.groups if group.name not in self._names}

    def _name(self, name: str) -> Strong:
        return self._strong(self._names.get(name, ""))

    def _strong(self, name: str) -> Strong:
        return Strong((Text(name or self._say(NAMELESS)),))

    def _told(self, text: str, **names: str) -> Inlines:
        """Return a text with names in its places."""
        made: list[Inline] = []
        for words, name in self._say.parts(text):
            made += [Text(words)] if words else []
            made += [self._strong(names[name])] if name else []
        return tuple(made)

    def _item(self, *words: Inline, below: tuple[Item, ...] = ()) -> Item:
        return Item(words, self._span, (ListBlock(below, self._span),) if below else ())

    def frames(self) -> list[Item]:
        """Return the frames with the shapes in them, those within others below these."""
        shapes: dict[str, list[Item]] = defaultdict(list)
        for vertex in self._diagram.vertices:
            shapes[vertex.group].append(self._item(self._name(vertex.name)))
        inner: dict[str, list[Item]] = defaultdict(list)
        # A frame comes before those within it.
        for group in reversed(self._diagram.groups):
            title = _line(group.title)
            words = self._told(noted("Within {title}:"), title=title) if title else (Text(self._say("Together:")),)
            below = (*shapes[group.name], *reversed(inner[group.name]))
            inner[group.within].append(self._item(*words, below=below))
        return list(reversed(inner[""]))

    def lines(self) -> list[Item]:
        """Return where each line leads."""
        return [self._item(*self._line(edge)) for edge in self._diagram.edges]

    def _line(self, edge: Edge) -> Inlines:
        ends = {"tail": self._names.get(edge.tail, ""), "head": self._names.get(edge.head, "")}
        made = self._told(ARROWS[edge.arrow], **ends)
        text = _line(edge.text)
        return (*made, Text(f": {text}")) if text else made

    def notes(self) -> list[Item]:
        """Return what stands beside shapes."""
        return [
            self._item(*self._told(noted("Beside {name}"), name=self._names[vertex.name]), Text(f": {_line(note)}"))
            for vertex in self._diagram.vertices
            for note in vertex.notes
        ]

    def alone(self) -> list[Item]:
        """Return the shapes that nothing else has told of."""
        told = {name for edge in self._diagram.edges for name in (edge.tail, edge.head)}
        told |= {vertex.name for vertex in self._diagram.vertices if vertex.notes or vertex.group}
        return [self._item(self._name(vertex.name)) for vertex in self._diagram.vertices if vertex.name not in told]


def _line(text: str) -> str:
    return " ".join(text.split())
