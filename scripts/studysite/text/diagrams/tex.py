r"""TeX into pieces: comments out, then commands, groups in braces, options in brackets, points in parentheses.

Course pages damage it: lines are glued together, so that commands stand behind a comment, and a backslash before
a mark is lost (`90%` was `90\%`, a lone `\` was `\\`). Everything is one pass over the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from studysite.text.diagrams.draft import NotUnderstood, shown

# What begins a statement of a picture.
COMMANDS = frozenset(
    {
        *("node", "draw", "path", "coordinate", "fill", "filldraw", "shade", "clip", "useasboundingbox"),
        *("begin", "end", "tikzset", "tikzstyle", "usetikzlibrary", "foreach", "matrix", "graph", "pic"),
    }
)
BEHIND_COMMENT = re.compile(rf"\\(?:{'|'.join(sorted(COMMANDS))})(?![A-Za-z])")
WORD = re.compile(r"[^\W_]{2}")
MARKS = re.compile(r"\\.|[{}%]")
BRACKETS = re.compile(r"\\.|[{}\[\]()]", re.DOTALL)
CLOSERS = {"{": "}", "[": "]", "(": ")"}
LEAF = re.compile(
    r"\s+|\\(?P<command>[A-Za-z]+)\*?|\\.?|--|-\||\|-|\.\.|\+\+|(?P<word>[A-Za-z]+)|(?P<end>;)|.", re.DOTALL
)

Kind = Literal["command", "group", "options", "point", "word", "mark", "end"]
KINDS: dict[str, Kind] = {"{": "group", "[": "options", "(": "point"}


class Token(NamedTuple):
    """A piece of a picture: `text` is what stands inside, without what encloses it."""

    kind: Kind
    text: str


def without_comments(source: str) -> str:
    """Return `source` without its comments; commands behind one on the same line are no part of it."""
    made: list[str] = []
    depth = 0
    for line in source.split("\n"):
        text, depth = _line(line, depth)
        made.append(text)
    return "\n".join(made)


def _line(line: str, depth: int) -> tuple[str, int]:
    """Return a line without its comments, and how many braces are open behind it."""
    if "%" not in line:
        return line, depth + sum({"{": 1, "}": -1}.get(mark, 0) for mark in MARKS.findall(line))
    kept: list[str] = []
    start = at = 0
    last_brace, last_end = line.rfind("}"), line.rfind(";")
    while found := MARKS.search(line, at):
        at = found.end()
        if found.group() in "{}":
            depth = max(0, depth + (1 if found.group() == "{" else -1))
        elif found.group() == "%" and not (depth and found.start() < last_brace):
            kept.append(line[start : found.start()])
            command = BEHIND_COMMENT.search(line, at)
            # A command right behind the mark was taken out by its author.
            if not command or command.start() > last_end or not WORD.search(line, at, command.start()):
                return "".join(kept), depth
            start = at = command.start()
    return "".join((*kept, line[start:])), depth


def tokens(text: str) -> Iterator[Token]:
    """Yield the pieces of a picture without comments."""
    partners = _partners(text)
    at = 0
    while at < len(text):
        kind = KINDS.get(text[at])
        if kind:
            end = partners[at]
            yield Token(kind, text[at + 1 : end])
            at = end + 1
            continue
        found = LEAF.match(text, at)
        if found is None:
            return
        at = found.end()
        if found["command"]:
            yield Token("command", found["command"])
        elif found["word"]:
            yield Token("word", found["word"])
        elif found["end"]:
            yield Token("end", ";")
        elif not found.group().isspace() and not found.group().startswith("\\"):
            yield Token("mark", found.group())


def _partners(text: str) -> dict[int, int]:
    """Return where each bracket closes; inside braces only braces count."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in BRACKETS.finditer(text):
        mark, at = match.group(), match.start()
        inside = bool(opened) and text[opened[-1]] == "{"
        if mark.startswith("\\") or (inside and mark not in "{}"):
            continue
        if mark in CLOSERS:
            opened.append(at)
        elif opened and CLOSERS[text[opened[-1]]] == mark:
            found[opened.pop()] = at
        else:
            raise NotUnderstood(f"a “{mark}” closes what was never opened, near “{shown(text[max(0, at - 30) : at])}”")
    if opened:
        raise NotUnderstood(f"a “{text[opened[-1]]}” is never closed: “{shown(text[opened[-1] : opened[-1] + 60])}”")
    return found


def split_outside(text: str, mark: str) -> list[str]:
    """Return the parts of `text` between `mark`s that stand in no brackets."""
    parts: list[str] = []
    depth = start = 0
    for match in re.finditer(rf"\\.|[{{}}\[\]()]|{re.escape(mark)}", text, re.DOTALL):
        found = match.group()
        if found == mark and depth == 0:
            parts.append(text[start : match.start()])
            start = match.end()
        elif found in CLOSERS:
            depth += 1
        elif found in CLOSERS.values():
            depth = max(0, depth - 1)
    return [*parts, text[start:]]
