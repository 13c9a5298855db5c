"""Mermaid's `mindmap`: a tree by indentation, whose branches have shapes and icons; what a markmap becomes, too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from studysite.model import Node, Outline, Span, Text
from studysite.text import verbatim
from studysite.text.diagrams.mermaid_words import mermaid_words
from studysite.text.diagrams.mermaid_words import opened as parted
from studysite.text.drawings import drawn_in
from studysite.text.ledger import Ledger
from studysite.text.line import DEEPEST, Line, indent

KEYWORD = "mindmap"
LOOKS = re.compile(r"::icon\([^()]*\)|(?<=[\s)\]}])(?<!:):::[\w -]+|^:::[\w -]+")
CLOSES = {"((": "))", "))": "((", "{{": "}}", "[": "]", "(": ")", ")": "("}
# A line's break glues its sign to the word behind it.
BREAKS = re.compile(r"(?<=\\)n\w+")
OPENS = re.compile(r"(?P<name>[^\s()\[\]{}\"]*)(?P<mark>\(\(|\)\)|\{\{|[\[()])")


@dataclass(slots=True)
class _Branch:
    """A branch while it is read; `depth` is its indentation in columns."""

    depth: int
    words: str
    span: Span
    below: list[_Branch] = field(default_factory=list)


def mind_map(lines: Sequence[Line], ledger: Ledger) -> Outline | None:
    """Return the tree of a fenced block that holds Mermaid's `mindmap`; None for any other code."""
    if not is_mind_map(lines):
        return None
    read = parted("\n".join(line.text for line in lines[1:]))
    _, inner = verbatim.opened(lines, ledger)
    numbered = [Line(line.number, text) for line, text in zip(lines[1:], inner, strict=False)]
    roots = _tree(_Reader(numbered, ledger).branches())
    if read.title:
        # What the map calls itself stands above it.
        roots = [_Branch(-1, read.title, roots[0].span if roots else Span(lines[0].number, lines[-1].number), roots)]
    return Outline(tuple(map(_node, roots)), Span(lines[0].number, lines[-1].number)) if roots else None


def is_mind_map(lines: Sequence[Line]) -> bool:
    """Tell whether a fenced block holds Mermaid's `mindmap`, and something in it."""
    fence = verbatim.FENCE.match(lines[0].text.lstrip())
    if fence is None or drawn_in(fence["info"], "") != "mermaid":
        return False
    read = parted("\n".join(line.text for line in lines[1:]))
    return read.keyword == KEYWORD and bool(read.body.strip(" \t\n`~"))


def _tree(branches: Iterator[_Branch]) -> list[_Branch]:
    roots: list[_Branch] = []
    path: list[_Branch] = []
    for branch in branches:
        while path and (path[-1].depth >= branch.depth or len(path) >= DEEPEST - 1):
            path.pop()
        (path[-1].below if path else roots).append(branch)
        path.append(branch)
    return roots


def _node(branch: _Branch) -> Node:
    return Node((Text(branch.words),), branch.span, tuple(map(_node, branch.below)))


class _Reader:
    """Reads line after line, and puts the marks around words aside."""

    def __init__(self, lines: Sequence[Line], ledger: Ledger) -> None:
        self._lines = lines
        self._ledger = ledger
        self._at = 0
        self._last_quote = max((at for at, line in enumerate(lines) if '"' in line.text), default=-1)

    def branches(self) -> Iterator[_Branch]:
        """Yield the branches in order."""
        for line in self._beginning():
            self._ledger.drop(line.number, "markup", line.text)
        while self._at < len(self._lines):
            line = self._lines[self._at]
            text = line.text.strip()
            if text.startswith("%%"):
                self._ledger.drop(line.number, "comment", text)
            elif text and (branch := self._branch(line, text)):
                yield branch
            self._at += 1

    def _beginning(self) -> Iterator[Line]:
        """Yield the lines up to the word that says what this is."""
        for line in self._lines:
            self._at += 1
            yield line
            if line.text.strip().startswith(KEYWORD):
                return

    def _branch(self, line: Line, text: str) -> _Branch | None:
        told = self._whole(text)
        own = LOOKS.sub("", told).strip()
        for look in LOOKS.findall(told):
            self._ledger.drop(self._lines[self._at].number, "markup", look)
        if opens := OPENS.match(own):
            close = CLOSES[opens["mark"]]
            if own.endswith(close) and len(own) >= opens.end() + len(close):
                inside = own[opens.end() : -len(close)]
                if inside.strip(' "`'):
                    self._ledger.drop(line.number, "markup", f"{opens.group()} {close}")
                    own = inside
        marks: list[str] = []
        words = " ".join(mermaid_words(own, marks).split())
        for mark in (*marks, *BREAKS.findall(own)):
            self._ledger.drop(line.number, "markup", mark)
        span = Span(line.number, self._lines[self._at].number)
        return _Branch(indent(line.text), words, span) if words else None

    def _whole(self, text: str) -> str:
        """Return a text in quotes with the lines on which it goes on."""
        opens = OPENS.match(text)
        if not opens or not text[opens.end() :].lstrip().startswith('"') or text.count('"') > 1:
            return text
        parts = [text]
        while self._at < self._last_quote and (len(parts) == 1 or '"' not in parts[-1]):
            self._at += 1
            parts.append(self._lines[self._at].text.strip())
        return "\n".join(parts)
