"""Mind maps (markmap): headings and bullets, and headings inside bullets, as one tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from studysite.model import Inlines, Node, Outline, Section, Span
from studysite.readers.shape import Shape
from studysite.text.headings import HASH
from studysite.text.inline import parse
from studysite.text.ledger import Ledger
from studysite.text.line import RULE, Line, closing, indent, marker

INNER_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*$")
DEEPEST = 32


@dataclass(slots=True)
class _Branch:
    text: str
    line: int
    last: int
    number: int | None = None
    below: list[_Branch] = field(default_factory=list)


def score(lines: Sequence[Line]) -> float:
    """Return how much the lines are one tree of bullets."""
    own = [line.text for line in lines if not line.blank]
    found = [marker(text) for text in own]
    inner = sum(1 for one in found if one and INNER_HEADING.match(one.rest))
    depths = {one.indent for one in found if one}
    share = sum(1 for one, text in zip(found, own, strict=True) if one or HASH.match(text)) / max(1, len(own))
    if inner >= 2:
        return 5.0
    return 1.5 if share > 0.95 and len(depths) >= 3 and len(own) >= 8 else 0.0


def read(lines: Sequence[Line], ledger: Ledger) -> Shape:
    """Return the document: one section that holds the tree. A single top heading is its title and its root."""
    roots = _branches(lines, ledger)
    nodes = tuple(_node(branch) for branch in roots)
    span = Span(nodes[0].span.first, _last(roots[-1])) if nodes else Span(1, 1)
    title: Inlines = nodes[0].words if len(nodes) == 1 and nodes[0].children else ()
    title_span = Span(nodes[0].span.first, nodes[0].span.first) if title else None
    sections = (Section((), (Outline(nodes, span),), span, role="outline"),) if nodes else ()
    return Shape("mind-map", title, title_span, (), sections)


def _branches(lines: Sequence[Line], ledger: Ledger) -> list[_Branch]:
    roots: list[_Branch] = []
    path: list[tuple[int, _Branch]] = []
    heading = 0
    at = 0
    while at < len(lines):
        line = lines[at]
        close = closing(lines, at)
        end = at if close is None else close
        if line.blank or RULE.match(line.text):
            if not line.blank:
                ledger.drop(line.number, "rule", line.text)
        elif (match := HASH.match(line.text)) and match[2]:
            heading = len(match[1])
            ledger.drop(line.number, "heading marker", match[1])
            _hang(_Branch(match[2], line.number, line.number), heading, roots, path)
        else:
            text = "\n".join(one.text.strip() for one in lines[at : end + 1])
            _bullet(line, text, lines[end].number, heading, roots, path, ledger)
        at = end + 1
    return roots


def _bullet(
    line: Line,
    text: str,
    last: int,
    heading: int,
    roots: list[_Branch],
    path: list[tuple[int, _Branch]],
    ledger: Ledger,
) -> None:
    """Hang a bullet below what it is indented under; a line with no mark goes on with the branch above it."""
    found = marker(line.text)
    if found is None:
        if path and line.number - path[-1][1].last <= 1 and not roots[-1:] == []:
            branch = path[-1][1]
            branch.text, branch.last = f"{branch.text} {' '.join(text.split())}", last
            return
        depth = 10 + indent(line.text)
        _hang(_Branch(" ".join(text.split()), line.number, last), depth, roots, path)
        return
    rest, inner = found.rest, INNER_HEADING.match(found.rest)
    if inner:
        rest = inner[2]
    ledger.drop(line.number, "list marker", line.text.strip()[: len(line.text.strip()) - len(rest)])
    if rest:
        _hang(_Branch(rest, line.number, last, found.number), 10 + found.indent, roots, path)


def _hang(branch: _Branch, depth: int, roots: list[_Branch], path: list[tuple[int, _Branch]]) -> None:
    """Add a branch below the nearest one above it that is less deep. Headings count below any bullet."""
    while path and (path[-1][0] >= depth or len(path) >= DEEPEST):
        path.pop()
    (path[-1][1].below if path else roots).append(branch)
    path.append((depth, branch))


def _node(branch: _Branch) -> Node:
    children = tuple(_node(one) for one in branch.below)
    return Node(parse(branch.text), Span(branch.line, branch.last), children, branch.number)


def _last(branch: _Branch) -> int:
    """Return the last line of a branch with everything below it."""
    return _last(branch.below[-1]) if branch.below else branch.last
