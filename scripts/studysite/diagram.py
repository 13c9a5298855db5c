"""Diagrams: what a drawing's source says, in shapes and arrows, whatever language it is in.

Names and texts are plain: no character in them is markup. Line breaks part the lines of a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

VertexShape = Literal["box", "round", "ellipse", "diamond", "plain"]


@dataclass(frozen=True, slots=True)
class Vertex:
    """A shape of a diagram: `name` is what arrows call it, `text` what it says, `group` the name of the one it is in.

    `notes` are words that the document sets beside it, without a shape of their own.
    """

    name: str
    text: str
    shape: VertexShape = "box"
    group: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two shapes, by their names, with the words beside it; an end may be a group's name: its frame."""

    tail: str
    head: str
    text: str = ""
    arrow: Literal["forward", "both", "none"] = "forward"
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes in one frame; `within` is the name of the group that this one is in."""

    name: str
    title: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """What a drawing's source was understood to say, whatever language it is in."""

    vertices: tuple[Vertex, ...]
    edges: tuple[Edge, ...] = ()
    groups: tuple[Group, ...] = ()
    direction: Literal["down", "up", "right", "left"] = "down"

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says: shapes with their notes, lines, frames."""
        shapes = (text for vertex in self.vertices for text in (vertex.text, *vertex.notes))
        others = (*(edge.text for edge in self.edges), *(group.title for group in self.groups))
        return tuple(filter(None, (*shapes, *others)))
