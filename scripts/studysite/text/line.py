"""A line with its number, and what its first characters say that it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """One line of a file (or a part of one): its number in the file, its text."""

    number: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing stands on the line."""
        return not self.text or self.text.isspace()


class Marker(NamedTuple):
    """A list marker: its indentation in columns, its number (None for a bullet), what follows it."""

    indent: int
    number: int | None
    rest: str


BULLET = re.compile(r"([ \t]*)[-*+•◦▪‣–](?:[ \t]+(.*))?$")
NUMBER = re.compile(r"([ \t]*)(\d{1,5})[.)](?:[ \t]+(.*))?$")
RULE = re.compile(
    r"[ \t]*(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:=[ \t]*){3,}|[─━═—–]{3,}[ \t]*)$"
)
FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*([^`]*)$")
LATEX_BEGIN = re.compile(r"[ \t]*\\begin\{(\w+\*?)\}")


def marker(text: str) -> Marker | None:
    """Return the list marker that `text` begins with."""
    if match := BULLET.match(text):
        return None if RULE.match(text) else Marker(columns(match[1]), None, (match[2] or "").strip())
    if match := NUMBER.match(text):
        return Marker(columns(match[1]), int(match[2]), (match[3] or "").strip())
    return None


def columns(space: str) -> int:
    """Return the width of leading white space; a TAB goes to the next multiple of four."""
    width = 0
    for character in space:
        if character == "\t":
            width += 4 - width % 4
        elif character == " ":
            width += 1
        else:
            break
    return width


def indent(text: str) -> int:
    """Return the indentation of a line in columns."""
    return columns(text[: len(text) - len(text.lstrip(" \t"))])


def closing(lines: Sequence[Line], start: int) -> int | None:
    """Return the index of the line that closes the fence or LaTeX environment opened at `start`.

    None where nothing is opened there, or where it is never closed.
    """
    text = lines[start].text
    if fence := FENCE.match(text):
        mark = fence[1]
        end = re.compile(rf"[ \t]*{mark[0]}{{{len(mark)},}}[ \t]*$")
        return next((at for at in range(start + 1, len(lines)) if end.match(lines[at].text)), None)
    if begin := LATEX_BEGIN.match(text):
        close = f"\\end{{{begin[1]}}}"
        return next((at for at in range(start, len(lines)) if close in lines[at].text), None)
    return None
