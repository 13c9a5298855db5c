"""What a TikZ picture has on it: nodes by name, who stands beside whom, and the lines between them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from studysite.diagram import Diagram, Edge
from studysite.text.diagrams.draft import Direction, Draft, NotUnderstood, free, shown
from studysite.text.diagrams.tex_words import tex_words
from studysite.text.diagrams.tikz_options import (
    Beside,
    Styles,
    arrow_of,
    beside,
    is_dashed,
    labels_of,
    shape_of,
)

# A place by numbers, by calculation, or on the paper: no name of a node.
PLACE = re.compile(r"[^A-Za-z]*$|.*[,:$]|current (?:page|bounding box)|intersection", re.DOTALL)
NUMBERS = re.compile(
    r"\s*(-?\d{0,6}\.?\d{1,6})\s*(?:cm|mm|pt|em|ex|in)?\s*,\s*(-?\d{0,6}\.?\d{1,6})\s*(?:cm|mm|pt|em|ex|in)?\s*$"
)
FITTED = re.compile(r"\(([^()]*)\)")


class Point(NamedTuple):
    """A place on a path: the node there, or "" and what the source says of it."""

    node: str
    told: str


class Line(NamedTuple):
    """A line from point to point, with the words beside it and its options as they are written."""

    tail: Point
    head: Point
    words: str
    options: str


@dataclass(slots=True)
class Board:
    """Holds what the statements of a picture put on it."""

    styles: Styles
    common: str = ""
    places: set[str] = field(default_factory=set)
    _draft: Draft = field(default_factory=Draft)
    _names: dict[str, str] = field(default_factory=dict)
    _beside: dict[str, Beside] = field(default_factory=dict)
    _at: dict[str, tuple[float, float]] = field(default_factory=dict)
    _fits: list[tuple[str, str, str]] = field(default_factory=list)
    _lines: list[Line] = field(default_factory=list)

    def enter(self, options: str) -> None:
        """Take the options of the picture, or of a part of it."""
        self.styles.define(options)
        self.common = f"{self.common},{options}"

    def node(self, name: str, text: str, options: str, place: str) -> str:
        """Put a node on the board, and return what it is called in the diagram."""
        own = self.styles.read(f"{self.common},every node,{options}")
        made = free(name or "unnamed", self._draft.shapes)
        words = tex_words(text)
        labels = [tex_words(one) for one in labels_of(own)]
        if own.get("fit"):
            made = free(name or "unnamed", self._names)
            self._fits.append((made, " ".join(filter(None, (words, *labels))), own["fit"] or ""))
        else:
            shape = self._draft.shape(made)
            shape.text, shape.shape = words, shape_of(own)
            shape.notes += labels
            self._stand(made, beside(own), place)
        self._names[name or made] = made
        return made

    def _stand(self, name: str, other: Beside | None, place: str) -> None:
        """Remember where a node stands, if the source says so."""
        if other:
            self._beside[name] = Beside(self.node_at(other.other), other.side)
        elif found := NUMBERS.match(place):
            self._at[name] = float(found[1]), float(found[2])
        elif node := self.node_at(place):
            self._beside[name] = Beside(node, (0, 0))

    def node_at(self, told: str) -> str:
        """Return the node that a point names, also by one of its anchors (`A.north`); "" for any other place."""
        name = " ".join(told.split())
        return self._names.get(name) or self._names.get(name.rpartition(".")[0].strip(), "")

    def line(self, line: Line) -> None:
        """Put a line on the board."""
        self._lines.append(line)

    def finished(self) -> Diagram:
        """Return the diagram."""
        loose = None
        for line in self._lines:
            arrow, back = arrow_of(options := self.styles.read(line.options))
            ends = [self._end(line.tail), self._end(line.head)]
            if all(ends):
                tail, head = reversed(ends) if back else ends
                self._draft.line(Edge(tail, head, line.words, arrow, is_dashed(options)))
            elif any(ends) or arrow != "none":
                loose = loose or line
        if loose or (self._lines and not self._draft.edges):
            one = loose or self._lines[0]
            told = f"({shown(one.tail.told)}) to ({shown(one.head.told)})"
            raise NotUnderstood(f"a line goes from {told}, which are no two nodes; write the names of nodes")
        self._frames()
        self._notes()
        return self._draft.finished(self._direction())

    def _end(self, point: Point) -> str:
        """Return the node at the end of a line; raises NotUnderstood for a name that is nobody's."""
        name = " ".join(point.told.split())
        found = point.node or self.node_at(name)
        if (
            not found
            and name not in self.places
            and name.rpartition(".")[0] not in self.places
            and not PLACE.match(name)
        ):
            raise NotUnderstood(f"“{shown(name)}” is the name of no node; name a node so, or correct the line")
        return found

    def _frames(self) -> None:
        """Make groups of the nodes that are drawn around others."""
        for name, title, fitted in self._fits:
            group = self._draft.group(name, title)
            for told in FITTED.findall(fitted):
                node = self.node_at(told)
                if node in self._draft.shapes:
                    self._draft.shapes[node].group = group

    def _notes(self) -> None:
        """Give words that stand beside a shape, with nothing around them and no line to them, to that shape."""
        shapes = self._draft.shapes
        joined = {name for edge in self._draft.edges for name in (edge.tail, edge.head)}
        for name in tuple(shapes):
            note = shapes[name]
            other = self._beside.get(name)
            if note.shape != "plain" or name in joined or note.group or other is None:
                continue
            beside_it = shapes.get(other.other)
            if beside_it and beside_it is not note and (beside_it.shape != "plain" or other.other in joined):
                beside_it.notes += [note.text or "", *note.notes]
                del shapes[name]
                # What stands beside the note stands beside the shape too.
                self._beside |= {
                    one: Beside(other.other, way.side) for one, way in self._beside.items() if way.other == name
                }

    def _direction(self) -> Direction:
        """Return where most lines go, by the places of their ends."""
        votes: Counter[Direction] = Counter()
        for edge in self._draft.edges:
            tail, head = self._place(edge.tail), self._place(edge.head)
            across, up = head[0] - tail[0], head[1] - tail[1]
            if across or up:
                upright: Direction = "up" if up > 0 else "down"
                level: Direction = "right" if across > 0 else "left"
                votes[upright if abs(up) >= abs(across) else level] += 1
        return votes.most_common(1)[0][0] if votes else "down"

    def _place(self, name: str) -> tuple[float, float]:
        """Return about where a node stands: columns to the right and rows up, in whatever unit the source has."""
        across = up = 0.0
        seen: set[str] = set()
        while name in self._beside and name not in seen:
            seen.add(name)
            other = self._beside[name]
            across, up, name = across + other.side[0], up + other.side[1], other.other
        at = self._at.get(name, (0.0, 0.0))
        return across + at[0], up + at[1]
