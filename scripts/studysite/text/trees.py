"""Headings and bullets, and headings inside bullets, as one tree: what a mind map (markmap) is written in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from studysite.model import Code, Node, Outline, Span
from studysite.text.front_matter import front_matter
from studysite.text.headings import hash_heading
from studysite.text.inline import parse
from studysite.text.ledger import Ledger
from studysite.text.line import DEEPEST, Line, indent, is_rule, marker, ticked
from studysite.text.verbatim import BEGIN, formula_of, opened, outside_code, with_ends

MAP = re.compile(r"[`~]{3,}\s*markmap\b")
QUOTE = re.compile(r"[ \t]*>[ \t]?")
FORMULA = re.compile(r"\$\$[^$]+\$\$$")

# A bullet is as deep as its indentation, after all six levels of headings.
BULLETS = 10.0


@dataclass(slots=True)
class _Branch:
    """A branch while it is read: its words line by line, or the code that it holds."""

    line: int
    last: int
    words: list[str]
    number: int | None = None
    kind: str = ""
    below: list[_Branch] = field(default_factory=list)


def tree(lines: Sequence[Line], ledger: Ledger) -> Outline | None:
    """Return the tree that `lines` are; None where they hold nothing."""
    roots = _Tree(lines, ledger).read()
    if not roots:
        return None
    return Outline(tuple(_node(branch) for branch in roots), Span(roots[0].line, _last(roots[-1])))


def fenced_tree(lines: Sequence[Line], ledger: Ledger) -> Outline | None:
    """Return the tree of a code block that says it is one (markmap); None for any other code."""
    if not MAP.match(lines[0].text.strip()):
        return None
    _, inner = opened(lines, ledger)
    numbered = [Line(line.number, text) for line, text in zip(lines[1:], inner, strict=False)]
    # A map in a page may have settings of its own: nothing of the page follows them.
    _, body = front_matter(numbered, ledger)
    return tree(with_ends(body), ledger)


class _Tree:
    """Hangs line after line below the nearest one above it that is less deep."""

    def __init__(self, lines: Sequence[Line], ledger: Ledger) -> None:
        self._lines = lines
        self._ledger = ledger
        self._roots: list[_Branch] = []
        self._path: list[tuple[float, _Branch]] = []

    def read(self) -> list[_Branch]:
        """Return the roots of the tree."""
        for at, line, code in outside_code(self._lines):
            if code:
                self._code(self._lines[at : at + code])
            elif is_rule(line.text):
                self._ledger.drop(line.number, "rule", line.text)
            elif not line.blank:
                self._line(line)
        return self._roots

    def _line(self, line: Line) -> None:
        found = marker(line.text)
        heading = None if found else hash_heading(line.text) or self._inner_heading(line)
        if found:
            self._bullet(line, found.indent, found.number, found.rest)
        elif heading:
            self._ledger.drop(line.number, "heading marker", "#" * heading[0])
            if heading[1]:
                self._hang(_Branch(line.number, line.number, [heading[1]]), self._heading_depth(line, heading[0]))
        elif quote := QUOTE.match(line.text):
            self._ledger.drop(line.number, "list marker", ">")
            self._text(line, line.text[quote.end() :].strip(), "quote")
        else:
            self._text(line, line.text.strip(), "")

    def _inner_heading(self, line: Line) -> tuple[int, str] | None:
        """Return a heading that is indented as far as what stands below a bullet."""
        return hash_heading(line.text.lstrip()) if self._path and self._path[-1][0] >= BULLETS else None

    def _heading_depth(self, line: Line, level: int) -> float:
        """Return how deep a heading is: one below a bullet stands between that bullet and the bullets as far in."""
        column = indent(line.text)
        inside = column and any(depth >= BULLETS and depth < BULLETS + column for depth, _ in self._path)
        return BULLETS + column - 0.5 + level / 20 if inside else float(level)

    def _bullet(self, line: Line, column: int, number: int | None, rest: str) -> None:
        heading = hash_heading(rest)
        words = heading[1] if heading else rest
        if quote := QUOTE.match(words):
            words = words[quote.end() :]
            self._ledger.drop(line.number, "list marker", ">")
        text = line.text.strip()
        self._ledger.drop(line.number, "list marker", text[: len(text) - len(rest)].strip())
        if heading:
            self._ledger.drop(line.number, "heading marker", "#" * heading[0])
        if words:
            self._hang(_Branch(line.number, line.number, [words], number), BULLETS + column)

    def _text(self, line: Line, text: str, kind: str) -> None:
        """Let a line with no mark go on with the branch right above it, or hang it as a branch of its own."""
        above = self._path[-1][1] if self._path else None
        goes_on = above is not None and above.kind == kind and line.number - above.last <= 1
        if goes_on and above is not None and (kind or not self._is_title(above)):
            above.words.append(text)
            above.last = line.number
        elif text:
            # A first line without a mark is what the bullets below it are about.
            deeper = 0.5 if kind or FORMULA.match(text) else 0.0 if self._roots or indent(line.text) else -0.5
            self._hang(_Branch(line.number, line.number, [text], kind=kind), BULLETS + indent(line.text) + deeper)
            if FORMULA.match(text):
                self._path.pop()

    def _is_title(self, branch: _Branch) -> bool:
        """Tell whether a branch is a heading: text below it is a branch of its own."""
        return any(one is branch and depth < BULLETS for depth, one in self._path)

    def _code(self, lines: Sequence[Line]) -> None:
        if tex := formula_of(lines):
            first, last = lines[0].number, lines[-1].number
            self._hang(_Branch(first, last, [f"$${tex}$$"]), BULLETS + indent(lines[0].text) + 0.5)
            # Nothing hangs below a formula, or below code: what is deeper goes on with the branch above.
            self._path.pop()
            return
        if BEGIN.match(lines[0].text.lstrip()):
            inner = [line.text for line in lines]
        else:
            _, inner = opened(lines, self._ledger)
        text = "\n".join(inner).strip("\n")
        if text.strip():
            first, last = lines[0].number, lines[-1].number
            self._hang(_Branch(first, last, [text], kind="code"), BULLETS + indent(lines[0].text) + 0.5)
            self._path.pop()

    def _hang(self, branch: _Branch, depth: float) -> None:
        path = self._path
        first = branch.words[0]
        if branch.kind != "code" and ticked(first) != first:
            self._ledger.drop(branch.line, "list marker", first[:3])
            branch.words[0] = ticked(first)
        while path and (path[-1][0] >= depth or len(path) >= DEEPEST):
            path.pop()
        (path[-1][1].below if path else self._roots).append(branch)
        path.append((depth, branch))


def _node(branch: _Branch) -> Node:
    children = tuple(_node(one) for one in branch.below)
    words = (Code(branch.words[0]),) if branch.kind == "code" else parse(" ".join(branch.words))
    return Node(words, Span(branch.line, branch.last), children, branch.number)


def _last(branch: _Branch) -> int:
    """Return the last line of a branch with everything below it."""
    return _last(branch.below[-1]) if branch.below else branch.last
