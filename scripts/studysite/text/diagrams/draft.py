"""A diagram while it is read: shapes, lines and frames in the order in which they come, within limits."""

from __future__ import annotations

from collections.abc import Container, Sized
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from studysite.diagram import Diagram, Edge, Group, Vertex, VertexShape

# Beyond these no reader could follow the picture, and laying it out would keep a build waiting.
MOST_SHAPES = 300
MOST_LINES = 600
MOST_GROUPS = 60
LONGEST_TEXT = 500
DEEPEST = 8

Arrow = Literal["forward", "both", "none"]
Direction = Literal["down", "up", "right", "left"]


class NotUnderstood(ValueError):  # noqa: N818  # said of a source, not of a program
    """A source that is no diagram of shapes and lines; the message is the end of a sentence that says why."""


class Understood(NamedTuple):
    """A diagram, and the title that its source gives it ("" for none)."""

    diagram: Diagram
    title: str = ""


@dataclass(slots=True)
class Shape:
    """A shape so far: `text` is None as long as nothing was said but its name."""

    text: str | None = None
    shape: VertexShape = "box"
    group: str = ""
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """What was read so far; raises NotUnderstood where it becomes too much."""

    shapes: dict[str, Shape] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)

    def shape(self, name: str, group: str = "") -> Shape:
        """Return the shape called `name`; the first who mentions it puts it into a group."""
        if name not in self.shapes:
            if len(self.shapes) >= MOST_SHAPES:
                raise NotUnderstood(f"it has more than {MOST_SHAPES} shapes; draw it in several parts")
            self.shapes[name] = Shape()
        made = self.shapes[name]
        made.group = made.group or group
        return made

    def line(self, edge: Edge) -> None:
        """Take one line between two shapes."""
        self.edges.append(edge)
        few(self.edges)

    def group(self, name: str, title: str, within: str = "") -> str:
        """Take a frame and return what it is called; one more than are told apart is part of the one around it."""
        if len(self.groups) >= MOST_GROUPS:
            raise NotUnderstood(f"it has more than {MOST_GROUPS} groups; draw it in several parts")
        depth, above = 1, within
        while above:
            depth, above = depth + 1, self.groups[above].within
        if depth > DEEPEST:
            raise NotUnderstood(f"its groups lie more than {DEEPEST} deep in each other; draw it in several parts")
        own = free(name, {*self.groups, *self.shapes})
        self.groups[own] = Group(own, title, within)
        return own

    def retitle(self, name: str, title: str) -> None:
        """Say what stands at a frame."""
        self.groups[name] = replace(self.groups[name], title=title)

    def finished(self, direction: Direction) -> Diagram:
        """Return the diagram; an empty frame is a shape."""
        self._fill_frames()
        if not self.shapes:
            raise NotUnderstood("it holds no shape with words; nothing could be drawn")
        edges = self._known_edges()
        groups = tuple(replace(group, title=measured(group.title)) for group in self.groups.values())
        vertices = tuple(
            Vertex(name, _text(name, one), one.shape, one.group, tuple(measured(note) for note in one.notes))
            for name, one in self.shapes.items()
        )
        if not any(vertex.text for vertex in vertices):
            raise NotUnderstood("none of its shapes has words; nothing could be told of it")
        return Diagram(vertices, tuple(edges), groups, direction)

    def _fill_frames(self) -> None:
        """Make a shape of every frame with nothing in it."""
        used = {one.group for one in self.shapes.values()}
        for name in reversed(tuple(self.groups)):
            if name in used:
                used.add(self.groups[name].within)
            else:
                frame = self.groups.pop(name)
                shape = self.shape(name)
                shape.text, shape.group = frame.title or name, frame.within
                used.add(frame.within)

    def _known_edges(self) -> list[Edge]:
        """Return the lines; one to a frame ends at a shape of the frame's name."""
        made = []
        for edge in self.edges:
            for name in (edge.tail, edge.head):
                if name not in self.shapes and name not in self.groups:
                    raise NotUnderstood(f"it has a line to “{shown(name)}”, and no shape of that name")
            made.append(replace(edge, text=measured(edge.text)))
        return made


def _text(name: str, one: Shape) -> str:
    return measured(name if one.text is None else one.text)


def measured(text: str) -> str:
    """Return a text with its white space in order; one that is too long for a shape is none."""
    if len(text) > LONGEST_TEXT * 4:
        raise NotUnderstood(f"one of its texts has {len(text):,} characters; put long text beside the drawing")
    made = "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
    if len(made) > LONGEST_TEXT:
        raise NotUnderstood(f"one of its texts has {len(made):,} characters; put long text beside the drawing")
    return made


def few(lines: Sized) -> None:
    """Raise NotUnderstood where there are more lines than anyone could follow."""
    if len(lines) > MOST_LINES:
        raise NotUnderstood(f"it has more than {MOST_LINES} lines; draw it in several parts")


def free(name: str, taken: Container[str]) -> str:
    """Return `name`, with a number where something is called so already."""
    count, made = 1, name
    while made in taken:
        count += 1
        made = f"{name} {count}"
    return made


def shown(text: str) -> str:
    """Return a text as a message shows it."""
    told = " ".join(text.split())
    return told if len(told) <= 40 else f"{told[:40]}…"
