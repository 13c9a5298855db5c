"""A diagram as a list: where its lines lead, what stands within its frames, what stands alone."""

from __future__ import annotations

from collections import defaultdict

from studysite.diagram import Diagram, Edge
from studysite.model import Inline, Inlines, Item, ListBlock, Span, Strong, Text

# What a shape without words is called.
NAMELESS = "a point"


def in_words(diagram: Diagram, span: Span) -> ListBlock:
    """Return what the diagram says: an entry for each frame, each line, each note and each shape that no line reaches.

    No sign carries a meaning alone: a screen reader says it as it stands.
    """
    teller = _Teller(diagram, span)
    return ListBlock((*teller.frames(), *teller.lines(), *teller.notes(), *teller.alone()), span)


class _Teller:
    def __init__(self, diagram: Diagram, span: Span) -> None:
        self._diagram = diagram
        self._span = span
        self._names = {vertex.name: _line(vertex.text) for vertex in diagram.vertices}
        self._names |= {group.name: _line(group.title) for group in diagram.groups if group.name not in self._names}

    def _name(self, name: str) -> Strong:
        return Strong((Text(self._names.get(name) or NAMELESS),))

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
            words = (Text("Within "), Strong((Text(title),)), Text(":")) if title else (Text("Together:"),)
            below = (*shapes[group.name], *reversed(inner[group.name]))
            inner[group.within].append(self._item(*words, below=below))
        return list(reversed(inner[""]))

    def lines(self) -> list[Item]:
        """Return where each line leads."""
        return [self._item(*self._line(edge)) for edge in self._diagram.edges]

    def _line(self, edge: Edge) -> Inlines:
        first, middle = ("From ", " to ") if edge.arrow == "forward" else ("Between ", " and ")
        more = ", both ways" if edge.arrow == "both" else ""
        text = _line(edge.text)
        end = f"{more}: {text}" if text else more
        ends = (Text(first), self._name(edge.tail), Text(middle), self._name(edge.head))
        return (*ends, Text(end)) if end else ends

    def notes(self) -> list[Item]:
        """Return what stands beside shapes."""
        return [
            self._item(Text("Beside "), self._name(vertex.name), Text(f": {_line(note)}"))
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
